package main

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"parley/analyze/batch"
	"parley/analyze/compare"
	"parley/analyze/compare/duplicate"
	"parley/analyze/doc"
)

// markOf is what the store keeps of a text to find its copies by.
func markOf(d *doc.Document) []byte {
	b, err := duplicate.NewMark(d.Meta.Byline, d.Body).MarshalBinary()
	if err != nil {
		return nil
	}
	return b
}

// findCopies compares the marks of all stored articles and stores which repeat
// others.
func findCopies(ctx context.Context, store *batch.Store) error {
	articles, err := marked(ctx, store)
	if err != nil {
		return err
	}
	var copies []batch.Copy
	for _, c := range duplicate.Find(articles) {
		copies = append(copies, batch.Copy(c))
	}
	return store.SetCopies(ctx, copies)
}

// sketchBlock sketches are held together: one alone takes a tenth more.
const sketchBlock = 256

// marked reads the marks of all stored articles: some 650 bytes for each.
func marked(ctx context.Context, store *batch.Store) ([]duplicate.Article, error) {
	var articles []duplicate.Article
	var block []duplicate.Sketch
	days := map[string]string{} // many articles share one
	for m, err := range store.Marks(ctx) {
		if err != nil {
			return nil, err
		}
		var mark duplicate.Mark
		if mark.UnmarshalBinary(m.Mark) != nil {
			continue // made by another version: the next analysis makes it anew
		}
		if len(block) == cap(block) {
			block = make([]duplicate.Sketch, 0, sketchBlock)
		}
		block = append(block, mark.Sketch)
		articles = append(articles, duplicate.Article{Doc: m.Doc, Published: share(days, m.Published[:min(len(m.Published), len(time.DateOnly))]), Wire: mark.Wire, Sketch: &block[len(block)-1]})
	}
	return articles, nil
}

// share gives one string for all equal ones.
func share(known map[string]string, s string) string {
	if one, ok := known[s]; ok {
		return one
	}
	known[s] = s
	return s
}

func copiesFlag() cli.Flag {
	return &cli.StringFlag{Name: "copies", Value: "auto", Usage: "count articles that repeat others `once`, all or auto: all where outlets, leanings or articles are compared, else once"}
}

// countCopies makes a projection count copies as the flag says.
func countCopies(ctx context.Context, store *batch.Store, how string, p *compare.Projection) error {
	list, err := store.Copies(ctx)
	if err != nil {
		return err
	}
	copies := make(map[string]bool, len(list))
	for i := range list {
		copies[list[i].Doc] = true
	}
	if how == "auto" {
		how = "once"
		for _, k := range []compare.Key{compare.Outlet, compare.Leaning, compare.Article} {
			if p.Row == k || p.Col == k {
				how = "all" // what an outlet prints is its own choice
			}
		}
	}
	switch how {
	case "once":
		p.Skip = copies
	case "all":
		p.Copies = copies
	default:
		return usageError("use auto, once or all", "--copies: unknown value %q", how)
	}
	return nil
}

// sortBy sorts by a key made of each.
func sortBy[T any](list []T, key func(T) string) {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
}
