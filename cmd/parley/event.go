package main

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/analyze/batch"
	"parley/analyze/compare"
	"parley/analyze/compare/coverage"
	"parley/analyze/statement"
	"parley/report"
)

func (p *program) eventCommand() *cli.Command {
	return &cli.Command{
		Name:  "coverage",
		Usage: "the articles on one summit side by side, from the store",
		Description: "Which outlet used which quotation, cut it (as a word diff) or left it out; what each article leads with; the tone of the\n" +
			"statements each outlet selected; the words and reporting verbs that set an outlet apart; how alike the articles are.\n" +
			"Parts: " + strings.Join(coverage.PartNames, ", ") + ".",
		Flags: []cli.Flag{sharedFlags()[0], storeFlag(),
			&cli.StringFlag{Name: "summit", Usage: "the event, by `NAME` (parley summits lists them)"},
			&cli.StringFlag{Name: "filter", Usage: "rows that count, as in parley compare"},
			&cli.StringFlag{Name: "value", Value: "overall,valence", Usage: "`VALUES` of the tone table, as in parley compare"},
			&cli.IntFlag{Name: "outlets", Value: 2, Usage: "show quotations used by at least `N` outlets"},
			&cli.StringFlag{Name: "copies", Value: "all", Usage: "count articles that repeat others `once` or all in tone, words, verbs and map"},
			&cli.StringFlag{Name: "part", Usage: "with csv or jsonl: write this `PART`", DefaultText: "csv: matrix; jsonl: all"},
			&cli.StringFlag{Name: "format", Usage: "print `text`, csv or jsonl"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`: .csv, .jsonl, .txt or .xlsx"},
		},
		Action: p.event,
	}
}

func (p *program) event(c *cli.Context) error {
	in, filter, err := eventInput(c)
	if err != nil {
		return err
	}
	_, store, err := configuredStore(c)
	if err != nil {
		return err
	}
	defer store.Close()
	if err := fillEvent(c.Context, store, in, filter); err != nil {
		return err
	}
	e, err := coverage.Lay(*in)
	if err != nil {
		return err
	}
	part := c.String("part")
	return p.writeAs(c.String("format"), c.String("output"), formats{
		text:  e.WriteText,
		csv:   func(w io.Writer) error { return e.WriteCSV(w, orDefault(part, "matrix")) },
		jsonl: func(w io.Writer) error { return e.WriteJSON(w, part) },
		book:  func() *report.Book { return report.Coverage(e) },
	})
}

// eventInput reads the flags.
func eventInput(c *cli.Context) (*coverage.Input, compare.Filter, error) {
	in := &coverage.Input{Name: c.String("summit"), Least: c.Int("outlets"), Values: strings.Split(c.String("value"), ",")}
	if c.Args().Present() {
		return nil, nil, usageError("parley coverage --summit 'Geneva 2021'", "coverage takes no path; it reads the store")
	}
	if in.Name == "" {
		return nil, nil, usageError("parley coverage --summit 'Geneva 2021'; parley summits lists them", "coverage needs the name of a summit")
	}
	if part := c.String("part"); part != "" && !slices.Contains(coverage.PartNames, part) {
		return nil, nil, usageError("use "+strings.Join(coverage.PartNames, ", "), "--part: unknown part %q", part)
	}
	switch how := c.String("copies"); how {
	case "once", "all":
		in.Once = how == "once"
	default:
		return nil, nil, usageError("use once or all", "--copies: unknown value %q", how)
	}
	for _, v := range in.Values {
		if !knownValue(v) {
			return nil, nil, usageError("use overall, valence, "+strings.Join(report.Tones, ", "), "--value: unknown value %q", v)
		}
	}
	filter, err := compare.ParseFilter(c.String("filter"))
	if err != nil {
		return nil, nil, usageError("for example --filter 'kind:direct'", "%s", err)
	}
	return in, filter, nil
}

// fillEvent reads the articles, rows and texts of the summit.
func fillEvent(ctx context.Context, store *batch.Store, in *coverage.Input, filter compare.Filter) error {
	var known []string
	var articles []statement.Article
	for a, err := range store.Articles(ctx) {
		if err != nil {
			return err
		}
		if a.Summit != "" && !slices.Contains(known, a.Summit) {
			known = append(known, a.Summit)
		}
		articles = append(articles, *a)
	}
	name, err := summitNamed(in.Name, known)
	if err != nil {
		return err
	}
	in.Name, in.Bodies = name, map[string]string{}
	for _, a := range articles {
		if a.Summit == name {
			in.Articles = append(in.Articles, a)
		}
	}
	for s, err := range compare.Only(store.StatementsOf(ctx, name), filter) {
		if err != nil {
			return err
		}
		in.Rows = append(in.Rows, *s)
	}
	for t, err := range store.TextsOf(ctx, name) {
		if err != nil {
			return err
		}
		in.Bodies[t.Doc] = t.Body
	}
	return nil
}

// summitNamed finds a stored summit by its name, whatever the case of letters,
// or by a part of it that only one has.
func summitNamed(name string, known []string) (string, error) {
	var part []string
	for _, k := range known {
		if strings.EqualFold(k, name) {
			return k, nil
		}
		if strings.Contains(strings.ToLower(k), strings.ToLower(name)) {
			part = append(part, k)
		}
	}
	if len(part) == 1 {
		return part[0], nil
	}
	if len(part) == 0 {
		part = known
	}
	slices.Sort(part)
	hint := "parley summits lists them"
	if len(part) > 0 && len(part) <= 12 {
		hint = "use one of " + strings.Join(part, ", ")
	}
	return "", usageError(hint, "no one summit of the store is called %q", name)
}
