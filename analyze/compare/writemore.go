package compare

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"parley/analyze/statement"
)

var nan = math.NaN()

// writeMore prints what was asked for beside the cells: cells to read with
// care, tests, columns over shared rows, trends.
func (t *Table) writeMore(w io.Writer) error {
	if len(t.Details) > 0 {
		if err := t.writeCare(w); err != nil {
			return err
		}
		lines := [][]string{{"test", "of", "value", "statistic", "df", "p", "q", "estimate", "interval", "n"}}
		for _, o := range t.Tests()[:len(t.Details)] {
			of := o.Row
			if o.A != "" {
				of += ": " + o.B + " - " + o.A
			}
			lines = append(lines, []string{o.Name, of, o.Value, short(o.Statistic), short(o.DF), short(o.P), short(o.Q), short(o.Estimate), span(o.Low, o.High), strconv.Itoa(o.N)})
		}
		if err := writeAligned(w, lines); err != nil {
			return err
		}
	}
	for i := range t.Shared {
		if _, err := fmt.Fprintln(w, t.Shared[i].Verdict); err != nil {
			return err
		}
	}
	for i := range t.Series {
		if _, err := fmt.Fprintln(w, t.Series[i].words(t.ColKey)); err != nil {
			return err
		}
	}
	return nil
}

// writeCare lists the cells that carry warnings.
func (t *Table) writeCare(w io.Writer) error {
	for i, r := range t.Rows {
		for j, c := range t.Cols {
			if m := t.Cells[i][j].Warnings; len(m) > 0 {
				if _, err := fmt.Fprintf(w, "%s: %s\n", strings.TrimSuffix(r+" in "+c, " in "), strings.Join(m, "; ")); err != nil {
					return err
				}
			}
		}
	}
	_, err := fmt.Fprintln(w)
	return err
}

func short(f float64) string {
	if math.IsNaN(f) {
		return "·"
	}
	return strconv.FormatFloat(f, 'g', 3, 64)
}

func span(low, high float64) string {
	if math.IsNaN(low) {
		return "·"
	}
	return fmt.Sprintf("[%.2f, %.2f]", low, high)
}

// words tells a trend and its change, no more than the tests allow.
func (tr *Trend) words(key string) string {
	head := fmt.Sprintf("%s, %s over %s: ", tr.Row, tr.Value, count(tr.Points, key))
	change := ""
	if tr.ChangeAt != "" {
		change = fmt.Sprintf("; another level from %s on, %+.2f before and %+.2f after, p = %.3f", tr.ChangeAt, tr.Change.Before, tr.Change.After, tr.Change.P)
	}
	slope := fmt.Sprintf("%+.3f a month %s, p = %.3f", tr.Slope.Estimate, span(tr.Slope.Low, tr.Slope.High), tr.Rising.P)
	switch {
	case tr.Rising.P > alpha || math.IsNaN(tr.Rising.P):
		return head + "no trend that so many points can show, " + slope + change
	case tr.Rising.Estimate > 0:
		return head + "rising, " + slope + change
	}
	return head + "falling, " + slope + change
}

// A testRow is one test as JSON or CSV.
type testRow struct {
	Test      string   `json:"test"`
	Row       string   `json:"row,omitempty"`
	A         string   `json:"a,omitempty"`
	B         string   `json:"b,omitempty"`
	Value     string   `json:"value"`
	N         int      `json:"n"`
	Statistic *float64 `json:"statistic"`
	DF        *float64 `json:"df"`
	P         *float64 `json:"p"`
	Q         *float64 `json:"q,omitempty"`
	Estimate  *float64 `json:"estimate"`
	Low       *float64 `json:"low"`
	High      *float64 `json:"high"`
	Level     *float64 `json:"level"`
	Assumes   string   `json:"assumes,omitempty"`
	Verdict   string   `json:"verdict,omitempty"`
	Warnings  []string `json:"warnings,omitempty"`
}

func newTestRow(o *Outcome) testRow {
	r := testRow{Test: o.Name, Row: o.Row, A: o.A, B: o.B, Value: o.Value, N: o.N, Statistic: orNil(o.Statistic), DF: orNil(o.DF), P: orNil(o.P), Q: orNil(o.Q),
		Estimate: orNil(o.Estimate), Low: orNil(o.Low), High: orNil(o.High), Level: orNil(o.Level), Assumes: o.Assumes, Verdict: o.Verdict, Warnings: o.Warnings}
	return r
}

func (t *Table) writeTestsJSON(e *json.Encoder) error {
	for _, o := range t.Tests() {
		if err := e.Encode(newTestRow(&o)); err != nil {
			return err
		}
	}
	return nil
}

// WriteTestsCSV writes one line a test: those of Details, Shared and Series.
func (t *Table) WriteTestsCSV(w io.Writer) error {
	c := statement.NewCSV(w, ',')
	c.Write([]string{"test", t.RowKey, "a", "b", "value", "n", "statistic", "df", "p", "q", "estimate", "low", "high", "level", "assumes", "verdict", "warnings"})
	for _, o := range t.Tests() {
		r := newTestRow(&o)
		line := []string{r.Test, r.Row, r.A, r.B, r.Value, strconv.Itoa(r.N)}
		for _, f := range []*float64{r.Statistic, r.DF, r.P, r.Q, r.Estimate, r.Low, r.High, r.Level} {
			line = append(line, figure(f))
		}
		c.Write(append(line, r.Assumes, r.Verdict, strings.Join(r.Warnings, "; ")))
	}
	return c.Flush()
}
