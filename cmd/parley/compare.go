package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/analyze/batch"
	"parley/analyze/compare"
	"parley/report"
	"parley/report/xlsx"
)

func (p *program) compareCommand() *cli.Command {
	return &cli.Command{
		Name:  "compare",
		Usage: "compare speakers, summits, outlets, ... from the store",
		Description: "Groups the stored rows by two keys and prints means, 95 % intervals by resampling articles, differences between columns\n" +
			"and verdicts. Keys: speaker, side, summit, outlet, leaning, kind, target, month, day, article, cue.",
		Flags: []cli.Flag{sharedFlags()[0], storeFlag(),
			&cli.StringFlag{Name: "row", Value: "speaker", Usage: "`KEY` down"},
			&cli.StringFlag{Name: "col", Usage: "`KEY` across"},
			&cli.StringFlag{Name: "filter", Usage: "rows that count: 'outlet:reuters AND kind:direct AND date>=2021-06-01'"},
			&cli.StringFlag{Name: "value", Value: "overall", Usage: "`VALUES` apart by commas: overall, valence, tones, or name.category of an own dictionary"},
			&cli.IntFlag{Name: "min", Usage: "leave out rows with fewer than `N` statements"},
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
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	store, err := batch.OpenRead(c.Context, cfg.Store)
	if err != nil {
		return storeError(cfg.Store, err)
	}
	defer store.Close()
	if err := knownOwn(c.Context, store, proj.Values); err != nil {
		return err
	}
	t, err := compare.Build(store.Statements(c.Context), proj)
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
	p.Values, p.MinRows = strings.Split(c.String("value"), ","), c.Int("min")
	for _, v := range p.Values {
		if !knownValue(v) {
			return p, usageError("use overall, valence, "+strings.Join(report.Tones, ", "), "--value: unknown value %q", v)
		}
	}
	return p, nil
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
	format, out := c.String("format"), c.String("output")
	if format == "" && out != "" {
		format = strings.TrimPrefix(filepath.Ext(out), ".")
	}
	write := map[string]func(io.Writer) error{"": t.WriteText, "text": t.WriteText, "txt": t.WriteText, "csv": t.WriteCSV, "jsonl": t.WriteJSON,
		"xlsx": func(w io.Writer) error { _, err := xlsx.Write(w, report.Comparison(t)); return err }}[format]
	if write == nil {
		return usageError("use text, csv, jsonl or xlsx", "unknown format %q", format)
	}
	if out == "" {
		if format == "xlsx" {
			return usageError("name a file with --output", "a workbook does not go to the terminal")
		}
		return write(p.out)
	}
	f, err := os.Create(out)
	if err != nil {
		return failed("name a file that can be written", err)
	}
	defer f.Close()
	if err := write(f); err != nil {
		return err
	}
	return f.Close()
}
