package main

import (
	"slices"
	"sync"

	"parley/analyze/compare"
	"parley/analyze/compare/coverage"
	"parley/analyze/statement"
	"parley/analyze/stats"
	"parley/report"
)

// tables are those of a workbook on their way.
type tables struct {
	*report.Data
	copies map[string]bool // articles that repeat others
	among  map[string]bool // the speakers that are shown; nil is all

	// one at a time has all its rows and makes statistics of them: each uses all
	// processors, and together they would only take more memory.
	one sync.Mutex
}

// alone gives rows and, when all are taken, has its taker go on alone until end
// is called.
func (t *tables) alone(all rows) (some rows, end func()) {
	held := false
	some = func(yield func(*statement.Statement, error) bool) {
		all(yield)
		t.one.Lock()
		held = true
	}
	return some, func() {
		if held {
			t.one.Unlock()
		}
	}
}

// A planned table, and where it goes.
type planned struct {
	to **compare.Table
	compare.Projection
}

func (t *tables) plan(to **compare.Table, row, col compare.Key, values []string, diffs bool) planned {
	p := compare.Projection{Row: row, Col: col, Values: values, MaxRows: maxSpeakers, NoDiffs: !diffs}
	if row == compare.Outlet { // what an outlet prints is its own choice
		p.Copies = t.copies
	} else {
		p.Skip, p.Among = t.copies, t.among
	}
	return planned{to, p}
}

// build makes the taker of some tables.
func (t *tables) build(list ...planned) func(rows) error {
	return func(all rows) error {
		all, end := t.alone(all)
		defer end()
		projections := make([]compare.Projection, len(list))
		for i := range list {
			projections[i] = list[i].Projection
		}
		made, err := compare.BuildAll(all, projections...)
		for i := range made {
			*list[i].to = made[i]
		}
		return err
	}
}

// shown are the rows of the speakers that are.
func (t *tables) shown(all rows) rows {
	if t.among == nil {
		return all
	}
	return compare.Only(all, func(s *statement.Statement) bool { return t.among[s.Speaker] })
}

// compare fills the tables from one pass over the rows, which others may take,
// too.
func (t *tables) compare(all rows, others ...func(rows) error) error {
	d := t.Data
	values := append([]string{"overall", "valence"}, report.Tones...)
	var days *compare.Table
	byDay := t.plan(&days, compare.Speaker, compare.Day, []string{"overall"}, false)
	list := []planned{
		t.plan(&d.Speakers, compare.Speaker, compare.None, append(slices.Clip(values), d.Own...), false),
		t.plan(&d.Summits, compare.Speaker, compare.Summit, values, true),
		t.plan(&d.Outlets, compare.Outlet, compare.None, values, false),
		t.plan(&d.Months, compare.Speaker, compare.Month, []string{"overall"}, false)}
	if fewMonths(d.Articles) {
		list = append(list, byDay)
	}
	takers := append(others, t.build(list...),
		taker(&d.Stance, func(all rows) (*compare.Matrix, error) {
			return compare.Stances(all, maxMatrix, maxMatrix, stats.Thresholds{})
		}),
		taker(&d.Changes, func(all rows) ([]compare.Dyad, error) {
			all, end := t.alone(all)
			defer end()
			return compare.Dyads(all, compare.Summit, leastStances, stats.Thresholds{})
		}),
		taker(&d.TopWords, func(all rows) (map[string]string, error) { return compare.TopWords(t.shown(all), topWords) }))
	if d.Count <= maxCovered {
		takers = append(takers, coverOutlets(d)...)
	}
	if err := fanOut(all, takers...); err != nil {
		return err
	}
	if len(d.Months.Cols) < leastMonths {
		if days == nil { // the other months had no rows that show
			if err := t.build(byDay)(all); err != nil {
				return err
			}
		}
		d.Months = days
	}
	d.Voice = compare.Voice(d.Articles)
	d.Findings = compare.Findings(findings, d.Summits, d.Speakers)
	return nil
}

// taker keeps what is made of rows.
func taker[T any](to *T, take func(rows) (T, error)) func(rows) error {
	return func(all rows) (err error) {
		*to, err = take(all)
		return err
	}
}

// fewMonths reports whether the articles are of so few months that Trends may
// have to go by day.
func fewMonths(articles []statement.Article) bool {
	months := map[string]bool{}
	for i := range articles {
		p := articles[i].Published
		months[p[:min(len(p), len("2006-01"))]] = true
	}
	return len(months) <= leastMonths // one of them may be "none"
}

// coverOutlets lays the outlets' quotations side by side. It holds all of them
// in memory, so that it is left out for very many.
func coverOutlets(d *report.Data) []func(rows) error {
	return []func(rows) error{
		taker(&d.Coverage, func(all rows) (*coverage.Matrix, error) {
			quotations, err := coverage.Align(all)
			if err != nil {
				return nil, err
			}
			return coverage.NewMatrix(quotations, d.Articles, 2), nil
		}),
		taker(&d.Framing, func(all rows) ([]coverage.Keyword, error) {
			texts, err := coverage.Selected(all)
			if err != nil {
				return nil, err
			}
			return coverage.Framing(texts, coverage.FrameOptions{}), nil
		}),
		taker(&d.Verbs, func(all rows) ([]coverage.Keyword, error) {
			return coverage.Verbs(all, func(s *statement.Statement) string { return s.Outlet }, coverage.FrameOptions{})
		}),
	}
}
