package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"parley/lexicon/people"
)

func (p *program) peopleCommand() *cli.Command {
	own := &cli.StringSliceFlag{Name: "people", Usage: "add the people files in `DIR`; may be repeated"}
	return &cli.Command{
		Name:  "people",
		Usage: "who a name or an office meant on a day",
		Subcommands: []*cli.Command{
			{Name: "check", Usage: "tell every fault of people files, with file and line", ArgsUsage: "[DIR...]", Action: p.peopleCheck},
			{Name: "list", Usage: "list persons, countries, organisations and groups", Flags: []cli.Flag{own}, Action: p.peopleList},
			{Name: "lookup", Usage: "whom a name means", ArgsUsage: "NAME", Action: p.peopleLookup,
				Flags: []cli.Flag{own, &cli.StringFlag{Name: "on", Usage: "on the `DAY`, like 2021-06-16"}}},
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

func (p *program) peopleCheck(c *cli.Context) error {
	d, err := directory(c.Args().Slice())
	if err != nil {
		return err
	}
	n := map[people.Kind]int{}
	for _, e := range d.List() {
		n[e.Kind]++
	}
	fmt.Fprintf(p.out, "%d persons, %d countries, %d organisations, %d groups: no fault\n", n[people.Person], n[people.Country], n[people.Organisation], n[people.Group])
	return nil
}

func (p *program) peopleList(c *cli.Context) error {
	d, err := directory(c.StringSlice("people"))
	if err != nil {
		return err
	}
	t := textTable{head: []string{"id", "name", "kind", "side", "offices"}, left: 5}
	for _, e := range d.List() {
		t.add(string(e.ID), e.Name, e.Kind.String(), side(e), offices(e))
	}
	t.write(p.out)
	return nil
}

func (p *program) peopleLookup(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("parley people lookup \"US president\" --on 2021-06-16", "lookup needs a name")
	}
	var on time.Time
	if s := c.String("on"); s != "" {
		var err error
		if on, err = time.Parse(time.DateOnly, s); err != nil {
			return usageError("write it like 2021-06-16", "--on: %q is no day", s)
		}
	}
	d, err := directory(c.StringSlice("people"))
	if err != nil {
		return err
	}
	name := strings.Join(c.Args().Slice(), " ")
	found := d.Lookup(name, on)
	if len(found) == 0 {
		fmt.Fprintf(p.out, "nobody is known as %q\n", name)
		return nil
	}
	t := textTable{head: []string{"id", "name", "kind", "side", "by", "offices"}, left: 6}
	for _, f := range found {
		t.add(string(f.ID), f.Name, f.Kind.String(), side(f.Entry), f.Why, offices(f.Entry))
	}
	t.write(p.out)
	return nil
}

func side(e *people.Entry) string { return strings.TrimPrefix(string(e.Country), "country/") }

func offices(e *people.Entry) string {
	var parts []string
	for _, t := range e.Terms {
		to := "now"
		if !t.To.IsZero() {
			to = t.To.Format(time.DateOnly)
		}
		_, of, _ := strings.Cut(string(t.Of), "/")
		parts = append(parts, fmt.Sprintf("%s %s %s to %s", t.Office, of, t.From.Format(time.DateOnly), to))
	}
	return strings.Join(parts, "; ")
}
