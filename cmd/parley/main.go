// Command parley reads articles and transcripts about summits, finds who says
// what, scores the tone of every statement, compares speakers, outlets and
// summits, and writes Excel workbooks. See README.md and parley --help.
package main

import (
	"context"
	"os"
)

func main() { os.Exit(run(context.Background(), os.Args, os.Stdin, os.Stdout, os.Stderr)) }
