package main

import (
	"fmt"
	"io"
	"iter"

	"parley/analyze/statement"
)

// A scoreJob is rows that one worker scores at a time.
type scoreJob struct {
	rows  []textRow
	desk  *scoreDesk
	buf   *scoreBuffer // the scored rows as JSON lines or CSV
	cells [][]string   // or as cells, for a workbook
	bad   []textRow    // with reasons
	lost  []string     // fields without a column
	fault error        // of the input as a whole
}

// longText is from how many bytes a text has a desk of its own, whose room goes with
// it.
const longText = 1 << 20

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
			s.work(job, src, render)
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

// work scores and renders the rows of a job.
func (s *textScorer) work(job *scoreJob, src *scoreSource, render func(*scoreJob, *textRow, *scored, bool) error) {
	job.buf = s.buffer()
	job.desk = s.desks.Get().(*scoreDesk)
	defer s.desks.Put(job.desk)
	for i := range job.rows {
		if err := s.row(job, &job.rows[i], src, render); err != nil {
			job.rows[i].bad = err.Error()
			job.bad = append(job.bad, job.rows[i])
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
	desk := job.desk
	if len(*in.Text) > longText {
		desk = new(scoreDesk)
	}
	res, err := desk.scoreSafely(s.an, in)
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
		c := statement.NewCSV(to, comma)
		c.Write(row)
		return c.Flush()
	}
	if err := csvRow(w, names); err != nil {
		return err
	}
	return s.copyOut(w, s.scored(src, func(job *scoreJob, row *textRow, res *scored, _ bool) error {
		return csvRow(job.buf, append(cells(job, row), s.scoreCells(res)...))
	}))
}

// buffer gives an empty buffer, one that was written before where there is one.
func (s *textScorer) buffer() *scoreBuffer {
	b := s.buffers.Get().(*scoreBuffer)
	b.Reset()
	return b
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
