package main

import (
	"fmt"
	"io"
	"strconv"

	"github.com/urfave/cli/v2"

	"parley/lexicon"
	"parley/lexicon/usage"
)

func (p *program) coverageCommand() *cli.Command {
	return &cli.Command{
		Name:      "coverage",
		Usage:     "which entries are found in articles, which never, and which evaluative words are in no category",
		ArgsUsage: "PATH... (or - for JSON lines on standard input)",
		Description: "Counts what stands in the text, negated or not; names do not count. A word is evaluative when it stands in the\n" +
			"valence list or ends in -ful, -less, -ous, -ive, -able, -ible or -ly. csv and jsonl hold all rows, text the first of each list.",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "lexicon", Usage: "try the dictionary in `PATH` instead of parley's; may be repeated", EnvVars: []string{"PARLEY_LEXICON"}},
			&cli.IntFlag{Name: "top", Value: 20, Usage: "print `N` entries and words"},
			&cli.IntFlag{Name: "context", Value: 2, Usage: "print `N` occurrences of each word and entry"},
			&cli.IntFlag{Name: "min", Value: 2, Usage: "leave out words found fewer than `N` times in no category"},
			&cli.BoolFlag{Name: "dead", Usage: "list the entries that were never found"},
			&cli.StringFlag{Name: "read-as", Usage: "read every input as `FORMAT` (see parley inputs)"},
			listFormatFlag(),
		},
		Action: p.coverage,
	}
}

func (p *program) coverage(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("parley lexicon coverage articles/ --lexicon words.dic", "coverage needs at least one path")
	}
	write := map[string]func(*cli.Context, []*lexicon.Lexicon, []*usage.Counter) error{"text": p.coverageText, "csv": p.coverageCSV, "jsonl": p.coverageJSON}[c.String("format")]
	if write == nil {
		return usageError("use text, csv or jsonl", "unknown output format %q", c.String("format"))
	}
	if c.Int("top") < 0 || c.Int("context") < 0 || c.Int("min") < 1 {
		return usageError("give a number above 0", "--top, --context and --min cannot be negative, nor --min 0")
	}
	lexicons, counters, err := p.counters(c)
	if err != nil {
		return err
	}
	unread := 0
	for d, err := range p.documents(c.Context, c.Args().Slice(), &config{Format: c.String("read-as")}) {
		if unreadable(err) {
			unread++
			p.printUnread(err)
			continue
		}
		if err != nil {
			return err
		}
		for _, x := range counters {
			x.Add(d)
		}
	}
	if err := c.Context.Err(); err != nil {
		return err
	}
	if err := write(c, lexicons, counters); err != nil {
		return err
	}
	return unreadResult(unread)
}

func (p *program) counters(c *cli.Context) ([]*lexicon.Lexicon, []*usage.Counter, error) {
	standard, err := lexicon.Default()
	if err != nil {
		return nil, nil, failed("this build is broken", err)
	}
	lexicons := []*lexicon.Lexicon{standard}
	if paths := c.StringSlice("lexicon"); len(paths) > 0 {
		warnings := p.err
		if p.quiet {
			warnings = nil
		}
		if lexicons, err = loadLexicons(paths, warnings); err != nil {
			return nil, nil, err
		}
	}
	o := usage.Options{Contexts: c.Int("context"), Least: c.Int("min"), Valence: usage.Ratings(standard)}
	if o.Contexts == 0 {
		o.Contexts = -1
	}
	var out []*usage.Counter
	for _, l := range lexicons {
		out = append(out, usage.New(l, o))
	}
	return lexicons, out, nil
}

func (p *program) coverageText(c *cli.Context, lexicons []*lexicon.Lexicon, counters []*usage.Counter) error {
	for i, x := range counters {
		if i > 0 {
			fmt.Fprintln(p.out)
		}
		r := x.Report()
		fmt.Fprintf(p.out, "%s: %d of %s found in %s, %s\n\n", lexicons[i].Name(), len(r.Entries), sizeOfEntries(len(r.Entries)+len(r.Dead)), plural(r.Articles, "article"), plural(r.Words, "word"))
		t := textTable{head: []string{"category", "entries", "found", "hits", "articles", "per 1000 words"}}
		for _, cat := range r.Categories {
			t.add(cat.Name, strconv.Itoa(cat.Entries), strconv.Itoa(cat.Found), strconv.Itoa(cat.Hits), strconv.Itoa(cat.Articles), fmt.Sprintf("%.2f", cat.PerThousandWords))
		}
		t.write(p.out)
		top := c.Int("top")
		if n := min(top, len(r.Entries)); n > 0 {
			fmt.Fprintf(p.out, "\nentries found most (%d of %d)\n", n, len(r.Entries))
			for _, e := range r.Entries[:n] {
				fmt.Fprintf(p.out, "%6d  %s  %+g\n", e.Hits, e.ID(), e.Weight)
				keywords(p.out, e.Contexts)
			}
		}
		if n := min(top, len(r.Missing)); n > 0 {
			fmt.Fprintf(p.out, "\nevaluative words in no category (%d of %d)\n", n, len(r.Missing))
			for _, w := range r.Missing[:n] {
				fmt.Fprintf(p.out, "%6d  %s  (%s)%s\n", w.Hits, w.Word, w.Why, covered(w.Covered))
				keywords(p.out, w.Contexts)
			}
		}
		p.dead(c, r)
	}
	return nil
}

func covered(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d more inside entries", n)
}

func (p *program) dead(c *cli.Context, r *usage.Report) {
	if len(r.Dead) == 0 {
		return
	}
	if !c.Bool("dead") {
		fmt.Fprintf(p.out, "\n%s never found: --dead lists them\n", sizeOfEntries(len(r.Dead)))
		return
	}
	fmt.Fprintf(p.out, "\nentries never found (%d)\n", len(r.Dead))
	for _, e := range r.Dead {
		fmt.Fprintf(p.out, "  %s\n", e.ID())
	}
}

// keywords prints words in context, the word in one column.
func keywords(w io.Writer, list []usage.Context) {
	for _, k := range list {
		fmt.Fprintf(w, "        %48s [%s] %s\n", k.Before, k.Text, k.After)
	}
}
