package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"parley/lexicon/people"
)

func (p *program) peopleCommand() *cli.Command {
	own := &cli.StringSliceFlag{Name: "people", Usage: "add the people files in `DIR`; may be repeated"}
	on := &cli.StringFlag{Name: "on", Usage: "on the `DAY`, like 2021-06-16"}
	return &cli.Command{
		Name:  "people",
		Usage: "who a name or an office meant on a day",
		Subcommands: []*cli.Command{
			{Name: "check", Usage: "tell every fault of people files, with file and line; without PATH, of parley's own", ArgsUsage: "[PATH...]", Action: p.peopleCheck},
			{Name: "list", Usage: "list persons, countries, organisations and groups", Action: p.peopleList,
				Flags: []cli.Flag{own, on,
					&cli.StringFlag{Name: "country", Usage: "only those of the `COUNTRY` or organisation: fr, France, French, NATO"},
					&cli.StringFlag{Name: "office", Usage: "only who holds the `OFFICE`: \"prime minister\"; with --on, on that day"}}},
			{Name: "lookup", Usage: "whom a name means", ArgsUsage: "NAME", Action: p.peopleLookup, Flags: []cli.Flag{own, on}},
		},
		Action: func(c *cli.Context) error {
			return usageError("parley people --help", "people needs check, list or lookup")
		},
	}
}

func directory(paths []string) (*people.Directory, error) {
	d, err := loadPeople(paths)
	if d == nil && err == nil {
		return people.Default()
	}
	return d, err
}

// onlyFile shows one file of a folder, so that a single people file can be
// checked.
type onlyFile struct {
	fs.FS
	name string
}

// Glob gives the one file, whatever the pattern.
func (o onlyFile) Glob(string) ([]string, error) { return []string{o.name}, nil }

// peopleCheck checks each path with parley's own files below it, for a user's
// terms name parley's countries.
func (p *program) peopleCheck(c *cli.Context) error {
	var more []fs.FS
	for _, path := range c.Args().Slice() {
		fsys, files, err := dataFolder(path)
		if err != nil {
			return err
		}
		for _, f := range files {
			fsys = onlyFile{fsys, f}
		}
		if _, err := people.WithDefault(fsys); err != nil {
			return faults(path, files, err)
		}
		more = append(more, fsys)
	}
	d, err := people.WithDefault(more...)
	if err != nil {
		return failed("", err)
	}
	n := map[people.Kind]int{}
	for _, e := range d.List() {
		n[e.Kind]++
	}
	fmt.Fprintf(p.out, "%d persons, %d countries, %d organisations, %d groups: no fault\n", n[people.Person], n[people.Country], n[people.Organisation], n[people.Group])
	return nil
}

// day reads --on; the zero day is any.
func day(c *cli.Context) (time.Time, error) {
	s := c.String("on")
	if s == "" {
		return time.Time{}, nil
	}
	on, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return on, usageError("write it like 2021-06-16", "--on: %q is no day", s)
	}
	return on, nil
}

func (p *program) peopleList(c *cli.Context) error {
	on, err := day(c)
	if err != nil {
		return err
	}
	d, err := directory(c.StringSlice("people"))
	if err != nil {
		return err
	}
	var of people.ID
	if s := c.String("country"); s != "" {
		if of = d.Body(s); of == "" {
			return usageError("parley people list names them; write a name, a demonym or an id like fr", "--country: no country or organisation %q", s)
		}
	}
	office := c.String("office")
	if office != "" && !d.KnowsOffice(office) {
		return usageError("offices are written like \"prime minister\", \"foreign minister\", \"secretary of state\"", "--office: no office %q", office)
	}
	t := textTable{head: []string{"id", "name", "kind", "side", "offices"}, left: 5}
	for _, e := range d.List() {
		terms := e.TermsOf(office, of, on)
		if office != "" || !on.IsZero() {
			if len(terms) == 0 {
				continue
			}
		} else if of != "" && len(terms) == 0 && e.Country != of && e.ID != of {
			continue
		}
		t.add(string(e.ID), e.Name, e.Kind.String(), side(e), offices(terms))
	}
	if len(t.rows) == 0 {
		return failed("try without --on or --office", errors.New("nobody in the directory fits"))
	}
	t.write(p.out)
	return nil
}

func (p *program) peopleLookup(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("parley people lookup \"US president\" --on 2021-06-16", "lookup needs a name")
	}
	on, err := day(c)
	if err != nil {
		return err
	}
	d, err := directory(c.StringSlice("people"))
	if err != nil {
		return err
	}
	name := strings.Join(c.Args().Slice(), " ")
	found := d.Lookup(name, on)
	if len(found) == 0 {
		return failed(nobodyHint(name, on), fmt.Errorf("nobody is known as %q%s", name, onDay(on)))
	}
	t := textTable{head: []string{"id", "name", "kind", "side", "by", "offices"}, left: 6}
	for _, f := range found {
		t.add(string(f.ID), f.Name, f.Kind.String(), side(f.Entry), f.Why, offices(f.Terms))
	}
	t.write(p.out)
	return nil
}

func onDay(on time.Time) string {
	if on.IsZero() {
		return ""
	}
	return " on " + on.Format(time.DateOnly)
}

func nobodyHint(name string, on time.Time) string {
	switch {
	case people.OfficeName(strings.TrimPrefix(strings.ToLower(name), "the ")) != "":
		return "an office needs its country: \"US president\", \"prime minister of Japan\""
	case !on.IsZero():
		return "try without --on"
	}
	return "people of your own go into a folder named with --people; parley people list shows who is known"
}

func side(e *people.Entry) string {
	_, s, _ := strings.Cut(string(e.Country), "/")
	return s
}

// offices writes terms, the latest first.
func offices(terms []people.Term) string {
	terms = slices.Clone(terms)
	slices.SortStableFunc(terms, func(a, b people.Term) int { return b.From.Compare(a.From) })
	var parts []string
	for _, t := range terms {
		to := "now"
		if !t.To.IsZero() {
			to = t.To.Format(time.DateOnly)
		}
		_, of, _ := strings.Cut(string(t.Of), "/")
		parts = append(parts, fmt.Sprintf("%s %s %s to %s", t.Office, of, t.From.Format(time.DateOnly), to))
	}
	return strings.Join(parts, "; ")
}
