package main

import (
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"parley/analyze/statement"
	"parley/analyze/summit"
)

func (p *program) summitsCommand() *cli.Command {
	return &cli.Command{
		Name:  "summits",
		Usage: "the summits of the stored articles, why they were assigned, and the articles of none",
		Description: "Lists the summits of the store with their articles and the reasons they were assigned for, then the articles assigned to\n" +
			"none, each with the reason. --known lists what articles can be assigned to: parley's list and that of parley.yaml.",
		Flags: []cli.Flag{sharedFlags()[0], storeFlag(),
			&cli.BoolFlag{Name: "known", Usage: "list the summits articles can be assigned to"},
			&cli.BoolFlag{Name: "articles", Usage: "list every article with its summit and the reason"},
		},
		Action: p.summits,
	}
}

func (p *program) summits(c *cli.Context) error {
	if c.Args().Present() {
		return usageError("parley summits --store parley.db", "summits takes no path; it reads the store")
	}
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	if c.Bool("known") {
		return p.knownSummits(cfg)
	}
	store, err := openStore(c.Context, cfg.Store)
	if err != nil {
		return err
	}
	defer store.Close()
	var all []statement.Article
	for a, err := range store.Articles(c.Context) {
		if err != nil {
			return err
		}
		all = append(all, *a)
	}
	if c.Bool("articles") {
		p.listArticles(all)
		return nil
	}
	p.listSummits(all)
	return nil
}

func (p *program) knownSummits(cfg *config) error {
	list, err := loadSummits(cfg.Summits)
	if err == nil && list == nil {
		list, err = summit.Default()
	}
	if err != nil {
		return err
	}
	t := textTable{head: []string{"summit", "from", "to", "place"}, left: 4}
	for _, s := range list.All() {
		t.add(s.Name, s.From.Format(time.DateOnly), s.To.Format(time.DateOnly), s.Place)
	}
	t.write(p.out)
	return nil
}

func (p *program) listArticles(all []statement.Article) {
	t := textTable{head: []string{"article", "outlet", "date", "summit", "why"}, left: 5}
	for i := range all {
		a := &all[i]
		t.add(a.Doc, a.Outlet, clip(a.Published, 10), orDefault(a.Summit, "(none)"), a.SummitRule)
	}
	t.write(p.out)
}

// listSummits counts the articles and outlets of each summit, then lists those
// of none.
func (p *program) listSummits(all []statement.Article) {
	type tally struct {
		articles, copies int
		outlets          map[string]bool
		first, last      string
	}
	var names []string
	by := map[string]*tally{}
	for i := range all {
		a := &all[i]
		if a.Summit == "" {
			continue
		}
		s := by[a.Summit]
		if s == nil {
			s = &tally{outlets: map[string]bool{}}
			by[a.Summit], names = s, append(names, a.Summit)
		}
		s.articles++
		if s.outlets[a.Outlet] = true; a.DuplicateOf != "" {
			s.copies++
		}
		if day := a.Published[:min(len(a.Published), len(time.DateOnly))]; day != "" {
			if s.first == "" || day < s.first {
				s.first = day
			}
			s.last = max(s.last, day)
		}
	}
	t := textTable{head: []string{"summit", "first", "last", "articles", "outlets", "copies"}, left: 3}
	sortBy(names, func(n string) string { return by[n].first + n })
	for _, n := range names {
		s := by[n]
		t.add(n, s.first, s.last, fmt.Sprint(s.articles), fmt.Sprint(len(s.outlets)), fmt.Sprint(s.copies))
	}
	t.write(p.out)
	none := 0
	for i := range all {
		if a := &all[i]; a.Summit == "" {
			if none++; none == 1 {
				fmt.Fprintln(p.out, "\nof no summit:")
			}
			fmt.Fprintf(p.out, "%s: %s\n", a.Doc, a.SummitRule)
		}
	}
}
