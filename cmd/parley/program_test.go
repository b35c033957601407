package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// programFolder holds the binary that tests start as a child; TestMain makes
// and removes it.
var programFolder string

// A testMain runs the tests with a folder for the binary.
type testMain struct{ *testing.M }

func (m testMain) Run() int {
	dir, err := os.MkdirTemp("", "parley-test-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	programFolder = dir
	return m.M.Run()
}

// buildProgram makes the binary once. The test binary itself serves, as
// testscript.Main runs main under the name parley; under the race detector it
// takes ten times as long to start and to work, so that a plain one is built:
// what the detector is to watch runs in the tests' own process.
var buildProgram = sync.OnceValues(func() (string, error) {
	prog := filepath.Join(programFolder, "parley")
	if !raceBuilt {
		self, err := os.Executable()
		if err != nil {
			return "", err
		}
		if err := os.Link(self, prog); err == nil { // other users find it, too
			return prog, nil
		}
		return prog, os.Symlink(self, prog)
	}
	if out, err := exec.Command("go", "build", "-o", prog, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w: %s", err, out)
	}
	return prog, nil
})

// programPath is the path of a parley to be started as a child.
func programPath(t testing.TB) string {
	t.Helper()
	prog, err := buildProgram()
	if err != nil {
		t.Fatal(err)
	}
	return prog
}
