package report

import (
	"math"
	"strings"
)

// Bounds of Trends.
const (
	trendSpeakers = 20
	trendCharts   = 6
	trendMonths   = 60 // points of a line
	matrixMonths  = 18 // columns of the heat map
	leastPoints   = 3
	trendMatrix   = 4 // row of the matrix's header
)

// A trendRow is where the points of one speaker stand in the table Trends.
type trendRow struct {
	name        string
	row         int // of Months
	points      int
	first, last int // rows of the sheet
}

// trendCols are the columns of Months that have a date, the last ones where
// there are many.
func (l *layout) trendCols() []int {
	var out []int
	if l.Months == nil {
		return nil
	}
	for j, c := range l.Months.Cols {
		if !strings.HasPrefix(c, "(") && c != "" {
			out = append(out, j)
		}
	}
	return out[max(0, len(out)-trendMonths):]
}

// trendRows are the speakers with enough points to be drawn.
func (l *layout) trendRows(cols []int) []trendRow {
	var out []trendRow
	if len(cols) < leastPoints {
		return nil
	}
	for i, name := range l.Months.Rows {
		if name == unnamed || len(out) == trendSpeakers {
			continue
		}
		n := 0
		for _, j := range cols {
			if !math.IsNaN(l.Months.Cells[i][j].Stats[0].Mean) {
				n++
			}
		}
		if n >= 2 {
			out = append(out, trendRow{name: name, row: i, points: n})
		}
	}
	return out
}

// trends shows speakers by month: a heat map, lines with their intervals, and
// the points in full.
func (l *layout) trends() *Sheet {
	s := &Sheet{Name: "Trends", Widths: []float64{26, 12, 12, 13, 12, 12, 12, 12, 12, 12, 12, 12, 12}, FreezeRow: 1, FreezeCol: 1, Landscape: true, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Trends")
	s.text(1, 2, Muted, "Mean overall tone in order of time; empty where a speaker has no statement.")
	cols := l.trendCols()
	rows := l.trendRows(cols)
	if len(rows) == 0 {
		s.text(1, trendMatrix, Muted, "Too few points in time for a trend: it takes statements of one speaker at three dates, in articles that give their date.")
		return s
	}
	l.trendHeat(s, rows, cols)
	row := trendMatrix + len(rows) + 2
	n, height, bound := 0, 230, l.trendBound(rows, cols)
	for _, r := range rows {
		if r.points >= leastPoints && n < trendCharts {
			n++
		}
	}
	table := row + (n+1)/2*(rowsUnder(height)) + 1
	l.trendTable(s, rows, cols, table)
	for i, k := 0, 0; i < len(rows) && k < n; i++ {
		r := rows[i]
		if r.points < leastPoints {
			continue
		}
		s.Charts = append(s.Charts, Chart{Kind: Interval, Joined: true, Plain: true, Title: r.name, Alt: "Line of the mean overall tone of " + r.name + " in order of time, with 95 % intervals",
			At: At(1+6*(k%2), row+k/2*rowsUnder(height)), Width: 590, Height: height, Min: -bound, Max: bound, Series: intervalSeries("Trends", 1+1, 6, 7, 5, r.first, r.last, table+1)})
		k++
	}
	return s
}

// trendBound is the end of the axis that all lines share, so that they can be
// compared.
func (l *layout) trendBound(rows []trendRow, cols []int) float64 {
	for _, r := range rows {
		for _, j := range cols {
			x := &l.Months.Cells[r.row][j].Stats[0]
			for _, v := range []float64{x.Mean, x.Low, x.High} {
				if math.Abs(v) > toneMax { // not so for NaN
					return 1
				}
			}
		}
	}
	return toneMax
}

// intervalSeries are the series of an interval chart: high, low, mean.
func intervalSeries(sheet string, label, low, high, mean, first, last, header int) []Series {
	var out []Series
	for _, c := range []int{high, low, mean} {
		out = append(out, Series{Name: Ref(sheet, c, header, c, header), Categories: absolute(sheet, label, first, last), Values: absolute(sheet, c, first, last)})
	}
	return out
}

func (l *layout) trendHeat(s *Sheet, rows []trendRow, cols []int) {
	shown := cols[max(0, len(cols)-matrixMonths):]
	t := Table{Name: "TrendMatrix", At: At(1, trendMatrix), Plain: true, Head: 18, Columns: []Column{{Name: "Speaker"}}}
	for _, j := range shown {
		t.Columns = append(t.Columns, Column{Name: l.Months.Cols[j], Style: Signed})
	}
	for _, r := range rows {
		line := []Cell{{Value: r.name, Link: l.evidenceLink(r.name, anySummit)}}
		for _, j := range shown {
			c := &l.Months.Cells[r.row][j]
			cell := Cell{Value: c.Stats[0].Mean}
			if c.Statements > 0 {
				cell.Note = plural(c.Statements, "statement") + " in " + plural(c.Articles, "article")
			}
			line = append(line, cell)
		}
		t.Rows = append(t.Rows, line)
	}
	s.Tables = append(s.Tables, t)
	for len(s.Widths) < len(t.Columns) {
		s.Widths = append(s.Widths, 11)
	}
	s.Heats = append(s.Heats, Heat{Range: span(2, trendMatrix+1, 1+len(shown), trendMatrix+len(rows)), Diverging: true, Max: toneMax})
}

// trendTable is one line a speaker and date; the points of one speaker stand
// together, so that lines and sparklines can be drawn from them.
func (l *layout) trendTable(s *Sheet, rows []trendRow, cols []int, row int) {
	s.text(1, row, Heading, "Points")
	t := Table{Name: "Trends", At: At(1, row+1), Columns: []Column{{Name: "Speaker", About: "canonical name"}, {Name: "Period", About: "month, or day where there are fewer than three months"},
		{Name: "Articles", Style: Integer, About: "articles with statements of the speaker in that period"}, {Name: "Statements", Style: Integer, About: "statements in that period"},
		{Name: "Overall", Style: Signed, About: "mean overall tone, empty without statements"}, {Name: "Low", Style: Signed, About: "lower end of its interval"}, {Name: "High", Style: Signed, About: "upper end of its interval"}}}
	at := row + 2
	for i := range rows {
		r := &rows[i]
		r.first, r.last = at, at+len(cols)-1
		for _, j := range cols {
			c := &l.Months.Cells[r.row][j]
			t.Rows = append(t.Rows, []Cell{{Value: r.name}, {Value: l.Months.Cols[j]}, {Value: c.Articles}, {Value: c.Statements}, {Value: c.Stats[0].Mean}, {Value: c.Stats[0].Low}, {Value: c.Stats[0].High}})
		}
		at += len(cols)
		if r.points >= leastPoints {
			l.trendAt[r.name] = absolute("Trends", 5, r.first, r.last)
		}
	}
	s.Tables = append(s.Tables, t)
}

// trendRange is where the points of a speaker stand, "" without enough of them.
func (l *layout) trendRange(name string) string { return l.trendAt[name] }
