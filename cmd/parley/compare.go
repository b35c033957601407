package main

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/analyze/batch"
	"parley/analyze/compare"
	"parley/analyze/stats"
	"parley/report"
)

func (p *program) compareCommand() *cli.Command {
	return &cli.Command{
		Name:  "compare",
		Usage: "compare speakers, summits, outlets, ... from the store",
		Description: "Groups the stored rows by two keys and prints means, 95 % intervals by resampling articles, differences between columns\n" +
			"and verdicts. Keys: speaker, side, summit, outlet, leaning, kind, target, month, day, article, cue.",
		Flags: []cli.Flag{sharedFlags()[0], storeFlag(), copiesFlag(),
			&cli.StringFlag{Name: "row", Value: "speaker", Usage: "`KEY` down"},
			&cli.StringFlag{Name: "col", Usage: "`KEY` across"},
			&cli.StringFlag{Name: "filter", Usage: "rows that count: 'outlet:reuters AND kind:direct AND date>=2021-06-01'"},
			&cli.StringFlag{Name: "value", Value: "overall", Usage: "`VALUES` apart by commas: overall, valence, tones, or name.category of an own dictionary"},
			&cli.IntFlag{Name: "min", Usage: "leave out rows with fewer than `N` statements"},
			&cli.BoolFlag{Name: "detail", Usage: "add Welch's t, Mann-Whitney, Kruskal-Wallis, ratios of rates, trends over months, and cells to read with care"},
			&cli.BoolFlag{Name: "paired", Usage: "compare columns over the rows that stand in both: the same speakers at two summits"},
			&cli.BoolFlag{Name: "nest", Usage: "resample outlets, then their articles, in cells with enough outlets"},
			&cli.IntFlag{Name: "draws", Usage: "draw `N` times for intervals and tests", DefaultText: "2000"},
			&cli.Uint64Flag{Name: "seed", Usage: "begin random draws at `N`", DefaultText: "1"},
			&cli.Float64Flag{Name: "level", Usage: "level of intervals", DefaultText: "0.95"},
			&cli.StringFlag{Name: "table", Value: "cells", Usage: "with csv: write `cells`, differences or tests"},
			&cli.StringFlag{Name: "format", Usage: "print `text`, csv or jsonl"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`: .csv, .jsonl, .txt or .xlsx"},
		},
		Action: p.compare,
	}
}

func (p *program) compare(c *cli.Context) error {
	if c.Args().Present() {
		return usageError("parley compare --row speaker --col summit", "compare takes no path; it reads the store")
	}
	proj, err := projection(c)
	if err != nil {
		return err
	}
	_, store, err := configuredStore(c)
	if err != nil {
		return err
	}
	defer store.Close()
	if err := knownOwn(c.Context, store, proj.Values); err != nil {
		return err
	}
	if err := countCopies(c.Context, store, c.String("copies"), &proj); err != nil {
		return err
	}
	t, err := compare.Build(store.Facts(c.Context, wanted(&proj, c.String("filter"))), proj)
	if err != nil {
		return err
	}
	return p.writeTable(c, t)
}

func projection(c *cli.Context) (compare.Projection, error) {
	var p compare.Projection
	var err error
	if p.Row, err = compare.ParseKey(c.String("row")); err != nil {
		return p, usageError("parley compare --row speaker", "--row: %s", err)
	}
	if c.String("col") != "" {
		if p.Col, err = compare.ParseKey(c.String("col")); err != nil {
			return p, usageError("parley compare --col summit", "--col: %s", err)
		}
	}
	if p.Filter, err = compare.ParseFilter(c.String("filter")); err != nil {
		return p, usageError("for example --filter 'outlet:reuters AND kind:direct'", "%s", err)
	}
	p.Detail, p.Paired, p.Nest = c.Bool("detail"), c.Bool("paired"), c.Bool("nest")
	p.Thresholds = stats.Thresholds{Draws: c.Int("draws"), Seed: c.Uint64("seed"), Level: c.Float64("level")}
	if l := p.Thresholds.Level; l < 0 || l >= 1 {
		return p, usageError("for example --level 0.9", "--level: %g is not between 0 and 1", l)
	}
	p.Values, p.MinRows = strings.Split(c.String("value"), ","), c.Int("min")
	for _, v := range p.Values {
		if !knownValue(v) {
			return p, usageError("use overall, valence, "+strings.Join(report.Tones, ", "), "--value: unknown value %q", v)
		}
	}
	return p, nil
}

// wanted says what of the rows a comparison looks at; a filter that only
// mentions a key costs time and no more.
func wanted(p *compare.Projection, filter string) batch.Want {
	uses := func(k compare.Key) bool { return p.Row == k || p.Col == k || strings.Contains(filter, string(k)) }
	w := batch.Want{Tones: p.Tones(), Stances: uses(compare.Target)}
	for _, k := range []compare.Key{compare.Leaning, compare.Cue, compare.Side} {
		if uses(k) {
			w.Columns = append(w.Columns, string(k))
		}
	}
	return w
}

func knownValue(v string) bool {
	if v == "overall" || v == "valence" || strings.Contains(v, ".") {
		return true
	}
	for _, t := range report.Tones {
		if v == t {
			return true
		}
	}
	return false
}

// knownOwn holds values of own dictionaries to the columns that rows have.
func knownOwn(ctx context.Context, store *batch.Store, values []string) error {
	if !slices.ContainsFunc(values, func(v string) bool { return strings.Contains(v, ".") }) {
		return nil
	}
	known, err := ownColumns(ctx, store)
	if err != nil {
		return err
	}
	for _, v := range values {
		if strings.Contains(v, ".") && !slices.Contains(known, v) {
			hint := "rows have none: parley run --lexicon PATH --reanalyze"
			if len(known) > 0 {
				hint = "rows have " + clip(strings.Join(known, ", "), 400)
			}
			return usageError(hint, "--value: no row has a column %q of an own dictionary", v)
		}
	}
	return nil
}

func (p *program) writeTable(c *cli.Context, t *compare.Table) error {
	csv := map[string]func(io.Writer) error{"cells": t.WriteCSV, "differences": t.WriteDiffsCSV, "tests": t.WriteTestsCSV}[c.String("table")]
	if csv == nil {
		return usageError("use cells, differences or tests", "--table: unknown table %q", c.String("table"))
	}
	return p.writeAs(c.String("format"), c.String("output"), formats{text: t.WriteText, csv: csv, jsonl: t.WriteJSON,
		book: func() *report.Book { return report.Comparison(t) }})
}
