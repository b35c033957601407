package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/analyze"
	"parley/analyze/coding"
	"parley/analyze/ingest/table"
	"parley/analyze/stats"
	"parley/report"
	"parley/report/xlsx"
)

func (p *program) agreeCommand() *cli.Command {
	return &cli.Command{
		Name:      "agree",
		Usage:     "agreement of coders with each other and with parley, from the labels that came back",
		ArgsUsage: "FILE...",
		Description: "Reads the sheets of parley sample, one a coder, from one or several workbooks (or CSV files named after their coders). Prints\n" +
			"by tone Krippendorff's alpha and quadratic weighted kappa of the coders, and r, rho, precision, recall and F1 of parley with\n" +
			"their mean; then the statements that differ most, with the words that fired. With --store parley's scores are those of the\n" +
			"stored rows; without, the statements' texts are scored again with today's lexicon, outside their articles. A lexicon other than that\n" +
			"of the sample is told. Labels that are none are told by cell and left out (exit 3); missing ones are told and left out.",
		Flags: append(sharedFlags()[:4],
			&cli.StringFlag{Name: "store", Usage: "take parley's scores from the rows in `FILE`"},
			&cli.IntFlag{Name: "worst", Value: 20, Usage: "list the `N` statements that differ most"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "of the bootstrap"},
			&cli.StringFlag{Name: "format", Usage: "print `text`, csv (one row a scale) or jsonl"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`: .csv, .jsonl, .txt or .xlsx"}),
		Action: p.agree,
	}
}

func (p *program) agree(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("parley agree sample.xlsx", "agree needs at least one file with labels")
	}
	if f := agreeFormat(c); !knownAgreeFormat(f, c.String("output")) {
		return usageError("use text, csv or jsonl, or --output FILE.xlsx", "unknown format %q", f)
	}
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	var grids []coding.Grid
	for _, path := range c.Args().Slice() {
		g, err := readGrids(path)
		if err != nil {
			return failed("name workbooks that parley sample wrote", fmt.Errorf("%s: %w", path, err))
		}
		grids = append(grids, g...)
	}
	labels, faults := coding.Read(grids)
	if len(labels.Coders) == 0 {
		return usageError("a sheet of labels has a column ID and columns named after the tones", "there are no labels in %s", strings.Join(c.Args().Slice(), ", "))
	}
	an, err := buildAnalyzer(cfg)
	if err != nil {
		return err
	}
	scores, notes, err := p.scoresFor(c, an, labels)
	if err != nil {
		return err
	}
	a := coding.Agree(labels, scores, stats.Thresholds{Seed: c.Uint64("seed")})
	a.Notes = append(notes, labelNotes(labels, a)...)
	a.Differing = coding.Differ(labels, scores, c.Int("worst"))
	illegal := p.tellFaults(faults)
	if err := p.writeAgreement(c, a, faults); err != nil {
		return err
	}
	return unreadResult(illegal)
}

// readGrids reads the sheets of a workbook, or a CSV file.
func readGrids(path string) ([]coding.Grid, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if formatByName(path) != "xlsx" {
		g := coding.Grid{File: path, Coder: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))}
		for row, err := range table.RawCSV(f, maxScoreRow, coding.KnownColumn) {
			if err != nil {
				return nil, err
			}
			for len(g.Rows) < row.Line-1 { // keep rows at their lines for messages
				g.Rows = append(g.Rows, nil)
			}
			g.Rows = append(g.Rows, row.Cells)
		}
		return []coding.Grid{g}, nil
	}
	sheets, err := xlsx.ReadSheets(f)
	var out []coding.Grid
	for _, s := range sheets {
		out = append(out, coding.Grid{File: path, Sheet: s.Name, Coder: s.Name, Rows: s.Rows})
	}
	return out, err
}

// scoresFor gives parley's scores by the statements' ids, and what has to be
// said of them.
func (p *program) scoresFor(c *cli.Context, an *analyze.Analyzer, l *coding.Labels) (map[string]coding.Score, []string, error) {
	out := map[string]coding.Score{}
	if !c.IsSet("store") {
		for i := range l.Units {
			text := l.Units[i].Text
			if text == "" {
				continue
			}
			res, err := new(scoreDesk).scoreSafely(an, &scoreInput{Text: &text})
			if err != nil {
				return nil, nil, err
			}
			out[l.Units[i].ID] = coding.Score{Tone: res.Tone, Overall: res.Overall, Fired: fired(res)}
		}
		return out, methodNotes("parley's scores: texts of the statements scored again, outside their articles", l.Method, an.Version()), nil
	}
	store, err := openStore(c.Context, c.String("store"))
	if err != nil {
		return nil, nil, err
	}
	defer store.Close()
	wanted := map[string]bool{}
	for i := range l.Units {
		wanted[l.Units[i].ID] = true
	}
	for r, err := range store.Statements(c.Context) {
		if err != nil {
			return nil, nil, err
		}
		if id := coding.ID(r.Doc, r.N, r.Text); wanted[id] {
			out[id] = coding.Score{Tone: r.Tone, Overall: r.Overall, Fired: fired(&scored{Hits: r.Hits})}
		}
	}
	methods, err := store.Methods(c.Context)
	return out, methodNotes("parley's scores: rows of "+c.String("store"), l.Method, strings.Join(methods, " | ")), err
}

// methodNotes says by what the scores were made, and whether the sample was
// drawn with something else.
func methodNotes(how, sampled, now string) []string {
	notes := []string{how + " (" + now + ")"}
	switch sampled {
	case now:
	case "":
		notes = append(notes, "no sheet About says by which method the sample was drawn")
	default:
		notes = append(notes, "the method has changed since the sample was drawn, then: "+sampled)
	}
	return notes
}

func labelNotes(l *coding.Labels, a *coding.Agreement) []string {
	var notes []string
	if l.Empty > 0 {
		notes = append(notes, plural(l.Empty, "row")+" of coders without any label")
	}
	if a.Unscored > 0 {
		notes = append(notes, fmt.Sprintf("%d of %s with labels have no score of parley", a.Unscored, plural(a.Units, "statement")))
	}
	return notes
}

// maxMissing is how many missing labels are told one by one.
const maxMissing = 20

// tellFaults tells cells that are not as they should be, and counts those that
// are no labels.
func (p *program) tellFaults(faults []coding.Fault) int {
	illegal, missing := 0, 0
	for _, f := range faults {
		if f.Missing {
			if missing++; missing > maxMissing {
				continue
			}
		} else {
			illegal++
		}
		fmt.Fprintf(p.err, "parley: %s\n", f)
	}
	if missing > maxMissing {
		fmt.Fprintf(p.err, "parley: %d more labels are missing (all are listed in the workbook of --output)\n", missing-maxMissing)
	}
	return illegal
}

func agreeFormat(c *cli.Context) string {
	format, out := c.String("format"), c.String("output")
	if format == "" && out != "" {
		format = strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), ".")
	}
	if format == "txt" {
		return "text"
	}
	return orDefault(format, "text")
}

func knownAgreeFormat(format, out string) bool {
	return format == "text" || format == "csv" || format == "jsonl" || format == "xlsx" && out != ""
}

func (p *program) writeAgreement(c *cli.Context, a *coding.Agreement, faults []coding.Fault) error {
	write := map[string]func(io.Writer) error{"text": a.WriteText, "csv": a.WriteCSV, "jsonl": a.WriteJSON,
		"xlsx": func(w io.Writer) error { _, err := xlsx.Write(w, report.Agreement(a, faults, version)); return err }}[agreeFormat(c)]
	out := c.String("output")
	if out == "" {
		return write(p.out)
	}
	if err := replaceFile(out, write); err != nil {
		return failed("name a file that can be written with --output", err)
	}
	return nil
}
