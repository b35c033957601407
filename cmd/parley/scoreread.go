package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"golang.org/x/text/transform"

	"parley/analyze/ingest/charset"
	"parley/analyze/ingest/record"
	"parley/analyze/ingest/table"
)

// Limits of what is read at once: one row, one workbook, one job of a worker.
const (
	maxScoreRow  = 64 << 20
	maxScoreBook = 1 << 30
	jobBytes     = 128 << 10
	jobRows      = 512
)

// A textRow is one row of the input: a JSON object, or cells.
type textRow struct {
	line  int
	json  []byte
	cells []string
	bad   string // why it cannot be scored
}

// A scoreSource is the rows of a file.
type scoreSource struct {
	head []string // of a table; nil for JSON lines
	in   *rowReader
	rows iter.Seq2[textRow, error] // an error ends them
}

// source opens the rows of the input.
func (s *textScorer) source(format string, in io.Reader) (*scoreSource, error) {
	switch format {
	case "jsonl":
		return &scoreSource{rows: jsonRows(in)}, nil
	case "csv", "tsv":
		return s.tableSource(table.RawCSV(in, maxScoreRow, s.fields.known))
	case "xlsx":
		return s.bookSource(in)
	}
	return nil, usageError("use jsonl, csv, tsv or xlsx", "score cannot read %q", format)
}

// jsonRows cuts JSON lines. Blank lines are passed over; a line over the limit
// costs only itself.
func jsonRows(in io.Reader) iter.Seq2[textRow, error] {
	return func(yield func(textRow, error) bool) {
		r := bufio.NewReaderSize(in, 256<<10)
		head, _ := r.Peek(4096)
		if decoder, _ := charset.Stream(head); decoder != nil {
			r = bufio.NewReaderSize(transform.NewReader(r, decoder), 256<<10)
		}
		for n := 1; ; n++ {
			line, err := readLine(r)
			if err != nil && err != io.EOF && err != errLong {
				yield(textRow{}, err)
				return
			}
			row := textRow{line: n, json: bytes.TrimSpace(line)}
			if err == errLong {
				row.bad = err.Error()
			}
			if (len(row.json) > 0 || row.bad != "") && !yield(row, nil) || err == io.EOF {
				return
			}
		}
	}
}

var errLong = fmt.Errorf("line is longer than %d MiB", maxScoreRow>>20)

// readLine reads a line of its own memory, up to the limit.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxScoreRow; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
		case long && (err == nil || err == io.EOF):
			return nil, errLong
		default:
			return line, err
		}
	}
}

// tableSource takes the first row that is not blank for the header.
func (s *textScorer) tableSource(rows iter.Seq2[table.Row, error]) (*scoreSource, error) {
	next, stop := iter.Pull2(rows)
	for {
		row, err, ok := next()
		if err != nil {
			stop()
			return nil, failed("the first line names the columns", fmt.Errorf("%s: %w", s.displayName(), err))
		}
		if !ok {
			stop()
			return nil, failed("the first line names the columns", fmt.Errorf("%s is empty", s.displayName()))
		}
		if blankCells(row.Cells) {
			continue
		}
		reader, err := s.fields.reader(row.Cells)
		if err != nil {
			stop()
			return nil, usageError("the first line must name a column text; or use --text-column", "%s has %s", s.displayName(), err)
		}
		return &scoreSource{head: row.Cells, in: reader, rows: func(yield func(textRow, error) bool) {
			defer stop()
			tableRows(next, yield)
		}}, nil
	}
}

func tableRows(next func() (table.Row, error, bool), yield func(textRow, error) bool) {
	for {
		row, err, ok := next()
		if !ok {
			return
		}
		out := textRow{line: row.Line, cells: row.Cells}
		var bad *record.Problem
		if errors.As(err, &bad) {
			out.bad, err = bad.Reason, nil
		}
		if out.bad == "" && err == nil && blankCells(row.Cells) {
			continue
		}
		if !yield(out, err) || err != nil {
			return
		}
	}
}

func blankCells(cells []string) bool {
	for _, c := range cells {
		if c != "" {
			return false
		}
	}
	return true
}

// bookSource finds the sheet with the texts.
func (s *textScorer) bookSource(in io.Reader) (*scoreSource, error) {
	z, err := openZip(in)
	if err != nil {
		return nil, failed("", fmt.Errorf("%s is not a readable workbook: %w", s.displayName(), err))
	}
	var names []string
	var last error
	for name, rows := range table.RawSheets(z, maxScoreBook) {
		names = append(names, name)
		if s.sheet != "" && s.sheet != name {
			continue
		}
		src, err := s.tableSource(rows)
		if err == nil {
			return src, nil
		}
		last = err
	}
	if last == nil || s.sheet == "" && len(names) > 1 {
		return nil, usageError("name the sheet with --sheet and the column with --text-column", "%s has no sheet %s with a column of texts; its sheets are %q", s.displayName(), s.sheet, names)
	}
	return nil, last
}

// openZip opens a zip file; what cannot be read at any place is read whole.
func openZip(in io.Reader) (*zip.Reader, error) {
	if f, ok := in.(*os.File); ok {
		if st, err := f.Stat(); err == nil && st.Mode().IsRegular() {
			return zip.NewReader(f, st.Size())
		}
	}
	b, err := io.ReadAll(io.LimitReader(in, maxScoreBook))
	if err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(b), int64(len(b)))
}
