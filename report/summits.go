package report

import "math"

// summitsMatrix is the row of the matrix's header on Summits.
const summitsMatrix = 4

// maxChartRows bounds the speakers in a chart, so that it can be read.
const maxChartRows = 8

// summits compares each speaker between summits: a matrix, a chart, the
// differences with verdicts, and the cells in full.
func (l *layout) summits() *Sheet {
	s := &Sheet{Name: "Summits", Widths: []float64{28, 18, 18, 18, 18, 14, 14, 14}, FreezeRow: 1, FreezeCol: 1, Landscape: true, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Summits")
	s.text(1, 2, Muted, "Mean overall tone of each speaker at each summit; empty where the speaker has no statement there.")
	t := l.Summits
	if t == nil || len(t.Rows) == 0 {
		s.text(1, summitsMatrix, Muted, "No article is assigned to a summit: give summit: in front matter, or define summits in parley.yaml.")
		return s
	}
	l.summitMatrix(s)
	row := summitsMatrix + len(t.Rows) + 3
	if c, ok := l.summitChart(At(1, row)); ok {
		s.Charts = append(s.Charts, c)
		row += rowsUnder(c.Height)
	}
	row = l.differences(s, row)
	l.summitCells(s, row+2)
	return s
}

func (l *layout) summitMatrix(s *Sheet) {
	t := l.Summits
	m := Table{Name: "SummitMatrix", At: At(1, summitsMatrix), Columns: []Column{{Name: "Speaker"}}}
	for _, c := range t.Cols {
		m.Columns = append(m.Columns, Column{Name: c, Style: Signed, About: "mean overall tone at " + c})
	}
	for i, r := range t.Rows {
		line := []Cell{{Value: r}}
		for j := range t.Cols {
			c := &t.Cells[i][j]
			cell := Cell{Value: c.Stats[0].Mean}
			if c.Statements > 0 {
				cell.Note = plural(c.Statements, "statement") + " in " + plural(c.Articles, "article")
			}
			line = append(line, cell)
		}
		m.Rows = append(m.Rows, line)
	}
	s.Tables = append(s.Tables, m)
	s.Heats = append(s.Heats, Heat{Range: At(2, summitsMatrix+1) + ":" + At(1+len(t.Cols), summitsMatrix+len(t.Rows)), Diverging: true, Max: 1})
}

// summitChart is clustered columns: speakers along, one colour a summit. ok is
// false for fewer than two summits.
func (l *layout) summitChart(at string) (Chart, bool) {
	t := l.Summits
	if t == nil || len(t.Cols) < 2 || len(t.Rows) == 0 {
		return Chart{}, false
	}
	n := min(len(t.Rows), maxChartRows)
	c := Chart{Kind: Columns, Title: "Overall tone by speaker and summit: above 0 cooperative, below conflictual", Alt: "Columns of the mean overall tone of each speaker, one colour a summit", At: at, Width: 900, Height: 320}
	for j := range t.Cols {
		c.Series = append(c.Series, Series{Name: Ref("Summits", 2+j, summitsMatrix, 2+j, summitsMatrix),
			Categories: Ref("Summits", 1, summitsMatrix+1, 1, summitsMatrix+n), Values: Ref("Summits", 2+j, summitsMatrix+1, 2+j, summitsMatrix+n)})
	}
	return c, true
}

func (l *layout) differences(s *Sheet, row int) int {
	s.text(1, row, Heading, "Differences")
	s.text(1, row+1, Muted, "Second summit minus first; interval and p by resampling and shuffling whole articles; q after Benjamini and Hochberg.")
	d := Table{Name: "SummitDifferences", At: At(1, row+2), Columns: []Column{{Name: "Speaker"}, {Name: "First"}, {Name: "Second"}, {Name: "Value"},
		{Name: "Difference", Style: Signed}, {Name: "Low", Style: Signed}, {Name: "High", Style: Signed}, {Name: "Hedges g", Style: Number}, {Name: "p", Style: Number}, {Name: "q", Style: Number}, {Name: "Verdict"}}}
	for i := range l.Summits.Diffs {
		x := &l.Summits.Diffs[i]
		if x.Value != "overall" && math.IsNaN(x.Low) {
			continue
		}
		d.Rows = append(d.Rows, []Cell{{Value: x.Row}, {Value: x.A}, {Value: x.B}, {Value: x.Value}, {Value: x.Diff}, {Value: x.Low}, {Value: x.High},
			{Value: x.Effect}, {Value: x.P}, {Value: x.Q}, {Value: x.Verdict}})
	}
	if len(d.Rows) == 0 {
		s.text(1, row+2, Muted, "No speaker has statements at two summits.")
		return row + 3
	}
	s.Tables = append(s.Tables, d)
	return row + 2 + len(d.Rows)
}

func (l *layout) summitCells(s *Sheet, row int) {
	s.text(1, row, Heading, "Every speaker at every summit")
	t := Table{Name: "Summits", At: At(1, row+1), Columns: toneColumns("Speaker", "Articles", "Statements", "Words")}
	t.Columns = append(t.Columns[:1], append([]Column{{Name: "Summit"}}, t.Columns[1:]...)...)
	for i, r := range l.Summits.Rows {
		for j, c := range l.Summits.Cols {
			if cell := &l.Summits.Cells[i][j]; cell.Statements > 0 {
				t.Rows = append(t.Rows, toneCells(cell, Cell{Value: r}, Cell{Value: c}))
			}
		}
	}
	s.Tables = append(s.Tables, t)
	for len(s.Widths) < len(t.Columns) {
		s.Widths = append(s.Widths, 13)
	}
}
