package report

// stance is the directed matrix of speaker toward target.
func (l *layout) stance() *Sheet {
	m := l.Stance
	if m == nil || len(m.Speakers) == 0 || len(m.Targets) == 0 {
		return nil
	}
	s := &Sheet{Name: "Stance", Widths: []float64{28}, FreezeRow: 4, FreezeCol: 1, Landscape: true, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Stance")
	s.text(1, 2, Muted, "Mean polarity of the speaker (down) toward the target (across), -1 against to +1 for. The note of a cell counts its statements.")
	t := Table{Name: "Stance", At: At(1, 4), Columns: []Column{{Name: "Speaker"}}}
	for _, target := range m.Targets {
		t.Columns = append(t.Columns, Column{Name: target, Style: Signed, About: "mean polarity toward " + target})
		s.Widths = append(s.Widths, 15)
	}
	for i, speaker := range m.Speakers {
		line := []Cell{{Value: speaker}}
		for j := range m.Targets {
			c := &m.Cells[i][j]
			cell := Cell{Value: c.Mean}
			if c.N > 0 {
				cell.Note = stanceNote(c.Positive, c.Negative, c.Neutral, c.BestFor.Text, c.BestAgainst.Text)
			}
			line = append(line, cell)
		}
		t.Rows = append(t.Rows, line)
	}
	s.Tables = append(s.Tables, t)
	s.Heats = append(s.Heats, Heat{Range: At(2, 5) + ":" + At(1+len(m.Targets), 4+len(m.Speakers)), Diverging: true, Max: 1})
	return s
}

func stanceNote(pos, neg, neu int, best, worst string) string {
	note := plural(pos, "statement") + " for, " + group(neg) + " against, " + group(neu) + " neutral"
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

func (l *layout) outlets() *Sheet {
	t := l.Outlets
	if t == nil || len(t.Rows) < 2 {
		return nil
	}
	s := &Sheet{Name: "Outlets", Widths: []float64{28, 10, 12, 10, 10, 10, 10, 10}, FreezeRow: 4, FreezeCol: 1, Landscape: true, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Outlets")
	s.text(1, 2, Muted, "Tone of the statements each outlet chose to report, and of its own voice outside statements.")
	out := Table{Name: "Outlets", At: At(1, 4), Columns: append(toneColumns("Outlet", "Articles", "Statements", "Words"), Column{Name: "Own voice", Style: Signed, About: "mean overall tone of the text outside statements, by article"})}
	for i, r := range t.Rows {
		out.Rows = append(out.Rows, append(toneCells(&t.Cells[i][0], Cell{Value: r}), Cell{Value: l.Voice[r]}))
	}
	for len(s.Widths) < len(out.Columns) {
		s.Widths = append(s.Widths, 12)
	}
	s.Tables = append(s.Tables, out)
	s.Heats = toneHeats(5, 4+len(out.Rows))
	return s
}

// trends shows speakers by month, where there are at least three.
func (l *layout) trends() *Sheet {
	t := l.Months
	if t == nil || len(t.Cols) < 3 || len(t.Rows) == 0 {
		return nil
	}
	s := &Sheet{Name: "Trends", Widths: []float64{14}, FreezeRow: 4, FreezeCol: 1, Landscape: true, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Trends")
	s.text(1, 2, Muted, "Mean overall tone by month; empty where a speaker has no statement.")
	out := Table{Name: "Trends", At: At(1, 4), Columns: []Column{{Name: "Month"}}}
	n := min(len(t.Rows), maxChartRows)
	for i := range n {
		out.Columns = append(out.Columns, Column{Name: t.Rows[i], Style: Signed})
		s.Widths = append(s.Widths, 16)
	}
	for j, month := range t.Cols {
		line := []Cell{{Value: month}}
		for i := range n {
			line = append(line, Cell{Value: t.Cells[i][j].Stats[0].Mean})
		}
		out.Rows = append(out.Rows, line)
	}
	s.Tables = append(s.Tables, out)
	last := 4 + len(out.Rows)
	c := Chart{Kind: Lines, Title: "Overall tone by month", Alt: "Lines of mean overall tone by month, one a speaker", At: At(1, last+3), Width: 900, Height: 340}
	for i := range n {
		c.Series = append(c.Series, Series{Name: Ref("Trends", 2+i, 4, 2+i, 4), Categories: Ref("Trends", 1, 5, 1, last), Values: Ref("Trends", 2+i, 5, 2+i, last)})
	}
	s.Charts = append(s.Charts, c)
	s.Heats = append(s.Heats, Heat{Range: At(2, 5) + ":" + At(1+n, last), Diverging: true, Max: 1})
	return s
}
