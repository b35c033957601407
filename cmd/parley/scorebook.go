package main

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"

	"parley/report"
	"parley/report/xlsx"
)

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
