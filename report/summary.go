package report

import "math"

// summaryRows is how many speakers the first page shows.
const summaryRows = 10

// summary is the first page: what was read, the findings, one table, one chart.
func (l *layout) summary() *Sheet {
	s := &Sheet{Name: "Summary", Widths: []float64{28, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12}, Landscape: true, OnePage: true, Heights: map[int]float64{1: 30}}
	s.text(1, 1, Title, l.title())
	s.text(1, 2, Muted, l.period()+" · "+l.read())
	row := l.findings(s, 4)
	row = l.toneTable(s, row+1)
	row = l.links(s, row+1)
	l.warnings(s, row+1)
	return s
}

func (l *layout) title() string {
	if l.Title != "" {
		return l.Title
	}
	return "Who said what, in what tone"
}

// read says what the book stands on.
func (l *layout) read() string {
	outlets := l.distinct(func(i int) string { return l.Articles[i].Outlet })
	summits := l.distinct(func(i int) string { return l.Articles[i].Summit })
	n, named := 0, 0
	for i := range l.Articles {
		n += l.Articles[i].Statements
	}
	if l.Speakers != nil {
		for _, r := range l.Speakers.Rows {
			if r != "(unnamed)" {
				named++
			}
		}
	}
	return plural(len(l.Articles), "article") + " from " + plural(outlets, "outlet") + " on " + plural(summits, "summit") + " · " +
		plural(n, "statement") + " by " + plural(named, "speaker")
}

func (l *layout) findings(s *Sheet, row int) int {
	s.text(1, row, Heading, "Findings")
	if len(l.Findings) == 0 {
		s.text(1, row+1, Muted, "Nothing stands out: too few articles, or no difference that they can show.")
		return row + 2
	}
	for _, f := range l.Findings {
		row++
		s.text(1, row, Finding, f)
	}
	return row + 1
}

// toneTable is the small table of speakers by overall tone and share of tones,
// with the chart beside it.
func (l *layout) toneTable(s *Sheet, row int) int {
	s.text(1, row, Heading, "Tone by speaker")
	s.text(1, row+1, Muted, "Overall runs from -1 (conflictual) to +1 (cooperative). The tones are shares of a speaker's statements.")
	if l.Speakers == nil || len(l.Speakers.Rows) == 0 {
		s.text(1, row+2, Muted, "No statements were found.")
		return row + 3
	}
	t := Table{Name: "SummaryTone", At: At(1, row+2), Columns: []Column{{Name: "Speaker"}, {Name: "Statements", Style: Integer}, {Name: "Overall", Style: Signed}}}
	for _, name := range Tones {
		t.Columns = append(t.Columns, Column{Name: upper(name), Style: Percent})
	}
	for i, name := range l.Speakers.Rows {
		if name == "(unnamed)" || len(t.Rows) == summaryRows {
			continue
		}
		c := &l.Speakers.Cells[i][0]
		line := []Cell{{Value: name, Link: link("Speakers", At(1, speakersHeader+1+i))}, {Value: c.Statements}, {Value: c.Stats[0].Mean}}
		for k := range Tones {
			line = append(line, Cell{Value: c.Share[2+k]})
		}
		t.Rows = append(t.Rows, line)
	}
	s.Tables = append(s.Tables, t)
	first, last := row+3, row+2+len(t.Rows)
	if len(t.Rows) == 0 {
		return row + 4
	}
	s.Heats = append(s.Heats, Heat{Range: At(3, first) + ":" + At(3, last), Diverging: true, Max: 1}, Heat{Range: At(4, first) + ":" + At(12, last), Max: .6})
	c := l.summaryChart(last+2, first, last)
	s.Charts = append(s.Charts, c)
	return last + 2 + rowsUnder(c.Height)
}

// summaryChart shows overall tone by speaker, one colour a summit where there
// are several.
func (l *layout) summaryChart(row, first, last int) Chart {
	if c, ok := l.summitChart(At(1, row)); ok {
		return c
	}
	return Chart{Kind: Bars, Title: "Overall tone: left conflictual, right cooperative", Alt: "Bars of the mean overall tone of each speaker", At: At(1, row), Width: 760, Height: 300,
		Series: []Series{{Name: Ref("Summary", 3, first-1, 3, first-1), Categories: Ref("Summary", 1, first, 1, last), Values: Ref("Summary", 3, first, 3, last)}}}
}

func (l *layout) links(s *Sheet, row int) int {
	s.text(1, row, Heading, "Where to look")
	for _, e := range [][2]string{
		{"Speakers", "every speaker: tones, intervals, the words that fired"},
		{"Summits", "the same speaker at different summits, with differences and verdicts"},
		{"Stance", "who is for or against whom"},
		{"Statements", "the evidence: every statement with its words, filters, links"},
		{"Articles", "what was read"},
		{"Problems", "what could not be read, and doubts"},
		{"Method", "columns, formulas, limits, how to cite"},
	} {
		if e[0] == "Stance" && (l.Stance == nil || len(l.Stance.Speakers) == 0) {
			continue
		}
		row++
		s.put(1, row, Cell{Value: e[0], Style: LinkText, Link: link(e[0], "A1")})
		s.text(2, row, Muted, e[1])
	}
	return row + 1
}

func (l *layout) warnings(s *Sheet, row int) {
	var list []string
	if n := len(l.Problems); n > 0 {
		list = append(list, plural(n, "input")+" could not be read: see Problems")
	}
	few := 0
	if l.Speakers != nil {
		for i := range l.Speakers.Rows {
			if math.IsNaN(l.Speakers.Cells[i][0].Stats[0].Low) {
				few++
			}
		}
		if few > 0 {
			list = append(list, plural(few, "speaker")+" with too few articles for an interval: read those means with care")
		}
	}
	if l.Summits != nil {
		list = append(list, l.Summits.Warnings...)
	}
	if len(list) == 0 {
		return
	}
	s.text(1, row, Heading, "Mind")
	for i, w := range list {
		s.text(1, row+1+i, Warning, upper(w))
	}
}
