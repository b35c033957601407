package main

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"parley/analyze"
	"parley/analyze/batch"
	"parley/analyze/compare"
	"parley/analyze/compare/coverage"
	"parley/analyze/statement"
	"parley/analyze/stats"
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

// workbookData compares the whole store.
func workbookData(ctx context.Context, cfg *config, store *batch.Store) (*report.Data, error) {
	d := &report.Data{Title: cfg.Title, Version: version}
	for a, err := range store.Articles(ctx) {
		if err != nil {
			return nil, err
		}
		d.Articles = append(d.Articles, *a)
	}
	var err error
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
	d.Statements = func() iter.Seq2[*statement.Statement, error] { return store.Statements(ctx) } // the cheapest order: comparing minds none
	if d.Count, err = store.Count(ctx); err != nil {
		return nil, err
	}
	err = compareAll(d, func(w batch.Want) iter.Seq2[*statement.Statement, error] { return store.Facts(ctx, w) })
	d.Statements = func() iter.Seq2[*statement.Statement, error] { return store.StatementsBySpeaker(ctx) }
	return d, err
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

// compareAll fills the tables of the data. facts are the rows without what
// comparisons do not need; those that quote words read the rows in full.
func compareAll(d *report.Data, facts func(batch.Want) iter.Seq2[*statement.Statement, error]) error {
	values := append([]string{"overall", "valence"}, report.Tones...)
	withOwn := append(slices.Clip(values), d.Own...)
	copies := compare.Copies(d.Articles)
	build := func(row, col compare.Key, values []string, diffs bool) (*compare.Table, error) {
		p := compare.Projection{Row: row, Col: col, Values: values, MaxRows: maxSpeakers, NoDiffs: !diffs}
		if row == compare.Outlet { // what an outlet prints is its own choice
			p.Copies = copies
		} else {
			p.Skip = copies
		}
		return compare.Build(d.Statements(), p)
	}
	var err error
	if d.Speakers, err = build(compare.Speaker, compare.None, withOwn, false); err != nil {
		return err
	}
	if d.Summits, err = build(compare.Speaker, compare.Summit, values, true); err != nil {
		return err
	}
	if d.Outlets, err = build(compare.Outlet, compare.None, values, false); err != nil {
		return err
	}
	if d.Months, err = build(compare.Speaker, compare.Month, []string{"overall"}, false); err != nil {
		return err
	}
	if len(d.Months.Cols) < leastMonths {
		if d.Months, err = build(compare.Speaker, compare.Day, []string{"overall"}, false); err != nil {
			return err
		}
	}
	if d.Stance, err = compare.Stances(d.Statements(), maxMatrix, maxMatrix, stats.Thresholds{}); err != nil {
		return err
	}
	if d.Changes, err = compare.Dyads(facts(batch.Want{Stances: true}), compare.Summit, leastStances, stats.Thresholds{}); err != nil {
		return err
	}
	if d.TopWords, err = compare.TopWords(d.Statements(), topWords); err != nil {
		return err
	}
	if err := coverOutlets(d); err != nil {
		return err
	}
	d.Voice = compare.Voice(d.Articles)
	d.Findings = compare.Findings(findings, d.Summits, d.Speakers)
	return nil
}

// coverOutlets lays the outlets' quotations side by side. It holds all of them
// in memory, so that it is left out for very many.
func coverOutlets(d *report.Data) error {
	if d.Count > maxCovered {
		return nil
	}
	quotations, err := coverage.Align(d.Statements())
	if err != nil {
		return err
	}
	d.Coverage = coverage.NewMatrix(quotations, d.Articles, 2)
	texts, err := coverage.Selected(d.Statements())
	if err != nil {
		return err
	}
	d.Framing = coverage.Framing(texts, coverage.FrameOptions{})
	d.Verbs, err = coverage.Verbs(d.Statements(), func(s *statement.Statement) string { return s.Outlet }, coverage.FrameOptions{})
	return err
}
