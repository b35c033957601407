package report

import "parley/analyze/compare"

// stanceHeader is the row of the matrix's header on Stance.
const stanceHeader = 5

// stance is the directed matrix of speaker toward target, how often each pair
// was counted, what all hold of a target, and what changed between summits.
func (l *layout) stance() *Sheet {
	s := &Sheet{Name: "Stance", Widths: []float64{28}, FreezeRow: 1, FreezeCol: 1, Landscape: true, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Stance")
	s.text(1, 2, Muted, "Mean polarity of the speaker (down) toward the target (across), -1 against to +1 for. Below: how many stances a mean stands on. A note counts and quotes them; a number leads to the strongest.")
	m := l.Stance
	if m == nil || len(m.Speakers) == 0 || len(m.Targets) == 0 {
		s.text(1, stanceHeader, Muted, "No stance toward a named person, country, organisation or topic was found.")
		return s
	}
	for range m.Targets {
		s.Widths = append(s.Widths, 12.5)
	}
	for len(s.Widths) < 12 {
		s.Widths = append(s.Widths, 12.5)
	}
	n := l.stanceMatrix(s, "Stance", stanceHeader, func(c *compare.StanceCell) Cell {
		cell := stanceCell(c)
		cell.Link = l.stanceLink(c)
		return cell
	}, Signed)
	s.Heats = append(s.Heats, Heat{Range: span(2, stanceHeader+1, 1+len(m.Targets), n), Diverging: true, Max: 1})
	s.text(1, n+2, Heading, "Stances counted")
	n = l.stanceMatrix(s, "StanceCounts", n+3, func(c *compare.StanceCell) Cell {
		if c.N == 0 {
			return Cell{}
		}
		return Cell{Value: c.N}
	}, Count)
	targets := n + 2
	n = l.judged(s, targets)
	l.changes(s, n+2)
	s.sections(section{"Matrix", stanceHeader}, section{"Targets", targets}, section{"Changes between summits", n + 2})
	return s
}

func (l *layout) stanceMatrix(s *Sheet, name string, row int, of func(*compare.StanceCell) Cell, style Style) (last int) {
	m := l.Stance
	t := Table{Name: name, At: At(1, row), Head: 30, Columns: []Column{{Name: "Speaker", About: "canonical name"}}}
	names := apart(m.Targets, "Speaker")
	for j, target := range m.Targets {
		about := "mean polarity toward " + target
		if style == Count {
			about = "number of stances toward " + target
		}
		t.Columns = append(t.Columns, Column{Name: names[j], Style: style, About: about})
	}
	for i, speaker := range m.Speakers {
		line := []Cell{{Value: speaker}}
		for j := range m.Targets {
			line = append(line, of(&m.Cells[i][j]))
		}
		t.Rows = append(t.Rows, line)
	}
	s.Tables = append(s.Tables, t)
	return row + len(t.Rows)
}

// stanceCell is a mean with a note that counts and quotes.
func stanceCell(c *compare.StanceCell) Cell {
	cell := Cell{Value: c.Mean}
	if c.N > 0 {
		cell.Note = stanceNote(c.Positive, c.Negative, c.Neutral, c.BestFor.Text, c.BestAgainst.Text)
	}
	return cell
}

func (l *layout) stanceLink(c *compare.StanceCell) string {
	best := c.BestFor
	if c.Mean < 0 && c.BestAgainst.Doc != "" || best.Doc == "" {
		best = c.BestAgainst
	}
	return l.rowLink(best.Doc, best.N)
}

func stanceNote(pos, neg, neu int, best, worst string) string {
	note := plural(pos, "stance") + " for, " + group(neg) + " against, " + group(neu) + " neutral"
	if best != "" {
		note += "\nfor: " + short(best, 160)
	}
	if worst != "" {
		note += "\nagainst: " + short(worst, 160)
	}
	return note
}

func short(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

// judged is what all speakers hold of each target, with bars to both sides.
func (l *layout) judged(s *Sheet, row int) int {
	s.text(1, row, Heading, "Targets")
	t := Table{Name: "Targets", At: At(1, row+1), Columns: []Column{{Name: "Target", About: "person, country, organisation or topic"}, {Name: "For", Style: Integer, About: "stances above +0.1"},
		{Name: "Against", Style: Integer, About: "stances below -0.1"}, {Name: "Neutral", Style: Integer, About: "stances between"}, {Name: "Speakers", Style: Integer, About: "speakers with a stance"},
		{Name: "Net", Style: Signed, About: "(for - against) / all"}}}
	for _, j := range l.Stance.Judged() {
		t.Rows = append(t.Rows, []Cell{{Value: j.Target}, {Value: j.Positive}, {Value: j.Negative}, {Value: j.Neutral}, {Value: j.Speakers}, {Value: j.Net}})
	}
	s.Tables = append(s.Tables, t)
	first, last := row+2, row+1+len(t.Rows)
	s.Heats = append(s.Heats, Heat{Range: span(6, first, 6, last), Diverging: true, Max: 1})
	c := Chart{Kind: Bars, Title: "Net stance of all speakers: left against, right for", Alt: "Bars of the net stance toward each target", At: At(8, row+1), Width: 560, Height: 80 + 20*len(t.Rows), Min: -1, Max: 1,
		Series: []Series{{Name: Ref("Stance", 6, row+1, 6, row+1), Categories: absolute("Stance", 1, first, last), Values: absolute("Stance", 6, first, last)}}}
	s.Charts = append(s.Charts, c)
	return max(last, row+rowsUnder(c.Height))
}

// changes lists how stances moved between summits, the largest first.
func (l *layout) changes(s *Sheet, row int) {
	s.text(1, row, Heading, "Changes between summits")
	if len(l.Changes) == 0 {
		s.text(1, row+1, Muted, "No speaker has stances toward the same target at two summits.")
		return
	}
	t := Table{Name: "StanceChanges", At: At(1, row+1), Columns: []Column{{Name: "Speaker", About: "canonical name"}, {Name: "Target", About: "of the stance"}, {Name: "First", About: "summit"}, {Name: "Second", About: "summit"},
		{Name: "Change", Style: Signed, About: "mean polarity, second minus first"}, {Name: "Low", Style: Signed, About: "lower end of its interval"}, {Name: "High", Style: Signed, About: "upper end of its interval"},
		{Name: "q", Style: Chance, About: "after Benjamini and Hochberg"}, {Name: "Verdict", About: "the change in words"}}}
	for i := range l.Changes[:min(len(l.Changes), maxChanges)] {
		d := &l.Changes[i]
		t.Rows = append(t.Rows, []Cell{{Value: d.Speaker}, {Value: d.Target}, {Value: d.A}, {Value: d.B}, {Value: d.Diff}, {Value: d.Low}, {Value: d.High}, {Value: d.Q}, {Value: d.Verdict}})
	}
	s.Tables = append(s.Tables, t)
	s.Heats = append(s.Heats, Heat{Range: span(5, row+2, 5, row+1+len(t.Rows)), Diverging: true, Max: 1})
}

// maxChanges bounds the list of changes of stance.
const maxChanges = 200
