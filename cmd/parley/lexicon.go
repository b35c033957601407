package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/lexicon"
	"parley/lexicon/exchange"
)

func (p *program) lexiconCommand() *cli.Command {
	own := &cli.StringFlag{Name: "lexicon", Usage: "list the dictionary in `PATH` instead of parley's"}
	return &cli.Command{
		Name:  "lexicon",
		Usage: "check, list, import, export, compare and try dictionaries",
		Subcommands: []*cli.Command{
			{Name: "check", Usage: "tell every fault of dictionaries of any format, with file and line", ArgsUsage: "[PATH...]", Action: p.lexiconCheck, Flags: []cli.Flag{fromFlag()},
				Description: "Without PATH the dictionary that comes with parley is checked. Faults make exit code 2; warnings tell what was\n" +
					"changed or left out in reading and which entries can never be found."},
			{Name: "list", Usage: "list categories, or the entries of one", ArgsUsage: "[CATEGORY]", Action: p.lexiconList, Flags: []cli.Flag{own}},
			p.importCommand(), p.exportCommand(), p.diffCommand(), p.coverageCommand(),
		},
		Action: func(c *cli.Context) error {
			return usageError("parley lexicon --help", "lexicon needs check, list, import, export, diff or coverage")
		},
	}
}

func fromFlag() cli.Flag {
	return &cli.StringFlag{Name: "from", Usage: "read as `FORMAT` instead of finding it out: yaml, quanteda, dic, dicx, cat, lc3, ykd, scores, inquirer, csv or xlsx"}
}

func (p *program) lexiconCheck(c *cli.Context) error {
	if c.NArg() == 0 {
		l, err := lexicon.Default()
		if err != nil {
			return failed("this build is broken", err)
		}
		fmt.Fprintf(p.out, "%s: %d entries in %d categories, no fault\n", l.Name(), len(l.Entries()), len(l.Categories()))
		return nil
	}
	bad := 0
	for _, path := range c.Args().Slice() {
		r, err := readDictionary(path, c.String("from"))
		if err != nil {
			return err
		}
		for _, f := range r.Warnings {
			p.tell("warning: ", f)
		}
		l, compile := lexicon.Compile(r.Dictionary)
		faults := append(r.Faults, lexicon.LintDictionary(r.Dictionary)...)
		if len(compile) == 0 {
			for _, f := range l.Unreachable() {
				p.tell("warning: ", f)
			}
		}
		for _, f := range faults {
			p.tell("", f)
		}
		if len(faults) == 0 {
			fmt.Fprintf(p.out, "%s: %s, no fault\n", r.Name, sizeOf(r.Dictionary))
		}
		bad += len(faults)
	}
	if bad > 0 {
		return usageError("mend these lines", "%s", plural(bad, "fault"))
	}
	return nil
}

func (p *program) tell(kind string, f lexicon.Problem) {
	fmt.Fprintln(p.out, kind+f.String())
	if f.Hint != "" {
		fmt.Fprintln(p.out, "hint:", f.Hint)
	}
}

func sizeOf(d lexicon.Dictionary) string {
	cats := plural(len(d.Categories), "categor") + "y"
	if len(d.Categories) != 1 {
		cats = fmt.Sprintf("%d categories", len(d.Categories))
	}
	if len(d.Entries) == 1 {
		return "1 entry in " + cats
	}
	return fmt.Sprintf("%d entries in %s", len(d.Entries), cats)
}

func (p *program) lexiconList(c *cli.Context) error {
	d, err := p.chosenDictionary(c.String("lexicon"))
	if err != nil {
		return err
	}
	if c.NArg() == 0 {
		p.listCategories(d)
		return nil
	}
	name := c.Args().First()
	if !slices.ContainsFunc(d.Categories, func(x lexicon.Category) bool { return x.Name == name }) {
		return usageError("parley lexicon list names them", "there is no category %q", name)
	}
	t := textTable{head: []string{"entry", "weight", "only", "example"}}
	for i := range d.Entries {
		if e := &d.Entries[i]; e.Category == name {
			t.add(e.Term, fmt.Sprintf("%g", e.Weight), clip(exchange.Asks(e), 40), clip(e.Example, 70))
		}
	}
	t.write(p.out)
	return nil
}

func (p *program) listCategories(d lexicon.Dictionary) {
	n := map[string]int{}
	for _, e := range d.Entries {
		n[e.Category]++
	}
	t := textTable{head: []string{"category", "layer", "entries", "counts toward", "about"}, left: 2}
	for _, cat := range d.Categories {
		var into []string
		for _, s := range cat.Into {
			into = append(into, s.Category)
		}
		slices.Sort(into)
		t.add(cat.Name, cat.Layer.String(), fmt.Sprint(n[cat.Name]), strings.Join(into, ", "), clip(cat.About, 60))
	}
	t.write(p.out)
}
