package main

import (
	"context"

	"parley/analyze/batch"
	"parley/analyze/statement"
)

// listArticles gives the stored articles with what a workbook shows of them. It
// holds all of them, so that each is kept small: what is not shown is left out,
// and fields that articles have in common share memory.
func listArticles(ctx context.Context, store *batch.Store) ([]statement.Article, error) {
	states, err := store.States(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]statement.Article, 0, states[batch.Done])
	known := map[string]string{}
	last := &statement.Article{}
	for a, err := range store.Articles(ctx) {
		if err != nil {
			return nil, err
		}
		a.Byline, a.Section, a.Extra, a.Body = "", "", nil, ""
		a.VoiceTone, a.VoiceStances, a.CueTone = nil, nil, nil
		for _, s := range []*string{&a.Format, &a.Outlet, &a.Leaning, &a.Summit, &a.SummitRule, &a.Published, &a.Language} {
			*s = share(known, *s)
		}
		if a.Path == last.Path { // of one file; most files of their own are met once
			a.Path = last.Path
		}
		out = append(out, *a)
		last = &out[len(out)-1]
	}
	return out, nil
}
