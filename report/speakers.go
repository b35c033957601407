package report

import (
	"fmt"

	"parley/analyze/compare"
)

// speakersHeader is the row of the table's header on Speakers.
const speakersHeader = 4

func (l *layout) speakers() *Sheet {
	s := &Sheet{Name: "Speakers", Widths: []float64{28, 10, 12, 10, 10, 10, 10, 10}, FreezeRow: speakersHeader, FreezeCol: 1, Landscape: true, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Speakers")
	s.text(1, 2, Muted, "Overall and valence are means per statement, with 95 % intervals by resampling articles. % are shares of statements.")
	if l.Speakers == nil || len(l.Speakers.Rows) == 0 {
		s.text(1, speakersHeader, Muted, "No statements were found.")
		return s
	}
	t := Table{Name: "Speakers", At: At(1, speakersHeader), Columns: append(toneColumns("Speaker", "Articles", "Statements", "Words"), l.ownShares()...)}
	for i, name := range l.Speakers.Rows {
		t.Rows = append(t.Rows, append(toneCells(&l.Speakers.Cells[i][0], Cell{Value: name}), l.ownCells(&l.Speakers.Cells[i][0])...))
	}
	s.Tables = append(s.Tables, t)
	for range len(Tones) + len(l.Own) {
		s.Widths = append(s.Widths, 11)
	}
	first, last := speakersHeader+1, speakersHeader+len(t.Rows)
	s.Heats = toneHeats(first, last)
	n := min(len(t.Rows), 12)
	height := 90 + 22*n
	s.Charts = append(s.Charts, Chart{Kind: Bars, Title: "Overall tone by speaker: left conflictual, right cooperative", Alt: "Bars of the mean overall tone of the speakers with most statements",
		At: At(1, last+2), Width: 760, Height: height,
		Series: []Series{{Name: Ref("Speakers", 5, speakersHeader, 5, speakersHeader), Categories: Ref("Speakers", 1, first, 1, first+n-1), Values: Ref("Speakers", 5, first, 5, first+n-1)}}})
	l.rates(s, last+3+rowsUnder(height))
	return s
}

// toneColumns are the columns of a table of cells: label, counts, overall with
// its interval, valence, shares of the tones.
func toneColumns(label string, counts ...string) []Column {
	cols := []Column{{Name: label}}
	for _, c := range counts {
		cols = append(cols, Column{Name: c, Style: Integer, About: "number of " + c})
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
	span := func(a, b int) string { return fmt.Sprintf("%s:%s", At(a, first), At(b, last)) }
	return []Heat{{Range: span(5, 5), Diverging: true, Max: 1}, {Range: span(8, 8), Diverging: true, Max: 1}, {Range: span(9, 17), Max: .6}}
}

// rowPixels is the height of an ordinary row.
const rowPixels = 18

// rowsUnder is how many rows a chart of that height covers.
func rowsUnder(pixels int) int { return pixels/rowPixels + 2 }

// rates is the second table of Speakers: tone words per 100 words, and which
// words they were.
func (l *layout) rates(s *Sheet, row int) {
	s.text(1, row, Heading, "Tone words per 100 words")
	t := Table{Name: "SpeakerRates", At: At(1, row+1), Columns: []Column{{Name: "Speaker"}}}
	for _, tone := range Tones {
		t.Columns = append(t.Columns, Column{Name: upper(tone), Style: Number, About: "weight of " + tone + " words per 100 words"})
	}
	for _, name := range l.Own {
		t.Columns = append(t.Columns, Column{Name: name, Style: Number, About: "weight of the own category " + name + " per 100 words"})
	}
	t.Columns = append(t.Columns, Column{Name: "Words that fired most", About: "words with most hits in the speaker's statements"})
	for i, name := range l.Speakers.Rows {
		line := []Cell{{Value: name}}
		for k := range Tones {
			line = append(line, Cell{Value: l.Speakers.Cells[i][0].Rate[2+k]})
		}
		for k := range l.Own {
			line = append(line, Cell{Value: l.Speakers.Cells[i][0].Rate[2+len(Tones)+k]})
		}
		t.Rows = append(t.Rows, append(line, Cell{Value: l.TopWords[name]}))
	}
	s.Tables = append(s.Tables, t)
	s.Heats = append(s.Heats, Heat{Range: At(2, row+2) + ":" + At(1+len(Tones), row+1+len(t.Rows)), Max: 6})
}
