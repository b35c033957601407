package compare

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// WriteText prints the table for a terminal: one line a row, in each cell mean,
// interval and number of articles, then the verdicts and warnings.
func (t *Table) WriteText(w io.Writer) error {
	for v, value := range t.Values {
		head := append([]string{t.RowKey + " · " + value}, t.Cols...)
		if len(t.Cols) == 1 && t.Cols[0] == "" {
			head[1] = "mean [interval] (articles)"
		}
		lines := [][]string{head}
		for i, r := range t.Rows {
			line := []string{r}
			for j := range t.Cols {
				line = append(line, cellText(&t.Cells[i][j], v))
			}
			lines = append(lines, line)
		}
		if err := writeAligned(w, lines); err != nil {
			return err
		}
	}
	for _, d := range t.Diffs {
		if _, err := fmt.Fprintln(w, d.Verdict); err != nil {
			return err
		}
	}
	for _, m := range t.Warnings {
		if _, err := fmt.Fprintln(w, "warning:", m); err != nil {
			return err
		}
	}
	return nil
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
	width := make([]int, len(lines[0]))
	for _, l := range lines {
		for i, c := range l {
			width[i] = max(width[i], utf8.RuneCountInString(c))
		}
	}
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
					orNil(s.Low), orNil(s.High), orNil(cell.Rate[v]), orNil(cell.Share[v]), s.Warnings})
				if err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// WriteJSON writes one JSON object a cell and value.
func (t *Table) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return t.each(func(r cellRow) error { return e.Encode(r) })
}

// WriteCSV writes one line a cell and value.
func (t *Table) WriteCSV(w io.Writer) error {
	c := csv.NewWriter(w)
	c.Write([]string{t.RowKey, t.ColKey, "value", "articles", "statements", "words", "mean", "sd", "median", "low", "high", "rate_per_100_words", "share_of_statements", "warnings"})
	err := t.each(func(r cellRow) error {
		line := []string{r.Row, r.Col, r.Value, strconv.Itoa(r.Articles), strconv.Itoa(r.Statements), strconv.Itoa(r.Words)}
		for _, f := range []*float64{r.Mean, r.SD, r.Median, r.Low, r.High, r.Rate, r.Share} {
			if f == nil {
				line = append(line, "")
			} else {
				line = append(line, strconv.FormatFloat(*f, 'g', 6, 64))
			}
		}
		return c.Write(append(line, strings.Join(r.Warnings, "; ")))
	})
	c.Flush()
	if err == nil {
		err = c.Error()
	}
	return err
}
