package report

import (
	"strings"

	"parley/analyze/compare/coverage"
)

// Bounds of Outlets.
const (
	outletsHeader  = 5
	maxQuotations  = 25
	framingWords   = 10 // to each side of the chart
	framingOutlets = 2
)

// outlets shows the tone of what each outlet chose to quote and of its own
// voice, which quotations it used, and the words that set it apart.
func (l *layout) outlets() *Sheet {
	s := &Sheet{Name: "Outlets", Widths: []float64{28, 12, 13, 11, 11, 10, 10, 11}, FreezeRow: 1, FreezeCol: 1, Landscape: true, PrintCols: 18, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Outlets")
	s.text(1, 2, Muted, "Tone of the statements each outlet chose to report, and of its own voice outside statements.")
	t := l.Outlets
	if t == nil || len(t.Rows) == 0 {
		s.text(1, outletsHeader, Muted, "No article names its outlet: give outlet: in front matter, or list outlets with their domains in parley.yaml.")
		return s
	}
	out := Table{Name: "Outlets", At: At(1, outletsHeader), Columns: append(toneColumns("Outlet", "Articles", "Statements", "Words"), Column{Name: "Own voice", Style: Signed, About: "mean overall tone of the text outside statements, by article"})}
	for i, r := range t.Rows {
		out.Rows = append(out.Rows, append(toneCells(&t.Cells[i][0], Cell{Value: r}), voiceCell(l.Voice, r)))
	}
	for len(s.Widths) < len(out.Columns) {
		s.Widths = append(s.Widths, toneWidth)
	}
	s.Tables = append(s.Tables, out)
	first, last := outletsHeader+1, outletsHeader+len(out.Rows)
	s.Heats = append(toneHeats(first, last), Heat{Range: span(18, first, 18, last), Diverging: true, Max: toneMax})
	n := min(len(out.Rows), 12)
	c := Chart{Kind: Bars, Title: "What was quoted and the outlet's own voice", Alt: "Bars of the mean overall tone of quoted statements and of the outlet's own text", At: At(1, last+2), Width: 700, Height: 100 + 30*n,
		Series: []Series{{Name: Ref("Outlets", 5, outletsHeader, 5, outletsHeader), Categories: absolute("Outlets", 1, first, first+n-1), Values: absolute("Outlets", 5, first, first+n-1)},
			{Name: Ref("Outlets", 18, outletsHeader, 18, outletsHeader), Categories: absolute("Outlets", 1, first, first+n-1), Values: absolute("Outlets", 18, first, first+n-1)}}}
	s.Charts = append(s.Charts, c)
	quoted := last + 3 + rowsUnder(c.Height)
	framing := l.quotations(s, quoted) + 1
	verbs := l.framing(s, framing) + 1
	l.verbs(s, verbs)
	s.sections(section{"Who quoted what", quoted}, section{"Framing words", framing}, section{"Reporting verbs", verbs})
	return s
}

func voiceCell(voice map[string]float64, outlet string) Cell {
	if strings.HasPrefix(outlet, "(") {
		outlet = ""
	}
	if v, ok := voice[outlet]; ok {
		return Cell{Value: v}
	}
	return Cell{}
}

// quotations is the matrix of quotations by outlets.
func (l *layout) quotations(s *Sheet, row int) int {
	s.text(1, row, Heading, "Who quoted what")
	m := l.Coverage
	if m == nil || len(m.Quotations) == 0 {
		s.text(1, row+1, Muted, "No quotation stands in articles of two outlets.")
		return row + 2
	}
	s.text(1, row+1, Muted, "Quotations that two outlets or more have, those in most articles first: full, cut, changed, or left out (·). A word leads to the statement, its note shows the edit.")
	t := Table{Name: "Coverage", At: At(1, row+2), Plain: true, Head: 42, Columns: []Column{{Name: "Speaker"}, {Name: "Quotation", Style: Muted}, {Name: " "}, {Name: "  "}, {Name: "   "}, {Name: "    "}, {Name: "     "}, {Name: "      "}}}
	left := len(t.Columns)
	for _, o := range m.Outlets {
		t.Columns = append(t.Columns, Column{Name: o, Style: Absent})
	}
	for i := range m.Quotations[:min(len(m.Quotations), maxQuotations)] {
		q := &m.Quotations[i]
		line := []Cell{{Value: q.Speaker}, {Value: short(q.Text, 84), Note: q.Text}, {}, {}, {}, {}, {}, {}}
		for j := range m.Outlets {
			line = append(line, l.useCell(&m.Cells[i][j]))
		}
		t.Rows = append(t.Rows, line)
	}
	for len(s.Widths) < left+len(m.Outlets) {
		s.Widths = append(s.Widths, 12)
	}
	s.Tables = append(s.Tables, t)
	return row + 3 + len(t.Rows)
}

func (l *layout) useCell(c *coverage.Cell) Cell {
	style, ok := map[coverage.How]Style{coverage.Full: Kept, coverage.Cut: Partly, coverage.Changed: Altered}[c.How]
	if !ok {
		return Cell{Value: "·", Style: Absent}
	}
	cell := Cell{Value: string(c.How), Style: style, Link: l.rowLink(c.Use.Doc, c.Use.N)}
	if len(c.Use.Edits) > 0 {
		cell.Note = short(coverage.Marked(c.Use.Edits), 600)
	}
	return cell
}

// framing lists the words that set each outlet's quotations apart, with bars
// to both sides for the two outlets that have most.
func (l *layout) framing(s *Sheet, row int) int {
	s.text(1, row, Heading, "Framing words")
	if len(l.Framing) == 0 {
		s.text(1, row+1, Muted, "No outlet uses a word clearly more than the others in two articles or more.")
		return row + 2
	}
	s.text(1, row+1, Muted, "Words that an outlet's quotations have clearly more often than the others' (log odds with a background, z above 1.96).")
	at := row + 2
	if h := l.mirror(s, at); h > 0 {
		at += h
	}
	t := Table{Name: "Framing", At: At(1, at), Columns: keywordColumns("Outlet", "Word")}
	for i := range l.Framing {
		t.Rows = append(t.Rows, keywordCells(&l.Framing[i]))
	}
	s.Tables = append(s.Tables, t)
	return at + 1 + len(t.Rows)
}

// mirror draws the words of two outlets, one to each side; its table holds the
// left ones as negative numbers. It gives the rows it takes.
func (l *layout) mirror(s *Sheet, row int) int {
	var names []string
	words := map[string][]*coverage.Keyword{}
	for i := range l.Framing {
		k := &l.Framing[i]
		if words[k.Group] == nil {
			names = append(names, k.Group)
		}
		words[k.Group] = append(words[k.Group], k)
	}
	if len(names) < framingOutlets {
		return 0
	}
	for i := range names { // the two with most words, in the order of their names
		for j := i + 1; j < len(names); j++ {
			if len(words[names[j]]) > len(words[names[i]]) {
				names[i], names[j] = names[j], names[i]
			}
		}
	}
	a, b := min(names[0], names[1]), max(names[0], names[1])
	t := Table{Name: "FramingSides", At: At(1, row), Plain: true, Head: 18, Columns: []Column{{Name: "Word"}, {Name: a, Style: Signed}, {Name: b, Style: Signed}}}
	for side, name := range []string{a, b} {
		for _, k := range words[name][:min(len(words[name]), framingWords)] {
			line := []Cell{{Value: k.Word}, {}, {}}
			line[1+side].Value = []float64{-k.Z, k.Z}[side]
			t.Rows = append(t.Rows, line)
		}
	}
	s.Tables = append(s.Tables, t)
	last := row + len(t.Rows)
	c := Chart{Kind: Mirror, Title: "Words that set " + a + " (left) and " + b + " (right) apart", Alt: "Bars of the strength of framing words, one outlet to each side", At: At(5, row), Width: 620, Height: max(90+18*len(t.Rows), 240)}
	for i := range 2 {
		c.Series = append(c.Series, Series{Name: Ref("Outlets", 2+i, row, 2+i, row), Categories: absolute("Outlets", 1, row+1, last), Values: absolute("Outlets", 2+i, row+1, last)})
	}
	s.Charts = append(s.Charts, c)
	return max(len(t.Rows)+2, rowsUnder(c.Height))
}

func keywordColumns(group, word string) []Column {
	return []Column{{Name: group, About: "that uses it more than the others"}, {Name: word, About: "in lower case"}, {Name: "Count", Style: Integer, About: "there"}, {Name: "Others", Style: Integer, About: "count in all others"},
		{Name: "Articles", Style: Integer, About: "that have it"}, {Name: "z", Style: Number, About: "log odds over its error (Monroe, Colaresi and Quinn 2008)"}, {Name: "q", Style: Chance, About: "after Benjamini and Hochberg"},
		{Name: "In context", About: "the word in its sentence"}}
}

func keywordCells(k *coverage.Keyword) []Cell {
	return []Cell{{Value: k.Group}, {Value: k.Word}, {Value: k.Count}, {Value: k.Others}, {Value: k.Articles}, {Value: k.Z}, {Value: k.Q}, {Value: strings.Join(k.Contexts, " | ")}}
}

// verbs lists the reporting words that set outlets apart.
func (l *layout) verbs(s *Sheet, row int) {
	s.text(1, row, Heading, "Reporting verbs")
	if len(l.Verbs) == 0 {
		s.text(1, row+1, Muted, "No outlet uses a reporting word clearly more than the others in two articles or more.")
		return
	}
	t := Table{Name: "Verbs", At: At(1, row+1), Columns: keywordColumns("Outlet", "Verb")[:7]}
	for i := range l.Verbs {
		t.Rows = append(t.Rows, keywordCells(&l.Verbs[i])[:7])
	}
	s.Tables = append(s.Tables, t)
}
