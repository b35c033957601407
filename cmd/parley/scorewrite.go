package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"parley/analyze/tone"
	"parley/report"
	"parley/report/xlsx"
)

// A scoreJob is rows that one worker scores at a time.
type scoreJob struct {
	rows  []textRow
	buf   *bytes.Buffer // the scored rows as JSON lines or CSV
	cells [][]string    // or as cells, for a workbook
	bad   []textRow     // with reasons
	lost  []string      // fields without a column
	fault error         // of the input as a whole
}

// jobs gathers rows until they make a job.
func jobs(rows iter.Seq2[textRow, error]) iter.Seq[*scoreJob] {
	return func(yield func(*scoreJob) bool) {
		job, size := &scoreJob{}, 0
		for row, err := range rows {
			if err != nil {
				job.fault = err
				break
			}
			job.rows = append(job.rows, row)
			size += len(row.json)
			for _, c := range row.cells {
				size += len(c)
			}
			if size >= jobBytes || len(job.rows) >= jobRows {
				if !yield(job) {
					return
				}
				job, size = &scoreJob{}, 0
			}
		}
		if len(job.rows) > 0 || job.fault != nil {
			yield(job)
		}
	}
}

// scored runs the jobs on the workers and yields them in their order, with
// the bad rows told.
func (s *textScorer) scored(src *scoreSource, render func(*scoreJob, *textRow, *scored, bool) error) iter.Seq2[*scoreJob, error] {
	return func(yield func(*scoreJob, error) bool) {
		told := map[string]bool{}
		done := inOrder(s.ctx, jobs(src.rows), s.n, func(job *scoreJob) *scoreJob {
			job.buf = s.buffer()
			for i := range job.rows {
				if err := s.row(job, &job.rows[i], src, render); err != nil {
					job.rows[i].bad = err.Error()
					job.bad = append(job.bad, job.rows[i])
				}
			}
			return job
		})
		for job := range done {
			for _, b := range job.bad {
				s.reject(b.line, b.bad)
			}
			s.tellLost(job.lost, told)
			if !yield(job, nil) {
				return
			}
			if job.fault != nil {
				yield(nil, fmt.Errorf("%s: %w", s.displayName(), job.fault))
				return
			}
		}
	}
}

// tellLost tells fields that have no column, each once.
func (s *textScorer) tellLost(fields []string, told map[string]bool) {
	for _, f := range fields {
		if !told[f] {
			told[f] = true
			fmt.Fprintf(s.err, "parley: %s: field %s is not among the first %d rows and has no column\n", s.displayName(), f, headObjects)
		}
	}
}

func (s *textScorer) row(job *scoreJob, row *textRow, src *scoreSource, render func(*scoreJob, *textRow, *scored, bool) error) error {
	if row.bad != "" {
		return fmt.Errorf("%s", row.bad)
	}
	var in *scoreInput
	var err error
	clash := false
	if src.head == nil {
		in, clash, err = s.fields.jsonInput(row.json)
	} else {
		in, err = src.in.input(row.cells)
	}
	if err != nil {
		return err
	}
	res, err := scoreTextSafely(s.an, in)
	if err != nil {
		return err
	}
	return render(job, row, res, clash)
}

// write scores all rows and writes them in one of the formats.
func (s *textScorer) write(w io.Writer, format string, src *scoreSource) error {
	if format == "jsonl" {
		return s.copyOut(w, s.scored(src, s.jsonRenderer(src)))
	}
	head, cells, err := s.cellSource(src)
	if err != nil {
		return err
	}
	names := append(inputNames(head, s.columns()), s.columns()...)
	if format == "xlsx" {
		return s.writeBook(w, names, s.scored(src, func(job *scoreJob, row *textRow, res *scored, _ bool) error {
			job.cells = append(job.cells, append(cells(job, row), s.scoreCells(res)...))
			return nil
		}))
	}
	comma := ','
	if format == "tsv" {
		comma = '\t'
	}
	csvRow := func(to io.Writer, row []string) error {
		c := csv.NewWriter(to)
		c.Comma = comma
		c.Write(row)
		c.Flush()
		return c.Error()
	}
	if err := csvRow(w, names); err != nil {
		return err
	}
	return s.copyOut(w, s.scored(src, func(job *scoreJob, row *textRow, res *scored, _ bool) error {
		return csvRow(job.buf, append(cells(job, row), s.scoreCells(res)...))
	}))
}

// buffer gives an empty buffer, one that was written before where there is one.
func (s *textScorer) buffer() *bytes.Buffer {
	if b, ok := s.buffers.Get().(*bytes.Buffer); ok {
		b.Reset()
		return b
	}
	return new(bytes.Buffer)
}

func (s *textScorer) copyOut(w io.Writer, done iter.Seq2[*scoreJob, error]) error {
	for job, err := range done {
		if err != nil {
			return err
		}
		if _, err := w.Write(job.buf.Bytes()); err != nil {
			return err
		}
		s.buffers.Put(job.buf)
	}
	return nil
}

// inputNames are the input's columns, renamed where a score has their name.
func inputNames(head, scores []string) []string {
	out := slices.Clone(head)
	for i, h := range out {
		for slices.Contains(scores, h) || i > 0 && slices.Contains(out[:i], h) || h != head[i] && slices.Contains(head, h) {
			h = "input_" + h
		}
		out[i] = h
	}
	return out
}

// A cellReader gives the input's cells of a row, with room for the scores.
type cellReader func(*scoreJob, *textRow) []string

// cellSource gives the columns of the input and how a row fills them.
func (s *textScorer) cellSource(src *scoreSource) ([]string, cellReader, error) {
	if width := len(src.head); src.head != nil {
		return src.head, func(_ *scoreJob, row *textRow) []string {
			out := make([]string, width, width+32)
			copy(out, row.cells)
			return out
		}, nil
	}
	head, rows, err := firstFields(src.rows)
	src.rows = rows
	return head, func(job *scoreJob, row *textRow) []string {
		out := make([]string, len(head), len(head)+32)
		for name, raw := range objectFields(row.json) {
			if i := slices.Index(head, name); i >= 0 {
				out[i] = plain(raw)
			} else if !slices.Contains(job.lost, name) {
				job.lost = append(job.lost, name)
			}
		}
		return out
	}, err
}

// headObjects is how many objects are looked at for the columns of a table.
// Fields that only later ones have get none; they are told.
const headObjects = 200

// firstFields gives the fields of the first objects in the order of their
// coming, without taking the objects away.
func firstFields(rows iter.Seq2[textRow, error]) (head []string, again iter.Seq2[textRow, error], fault error) {
	next, stop := iter.Pull2(rows)
	var seen []textRow
	for len(seen) < headObjects {
		row, err, ok := next()
		if !ok || err != nil {
			fault = err
			break
		}
		seen = append(seen, row)
		for name := range objectFields(row.json) {
			if !slices.Contains(head, name) {
				head = append(head, name)
			}
		}
	}
	return head, func(yield func(textRow, error) bool) {
		defer stop()
		for _, row := range seen {
			if !yield(row, nil) {
				return
			}
		}
		for {
			row, err, ok := next()
			if !ok || !yield(row, err) {
				return
			}
		}
	}, fault
}

// columns are the scores in a table.
func (s *textScorer) columns() []string {
	return slices.Concat([]string{"overall", "valence"}, tone.Tones[:], s.own, []string{"hits", "stance", "stance_score"})
}

func (s *textScorer) scoreCells(res *scored) []string {
	cells := []string{decimal(res.Overall), decimal(res.Valence)}
	for _, t := range tone.Tones {
		cells = append(cells, decimal(res.Tone[t]))
	}
	for _, c := range s.own {
		cells = append(cells, decimal(res.Tone[c]))
	}
	cells = append(cells, strings.Join(fired(res), "; "))
	if res.Stance == nil {
		return append(cells, "", "")
	}
	return append(cells, res.Stance.Label, decimal(res.Stance.Score))
}

// fired are the entries that fired, with their weights.
func fired(res *scored) []string {
	var out []string
	for _, h := range res.Hits {
		out = append(out, h.Entry+" "+decimal(h.Weight))
	}
	return out
}

// writeBook writes a workbook whose rows are made while it is written.
func (s *textScorer) writeBook(w io.Writer, names []string, done iter.Seq2[*scoreJob, error]) error {
	t := &report.LongTable{Name: "Scores", Row: 1}
	first := len(names) - len(s.columns())
	sheet := &report.Sheet{Name: "Scores", FreezeRow: 1, Landscape: true, Long: t}
	for i, n := range names {
		c, width := report.Column{Name: n}, 14.0
		switch {
		case i >= first && i < len(names)-3:
			c.Style, width = report.Number, 9
			if i < first+2 {
				c.Style = report.Signed
			}
		case i == len(names)-1:
			c.Style = report.Signed
		case i == len(names)-3 || slices.Contains(s.fields.text, foldName(n)) || s.fields.named && n == s.fields.text[0]:
			c.Style, width = report.Wrap, 60
		}
		t.Columns, sheet.Widths = append(t.Columns, c), append(sheet.Widths, width)
	}
	t.Rows = func(yield func([]report.Cell, error) bool) {
		for job, err := range done {
			if err != nil {
				yield(nil, err)
				return
			}
			for _, row := range job.cells {
				if !yield(bookCells(row, first), nil) {
					return
				}
			}
		}
	}
	cuts, err := xlsx.Write(w, &report.Book{Title: "Scores", Subject: "Tone of texts", Version: version, Sheets: []*report.Sheet{sheet}})
	for _, c := range cuts {
		fmt.Fprintf(s.err, "parley: cell %s!%s was longer than a cell may be and was cut (its scores are of the whole text)\n", c.Sheet, c.Cell)
	}
	return err
}

// bookCells makes numbers of the scores.
func bookCells(row []string, first int) []report.Cell {
	out := make([]report.Cell, len(row))
	for i, c := range row {
		out[i].Value = c
		if i < first || i == len(row)-3 || i == len(row)-2 {
			continue
		}
		var f float64
		if json.Unmarshal([]byte(c), &f) == nil {
			out[i].Value = f
		} else {
			out[i].Value = nil
		}
	}
	return out
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'g', 5, 64) }
