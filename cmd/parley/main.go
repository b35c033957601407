// Command parley reads articles and transcripts about summits, finds who says
// what, scores the tone of every statement, compares speakers, outlets and
// summits, and writes Excel workbooks. See README.md and parley --help.
//
// It is the door to the person: flags, parley.yaml, progress, messages and exit
// codes. Each command is a method of program in a file of its own that joins
// packages and holds no method of research. run is the whole program, which tests
// call; the scripts under testdata/script run it as a user does.
//
// Errors begin with "parley: ", say what failed on which file and record, and go
// on with a "hint: " where there is something to do.
package main

import (
	"context"
	"os"
)

// gcPercent lets the heap grow to five times what lives: the lexicon and the
// directory live long, all else dies with its article, and collecting less
// often is worth more than the memory (some 100 MB).
const gcPercent = 400

// memoryGoal is what the heap is kept to by collecting more often, in bytes,
// where nobody set a limit (GOMEMLIMIT) and what lives allows it.
const memoryGoal = 400 << 20

// memoryLimited reports a limit that the user set.
func memoryLimited() bool { return os.Getenv("GOMEMLIMIT") != "" }

func main() {
	collect(gcPercent)
	keepTo(memoryGoal)
	if dir := temporaryFolder(os.Getenv("TMPDIR"), diskTemporary); dir != "" {
		os.Setenv("TMPDIR", dir)
	}
	os.Exit(run(context.Background(), os.Args, os.Stdin, os.Stdout, os.Stderr))
}
