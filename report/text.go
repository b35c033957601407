package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// WriteText writes the book for a golden file: sheets, the cells outside
// tables by address, tables line by line with cells apart by " | ", heats and
// charts. Nothing of it depends on excelize.
func WriteText(w io.Writer, b *Book) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s · %s · %s\n", b.Title, b.Version, b.Made)
	for _, n := range b.Names {
		fmt.Fprintf(out, "%s = %s\n", n.Name, n.Ref)
	}
	for _, s := range b.Sheets {
		if err := s.writeText(out); err != nil {
			return fmt.Errorf("sheet %s: %w", s.Name, err)
		}
	}
	return out.Flush()
}

func (s *Sheet) writeText(w *bufio.Writer) error {
	fmt.Fprintf(w, "\n== %s\n", s.Name)
	for _, at := range s.addresses() {
		fmt.Fprintf(w, "%s: %s\n", at, s.Cells[at].plain(s.Cells[at].Style))
	}
	for i := range s.Tables {
		t := &s.Tables[i]
		fmt.Fprintf(w, "-- %s at %s\n%s\n", t.Name, t.At, header(t.Columns))
		for _, line := range t.Rows {
			writeLine(w, t.Columns, line)
		}
	}
	if s.Long != nil {
		fmt.Fprintf(w, "-- %s at %s\n%s\n", s.Long.Name, At(1, s.Long.Row), header(s.Long.Columns))
		for line, err := range s.Long.Rows {
			if err != nil {
				return err
			}
			writeLine(w, s.Long.Columns, line)
		}
	}
	for _, c := range s.Choices {
		fmt.Fprintf(w, "choice %s of %s\n", c.Range, cmp.Or(c.From, strings.Join(c.Values, ", ")))
	}
	for _, c := range s.Sparks {
		fmt.Fprintf(w, "line %s over %s\n", c.At, c.Range)
	}
	for _, p := range s.Pivots {
		fmt.Fprintf(w, "pivot %s at %s of %s: %s by %s, means of %s\n", p.Name, p.At, p.Table, strings.Join(p.Rows, ", "), strings.Join(p.Columns, ", "), strings.Join(p.Mean, ", "))
	}
	for _, h := range s.Heats {
		fmt.Fprintf(w, "heat %s to %g diverging %t\n", h.Range, h.Max, h.Diverging)
	}
	for _, c := range s.Charts {
		fmt.Fprintf(w, "chart %q at %s\n", c.Title, c.At)
		for _, one := range c.Series {
			fmt.Fprintf(w, "  %s: %s over %s\n", one.Name, one.Values, one.Categories)
		}
	}
	return nil
}

// addresses are the places of the single cells, by row and column.
func (s *Sheet) addresses() []string {
	out := make([]string, 0, len(s.Cells))
	for at := range s.Cells {
		out = append(out, at)
	}
	slices.SortFunc(out, func(a, b string) int {
		ca, ra := Place(a)
		cb, rb := Place(b)
		if ra != rb {
			return ra - rb
		}
		return ca - cb
	})
	return out
}

// Place is column and row of an address: Place("B3") is 2, 3. What is no address
// is 0, 0.
func Place(at string) (col, row int) {
	i := strings.IndexAny(at, "0123456789")
	if i < 1 {
		return 0, 0
	}
	for _, c := range at[:i] {
		col = 26*col + int(c-'A'+1)
	}
	row, _ = strconv.Atoi(at[i:])
	return col, row
}

func header(cols []Column) string {
	names := make([]string, len(cols))
	for i, c := range cols {
		names[i] = c.Name
	}
	return strings.Join(names, " | ")
}

func writeLine(w io.Writer, cols []Column, line []Cell) {
	parts := make([]string, len(line))
	for i := range line {
		parts[i] = line[i].plain(cols[i].Style)
	}
	fmt.Fprintln(w, strings.Join(parts, " | "))
}

// plain is a cell as a reader of the sheet sees it, with its link and note.
func (c Cell) plain(style Style) string {
	text := c.shown(style)
	if c.Link != "" {
		text += " <" + c.Link + ">"
	}
	if c.Formula != "" {
		text += " [=" + c.Formula + "]"
	}
	if c.Note != "" {
		text += " {" + strings.ReplaceAll(c.Note, "\n", " / ") + "}"
	}
	return text
}

func (c Cell) shown(style Style) string {
	if len(c.Runs) > 0 {
		var b strings.Builder
		for _, r := range c.Runs {
			b.WriteString(mark(r))
		}
		return b.String()
	}
	if d, ok := c.Value.(time.Time); ok {
		return d.Format(time.DateOnly)
	}
	f, ok := c.Value.(float64)
	f += 0 // no -0
	switch {
	case c.Value == nil, ok && math.IsNaN(f):
		return ""
	case ok && style == Percent:
		return fmt.Sprintf("%.0f%%", 100*f)
	case ok && style == Signed:
		return fmt.Sprintf("%+.2f", f)
	case ok && style == Chance:
		return fmt.Sprintf("%.3f", f)
	case ok:
		return fmt.Sprintf("%.2f", f)
	}
	return fmt.Sprint(c.Value)
}

// mark shows the look of a run: + for, - against, ~ does not count.
func mark(r Run) string {
	sign := [...]string{"", "+", "-", "~"}[r.Mark]
	return sign + r.Text + sign
}
