package report

import (
	"math"
	"strings"
)

// Bounds of the first page, which must stay one page.
const (
	summaryRows    = 10
	summaryTargets = 5
	summaryCols    = 13 // A to M
)

// summary is the first page: what was read, the findings, one table, two small
// pictures, the ways on.
func (l *layout) summary() *Sheet {
	s := &Sheet{Name: "Summary", Widths: []float64{26, 12.5, 10.5, toneWidth, 12, 12, 12, 13, 12, 12, 12, 13, 12}, Landscape: true, OnePage: true, Tab: true,
		PrintCols: summaryCols, Heights: map[int]float64{1: 32}}
	s.text(1, 1, Title, l.title())
	s.text(1, 2, Muted, l.period()+" · "+l.read())
	row := l.findings(s, 4)
	row = l.toneTable(s, row+1)
	row = l.pictures(s, row+1)
	end := l.links(s, row)
	l.warnings(s, row, max(end, row+2))
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
	n := 0
	for i := range l.Articles {
		n += l.Articles[i].Statements
	}
	return plural(len(l.Articles), "article") + " from " + plural(outlets, "outlet") + " on " + plural(summits, "summit") + " · " +
		plural(n, "statement") + " by " + plural(len(l.named()), "speaker")
}

// named are the rows of Speakers that have a name.
func (l *layout) named() []int {
	var out []int
	if l.Speakers != nil {
		for i, r := range l.Speakers.Rows {
			if r != unnamed {
				out = append(out, i)
			}
		}
	}
	return out
}

// unnamed is how package compare calls statements without a speaker.
const unnamed = "(unnamed)"

// findings are sentences over the whole width, each with a way to its evidence.
func (l *layout) findings(s *Sheet, row int) int {
	s.text(1, row, Heading, "Findings")
	if len(l.Findings) == 0 {
		s.text(1, row+1, Muted, "Nothing stands out: too few articles, or no difference that they can show.")
		return row + 2
	}
	for _, f := range l.Findings {
		row++
		s.text(1, row, Lead, f)
		s.merge(1, row, summaryCols-1, row)
		s.height(row, 16*float64(wrapped(f, 150)))
		if to := l.findingLink(f); to != "" {
			s.put(summaryCols, row, Cell{Value: "evidence", Style: LinkText, Link: to})
		}
	}
	return row + 1
}

// findingLink leads to the statements a finding is about: those of the speaker
// it begins with.
func (l *layout) findingLink(f string) string {
	if l.Summits != nil {
		for i := range l.Summits.Diffs {
			if d := &l.Summits.Diffs[i]; d.Verdict == f {
				return l.evidenceLink(d.Row, anySummit)
			}
		}
	}
	for _, i := range l.named() {
		if name := l.Speakers.Rows[i]; strings.HasPrefix(f, name+":") {
			return l.evidenceLink(name, anySummit)
		}
	}
	return ""
}

// toneTable is the small table of speakers by overall tone and share of tones.
func (l *layout) toneTable(s *Sheet, row int) int {
	s.text(1, row, Heading, "Tone by speaker")
	s.text(1, row+1, Muted, "Overall runs from -1 (conflictual) to +1 (cooperative); the tones are shares of a speaker's statements. A number of statements leads to them.")
	t := Table{Name: "SummaryTone", At: At(1, row+2), Plain: true, Head: 18, Columns: []Column{{Name: "Speaker"}, {Name: "Statements", Style: Integer}, {Name: "Overall", Style: Signed}}}
	for _, name := range Tones {
		t.Columns = append(t.Columns, Column{Name: upper(name), Style: Percent})
	}
	t.Columns = append(t.Columns, Column{Name: "Over time"})
	first := row + 3
	for _, i := range l.named() {
		if len(t.Rows) == summaryRows {
			break
		}
		name, c := l.Speakers.Rows[i], &l.Speakers.Cells[i][0]
		line := []Cell{{Value: name, Link: link("Speakers", At(1, l.speakersHeader()+1+i))}, {Value: c.Statements, Link: l.evidenceLink(name, anySummit)}, {Value: c.Stats[0].Mean}}
		for k := range Tones {
			line = append(line, Cell{Value: c.Share[2+k]})
		}
		if r := l.trendRange(name); r != "" {
			s.Sparks = append(s.Sparks, Spark{At(len(t.Columns), first+len(t.Rows)), r})
		}
		t.Rows = append(t.Rows, append(line, Cell{}))
	}
	if len(t.Rows) == 0 {
		s.text(1, row+2, Muted, "No statements were found.")
		return row + 3
	}
	s.Tables = append(s.Tables, t)
	last := row + 2 + len(t.Rows)
	s.Heats = append(s.Heats, Heat{Range: At(3, first) + ":" + At(3, last), Diverging: true, Max: toneMax}, Heat{Range: At(4, first) + ":" + At(12, last), Max: .6})
	return last + 1
}

// pictures are a chart to the left and the stance matrix in small to the right.
func (l *layout) pictures(s *Sheet, row int) int {
	if len(l.named()) == 0 {
		return row
	}
	s.text(1, row, Heading, "Tone by speaker and summit")
	c, ok := l.summitChart(At(1, row+1))
	if !ok {
		c = l.overallChart(At(1, row+1))
	}
	c.Width, c.Height, c.Plain = 590, 290, true
	s.Charts = append(s.Charts, c)
	l.smallStance(s, row)
	return row + 2 + rowsUnder(c.Height)
}

// smallStance is the corner of the stance matrix with most stances.
func (l *layout) smallStance(s *Sheet, row int) {
	const left = 8
	s.text(left, row, Heading, "Who is for or against whom")
	m := l.Stance
	if m == nil || len(m.Speakers) == 0 || len(m.Targets) == 0 {
		s.text(left, row+1, Muted, "No stance toward a named target was found.")
		return
	}
	targets := min(len(m.Targets), summaryTargets-1)
	t := Table{Name: "SummaryStance", At: At(left, row+1), Plain: true, Head: 30, Columns: []Column{{Name: "Speaker"}, {Name: " "}}}
	for _, name := range m.Targets[:targets] {
		t.Columns = append(t.Columns, Column{Name: name, Style: Signed})
	}
	for i, name := range m.Speakers[:min(len(m.Speakers), summaryRows)] {
		line := []Cell{{Value: name}, {}}
		for j := range targets {
			line = append(line, stanceCell(&m.Cells[i][j]))
		}
		t.Rows = append(t.Rows, line)
	}
	s.Tables = append(s.Tables, t)
	last := row + 1 + len(t.Rows)
	s.Heats = append(s.Heats, Heat{Range: At(left+2, row+2) + ":" + At(left+1+targets, last), Diverging: true, Max: 1})
	s.put(left, last+1, Cell{Value: "The whole matrix", Style: LinkText, Link: link("Stance", "A1")})
}

// ways are the sheets and what they are for.
var ways = [][2]string{
	{"Speakers", "every speaker: tones, intervals, words that fired"},
	{"Summits", "the same speaker at different summits, verdicts"},
	{"Compare", "choose two summits and a speaker yourself"},
	{"Stance", "who is for or against whom, and what changed"},
	{"Outlets", "who quoted what, own voice, framing words"},
	{"Trends", "tone over time"},
	{"Statements", "the evidence: every statement, its words, links"},
	{"Pivot", "a pivot table of the statements, ready to be turned"},
	{"Articles", "what was read"},
	{"Problems", "what could not be read, and doubts"},
	{"Method", "columns, formulas, accuracy, limits, how to cite"},
}

func (l *layout) links(s *Sheet, row int) int {
	s.text(1, row, Heading, "Where to look")
	for _, e := range ways {
		row++
		s.put(1, row, Cell{Value: e[0], Style: LinkText, Link: link(e[0], "A1")})
		s.text(2, row, Muted, e[1])
	}
	return row + 1
}

// warnings say in plain words what to mind, beside the links.
func (l *layout) warnings(s *Sheet, row, end int) {
	const left, width = 8, 62
	var list []string
	if n := len(l.Problems); n > 0 {
		list = append(list, plural(n, "input")+" could not be read: see Problems")
	}
	few := 0
	for _, i := range l.named() {
		if math.IsNaN(l.Speakers.Cells[i][0].Stats[0].Low) {
			few++
		}
	}
	if few > 0 {
		list = append(list, plural(few, "speaker")+" with too few articles for an interval: read those means with care")
	}
	if l.Summits != nil {
		list = append(list, l.Summits.Warnings...)
	}
	if n := len(l.places.cuts); n > 0 {
		list = append(list, plural(n, "text")+" cut because a cell holds no more: see Problems")
	}
	s.text(left, row, Heading, "Mind")
	if len(list) == 0 {
		s.text(left, row+1, Muted, "Nothing in particular.")
	}
	for _, w := range list {
		row++
		n := wrapped(w, width)
		if row+n > end {
			break // the rest stands on the sheets themselves
		}
		s.text(left, row, Warning, upper(w))
		s.merge(left, row, summaryCols, row+n-1)
		row += n - 1
	}
}
