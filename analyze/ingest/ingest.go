// Package ingest reads files, archives and feeds into documents. It is the
// only door in.
package ingest

import (
	"context"
	"fmt"
	"iter"

	"parley/analyze/doc"
)

// An InputError is an input that could not be read. It is a value in the
// stream: the other inputs go on.
type InputError struct {
	Path   string
	Record int    // 1-based, 0 when the whole file is meant
	Reason string // lower case, no full stop
	Hint   string // what to do, "" when nothing
	Err    error  // the cause, may be nil
}

// Error gives path, record and reason in one line.
func (e *InputError) Error() string {
	if e.Record > 0 {
		return fmt.Sprintf("%s: record %d: %s", e.Path, e.Record, e.Reason)
	}
	return e.Path + ": " + e.Reason
}

// Unwrap gives the cause.
func (e *InputError) Unwrap() error { return e.Err }

// Options say how to read. The zero value is right.
type Options struct {
	Format    string            // forces a format; "" decides by content, then name
	FieldMap  map[string]string // our field -> name in JSON, CSV, XLSX
	MaxBytes  int64             // largest record in bytes; 0 is 16 MiB
	MaxFile   int64             // largest file read as a whole; 0 is 256 MiB
	MaxDepth  int               // archives within archives; 0 is 4
	MaxExpand int64             // bytes unpacked from one archive; 0 is 16 GiB
	KeepAll   bool              // keep inputs that are not articles (lists, paywalls)
}

// Walk reads the articles under paths in a stable order. Each step yields a
// document or an *InputError; any other error is a fault and ends the walk.
// The path "-" is not handled here: use Read.
func Walk(ctx context.Context, paths []string, o Options) iter.Seq2[*doc.Document, error] {
	panic("ingest: not written yet")
}
