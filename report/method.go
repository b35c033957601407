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
		s.long(row, value)
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
	row++
	for _, p := range explanations {
		pair(p[0], p[1])
	}
	row = l.accuracy(s, row+1)
	s.text(1, row, Heading, "How to cite")
	s.text(1, row+1, Wrap, "parley "+l.Version+", lexicon "+l.Lexicon+": tone and stance of statements in news. Data as of "+day(b.Made)+".")
	s.merge(1, row+1, 3, row+1)
	l.columns(s, b, row+3)
	return s
}

// long is a text over the two wide columns.
func (s *Sheet) long(row int, text string) {
	s.text(2, row, Wrap, text)
	s.merge(2, row, 3, row)
	if n := wrapped(text, 140); n > 1 {
		s.height(row, float64(n)*lineHeight+2)
	}
}

var explanations = [][2]string{
	{"Statement", "What an article reports somebody as saying: direct, mixed or indirect speech, a turn of a transcript, a headline's quotation. One said by two speakers gives two rows."},
	{"Speaker", "Named by numbered rules: a name beside the statement, a title, an office on that day, a pronoun, both leaders. Column Speaker rule names the rule, Confidence how often it was right on texts marked by people."},
	{"Tone", "Entries of the lexicon found in the statement's words, after negation, boosters, hedges, hypotheticals. Names carry no tone. Column Words that fired lists every entry with its weight."},
	{"Overall", "A fixed weighted sum of the tones, squeezed to -1 (conflictual) .. 1 (cooperative). The weights stand in the package comment of analyze/tone."},
	{"Mean", "Sum of the statements' overall tone divided by their number: every statement weighs the same, so an article with many weighs more."},
	{"Share, rate", "Share: of statements in which the tone is present. Rate: weight of the tone's entries per 100 words."},
	{"Interval", "95 %, BCa bootstrap, widened for few articles, that resamples whole articles, because statements of one article depend on each other. None below five articles: such a mean is empty of an interval, not sure."},
	{"Difference", "Second minus first. Hedges g: the difference in units of the pooled deviation; 0.2 is small, 0.8 large."},
	{"p, q", "p by shuffling whole articles between the two groups; q after Benjamini and Hochberg (1995) over all comparisons of the table. A finding needs q of 0.05 or less."},
	{"Stance", "Polarity of the speaker toward a named target by rules on the clause, -1 against .. 1 for. Above +0.1 it counts as for, below -0.1 as against."},
	{"Who quoted what", "Quotations of one speaker are the same when nine tenths of the shorter stand in the longer, in order (cut), or six tenths do (changed)."},
	{"Framing words", "Log odds of a word in one outlet's quotations against the others', with all words as background (Monroe, Colaresi and Quinn 2008)."},
	{"Colours", "Blue is cooperative or for, orange is conflictual or against; the pair is told apart without seeing red and green. White is 0."},
	{"Empty cells", "An empty cell means that there is nothing to count or too little for a figure; 0 is a figure."},
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
			if j == 1 {
				style = Wrap
			}
			if i == 0 {
				style = TextHead
			}
			s.put(1+j, row, Cell{Value: c, Style: style})
			if j == 1 {
				s.height(row, lineHeight*float64(wrapped(c, 40))+2)
			}
		}
	}
	return row + 2
}

// columns lists every column of every table, so that pivots can rely on them.
func (l *layout) columns(s *Sheet, b *Book, row int) {
	s.text(1, row, Heading, "Tables and columns")
	s.text(1, row+1, Muted, "Names stay as they are within a version: pivots and queries may rely on them. In formulas a table is called t and its name: tStatements.")
	t := Table{Name: "Schema", At: At(1, row+2), Columns: []Column{{Name: "Table", About: "name without the t before it"}, {Name: "Column", About: "name in its header"}, {Name: "Holds", Style: Wrap, About: "what a cell of it means"}}}
	add := func(table string, cols []Column) {
		for _, c := range cols {
			about := c.About
			if about == "" {
				about = strings.ToLower(c.Name)
			}
			t.Rows = append(t.Rows, []Cell{{Value: table}, {Value: c.Name}, {Value: about}})
		}
	}
	for _, sheet := range b.Sheets {
		for _, x := range sheet.Tables {
			if !x.Plain {
				add(x.Name, x.Columns)
			}
		}
		if sheet.Long != nil {
			add(sheet.Long.Name, sheet.Long.Columns)
		}
	}
	add("Schema", t.Columns)
	s.Tables = append(s.Tables, t)
}
