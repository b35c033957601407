package report

import "parley/analyze/compare"

// Comparison is a book of one comparison: its cells and its differences.
func Comparison(t *compare.Table) *Book {
	s := &Sheet{Name: "Comparison", Widths: []float64{30, 24, 16, 10, 12, 10, 10, 10, 10, 10, 10, 10}, FreezeRow: 3, Landscape: true}
	title := "By " + t.RowKey
	if t.ColKey != "" {
		title += " and " + t.ColKey
	}
	s.text(1, 1, Subtitle, title)
	cells := Table{Name: "Cells", At: At(1, 3), Columns: []Column{{Name: upper(t.RowKey)}, {Name: upper(orWord(t.ColKey, "all"))}, {Name: "Value"}, {Name: "Articles", Style: Integer},
		{Name: "Statements", Style: Integer}, {Name: "Words", Style: Integer}, {Name: "Mean", Style: Signed}, {Name: "Low", Style: Signed}, {Name: "High", Style: Signed},
		{Name: "SD", Style: Number}, {Name: "Share %", Style: Percent}, {Name: "Rate /100", Style: Number}}}
	for i, r := range t.Rows {
		for j, c := range t.Cols {
			cell := &t.Cells[i][j]
			for v, value := range t.Values {
				if cell.Statements == 0 {
					continue
				}
				x := &cell.Stats[v]
				cells.Rows = append(cells.Rows, []Cell{{Value: r}, {Value: c}, {Value: value}, {Value: cell.Articles}, {Value: cell.Statements}, {Value: cell.Words},
					{Value: x.Mean}, {Value: x.Low}, {Value: x.High}, {Value: x.SD}, {Value: cell.Share[v]}, {Value: cell.Rate[v]}})
			}
		}
	}
	s.Tables = append(s.Tables, cells)
	row := 3 + max(len(cells.Rows), 1) + 3
	for i, d := range t.Diffs {
		if i == 0 {
			s.text(1, row-1, Heading, "Differences")
		}
		s.text(1, row+i, Text, d.Verdict)
	}
	for i, w := range t.Warnings {
		s.text(1, row+len(t.Diffs)+1+i, Warning, upper(w))
	}
	return &Book{Title: title, Sheets: []*Sheet{s}}
}

func orWord(s, d string) string {
	if s == "" {
		return d
	}
	return s
}
