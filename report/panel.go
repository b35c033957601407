package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/analyze/compare"
)

// Places on the sheet Compare.
const (
	panelFirst   = 4 // row of the first drop-down
	panelHeader  = 10
	panelRows    = 12
	panelLists   = 20 // column of the lists that drop-downs and formulas use
	tonesBelow   = 4
	panelSpeaker = panelFirst + 2
)

// compare is the panel: two summits and a speaker to be chosen, and plain
// formulas over the table Summits that follow the choice. Their values of now
// stand in the file, so that a reader who computes nothing sees them too.
func (l *layout) compare(b *Book) *Sheet {
	s := &Sheet{Name: "Compare", Widths: []float64{26, 13, 13, 13, 13, 13, 10, 10, 13, 13}, Landscape: true, OnePage: true, PrintCols: panelLists - 2, Tab: true, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Compare")
	s.text(1, 2, Muted, "Choose two summits and a speaker in the framed cells: tables, sentence and charts follow. Full figures stand on Summits.")
	p, ok := l.newPanel(s)
	if !ok {
		s.text(1, panelFirst, Muted, "Nothing to compare: statements of at least two summits are needed.")
		return s
	}
	p.choices(b)
	p.sentence()
	last := p.means()
	p.tones(last + tonesBelow)
	return s
}

// A panel is what the formulas of the sheet stand on.
type panel struct {
	*layout
	s        *Sheet
	summits  []string
	speakers []string
	a, b     string // chosen now
	who      string
}

func (l *layout) newPanel(s *Sheet) (*panel, bool) {
	p := &panel{layout: l, s: s}
	if l.Summits == nil || l.summitLast == 0 {
		return p, false
	}
	for _, c := range l.Summits.Cols {
		if summitLabel(c) != "" {
			p.summits = append(p.summits, c)
		}
	}
	for _, r := range l.Summits.Rows {
		if r != unnamed {
			p.speakers = append(p.speakers, r)
		}
	}
	if len(p.summits) < 2 || len(p.speakers) == 0 {
		return p, false
	}
	p.choose()
	return p, true
}

// choose takes the two summits that most speakers share, of those the later,
// and the first speaker who speaks at both.
func (p *panel) choose() {
	most := -1
	for i, a := range p.summits {
		for _, b := range p.summits[i+1:] {
			n := 0
			for _, who := range p.speakers {
				if p.cell(who, a) != nil && p.cell(who, b) != nil {
					n++
				}
			}
			if n >= most {
				most, p.a, p.b = n, a, b
			}
		}
	}
	p.who = p.speakers[0]
	if i := slices.IndexFunc(p.speakers, func(who string) bool { return p.cell(who, p.a) != nil && p.cell(who, p.b) != nil }); i >= 0 {
		p.who = p.speakers[i]
	}
}

// cell is a speaker's cell at a summit, nil without statements.
func (p *panel) cell(who, summit string) *compare.Cell {
	i, j := slices.Index(p.Summits.Rows, who), slices.Index(p.Summits.Cols, summit)
	if i < 0 || j < 0 || p.Summits.Cells[i][j].Statements == 0 {
		return nil
	}
	return &p.Summits.Cells[i][j]
}

// choices are the drop-downs, the lists they take, and the names of both.
func (p *panel) choices(b *Book) {
	s := p.s
	s.text(panelLists, panelHeader-1, Muted, "Lists for the drop-downs")
	for i, v := range p.summits {
		s.text(panelLists, panelHeader+i, Muted, v)
	}
	for i, v := range p.speakers {
		s.text(panelLists+1, panelHeader+i, Muted, v)
	}
	lists := map[string]string{"SummitList": absolute("Compare", panelLists, panelHeader, panelHeader+len(p.summits)-1), "SpeakerList": absolute("Compare", panelLists+1, panelHeader, panelHeader+len(p.speakers)-1)}
	for i, e := range [][4]string{{"First summit", p.a, "SummitA", "SummitList"}, {"Second summit", p.b, "SummitB", "SummitList"}, {"Speaker", p.who, "SpeakerPick", "SpeakerList"}} {
		row := panelFirst + i
		s.text(1, row, Text, e[0])
		s.text(2, row, Pick, e[1])
		s.merge(2, row, 4, row)
		s.put(3, row, Cell{Style: Pick})
		s.put(4, row, Cell{Style: Pick})
		s.Choices = append(s.Choices, Choice{Range: At(2, row), From: lists[e[3]], Title: e[0], Help: "Take one of the list."})
		b.Names = append(b.Names, Name{e[2], Ref("Compare", 2, row, 2, row), "choice on the sheet Compare"})
	}
	s.Widths = append(s.Widths, 3, 9, 9, 9, 9, 9, 9, 9, 4, 24, 24, 24, 24)
	for _, n := range []string{"SpeakerList", "SummitList"} {
		b.Names = append(b.Names, Name{n, lists[n], "what the drop-downs of Compare offer"})
	}
}

func (p *panel) summitsRange(col int) string {
	return absolute("Summits", col, p.summitFirst, p.summitLast)
}

// found is the place of the label in the table Summits, an error when there is
// none.
func (p *panel) found(label string) string {
	return fmt.Sprintf("MATCH(%s,%s,0)", label, p.summitsRange(summitLabelCol))
}

// look takes a column of the table Summits; nothing where no row or no value is.
func (p *panel) look(label string, col int) string {
	x := fmt.Sprintf("INDEX(%s,%s)", p.summitsRange(col), p.found(label))
	return fmt.Sprintf(`IF(ISNA(%s),"",IF(%s="","",%s))`, p.found(label), x, x)
}

// label is a formula's text for a speaker and a summit.
func label(who, summit string) string { return who + `&"` + labelMark + `"&` + summit }

const (
	cellA   = "$B$4"
	cellB   = "$B$5"
	cellWho = "$B$6"
)

// means is one line a speaker with both means, and the chart beside them.
func (p *panel) means() (last int) {
	s := p.s
	s.text(1, panelHeader-1, Heading, "Overall tone of every speaker")
	for i, h := range []struct{ text, formula string }{{"Speaker", ""}, {p.a, cellA}, {"Low", ""}, {"High", ""}, {"Statements", ""}, {p.b, cellB}, {"Low", ""}, {"High", ""}, {"Statements", ""}, {"Difference", ""}} {
		style := SignedHead
		if i == 0 {
			style = TextHead
		}
		s.put(1+i, panelHeader, Cell{Value: h.text, Formula: h.formula, Style: style})
	}
	s.height(panelHeader, 30)
	n := min(len(p.speakers), panelRows)
	for k, who := range p.speakers[:n] {
		row := panelHeader + 1 + k
		s.put(1, row, Cell{Value: who, Formula: At(panelLists+1, panelHeader+k)})
		p.side(2, row, who, p.a, cellA)
		p.side(6, row, who, p.b, cellB)
		va, vb := s.Cells[At(2, row)].Value, s.Cells[At(6, row)].Value
		s.put(10, row, Cell{Value: minus(vb, va), Style: Signed, Formula: fmt.Sprintf(`IF(OR(B%d="",F%d=""),"",F%d-B%d)`, row, row, row, row)})
	}
	last = panelHeader + n
	for _, c := range []int{2, 6, 10} {
		s.Heats = append(s.Heats, Heat{Range: span(c, panelHeader+1, c, last), Diverging: true, Max: toneMax})
	}
	s.Charts = append(s.Charts, Chart{Kind: Columns, Title: "Overall tone at the two summits", Alt: "Columns of the overall tone of every speaker at the two chosen summits", At: At(12, panelFirst), Width: 500, Height: 300,
		Series: []Series{panelSeries(2, panelHeader, last), panelSeries(6, panelHeader, last)}})
	return last
}

func panelSeries(col, header, last int) Series {
	return Series{Name: Ref("Compare", col, header, col, header), Categories: absolute("Compare", 1, header+1, last), Values: absolute("Compare", col, header+1, last)}
}

// side is mean, interval and number of statements of a speaker at a summit.
func (p *panel) side(col, row int, who, summit, ref string) {
	c := p.cell(who, summit)
	values := []any{nil, nil, nil, nil}
	if c != nil {
		values = []any{known(c.Stats[0].Mean), known(c.Stats[0].Low), known(c.Stats[0].High), c.Statements}
	}
	for i, from := range []int{6, 7, 8, 4} { // columns of the table Summits
		style := Signed
		if i == 3 {
			style = Integer
		}
		p.s.put(col+i, row, Cell{Value: orEmpty(values[i]), Style: style, Formula: p.look(label(fmt.Sprintf("$A%d", row), ref), from)})
	}
}

// known is a number, or nothing where it is not one.
func known(f float64) any {
	if math.IsNaN(f) {
		return nil
	}
	return f
}

// orEmpty is what a formula without result gives: empty text.
func orEmpty(v any) any {
	if v == nil {
		return ""
	}
	return v
}

func minus(a, b any) any {
	x, okx := a.(float64)
	y, oky := b.(float64)
	if !okx || !oky {
		return ""
	}
	return x - y
}

// sentence is the verdict on the chosen speaker, looked up among those of all
// pairs, which stand beside the lists.
func (p *panel) sentence() {
	none := "No comparison of this speaker between these summits: too few articles, or no statements at one of them."
	text, row := none, panelHeader
	for i := range p.Summits.Diffs {
		d := &p.Summits.Diffs[i]
		if d.Value != "overall" {
			continue
		}
		p.s.text(panelLists+2, row, Muted, d.Row+labelMark+d.A+labelMark+d.B)
		p.s.text(panelLists+3, row, Muted, d.Verdict)
		row++
		if d.Row == p.who && (d.A == p.a && d.B == p.b || d.A == p.b && d.B == p.a) {
			text = d.Verdict
		}
	}
	formula := `"` + none + `"`
	if row > panelHeader {
		column := func(col int) string { return absolute("Compare", col, panelHeader, row-1) }
		verdict := func(a, b string) string {
			return fmt.Sprintf(`INDEX(%s,MATCH(%s&"%s"&%s,%s,0))`, column(panelLists+3), label(cellWho, a), labelMark, b, column(panelLists+2))
		}
		formula = fmt.Sprintf("IFERROR(%s,IFERROR(%s,%s))", verdict(cellA, cellB), verdict(cellB, cellA), formula)
	}
	p.s.put(1, panelSpeaker+1, Cell{Value: text, Formula: formula, Style: Lead})
	p.s.merge(1, panelSpeaker+1, 10, panelSpeaker+1)
	p.s.height(panelSpeaker+1, 34)
}

// tones compares the shares of the nine tones of the chosen speaker.
func (p *panel) tones(row int) {
	s := p.s
	s.put(1, row-1, Cell{Value: "Tones of " + p.who + ": share of statements", Formula: `"Tones of "&` + cellWho + `&": share of statements"`, Style: Heading})
	for i, h := range []struct{ text, formula string }{{"Tone", ""}, {p.a, cellA}, {p.b, cellB}, {"Difference", ""}} {
		style := SignedHead
		if i == 0 {
			style = TextHead
		}
		s.put(1+i, row, Cell{Value: h.text, Formula: h.formula, Style: style})
	}
	s.height(row, 30)
	for k, tone := range Tones {
		r := row + 1 + k
		s.text(1, r, Text, upper(tone))
		for i, side := range [][2]string{{p.a, cellA}, {p.b, cellB}} {
			var v any = ""
			if c := p.cell(p.who, side[0]); c != nil {
				v = orEmpty(known(c.Share[2+k]))
			}
			s.put(2+i, r, Cell{Value: v, Style: Percent, Formula: p.look(label(cellWho, side[1]), 10+k)})
		}
		s.put(4, r, Cell{Value: minus(s.Cells[At(3, r)].Value, s.Cells[At(2, r)].Value), Style: Percent, Formula: fmt.Sprintf(`IF(OR(B%d="",C%d=""),"",C%d-B%d)`, r, r, r, r)})
	}
	last := row + len(Tones)
	s.Heats = append(s.Heats, Heat{Range: span(2, row+1, 3, last), Max: .6}, Heat{Range: span(4, row+1, 4, last), Diverging: true, Max: .6})
	s.Charts = append(s.Charts, Chart{Kind: Bars, Title: "Tones at the two summits", Alt: "Bars of the share of statements with each tone at the two chosen summits", At: At(6, row-1), Width: 700, Height: 320, Percent: true,
		Series: []Series{panelSeries(2, row, last), panelSeries(3, row, last)}})
}

// names gives names to what people take for formulas of their own.
func (l *layout) names(b *Book) {
	for _, s := range b.Sheets {
		for i := range s.Tables {
			t := &s.Tables[i]
			if t.Name == "SummitMatrix" || t.Name == "Stance" {
				col, row := Place(t.At)
				b.Names = append(b.Names, Name{t.Name + "Values", Ref(s.Name, col+1, row+1, col+len(t.Columns)-1, row+max(len(t.Rows), 1)), "numbers of the matrix"})
			}
		}
	}
	if l.summitLast > 0 {
		b.Names = append(b.Names, Name{"SummitLabels", absolute("Summits", summitLabelCol, l.summitFirst, l.summitLast), "speaker and summit of every line of the table Summits"})
	}
	slices.SortFunc(b.Names, func(x, y Name) int { return strings.Compare(x.Name, y.Name) })
}
