package main

import (
	"errors"
	"fmt"

	"parley/analyze/ingest"
)

func readOptions(cfg *config) ingest.Options { return ingest.Options{Format: cfg.Format} }

// unreadable reports whether err is a bad input and not a fault.
func unreadable(err error) bool {
	var in *ingest.InputError
	return errors.As(err, &in)
}

// printUnread says on standard error what could not be read and what to do.
func (p *program) printUnread(err error) {
	fmt.Fprintf(p.err, "parley: %s\n", oneLine(err))
	var in *ingest.InputError
	if errors.As(err, &in) && in.Hint != "" {
		fmt.Fprintf(p.err, "hint: %s\n", in.Hint)
	}
}

// unreadResult is what a command ends with that has printed n bad inputs.
func unreadResult(n int) error {
	if n > 0 {
		return errUnread
	}
	return nil
}
