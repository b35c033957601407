package main

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/ingest"
)

// inputs reads what a run reads: paths and globs. A glob that matches nothing
// is an input that could not be read.
func (n *nightly) inputs(ctx context.Context, list []string, known func(*doc.Document) bool) iter.Seq2[*doc.Document, error] {
	o := readOptions(n.cfg)
	o.Known = known
	if len(list) == 1 && list[0] == "-" {
		return n.documentsBy(ctx, list, o)
	}
	return func(yield func(*doc.Document, error) bool) {
		for _, in := range list {
			paths, err := expand(in)
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			for d, err := range n.documentsBy(ctx, paths, o) {
				if !yield(d, err) {
					return
				}
			}
		}
	}
}

// expand gives the files of a glob in the order of their names; a path that is
// there stands for itself, whatever letters it has.
func expand(in string) ([]string, error) {
	if _, err := os.Stat(in); err == nil {
		return []string{in}, nil
	}
	list, err := filepath.Glob(in)
	switch {
	case err != nil:
		return nil, &ingest.InputError{Path: in, Reason: "not a pattern of file names", Err: err}
	case len(list) == 0 && strings.ContainsAny(in, "*?["):
		return nil, &ingest.InputError{Path: in, Reason: "no file matches the pattern"}
	case len(list) == 0:
		return []string{in}, nil
	}
	return list, nil
}
