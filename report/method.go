package report

import "strings"

// method says how the numbers came about, what every column holds, and what to
// mind.
func (l *layout) method(b *Book) *Sheet {
	s := &Sheet{Name: "Method", Widths: []float64{26, 34, 90}, Heights: map[int]float64{1: 26}, Landscape: true}
	s.text(1, 1, Subtitle, "Method")
	row := 3
	pair := func(name, value string) {
		s.text(1, row, Text, name)
		s.put(2, row, Cell{Value: value})
		row++
	}
	pair("Made with", "parley "+l.Version)
	pair("Made at", b.Made)
	pair("Lexicon", l.Lexicon)
	for _, kv := range l.Settings {
		pair(kv[0], kv[1])
	}
	row++
	s.text(1, row, Heading, "How to read the numbers")
	for _, p := range explanations {
		row++
		s.text(1, row, Text, p[0])
		s.put(2, row, Cell{Value: p[1]})
	}
	row += 2
	row = l.accuracy(s, row)
	s.text(1, row, Heading, "How to cite")
	s.put(1, row+1, Cell{Value: "parley " + l.Version + ", lexicon " + l.Lexicon + ": tone and stance of statements in news. Data as of " + day(b.Made) + "."})
	l.columns(s, b, row+3)
	return s
}

var explanations = [][2]string{
	{"Statement", "What an article reports somebody as saying: direct, mixed or indirect speech, a turn of a transcript, a headline's quotation. One said by two speakers gives two rows."},
	{"Tone", "Entries of the lexicon found in the statement's words, after negation, boosters, hedges, hypotheticals. Names carry no tone. Column Words that fired lists every entry with its weight."},
	{"Overall", "A fixed weighted sum of the tones, squeezed to -1 (conflictual) .. 1 (cooperative). The weights stand in the package comment of analyze/tone."},
	{"Share, rate", "Share: of statements in which the tone is present. Rate: weight of the tone's entries per 100 words."},
	{"Interval", "95 %, BCa bootstrap, widened for few articles, that resamples whole articles, because statements of one article depend on each other. None below five articles."},
	{"p, q", "p by shuffling whole articles between the two groups; q after Benjamini and Hochberg (1995) over all comparisons of the table."},
	{"Stance", "Polarity of the speaker toward a named target by rules on the clause, -1 against .. 1 for."},
	{"Limits", "A lexicon hears words and not intentions: irony, omission and context escape it. Check findings against the sheet Statements before you quote them."},
}

func (l *layout) accuracy(s *Sheet, row int) int {
	if len(l.Accuracy) == 0 {
		return row
	}
	s.text(1, row, Heading, "Measured accuracy")
	for i, line := range l.Accuracy {
		row++
		for j, c := range line {
			style := Text
			if i == 0 {
				style = Muted
			}
			s.put(1+j, row, Cell{Value: c, Style: style})
		}
	}
	return row + 2
}

// columns lists every column of every table, so that pivots can rely on them.
func (l *layout) columns(s *Sheet, b *Book, row int) {
	s.text(1, row, Heading, "Columns")
	t := Table{Name: "Schema", At: At(1, row+1), Columns: []Column{{Name: "Table"}, {Name: "Column"}, {Name: "Holds", Style: Wrap}}}
	add := func(table string, cols []Column) {
		for _, c := range cols {
			t.Rows = append(t.Rows, []Cell{{Value: table}, {Value: c.Name}, {Value: c.About}})
		}
	}
	for _, sheet := range b.Sheets {
		for _, x := range sheet.Tables {
			if !strings.HasPrefix(x.Name, "Summary") {
				add(x.Name, x.Columns)
			}
		}
		if sheet.Long != nil {
			add(sheet.Long.Name, sheet.Long.Columns)
		}
	}
	s.Tables = append(s.Tables, t)
}
