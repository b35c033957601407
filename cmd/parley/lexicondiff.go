package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/analyze/statement"
	"parley/lexicon/exchange"
)

func (p *program) diffCommand() *cli.Command {
	return &cli.Command{
		Name:        "diff",
		Usage:       "what one dictionary has that another has not",
		ArgsUsage:   "A B",
		Description: "A and B are files or folders of any format; \"parley\" is the dictionary that comes with parley.",
		Flags:       []cli.Flag{listFormatFlag()},
		Action:      p.lexiconDiff,
	}
}

func listFormatFlag() cli.Flag {
	return &cli.StringFlag{Name: "format", Value: "text", Usage: "print `text`, csv or jsonl"}
}

func (p *program) lexiconDiff(c *cli.Context) error {
	if c.NArg() != 2 {
		return usageError("parley lexicon diff old/ new.xlsx", "diff takes two dictionaries")
	}
	a, err := p.chosenDictionary(c.Args().Get(0))
	if err != nil {
		return err
	}
	b, err := p.chosenDictionary(c.Args().Get(1))
	if err != nil {
		return err
	}
	changes := exchange.Diff(a, b)
	switch f := c.String("format"); f {
	case "text":
		diffText(p.out, changes)
		return nil
	case "csv":
		return diffCSV(p.out, changes)
	case "jsonl":
		enc := json.NewEncoder(p.out)
		enc.SetEscapeHTML(false)
		for i := range changes {
			if err := enc.Encode(&changes[i]); err != nil {
				return err
			}
		}
		return nil
	default:
		return usageError("use text, csv or jsonl", "unknown output format %q", f)
	}
}

func diffText(w io.Writer, changes []exchange.Change) {
	if len(changes) == 0 {
		fmt.Fprintln(w, "no difference")
	}
	for len(changes) > 0 {
		n := 1
		for n < len(changes) && changes[n].Category == changes[0].Category {
			n++
		}
		diffCategory(w, changes[:n])
		changes = changes[n:]
	}
}

// diffCategory prints the changes of one category under its name.
func diffCategory(w io.Writer, changes []exchange.Change) {
	first := &changes[0]
	if first.Term == "" && (first.Kind == "added" || first.Kind == "removed") {
		fmt.Fprintf(w, "%s: %s, %s\n", first.Category, first.Kind, sizeOfEntries(first.Entries))
		return
	}
	var counts []string
	for _, kind := range []string{"added", "removed", "weight"} {
		n := 0
		for i := range changes {
			if changes[i].Kind == kind {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, strconv.Itoa(n)+" "+map[string]string{"added": "added", "removed": "removed", "weight": "with another weight"}[kind])
		}
	}
	fmt.Fprintf(w, "%s: %s\n", first.Category, orDefault(strings.Join(counts, ", "), "described otherwise"))
	for i := range changes {
		fmt.Fprintln(w, "  "+changeLine(&changes[i]))
	}
}

func sizeOfEntries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return strconv.Itoa(n) + " entries"
}

func changeLine(c *exchange.Change) string {
	name := c.Term
	if c.Asks != "" {
		name += " (" + c.Asks + ")"
	}
	switch {
	case c.Kind == "added":
		return "+ " + name + "  " + c.To
	case c.Kind == "removed":
		return "- " + name + "  " + c.From
	case c.Kind == "weight":
		return "~ " + name + "  " + c.From + " → " + c.To
	}
	return strings.TrimSpace("~ "+name+" ") + " " + c.Kind + ": " + orDefault(c.From, "(none)") + " → " + orDefault(c.To, "(none)")
}

func diffCSV(out io.Writer, changes []exchange.Change) error {
	w := statement.NewCSV(out, ',')
	w.Write([]string{"change", "category", "term", "asks", "from", "to", "entries"})
	for i := range changes {
		c := &changes[i]
		n := ""
		if c.Entries > 0 {
			n = strconv.Itoa(c.Entries)
		}
		w.Write([]string{c.Kind, c.Category, c.Term, c.Asks, c.From, c.To, n})
	}
	return w.Flush()
}
