package report

import (
	"parley/analyze/compare"
)

// speakersHeader is the row of the table's header on Speakers.
const speakersHeader = 4

func (l *layout) speakers() *Sheet {
	s := &Sheet{Name: "Speakers", Widths: []float64{28, 9, 11, 9, 9, 9, 9, 9}, FreezeRow: speakersHeader, FreezeCol: 1, Landscape: true, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Speakers")
	s.text(1, 2, Muted, "Overall and valence are means per statement, with 95 % intervals by resampling articles; % are shares of statements. The number of statements leads to them.")
	if l.Speakers == nil || len(l.Speakers.Rows) == 0 {
		s.text(1, speakersHeader, Muted, "No statements were found.")
		return s
	}
	t := Table{Name: "Speakers", At: At(1, speakersHeader), Columns: append(toneColumns("Speaker", "Articles", "Statements", "Words"), l.ownShares()...)}
	t.Columns = append(t.Columns, Column{Name: "Over time", About: "overall tone in order of time, as on Trends: a small line and no value"}, Column{Name: "Words that fired most", About: "words with most hits in the speaker's statements"})
	for range len(Tones) + len(l.Own) {
		s.Widths = append(s.Widths, 11)
	}
	s.Widths = append(s.Widths, 16, 60)
	for i, name := range l.Speakers.Rows {
		c := &l.Speakers.Cells[i][0]
		line := append(toneCells(c, Cell{Value: name}), l.ownCells(c)...)
		line[2].Link = l.evidenceLink(name, anySummit)
		if r := l.trendRange(name); r != "" {
			s.Sparks = append(s.Sparks, Spark{At(len(line)+1, speakersHeader+1+i), r})
		}
		t.Rows = append(t.Rows, append(line, Cell{}, Cell{Value: l.TopWords[name]}))
	}
	s.Tables = append(s.Tables, t)
	first, last := speakersHeader+1, speakersHeader+len(t.Rows)
	s.Heats = toneHeats(first, last)
	c := l.overallChart(At(1, last+2))
	c.Width, c.Height = 620, max(c.Height, 300)
	s.Charts = append(s.Charts, c, l.intervalChart(At(8, last+2), c.Height))
	l.rates(s, last+3+rowsUnder(c.Height))
	return s
}

// shownRows is how many lines of Speakers a chart takes.
func (l *layout) shownRows() int { return min(len(l.Speakers.Rows), 12) }

// overallChart is bars of the overall tone of the speakers with most statements.
func (l *layout) overallChart(at string) Chart {
	first, n := speakersHeader+1, l.shownRows()
	return Chart{Kind: Bars, Title: "Overall tone: left conflictual, right cooperative", Alt: "Bars of the mean overall tone of the speakers with most statements", At: at, Width: 620, Height: 90 + 22*n,
		Series: []Series{{Name: Ref("Speakers", 5, speakersHeader, 5, speakersHeader), Categories: absolute("Speakers", 1, first, first+n-1), Values: absolute("Speakers", 5, first, first+n-1)}}}
}

// intervalChart shows how sure the means are.
func (l *layout) intervalChart(at string, height int) Chart {
	first := speakersHeader + 1
	return Chart{Kind: Interval, Title: "How sure: mean with 95 % interval; a dot alone has too few articles", Alt: "Means of overall tone by speaker with their 95 % intervals", At: at, Width: 720, Height: height,
		Min: -1, Max: 1, Series: intervalSeries("Speakers", 1, 6, 7, 5, first, first+l.shownRows()-1, speakersHeader)}
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
	return []Heat{{Range: span(5, first, 5, last), Diverging: true, Max: 1}, {Range: span(8, first, 8, last), Diverging: true, Max: 1}, {Range: span(9, first, 17, last), Max: .6}}
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
