package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// A failure is an error with an exit code and a hint.
type failure struct {
	code int
	msg  string
	hint string
	err  error
}

func (f *failure) Error() string { return f.msg }
func (f *failure) Unwrap() error { return f.err }

func usageError(hint, format string, args ...any) error {
	return &failure{code: exitUsage, msg: fmt.Sprintf(format, args...), hint: hint}
}

func failed(hint string, err error) error {
	return &failure{code: exitFailed, msg: err.Error(), hint: hint, err: err}
}

// errUnread ends a command whose inputs could not all be read; they have been
// listed already.
var errUnread = &failure{code: exitUnread}

// finish prints err and gives the exit code.
func (p *program) finish(ctx context.Context, err error) int {
	if err == nil {
		return exitDone
	}
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		fmt.Fprintln(p.err, "parley: interrupted")
		return exitInterrupted
	}
	f := &failure{code: exitFailed, msg: err.Error()}
	errors.As(err, &f)
	if f.msg != "" {
		fmt.Fprintf(p.err, "parley: %s\n", strings.TrimSuffix(f.msg, "."))
	}
	if f.hint != "" {
		fmt.Fprintf(p.err, "hint: %s\n", f.hint)
	}
	return f.code
}
