package main

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/ingest"
	"parley/analyze/ingest/fetch"
)

// inputs reads what a run reads: paths, globs and addresses. A glob that matches
// nothing and an address that cannot be fetched are inputs that could not be read.
func (n *nightly) inputs(ctx context.Context, list []string, uncut func(*doc.Document) bool) iter.Seq2[*doc.Document, error] {
	o := readOptions(n.cfg)
	o.Known, o.Timeout = uncut, n.cfg.Limits.Article
	if len(list) == 1 && list[0] == "-" {
		return n.documentsBy(ctx, list, o)
	}
	return func(yield func(*doc.Document, error) bool) {
		fetcher := newFetcher(n.cfg)
		o.Lists = ingest.ReadLists(ctx, files(list), o) // a list may fill articles of any input
		for _, in := range list {
			for d, err := range n.input(ctx, fetcher, in, o) {
				if !yield(d, err) {
					return
				}
			}
		}
		for _, in := range o.Lists.Left() {
			if ctx.Err() != nil || !yield(nil, in) {
				return
			}
		}
	}
}

// files are the paths that inputs name, patterns made files; addresses and what
// matches nothing are left out.
func files(list []string) []string {
	var out []string
	for _, in := range list {
		if paths, err := expand(in); err == nil && !isAddress(in) {
			out = append(out, paths...)
		}
	}
	return out
}

// input reads one of them.
func (n *nightly) input(ctx context.Context, fetcher *fetch.Fetcher, in string, o ingest.Options) iter.Seq2[*doc.Document, error] {
	if isAddress(in) {
		return fetched(ctx, fetcher, in, o)
	}
	paths, err := expand(in)
	if err != nil {
		return func(yield func(*doc.Document, error) bool) { yield(nil, err) }
	}
	return n.documentsBy(ctx, paths, o)
}

func isAddress(in string) bool {
	return strings.HasPrefix(in, "http://") || strings.HasPrefix(in, "https://")
}

func newFetcher(cfg *config) *fetch.Fetcher {
	c := &cfg.Fetch
	return fetch.New(fetch.Options{Folder: c.Folder, PerHost: c.PerHost, Timeout: c.Timeout, MaxBytes: int64(c.MaxMB) << 20, AllowLocal: c.AllowLocal, UserAgent: c.UserAgent})
}

// fetched reads what an address gives, under the name of the address.
func fetched(ctx context.Context, fetcher *fetch.Fetcher, address string, o ingest.Options) iter.Seq2[*doc.Document, error] {
	return func(yield func(*doc.Document, error) bool) {
		name := withoutSecrets(address)
		path, _, err := fetcher.Get(ctx, address)
		if ctx.Err() != nil {
			yield(nil, ctx.Err())
			return
		}
		var f *os.File
		if err == nil {
			f, err = os.Open(path)
		}
		if err != nil {
			yield(nil, &ingest.InputError{Path: name, Reason: "not fetched: " + oneLine(err), Hint: fetchHint(err), Err: err})
			return
		}
		defer f.Close()
		for d, err := range ingest.Read(ctx, f, name, o) {
			if !yield(d, err) {
				return
			}
		}
	}
}

func fetchHint(err error) string {
	switch {
	case errors.Is(err, fetch.ErrLocal):
		return "fetch.allow_local in parley.yaml allows it"
	case errors.Is(err, fetch.ErrTooLarge):
		return "fetch.max_mb in parley.yaml raises the limit"
	case errors.Is(err, fetch.ErrRobots):
		return "ask the site for leave, or take it out of the inputs"
	}
	return "it is tried again by the next run"
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
