package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/analyze"
	"parley/analyze/batch"
	"parley/analyze/compare"
	"parley/analyze/statement"
	"parley/lexicon"
	"parley/report"
)

// Limits of what a workbook's comparing sheets show.
const (
	maxMatrix   = 20
	maxSpeakers = 200
	topWords    = 6
	findings    = 5
	maxOwn      = 100 // columns of own dictionaries

	leastStances = 2      // at a summit, for a change of stance
	leastMonths  = 3      // with fewer, Trends goes by day
	maxCovered   = 100000 // rows whose quotations are laid side by side
)

// workbookData compares the whole store. The rows can be read until done is
// called.
func workbookData(ctx context.Context, cfg *config, store *batch.Store) (d *report.Data, done func(), err error) {
	order, err := store.BySpeaker(ctx)
	if err != nil {
		return nil, nil, err
	}
	if d, err = describedData(ctx, cfg, store); err == nil {
		err = compareRows(ctx, d, order)
	}
	if err != nil {
		order.Close()
		return nil, nil, err
	}
	return d, func() { order.Close() }, nil
}

// describedData is all that needs no rows.
func describedData(ctx context.Context, cfg *config, store *batch.Store) (*report.Data, error) {
	d := &report.Data{Title: cfg.Title, Version: version}
	var err error
	if d.Articles, err = listArticles(ctx, store); err != nil {
		return nil, err
	}
	if d.Accuracy, err = accuracy(); err != nil {
		return nil, err
	}
	if d.Problems, err = store.Problems(ctx); err != nil {
		return nil, err
	}
	if d.Made, err = lastRun(ctx, store); err != nil {
		return nil, err
	}
	if err := describeMethod(d, cfg); err != nil {
		return nil, err
	}
	if d.Own, err = ownColumns(ctx, store); err != nil {
		return nil, err
	}
	if n := len(d.Own); n > maxOwn {
		d.Settings = append(d.Settings, [2]string{"Own lexicons", fmt.Sprintf("%d columns, of which the first %d by name are shown", n, maxOwn)})
		d.Own = d.Own[:maxOwn]
	}
	return d, nil
}

// compareRows makes the tables.
func compareRows(ctx context.Context, d *report.Data, order *batch.Order) error {
	d.Count = order.Count()
	n, copies := notes{}, compare.Copies(d.Articles)
	t := &tables{Data: d, copies: copies, among: compare.Largest(order.Speakers(copies), maxSpeakers)}
	if err := t.compare(order.ByDocument(ctx), n.take); err != nil { // the cheapest order: comparing minds none
		return err
	}
	d.Statements = func() rows { return order.Statements(ctx) }
	d.Brief = func() rows { return order.Brief(n) }
	return nil
}

// notes are the rows of which a workbook's layout looks at more than the order
// of rows knows: those with warnings, and texts that no cell holds.
type notes map[batch.Row]*statement.Statement

func (n notes) take(all rows) error {
	var at batch.Row
	for s, err := range all {
		if err != nil {
			return err
		}
		if s.Doc != at.Doc {
			at = batch.Row{Doc: s.Doc}
		}
		long := len(s.Text) > report.LongestText
		if long || len(s.Warnings) > 0 {
			note := &statement.Statement{Warnings: s.Warnings}
			if long {
				note.Text = s.Text
			}
			n[at] = note
		}
		at.Line++
	}
	return nil
}

// ownColumns are the columns of users' own dictionaries that stored rows have,
// by name.
func ownColumns(ctx context.Context, store *batch.Store) ([]string, error) {
	tones, err := store.Tones(ctx)
	return slices.DeleteFunc(tones, func(t string) bool { return !strings.Contains(t, ".") }), err
}

// lastRun is when the newest rows were made: the workbook of the same store
// then has the same bytes.
func lastRun(ctx context.Context, store *batch.Store) (time.Time, error) {
	runs, err := store.Runs(ctx, 1_000_000)
	if err != nil {
		return time.Time{}, err
	}
	for _, r := range runs {
		if r.Summary.Analyzed() > 0 || r.Summary.Failed > 0 {
			return r.Started, nil
		}
	}
	return time.Time{}, nil
}

func describeMethod(d *report.Data, cfg *config) error {
	lex, err := lexicon.Default()
	if err != nil {
		return err
	}
	d.Lexicon = fmt.Sprintf("%s, %d entries, %.12s", lex.Name(), len(lex.Entries()), lex.Hash())
	d.Settings = [][2]string{
		{"Rules", "version " + analyze.RulesVersion},
		{"Intervals", "95 %, 2,000 draws over articles, seed 1; none below 5 articles"},
	}
	for _, l := range cfg.Lexicons {
		d.Settings = append(d.Settings, [2]string{"Own lexicon", l})
	}
	for _, t := range cfg.Topics {
		d.Settings = append(d.Settings, [2]string{"Topic", t.Name})
	}
	return nil
}
