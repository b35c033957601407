package compare

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"parley/analyze/statement"
)

// wide is the most characters of a line of a grid; wider tables are printed one
// line a cell.
const wide = 120

// WriteText prints the table for a terminal: a grid with mean, interval and
// number of articles in each cell, or where that grows too wide one line a
// cell; then the verdicts and warnings.
func (t *Table) WriteText(w io.Writer) error {
	for v, value := range t.Values {
		if !signed(value) {
			value += " per 100 words"
		}
		lines := t.grid(v, value)
		if lineWidth(lines) > wide && len(t.Cols) > 1 {
			lines = t.list(v, value)
		}
		if err := writeAligned(w, lines); err != nil {
			return err
		}
	}
	few := 0
	for i := range t.Diffs {
		d := &t.Diffs[i]
		if math.IsNaN(d.Low) {
			few++
			continue
		}
		if err := writeDiff(w, d); err != nil {
			return err
		}
	}
	if err := t.writeMore(w); err != nil {
		return err
	}
	warnings := t.Warnings
	if few > 0 {
		warnings = append([]string{fmt.Sprintf("%s with too few articles on a side to tell", count(few, "comparison"))}, warnings...)
	}
	for _, m := range warnings {
		if _, err := fmt.Fprintln(w, "warning:", m); err != nil {
			return err
		}
	}
	return nil
}

// writeDiff prints a verdict, and below it what may explain the difference
// where there is one.
func writeDiff(w io.Writer, d *Diff) error {
	if _, err := fmt.Fprintln(w, d.Verdict); err != nil || d.Low <= 0 && d.High >= 0 {
		return err
	}
	for _, m := range d.Warnings {
		if _, err := fmt.Fprintln(w, "    but", m); err != nil {
			return err
		}
	}
	return nil
}

// grid is one line a row, one column a column.
func (t *Table) grid(v int, value string) [][]string {
	head := append([]string{t.RowKey + " · " + value}, t.Cols...)
	if len(t.Cols) == 1 && t.Cols[0] == "" {
		head[1] = "mean [interval] (articles)"
	}
	lines := [][]string{head}
	for i, r := range t.Rows {
		line := []string{clipLabel(r)}
		for j := range t.Cols {
			line = append(line, cellText(&t.Cells[i][j], v))
		}
		lines = append(lines, line)
	}
	return lines
}

// list is one line a cell that has statements.
func (t *Table) list(v int, value string) [][]string {
	lines := [][]string{{t.RowKey + " · " + value, t.ColKey, "mean", "interval", "articles", "statements"}}
	for i, r := range t.Rows {
		for j, c := range t.Cols {
			cell := &t.Cells[i][j]
			if cell.Statements == 0 {
				continue
			}
			s, span := &cell.Stats[v], "·"
			if !math.IsNaN(s.Low) {
				span = fmt.Sprintf("[%.2f, %.2f]", s.Low, s.High)
			}
			lines = append(lines, []string{clipLabel(r), c, fmt.Sprintf("%+.2f", s.Mean), span, strconv.Itoa(cell.Articles), strconv.Itoa(cell.Statements)})
			r = ""
		}
	}
	return lines
}

// maxLabel is the most characters of a row's label on a terminal: speakers that
// are phrases can be as long as a sentence.
const maxLabel = 40

func clipLabel(s string) string {
	if utf8.RuneCountInString(s) <= maxLabel {
		return s
	}
	return string([]rune(s)[:maxLabel-1]) + "…"
}

// widths gives the widest cell of each column.
func widths(lines [][]string) []int {
	out := make([]int, len(lines[0]))
	for _, l := range lines {
		for i, c := range l {
			out[i] = max(out[i], utf8.RuneCountInString(c))
		}
	}
	return out
}

func lineWidth(lines [][]string) int {
	sum := 0
	for _, n := range widths(lines) {
		sum += n + 2
	}
	return sum - 2
}

func cellText(c *Cell, v int) string {
	s := &c.Stats[v]
	switch {
	case c.Statements == 0:
		return "·"
	case math.IsNaN(s.Low):
		return fmt.Sprintf("%+.2f (%d)", s.Mean, c.Articles)
	}
	return fmt.Sprintf("%+.2f [%.2f, %.2f] (%d)", s.Mean, s.Low, s.High, c.Articles)
}

// writeAligned pads columns to their widest cell; all but the first stand to
// the right.
func writeAligned(w io.Writer, lines [][]string) error {
	width := widths(lines)
	var b strings.Builder
	for _, l := range lines {
		for i, c := range l {
			pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(c))
			if i == 0 {
				b.WriteString(c + pad)
			} else {
				b.WriteString("  " + pad + c)
			}
		}
		b.WriteString("\n")
	}
	b.WriteString("\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// A cellRow is one cell and value as JSON or CSV.
type cellRow struct {
	Row        string   `json:"row"`
	Col        string   `json:"col,omitempty"`
	Value      string   `json:"value"`
	Articles   int      `json:"articles"`
	Statements int      `json:"statements"`
	Words      int      `json:"words"`
	Mean       *float64 `json:"mean"`
	SD         *float64 `json:"sd"`
	Median     *float64 `json:"median"`
	Low        *float64 `json:"low"`
	High       *float64 `json:"high"`
	Level      *float64 `json:"level"`
	Method     string   `json:"method,omitempty"`
	Rate       *float64 `json:"rate_per_100_words"`
	Share      *float64 `json:"share_of_statements"`
	Warnings   []string `json:"warnings,omitempty"`
}

// orNil gives nil for NaN, which JSON cannot hold.
func orNil(f float64) *float64 {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	return &f
}

// warnings are those of the cell and of one of its values.
func (c *Cell) warnings(v int) []string {
	out := c.Warnings
	for _, m := range c.Stats[v].Warnings {
		if !slices.Contains(out, m) {
			out = append(slices.Clip(out), m)
		}
	}
	return out
}

func (t *Table) each(do func(cellRow) error) error {
	for i, r := range t.Rows {
		for j, c := range t.Cols {
			cell := &t.Cells[i][j]
			if cell.Statements == 0 {
				continue
			}
			for v, value := range t.Values {
				s := &cell.Stats[v]
				err := do(cellRow{r, c, value, cell.Articles, cell.Statements, cell.Words, orNil(s.Mean), orNil(s.SD), orNil(s.Median),
					orNil(s.Low), orNil(s.High), orNil(s.Level), s.Method, orNil(cell.Rate[v]), orNil(cell.Share[v]), cell.warnings(v)})
				if err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// WriteJSON writes one JSON object a cell and value, then one a comparison of
// two columns, with a and b in place of col; one a test, and one a warning.
func (t *Table) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := t.each(func(r cellRow) error { return e.Encode(r) }); err != nil {
		return err
	}
	for i := range t.Diffs {
		if err := e.Encode(newDiffRow(&t.Diffs[i])); err != nil {
			return err
		}
	}
	if err := t.writeTestsJSON(e); err != nil {
		return err
	}
	for _, m := range t.Warnings {
		if err := e.Encode(map[string]string{"warning": m}); err != nil {
			return err
		}
	}
	return nil
}

// WriteCSV writes one line a cell and value.
func (t *Table) WriteCSV(w io.Writer) error {
	c := statement.NewCSV(w, ',')
	c.Write([]string{t.RowKey, t.ColKey, "value", "articles", "statements", "words", "mean", "sd", "median", "low", "high", "level", "rate_per_100_words", "share_of_statements", "method", "warnings"})
	err := t.each(func(r cellRow) error {
		line := []string{r.Row, r.Col, r.Value, strconv.Itoa(r.Articles), strconv.Itoa(r.Statements), strconv.Itoa(r.Words)}
		for _, f := range []*float64{r.Mean, r.SD, r.Median, r.Low, r.High, r.Level, r.Rate, r.Share} {
			line = append(line, figure(f))
		}
		return c.Write(append(line, r.Method, strings.Join(r.Warnings, "; ")))
	})
	if e := c.Flush(); err == nil {
		err = e
	}
	return err
}
