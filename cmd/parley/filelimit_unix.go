//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// tellFileLimit makes a write beyond the limit of a file's size an error like
// that of a full disk, which is told, and not the end of the program.
func tellFileLimit() { signal.Ignore(syscall.SIGXFSZ) }
