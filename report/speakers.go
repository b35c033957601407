package report

import (
	"parley/analyze/compare"
)

// chartsRow is the row of the charts on Speakers and Summits.
const chartsRow = 5

// speakersHeader is the row of the table's header on Speakers: below the charts.
func (l *layout) speakersHeader() int { return chartsRow + rowsUnder(l.speakersHeight()) }

func (l *layout) speakersHeight() int { return max(90+22*l.shownRows(), 280) }

func (l *layout) speakers() *Sheet {
	s := &Sheet{Name: "Speakers", Widths: []float64{28, 11, 13, 10, 10, 9, 9, 10}, FreezeRow: 1, FreezeCol: 1, Landscape: true, PrintCols: 18, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Speakers")
	s.text(1, 2, Muted, "Overall and valence are means per statement, with 95 % intervals by resampling articles; % are shares of statements. The number of statements leads to them.")
	if l.shownRows() == 0 {
		s.text(1, chartsRow, Muted, "No statements were found.")
		return s
	}
	header := l.speakersHeader()
	t := Table{Name: "Speakers", At: At(1, header), Columns: append(toneColumns("Speaker", "Articles", "Statements", "Words"), l.ownShares()...)}
	t.Columns = append(t.Columns, Column{Name: "Over time", About: "overall tone in order of time, as on Trends: a small line and no value"}, Column{Name: "Words that fired most", About: "words with most hits in the speaker's statements"})
	for range len(Tones) + len(l.Own) {
		s.Widths = append(s.Widths, toneWidth)
	}
	s.Widths = append(s.Widths, 16, 60)
	for i, name := range l.Speakers.Rows {
		c := &l.Speakers.Cells[i][0]
		line := append(toneCells(c, Cell{Value: name}), l.ownCells(c)...)
		line[2].Link = l.evidenceLink(name, anySummit)
		if r := l.trendRange(name); r != "" {
			s.Sparks = append(s.Sparks, Spark{At(len(line)+1, header+1+i), r})
		}
		t.Rows = append(t.Rows, append(line, Cell{}, Cell{Value: l.TopWords[name]}))
	}
	s.Tables = append(s.Tables, t)
	first, last := header+1, header+len(t.Rows)
	s.Heats = toneHeats(first, last)
	s.Charts = append(s.Charts, l.overallChart(At(1, chartsRow)), l.intervalChart(At(8, chartsRow)))
	l.rates(s, last+2)
	s.sections(section{"Every speaker", header}, section{"Tone words per 100 words", last + 2})
	return s
}

// toneMax is the overall tone at which a heat map has its full colour: means
// beyond it are rare.
const toneMax = .5

// toneWidth is the width of a column of a tone, whose name is its header.
const toneWidth = 14.5

// shownRows is how many lines of Speakers a chart takes.
func (l *layout) shownRows() int {
	if l.Speakers == nil {
		return 0
	}
	return min(len(l.Speakers.Rows), 12)
}

// overallChart is bars of the overall tone of the speakers with most statements.
func (l *layout) overallChart(at string) Chart {
	header, n := l.speakersHeader(), l.shownRows()
	first := header + 1
	return Chart{Kind: Bars, Title: "Overall tone: left conflictual, right cooperative", Alt: "Bars of the mean overall tone of the speakers with most statements", At: at, Width: 620, Height: l.speakersHeight(),
		Series: []Series{{Name: Ref("Speakers", 5, header, 5, header), Categories: absolute("Speakers", 1, first, first+n-1), Values: absolute("Speakers", 5, first, first+n-1)}}}
}

// intervalChart shows how sure the means are.
func (l *layout) intervalChart(at string) Chart {
	header := l.speakersHeader()
	return Chart{Kind: Interval, Title: "How sure: mean with 95 % interval; a mark alone has too few articles", Alt: "Means of overall tone by speaker with their 95 % intervals", At: at, Width: 720, Height: l.speakersHeight(),
		Series: intervalSeries("Speakers", 1, 6, 7, 5, header+1, header+l.shownRows(), header)}
}

// toneColumns are the columns of a table of cells: label, counts, overall with
// its interval, valence, shares of the tones.
func toneColumns(label string, counts ...string) []Column {
	cols := []Column{{Name: label, About: "name of the " + lower(label)}}
	for _, c := range counts {
		cols = append(cols, Column{Name: c, Style: Integer, About: "number of " + lower(c)})
	}
	cols = append(cols, Column{Name: "Overall", Style: Signed, About: "mean overall tone per statement, -1 conflictual to 1 cooperative"},
		Column{Name: "Low", Style: Signed, About: "lower end of the interval of Overall"},
		Column{Name: "High", Style: Signed, About: "upper end of the interval of Overall"},
		Column{Name: "Valence", Style: Signed, About: "mean valence per statement, -1 negative to 1 positive"})
	for _, t := range Tones {
		cols = append(cols, Column{Name: upper(t) + " %", Style: Percent, About: "share of statements that are " + t})
	}
	return cols
}

// toneCells are the values of toneColumns; the table's values must be overall,
// valence and the nine tones.
func toneCells(c *compare.Cell, label ...Cell) []Cell {
	o := &c.Stats[0]
	note := ""
	for _, w := range c.Warnings {
		note += w + "\n"
	}
	line := append(label, Cell{Value: c.Articles}, Cell{Value: c.Statements}, Cell{Value: c.Words},
		Cell{Value: o.Mean, Note: note}, Cell{Value: o.Low}, Cell{Value: o.High}, Cell{Value: c.Stats[1].Mean})
	for i := range Tones {
		line = append(line, Cell{Value: c.Share[2+i]})
	}
	return line
}

func toneHeats(first, last int) []Heat {
	return []Heat{{Range: span(5, first, 5, last), Diverging: true, Max: toneMax}, {Range: span(8, first, 8, last), Diverging: true, Max: toneMax}, {Range: span(9, first, 17, last), Max: .6}}
}

// rowPixels is the height of an ordinary row.
const rowPixels = 18

// rowsUnder is how many rows a chart of that height covers.
func rowsUnder(pixels int) int { return pixels/rowPixels + 2 }

// rates is the second table of Speakers: tone words per 100 words.
func (l *layout) rates(s *Sheet, row int) {
	s.text(1, row, Heading, "Tone words per 100 words")
	t := Table{Name: "SpeakerRates", At: At(1, row+1), Columns: []Column{{Name: "Speaker", About: "canonical name"}}}
	for _, tone := range Tones {
		t.Columns = append(t.Columns, Column{Name: upper(tone), Style: Number, About: "weight of " + tone + " words per 100 words"})
	}
	for _, name := range l.Own {
		t.Columns = append(t.Columns, Column{Name: name, Style: Number, About: "weight of the own category " + name + " per 100 words"})
	}
	for i, name := range l.Speakers.Rows {
		line := []Cell{{Value: name}}
		for k := range len(Tones) + len(l.Own) {
			line = append(line, Cell{Value: l.Speakers.Cells[i][0].Rate[2+k]})
		}
		t.Rows = append(t.Rows, line)
	}
	s.Tables = append(s.Tables, t)
	s.Heats = append(s.Heats, Heat{Range: span(2, row+2, 1+len(Tones), row+1+len(t.Rows)), Max: 6})
}
