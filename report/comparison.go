package report

import (
	"strings"

	"parley/analyze/compare"
)

// Comparison is a book of one comparison: a sheet of its verdicts and warnings
// with its cells, one of differences, and one of tests where there are any.
func Comparison(t *compare.Table) *Book {
	title := "By " + t.RowKey
	if t.ColKey != "" {
		title += " and " + t.ColKey
	}
	b := &Book{Title: title, Sheets: []*Sheet{comparisonCells(t, title)}}
	if len(t.Diffs) > 0 {
		b.Sheets = append(b.Sheets, pairDifferences(t))
	}
	if len(t.Details)+len(t.Shared)+len(t.Series) > 0 {
		b.Sheets = append(b.Sheets, tests(t))
	}
	return b
}

func comparisonCells(t *compare.Table, title string) *Sheet {
	s := &Sheet{Name: "Comparison", Widths: []float64{30, 24, 16, 10, 12, 10, 10, 10, 10, 10, 10, 10, 60}, FreezeRow: 3, Landscape: true}
	s.text(1, 1, Subtitle, title)
	cells := Table{Name: "Cells", At: At(1, 3), Columns: []Column{{Name: upper(t.RowKey)}, {Name: upper(orWord(t.ColKey, "all"))}, {Name: "Value"}, {Name: "Articles", Style: Integer},
		{Name: "Statements", Style: Integer}, {Name: "Words", Style: Integer}, {Name: "Mean", Style: Signed}, {Name: "Low", Style: Signed}, {Name: "High", Style: Signed},
		{Name: "SD", Style: Number}, {Name: "Share %", Style: Percent}, {Name: "Rate /100", Style: Number}, {Name: "Warnings"}}}
	for i, r := range t.Rows {
		for j, c := range t.Cols {
			cell := &t.Cells[i][j]
			for v, value := range t.Values {
				if cell.Statements == 0 {
					continue
				}
				x := &cell.Stats[v]
				cells.Rows = append(cells.Rows, []Cell{{Value: r}, {Value: c}, {Value: value}, {Value: cell.Articles}, {Value: cell.Statements}, {Value: cell.Words},
					{Value: x.Mean}, {Value: x.Low}, {Value: x.High}, {Value: x.SD}, {Value: cell.Share[v]}, {Value: cell.Rate[v]}, {Value: strings.Join(cell.Warnings, "; ")}})
			}
		}
	}
	s.Tables = append(s.Tables, cells)
	row := 3 + max(len(cells.Rows), 1) + 2
	for _, w := range t.Warnings {
		s.text(1, row, Warning, upper(w))
		row++
	}
	return s
}

// pairDifferences is one line a pair of columns, row and value.
func pairDifferences(t *compare.Table) *Sheet {
	s := &Sheet{Name: "Differences", Widths: []float64{30, 22, 22, 14, 10, 10, 11, 10, 10, 11, 10, 10, 10, 10, 10, 9, 9, 9, 11, 90, 60, 60}, FreezeRow: 3, FreezeCol: 1, Landscape: true}
	s.text(1, 1, Subtitle, "Differences between columns, B minus A")
	d := Table{Name: "Differences", At: At(1, 3), Columns: []Column{{Name: upper(t.RowKey)}, {Name: "A"}, {Name: "B"}, {Name: "Value"}, {Name: "Articles A", Style: Integer}, {Name: "Articles B", Style: Integer},
		{Name: "Difference", Style: Signed}, {Name: "Low", Style: Signed}, {Name: "High", Style: Signed}, {Name: "Hedges g", Style: Signed}, {Name: "g low", Style: Signed}, {Name: "g high", Style: Signed},
		{Name: "Cliff delta", Style: Signed}, {Name: "delta low", Style: Signed}, {Name: "delta high", Style: Signed}, {Name: "p", Style: Number}, {Name: "q", Style: Number}, {Name: "p Holm", Style: Number},
		{Name: "Detectable", Style: Number}, {Name: "Verdict"}, {Name: "Method"}, {Name: "Warnings"}}}
	for i := range t.Diffs {
		x := &t.Diffs[i]
		c := &x.Comparison
		d.Rows = append(d.Rows, []Cell{{Value: x.Row}, {Value: x.A}, {Value: x.B}, {Value: x.Value}, {Value: c.A.Clusters}, {Value: c.B.Clusters},
			{Value: c.Diff}, {Value: c.Low}, {Value: c.High}, {Value: c.Effect}, {Value: c.EffectLow}, {Value: c.EffectHigh},
			{Value: c.Cliff}, {Value: c.CliffLow}, {Value: c.CliffHigh}, {Value: c.P}, {Value: c.Q}, {Value: x.Holm},
			{Value: c.Detectable}, {Value: x.Verdict}, {Value: c.Method}, {Value: strings.Join(c.Warnings, "; ")}})
	}
	s.Tables = append(s.Tables, d)
	return s
}

// tests is one line a test.
func tests(t *compare.Table) *Sheet {
	s := &Sheet{Name: "Tests", Widths: []float64{24, 30, 22, 22, 14, 8, 11, 9, 9, 9, 11, 10, 10, 50, 90, 60}, FreezeRow: 3, Landscape: true}
	s.text(1, 1, Subtitle, "Tests")
	x := Table{Name: "Tests", At: At(1, 3), Columns: []Column{{Name: "Test"}, {Name: upper(t.RowKey)}, {Name: "A"}, {Name: "B"}, {Name: "Value"}, {Name: "N", Style: Integer}, {Name: "Statistic", Style: Number},
		{Name: "df", Style: Number}, {Name: "p", Style: Number}, {Name: "q", Style: Number}, {Name: "Estimate", Style: Signed}, {Name: "Low", Style: Signed}, {Name: "High", Style: Signed}, {Name: "Assumes"}, {Name: "Verdict"}, {Name: "Warnings"}}}
	for _, r := range t.Tests() {
		x.Rows = append(x.Rows, []Cell{{Value: r.Name}, {Value: r.Row}, {Value: r.A}, {Value: r.B}, {Value: r.Value}, {Value: r.N}, {Value: r.Statistic}, {Value: r.DF}, {Value: r.P}, {Value: r.Q},
			{Value: r.Estimate}, {Value: r.Low}, {Value: r.High}, {Value: r.Assumes}, {Value: r.Verdict}, {Value: strings.Join(r.Warnings, "; ")}})
	}
	s.Tables = append(s.Tables, x)
	return s
}

func orWord(s, d string) string {
	if s == "" {
		return d
	}
	return s
}
