package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"parley/analyze/batch"
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
	if h := batch.Hint(err); h != "" {
		hint = h // the disk's trouble, not the name's
	}
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
	f := &failure{code: exitFailed, msg: err.Error(), hint: batch.Hint(err)}
	errors.As(err, &f)
	if f.msg != "" {
		fmt.Fprintf(p.err, "parley: %s\n", strings.TrimSuffix(f.msg, "."))
	}
	if f.hint != "" {
		fmt.Fprintf(p.err, "hint: %s\n", f.hint)
	}
	return f.code
}

// crashed tells of a fault of parley's own, with what a report of it needs.
func crashed(w io.Writer, cause any) int {
	fmt.Fprintf(w, "parley: fault in parley itself: %v\nhint: report this with the input and the lines below; what was stored stays as it was\n", cause)
	for _, line := range strings.Split(string(debug.Stack()), "\n") {
		if strings.HasPrefix(line, "parley/") {
			fmt.Fprintln(w, "  "+line)
		}
	}
	return exitFailed
}
