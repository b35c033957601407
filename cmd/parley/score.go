package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"parley/analyze"
	"parley/analyze/doc"
	"parley/analyze/stance"
	"parley/analyze/statement"
	"parley/analyze/tone"
)

func (p *program) scoreCommand() *cli.Command {
	return &cli.Command{
		Name:      "score",
		Usage:     "tone and stance of texts without quotes",
		ArgsUsage: "[FILE]",
		Description: "Reads JSON lines {\"id\",\"text\"} or CSV with a column text, from FILE or standard input, and writes the same rows with\n" +
			"tone, overall, valence and hits. With target, from, to (bytes) a row also gets stance toward the target;\n" +
			"with source, source_from, source_to it is the stance of the source.",
		Flags:  append(sharedFlags()[:3], &cli.StringFlag{Name: "format", Usage: "read `jsonl` or csv (default: by the file's name)"}),
		Action: p.score,
	}
}

func (p *program) score(c *cli.Context) error {
	if c.NArg() > 1 {
		return usageError("parley score texts.jsonl > scored.jsonl", "score takes one file")
	}
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	cfg.Format = ""
	an, err := buildAnalyzer(cfg)
	if err != nil {
		return err
	}
	name, in := c.Args().First(), p.in
	if name != "" && name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return failed("name a file that can be read", err)
		}
		defer f.Close()
		in = f
	}
	out := bufio.NewWriterSize(p.out, 1<<16)
	s := &textScorer{program: p, an: an, name: orDefault(name, "standard input"), out: out}
	switch f := orDefault(c.String("format"), formatByName(name)); f {
	case "jsonl":
		err = s.jsonLines(c, in)
	case "csv", "tsv":
		err = s.table(c, in, f)
	default:
		err = usageError("use jsonl or csv", "score cannot read %q", f)
	}
	if err := errors.Join(err, out.Flush()); err != nil {
		return err
	}
	return unreadResult(s.bad)
}

func formatByName(name string) string {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".csv", ".tsv", ".xlsx":
		return ext[1:]
	}
	return "jsonl"
}

// A scoreInput is one text, with a target where stance is wanted. Offsets are
// bytes into text.
type scoreInput struct {
	ID         json.RawMessage `json:"id"`
	Text       *string         `json:"text"`
	Target     string          `json:"target"`
	From       *int            `json:"from"`
	To         *int            `json:"to"`
	Source     string          `json:"source"`
	SourceFrom *int            `json:"source_from"`
	SourceTo   *int            `json:"source_to"`
}

// A scored is what score says of one text.
type scored struct {
	Tone    map[string]float64 `json:"tone"`
	Overall float64            `json:"overall"`
	Valence float64            `json:"valence"`
	Hits    []statement.Hit    `json:"hits"`
	Stance  *scoredStance      `json:"stance,omitempty"`
}

type scoredStance struct {
	Label string  `json:"label"`
	Score float64 `json:"score"`
}

// A textScorer scores one file of texts. A bad record is said on standard
// error; the others go on.
type textScorer struct {
	*program
	an   *analyze.Analyzer
	name string
	out  *bufio.Writer
	bad  int
}

func (s *textScorer) reject(record int, format string, args ...any) {
	s.bad++
	fmt.Fprintf(s.err, "parley: %s: record %d: %s\n", s.name, record, fmt.Sprintf(format, args...))
}

func (s *textScorer) jsonLines(c *cli.Context, in io.Reader) error {
	r := bufio.NewReaderSize(in, 1<<16)
	for n := 1; c.Context.Err() == nil; n++ {
		line, err := r.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if err := s.jsonLine(n, line); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return c.Context.Err()
}

func (s *textScorer) jsonLine(n int, line []byte) error {
	var in scoreInput
	if err := json.Unmarshal(line, &in); err != nil {
		s.reject(n, "not a JSON object with id and text: %s", oneLine(err))
		return nil
	}
	if in.Text == nil {
		s.reject(n, "has no text")
		return nil
	}
	res, err := scoreText(s.an, &in)
	if err != nil {
		s.reject(n, "%s", err)
		return nil
	}
	return writeMerged(s.out, line, res)
}

// writeMerged writes the input object with the scores behind its own fields.
func writeMerged(w *bufio.Writer, line []byte, res *scored) error {
	b, err := json.Marshal(res)
	if err != nil {
		return err
	}
	head := bytes.TrimRight(line, " \t\r\n")
	head = bytes.TrimRight(head[:len(head)-1], " \t\r\n") // without the closing brace
	w.Write(head)
	if head[len(head)-1] != '{' {
		w.WriteByte(',')
	}
	w.Write(b[1:])
	return w.WriteByte('\n')
}

// scoreText scores one text, and its stance where a target is given.
func scoreText(an *analyze.Analyzer, in *scoreInput) (*scored, error) {
	d := doc.New(doc.Meta{}, *in.Text)
	sc := an.Scorer().Score(d, []doc.Span{{End: len(d.Body)}}, tone.Context{})
	res := &scored{Tone: sc.Tone, Overall: sc.Overall, Valence: sc.Valence, Hits: analyze.Hits(sc.Hits)}
	target, ok, err := spanOf(d.Body, "target", in.Target, in.From, in.To)
	if err != nil || !ok {
		return res, err
	}
	source, directed, err := spanOf(d.Body, "source", in.Source, in.SourceFrom, in.SourceTo)
	if err != nil {
		return nil, err
	}
	var r stance.Result
	if directed {
		r = an.Stance().Directed(d, source, target)
	} else {
		r = an.Stance().Toward(d, target)
	}
	res.Stance = &scoredStance{r.Label, r.Score}
	return res, nil
}

// spanOf gives where a named part stands: by its offsets, else by its words.
func spanOf(text, what, words string, from, to *int) (doc.Span, bool, error) {
	if from == nil && to == nil {
		if words == "" {
			return doc.Span{}, false, nil
		}
		i := strings.Index(text, words)
		if i < 0 {
			return doc.Span{}, false, fmt.Errorf("%s %q is not in the text", what, words)
		}
		return doc.Span{Start: i, End: i + len(words)}, true, nil
	}
	if from == nil || to == nil || *from < 0 || *to <= *from || *to > len(text) {
		return doc.Span{}, false, fmt.Errorf("%s: offsets must be bytes with 0 <= from < to <= %d", what, len(text))
	}
	if !utf8.RuneStart(text[*from]) || *to < len(text) && !utf8.RuneStart(text[*to]) {
		return doc.Span{}, false, fmt.Errorf("%s: an offset cuts a character: offsets count bytes", what)
	}
	return doc.Span{Start: *from, End: *to}, true, nil
}

// table scores CSV or TSV: the same columns with the scores behind them.
func (s *textScorer) table(c *cli.Context, in io.Reader, format string) error {
	r := csv.NewReader(in)
	r.FieldsPerRecord = -1
	if format == "tsv" {
		r.Comma, r.LazyQuotes = '\t', true
	}
	head, err := r.Read()
	if err != nil {
		return failed("the first line names the columns", fmt.Errorf("%s: %w", s.name, err))
	}
	col := map[string]int{}
	for i, h := range head {
		col[strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))] = i
	}
	if _, ok := col["text"]; !ok {
		return usageError("the first line must name a column text", "%s has no column text", s.name)
	}
	w := csv.NewWriter(s.out)
	w.Comma = r.Comma
	w.Write(append(head, scoreColumns()...))
	for n := 2; c.Context.Err() == nil; n++ {
		rec, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			s.reject(n, "%s", oneLine(err))
			continue
		}
		if cells, err := s.tableRow(rec, col); err != nil {
			s.reject(n, "%s", err)
		} else {
			w.Write(append(pad(rec, len(head)), cells...))
		}
	}
	w.Flush()
	return errors.Join(w.Error(), c.Context.Err())
}

func pad(rec []string, n int) []string {
	for len(rec) < n {
		rec = append(rec, "")
	}
	return rec[:n]
}

func scoreColumns() []string {
	return append(append([]string{"overall", "valence"}, tone.Tones[:]...), "hits", "stance", "stance_score")
}

func (s *textScorer) tableRow(rec []string, col map[string]int) ([]string, error) {
	cell := func(name string) string {
		if i, ok := col[name]; ok && i < len(rec) {
			return rec[i]
		}
		return ""
	}
	text := cell("text")
	in := scoreInput{Text: &text, Target: cell("target"), Source: cell("source")}
	for name, to := range map[string]**int{"from": &in.From, "to": &in.To, "source_from": &in.SourceFrom, "source_to": &in.SourceTo} {
		v := strings.TrimSpace(cell(name))
		if v == "" {
			continue
		}
		n, err := strconv.Atoi(v)
		if err != nil {
			return nil, fmt.Errorf("%s is not a number: %q", name, v)
		}
		*to = &n
	}
	res, err := scoreText(s.an, &in)
	if err != nil {
		return nil, err
	}
	cells := []string{decimal(res.Overall), decimal(res.Valence)}
	for _, t := range tone.Tones {
		cells = append(cells, decimal(res.Tone[t]))
	}
	var hits []string
	for _, h := range res.Hits {
		hits = append(hits, h.Entry+" "+decimal(h.Weight))
	}
	cells = append(cells, strings.Join(hits, "; "))
	if res.Stance == nil {
		return append(cells, "", ""), nil
	}
	return append(cells, res.Stance.Label, decimal(res.Stance.Score)), nil
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'g', 5, 64) }
