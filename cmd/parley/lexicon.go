package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/lexicon"
)

func (p *program) lexiconCommand() *cli.Command {
	return &cli.Command{
		Name:  "lexicon",
		Usage: "check and list dictionaries",
		Subcommands: []*cli.Command{
			{Name: "check", Usage: "tell every fault of dictionary files, with file and line", ArgsUsage: "[PATH...]", Action: p.lexiconCheck,
				Description: "Without PATH the dictionary that comes with parley is checked."},
			{Name: "list", Usage: "list categories, or the entries of one", ArgsUsage: "[CATEGORY]", Action: p.lexiconList,
				Flags: []cli.Flag{&cli.StringFlag{Name: "lexicon", Usage: "list the dictionary in `PATH` instead of parley's"}}},
			{Name: "import", Usage: "read another program's dictionary", Action: notYet("lexicon import")},
			{Name: "export", Usage: "write for another program", Action: notYet("lexicon export")},
		},
		Action: func(c *cli.Context) error {
			return usageError("parley lexicon --help", "lexicon needs check, list, import or export")
		},
	}
}

// notYet is what a command of the contract says that is still to come.
func notYet(name string) cli.ActionFunc {
	return func(*cli.Context) error {
		return usageError("parley --help lists what there is", "%s is not there yet in version %s", name, version)
	}
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
		fsys, files, err := dataFolder(path)
		if err != nil {
			return err
		}
		dir := path
		if len(files) > 0 {
			dir = filepath.Dir(path)
		}
		for _, f := range lexicon.Lint(fsys, files...) {
			bad++
			f.File = filepath.ToSlash(filepath.Join(dir, f.File))
			fmt.Fprintln(p.out, f)
			if f.Hint != "" {
				fmt.Fprintln(p.out, "hint:", f.Hint)
			}
		}
	}
	if bad > 0 {
		return usageError("mend these lines", "%s", plural(bad, "fault"))
	}
	fmt.Fprintln(p.out, "no fault")
	return nil
}

func (p *program) lexiconList(c *cli.Context) error {
	l, err := chosenLexicon(c.String("lexicon"))
	if err != nil {
		return err
	}
	if c.NArg() == 0 {
		p.listCategories(l)
		return nil
	}
	name := c.Args().First()
	if l.Category(name) < 0 {
		return usageError("parley lexicon list names them", "there is no category %q", name)
	}
	t := textTable{head: []string{"entry", "weight", "example"}}
	for _, e := range l.Entries() {
		if e.Category == name {
			t.add(e.Term, fmt.Sprintf("%g", e.Weight), clip(e.Example, 70))
		}
	}
	t.write(p.out)
	return nil
}

func chosenLexicon(path string) (*lexicon.Lexicon, error) {
	if path == "" {
		return lexicon.Default()
	}
	if _, err := os.Stat(path); err != nil {
		return nil, usageError("name a file or folder that can be read", "%s", err)
	}
	l, err := loadLexicons([]string{path})
	if err != nil {
		return nil, err
	}
	return l[0], nil
}

func (p *program) listCategories(l *lexicon.Lexicon) {
	n := map[string]int{}
	for _, e := range l.Entries() {
		n[e.Category]++
	}
	t := textTable{head: []string{"category", "layer", "entries", "counts toward", "about"}, left: 2}
	for _, cat := range l.Categories() {
		var into []string
		for _, s := range cat.Into {
			into = append(into, s.Category)
		}
		slices.Sort(into)
		t.add(cat.Name, cat.Layer.String(), fmt.Sprint(n[cat.Name]), strings.Join(into, ", "), clip(cat.About, 60))
	}
	t.write(p.out)
}
