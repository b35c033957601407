// Package ingest reads files, archives and feeds into documents. It is the
// only door in.
//
// Walk goes through files and folders in the order of their names, Read through
// one stream. Each step yields a document or an InputError, which names path and
// record and says what to do: a bad input is a value, and the others go on. Any
// other error is a fault of the disk or of the context and ends the walk.
//
// What a file is, is decided by its content, then by its name:
//
//	plain text, Markdown, RTF, DOCX, ODT, PDF     packages plain, rtf, office, pdf
//	pages, web archives (WARC, ARC)               page, warc
//	JSON lines, JSON, CSV, XLSX                   jsonl, table
//	feeds (RSS, Atom, RDF, EMM, WordPress)        feed
//	agencies (NewsML, NITF, ninjs, IPTC, ANPA)    newsml, jsonl, wire
//	Nexis, Factiva, ProQuest, Europresse, Integrum   a package each
//	transcripts in XML (TEI), XML of any kind     tei, anyxml
//	messages and mailboxes, lists of GDELT        mail, gdelt
//	zip, tar, gzip, bzip2, xz, zstd of all these  unpacked in memory, never to the disk
//
// Every reader makes records (package record); this package makes documents of
// them: a date and an outlet where the input or its address gives them and never
// else, outlets by one name each (package outlet), rows of metadata put to the
// articles that have their address (package join), the language, boilerplate masked and not cut, an ID that stays the same from night
// to night. Files are read on several workers and come in their order all the
// same. Options bound records, files, archives within archives and what unpacks.
package ingest

import (
	"context"
	"fmt"
	"io"
	"iter"
	"runtime"
	"sync/atomic"
	"time"

	"parley/analyze/doc"
	"parley/analyze/ingest/record"
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
	Timeout   time.Duration     // an article whose text takes longer to get is an input that could not be read; 0 is no limit
	KeepAll   bool              // keep inputs that are not articles (lists, paywalls)

	// Lists fill the fields of articles. Nil lets each walk find those under its
	// own paths, and tell at its end what they were good for.
	Lists *Lists

	// Known reports an article that its taker needs no more than fields and body
	// of: it is not cut into sentences. It is called on several workers; may be nil.
	Known func(*doc.Document) bool
}

// Walk reads the articles under paths in a stable order. Each step yields a
// document or an *InputError; any other error is a fault and ends the walk.
// The path "-" is not handled here: use Read.
func Walk(ctx context.Context, paths []string, o Options) iter.Seq2[*doc.Document, error] {
	return func(yield func(*doc.Document, error) bool) {
		own := o.Lists == nil
		if own {
			o.Lists = ReadLists(ctx, paths, o)
		}
		for d, err := range documents(ctx, o, func(rd *reading) { rd.paths(paths) }) {
			if !yield(d, err) {
				return
			}
		}
		if !own || ctx.Err() != nil {
			return
		}
		for _, in := range o.Lists.Left() {
			if !yield(nil, in) {
				return
			}
		}
	}
}

// Read reads the articles of a stream. name stands for its path in messages
// and, where an article has no id of its own, in ids.
func Read(ctx context.Context, r io.Reader, name string, o Options) iter.Seq2[*doc.Document, error] {
	return documents(ctx, o, func(rd *reading) { rd.stream(r, name) })
}

// documents runs a reading and makes documents of its records on several
// workers, in the order of the records.
func documents(ctx context.Context, o Options, start func(*reading)) iter.Seq2[*doc.Document, error] {
	return func(yield func(*doc.Document, error) bool) {
		ro, err := o.record()
		if err != nil {
			yield(nil, err)
			return
		}
		var slow atomic.Int32
		jobs := func(emit func(func() result) bool) {
			start(&reading{ctx: ctx, o: o, ro: ro, emit: func(it item) bool {
				return emit(func() result { return it.within(o, &slow) })
			}})
		}
		for res := range inOrder(runtime.GOMAXPROCS(0), jobs) {
			if ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			if !yield(res.doc, res.err) {
				return
			}
		}
		if ctx.Err() != nil {
			yield(nil, ctx.Err())
		}
	}
}

// record makes the options of the readers.
func (o Options) record() (record.Options, error) {
	ro := record.Defaults()
	m, err := record.NewMap(o.FieldMap)
	if err != nil {
		return ro, err
	}
	ro.Fields, ro.KeepAll = m, o.KeepAll
	if o.MaxBytes > 0 {
		ro.MaxRecord = int(o.MaxBytes)
	}
	if o.MaxFile > 0 {
		ro.MaxFile = int(o.MaxFile)
	}
	if o.Format != "" && formatNamed(o.Format) == nil {
		return ro, fmt.Errorf("no format %q (formats: %s)", o.Format, formatNames())
	}
	return ro, nil
}
