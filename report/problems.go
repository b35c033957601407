package report

import "fmt"

// maxProblems bounds the list of inputs, and maxDoubts the warnings of
// statements and of articles; a workbook is no log.
const (
	maxProblems = 10000
	maxDoubts   = 2000
)

// problems lists what was not read, what was cut, and what is doubtful.
func (l *layout) problems() *Sheet {
	s := &Sheet{Name: "Problems", FreezeRow: 1, Landscape: true, Heights: map[int]float64{1: 26}, Widths: []float64{18, 52, 10, 60, 60}}
	s.text(1, 1, Subtitle, "Problems")
	row := l.unread(s, 3)
	row = l.cut(s, row+1)
	l.doubtful(s, row+1)
	return s
}

func (l *layout) unread(s *Sheet, row int) int {
	s.text(1, row, Heading, "Not read")
	if len(l.Problems) == 0 {
		s.text(1, row+1, Muted, "Everything was read.")
		return row + 2
	}
	t := Table{Name: "Problems", At: At(1, row+1), Columns: []Column{{Name: "Kind", About: "input or fault"}, {Name: "File", About: "path of the input"}, {Name: "Record", Style: Integer, About: "number of the record in it"},
		{Name: "Reason", Style: Wrap, About: "why it was not read"}, {Name: "What to do", Style: Wrap, About: "a hint"}}}
	for _, p := range l.Problems[:min(len(l.Problems), maxProblems)] {
		var rec any
		if p.Record > 0 {
			rec = p.Record
		}
		t.Rows = append(t.Rows, []Cell{{Value: p.Kind}, {Value: p.Path}, {Value: rec}, {Value: p.Reason}, {Value: p.Hint}})
	}
	s.Tables = append(s.Tables, t)
	row += 1 + len(t.Rows)
	if n := len(l.Problems) - maxProblems; n > 0 {
		row++
		s.text(1, row, Warning, "and "+group(n)+" more: parley status lists them")
	}
	return row + 1
}

// cut lists the texts that a cell cannot hold.
func (l *layout) cut(s *Sheet, row int) int {
	s.text(1, row, Heading, "Cut")
	if len(l.places.cuts) == 0 {
		s.text(1, row+1, Muted, "No text was too long for its cell.")
		return row + 2
	}
	s.text(1, row+1, Muted, fmt.Sprintf("A cell holds %s characters; these texts end at a word before, with a mark. The store and the files of --format csv and jsonl have them whole.", group(LongestText)))
	t := Table{Name: "Cuts", At: At(1, row+2), Columns: []Column{{Name: "Sheet", About: "where the text stands"}, {Name: "Text", About: "which it is; the link leads there"}, {Name: "Characters", Style: Integer, About: "of the whole text"}}}
	for _, c := range l.places.cuts[:min(len(l.places.cuts), maxProblems)] {
		to := ""
		if c.row <= maxSheetRows {
			to = link("Statements", At(statementCols, c.row))
		}
		t.Rows = append(t.Rows, []Cell{{Value: "Statements"}, {Value: c.what, Link: to}, {Value: c.size}})
	}
	s.Tables = append(s.Tables, t)
	return row + 3 + len(t.Rows)
}

// doubtful counts the warnings of statements and of articles, of each the most
// frequent: some name who is doubtful, and there are as many as people.
func (l *layout) doubtful(s *Sheet, row int) {
	s.text(1, row, Heading, "Doubtful")
	t := Table{Name: "Doubts", At: At(1, row+1), Columns: []Column{{Name: "About", About: "statements or articles"}, {Name: "Warning", About: "the doubt; the link leads to the first"}, {Name: "How many", Style: Integer, About: "statements or articles with it"}}}
	left := t.doubts("statements", "Statements", statementCols, l.places.doubts) + t.doubts("articles", "Articles", 2, l.articleDoubts())
	if len(t.Rows) == 0 {
		s.text(1, row+1, Muted, "Nothing read carries a warning.")
		return
	}
	s.Tables = append(s.Tables, t)
	if left > 0 {
		s.text(1, row+2+len(t.Rows), Warning, "and "+plural(left, "other warning")+": the column Warnings on Statements and Articles has them")
	}
}

// articleDoubts are the warnings of articles.
func (l *layout) articleDoubts() map[string]*doubt {
	out := map[string]*doubt{}
	for i := range l.Articles {
		for _, w := range l.Articles[i].Warnings {
			d := out[w]
			if d == nil {
				d = &doubt{first: articlesHeader + 1 + i}
				out[w] = d
			}
			d.rows++
		}
	}
	return out
}

// doubts adds warnings of one kind and tells how many it left out.
func (t *Table) doubts(about, sheet string, col int, doubts map[string]*doubt) (left int) {
	list := frequent(doubts)
	for _, w := range list[:min(len(list), maxDoubts)] {
		d, to := doubts[w], ""
		if d.first <= maxSheetRows {
			to = link(sheet, At(col, d.first))
		}
		t.Rows = append(t.Rows, []Cell{{Value: about}, {Value: w, Link: to}, {Value: d.rows}})
	}
	return max(0, len(list)-maxDoubts)
}
