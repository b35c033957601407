package report

import (
	"math"
	"slices"
)

// summitsMatrix is the row of the matrix's header on Summits: below the charts,
// where there are any.
func (l *layout) summitsMatrix() int {
	if l.shownSummits() == nil {
		return chartsRow
	}
	return chartsRow + rowsUnder(summitsHeight)
}

// summitsHeight is the height of the charts in pixels.
const summitsHeight = 320

// maxChartRows bounds the speakers in a chart, so that it can be read.
const maxChartRows = 8

// summits compares each speaker between summits: a matrix, two charts, the
// differences with verdicts, and the cells in full.
func (l *layout) summits() *Sheet {
	s := &Sheet{Name: "Summits", Widths: []float64{28, 17, 17, 14, 14, 12, 12, 12, 12, 13.5, 12}, FreezeRow: 1, PrintCols: 18, FreezeCol: 1, Landscape: true, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Summits")
	s.text(1, 2, Muted, "Mean overall tone of each speaker at each summit; empty where the speaker has no statement there. A number leads to its statements.")
	t := l.Summits
	if t == nil || len(t.Rows) == 0 {
		s.text(1, chartsRow, Muted, "No article is assigned to a summit: give summit: in front matter, or define summits in parley.yaml.")
		return s
	}
	matrix := l.summitsMatrix()
	l.summitMatrix(s, matrix)
	differences := matrix + len(t.Rows) + 2
	cells := l.differences(s, differences) + 2
	l.summitCells(s, cells)
	s.sections(section{"Matrix", matrix}, section{"Differences", differences}, section{"Every speaker at every summit", cells})
	if c, ok := l.summitChart(At(1, chartsRow)); ok {
		s.Charts = append(s.Charts, c)
		if c, ok := l.summitIntervals(At(9, chartsRow)); ok {
			s.Charts = append(s.Charts, c)
		}
	}
	return s
}

func (l *layout) summitMatrix(s *Sheet, row int) {
	t := l.Summits
	m := Table{Name: "SummitMatrix", At: At(1, row), Columns: []Column{{Name: "Speaker", About: "canonical name"}}}
	names := apart(t.Cols, "Speaker")
	for j, c := range t.Cols {
		m.Columns = append(m.Columns, Column{Name: names[j], Style: Signed, About: "mean overall tone at " + c})
	}
	for i, r := range t.Rows {
		line := []Cell{{Value: r}}
		for j := range t.Cols {
			c := &t.Cells[i][j]
			cell := Cell{Value: c.Stats[0].Mean}
			if c.Statements > 0 {
				cell.Note = plural(c.Statements, "statement") + " in " + plural(c.Articles, "article")
				cell.Link = l.evidenceLink(r, summitLabel(t.Cols[j]))
			}
			line = append(line, cell)
		}
		m.Rows = append(m.Rows, line)
	}
	s.Tables = append(s.Tables, m)
	for len(s.Widths) < len(m.Columns) {
		s.Widths = append(s.Widths, 14)
	}
	s.Heats = append(s.Heats, Heat{Range: span(2, row+1, 1+len(t.Cols), row+len(t.Rows)), Diverging: true, Max: toneMax})
}

// summitLabel is a column's summit as rows have it.
func summitLabel(col string) string {
	if col == "(no summit)" {
		return ""
	}
	return col
}

// summitChart is clustered columns: speakers along, one colour a summit. ok is
// false for fewer than two summits.
func (l *layout) summitChart(at string) (Chart, bool) {
	c := Chart{Kind: Columns, Title: "Overall tone by speaker and summit: above 0 cooperative, below conflictual", Alt: "Columns of the mean overall tone of each speaker, one colour a summit", At: at, Width: 760, Height: summitsHeight}
	shown := l.shownSummits()
	if shown == nil {
		return c, false
	}
	row, n := l.summitsMatrix(), min(len(l.Summits.Rows), maxChartRows)
	for _, j := range shown {
		c.Series = append(c.Series, Series{Name: Ref("Summits", 2+j, row, 2+j, row), Categories: absolute("Summits", 1, row+1, row+n), Values: absolute("Summits", 2+j, row+1, row+n)})
	}
	return c, true
}

// maxChartSummits bounds the colours of a chart.
const maxChartSummits = 6

// shownSummits are the columns that the chart draws: those where most of its
// speakers speak, in order of time; nil for fewer than two.
func (l *layout) shownSummits() []int {
	t := l.Summits
	if t == nil {
		return nil
	}
	n := min(len(t.Rows), maxChartRows)
	var out []int
	for j := range t.Cols {
		if l.spoken(j, n) > 0 && summitLabel(t.Cols[j]) != "" {
			out = append(out, j)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return l.spoken(b, n) - l.spoken(a, n) })
	out = out[:min(len(out), maxChartSummits)]
	slices.Sort(out)
	if len(out) < 2 {
		return nil
	}
	return out
}

// spoken counts the first n speakers with statements at a summit.
func (l *layout) spoken(col, n int) int {
	k := 0
	for i := range n {
		if l.Summits.Cells[i][col].Statements > 0 {
			k++
		}
	}
	return k
}

// summitIntervals shows the cells that have an interval, speaker by speaker.
func (l *layout) summitIntervals(at string) (Chart, bool) {
	if l.sure < 2 {
		return Chart{}, false
	}
	n := min(l.sure, 24)
	return Chart{Kind: Interval, Title: "How sure: mean with 95 % interval", Alt: "Means of overall tone by speaker and summit with their 95 % intervals", At: at, Width: 760, Height: summitsHeight,
		Series: intervalSeries("Summits", summitLabelCol, 7, 8, 6, l.summitFirst, l.summitFirst+n-1, l.summitFirst-1)}, true
}

var differenceColumns = []Column{{Name: "Speaker", About: "canonical name"}, {Name: "First", About: "summit"}, {Name: "Second", About: "summit"}, {Name: "Value", About: "overall, valence or a tone"},
	{Name: "Difference", Style: Signed, About: "second minus first"}, {Name: "Low", Style: Signed, About: "lower end of its interval"}, {Name: "High", Style: Signed, About: "upper end of its interval"},
	{Name: "Hedges g", Style: Signed, About: "size of the difference in units of the pooled deviation"}, {Name: "p", Style: Chance, About: "by shuffling whole articles"},
	{Name: "q", Style: Chance, About: "p after Benjamini and Hochberg over the table"}, {Name: "Verdict", About: "the difference in words, claiming no more than the interval"}}

func (l *layout) differences(s *Sheet, row int) int {
	s.text(1, row, Heading, "Differences")
	s.text(1, row+1, Muted, "Second summit minus first; interval and p by resampling and shuffling whole articles; q after Benjamini and Hochberg.")
	d := Table{Name: "SummitDifferences", At: At(1, row+2), Columns: differenceColumns}
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

// labelMark stands between the parts of a label that formulas look up.
const labelMark = " · "

// summitLabelCol is the column of the label in the table Summits.
const summitLabelCol = 19

// summitCells is one line a speaker and summit; those with an interval stand
// first, so that a chart can take them.
func (l *layout) summitCells(s *Sheet, row int) {
	s.text(1, row, Heading, "Every speaker at every summit")
	t := Table{Name: "Summits", At: At(1, row+1), Columns: toneColumns("Speaker", "Articles", "Statements", "Words")}
	t.Columns = append(t.Columns[:1:1], append([]Column{{Name: "Summit", About: "name of the summit"}}, t.Columns[1:]...)...)
	t.Columns = append(t.Columns, Column{Name: "Label", Style: Muted, About: "speaker and summit in one text, for look-ups"})
	for _, sure := range []bool{true, false} {
		for i, r := range l.Summits.Rows {
			for j, c := range l.Summits.Cols {
				cell := &l.Summits.Cells[i][j]
				if cell.Statements == 0 || math.IsNaN(cell.Stats[0].Low) == sure {
					continue
				}
				line := toneCells(cell, Cell{Value: r}, Cell{Value: c})
				line[3].Link = l.evidenceLink(r, summitLabel(c))
				t.Rows = append(t.Rows, append(line, Cell{Value: r + labelMark + c}))
				if sure {
					l.sure++
				}
			}
		}
	}
	s.Tables = append(s.Tables, t)
	l.summitFirst, l.summitLast = row+2, row+1+len(t.Rows)
	for len(s.Widths) < len(t.Columns) {
		s.Widths = append(s.Widths, toneWidth)
	}
	s.Heats = append(s.Heats, Heat{Range: span(6, l.summitFirst, 6, l.summitLast), Diverging: true, Max: toneMax}, Heat{Range: span(9, l.summitFirst, 9, l.summitLast), Diverging: true, Max: toneMax},
		Heat{Range: span(10, l.summitFirst, 18, l.summitLast), Max: .6})
}
