package report

import (
	"fmt"
	"iter"
	"testing"

	"parley/analyze/compare"
	"parley/analyze/statement"
)

// A number leads to the whole block of its statements where they stand
// together, and to the first of them where they do not.
func TestEvidenceLinks(t *testing.T) {
	rows := []statement.Statement{say("a1", 1, "Ann", "Geneva", "One.", 0), say("a2", 1, "Ann", "Geneva", "Two.", 0), say("a3", 1, "Ann", "Vienna", "Three.", 0), say("a1", 2, "Bo", "Geneva", "Four.", 0), say("a4", 1, "", "Geneva", "Five.", 0), say("a4", 2, "Bo", "Vienna", "Six.", 0)}
	rows[3].Warnings = []string{"speaker is a guess"}
	l := newLayout(Data{Statements: func() iter.Seq2[*statement.Statement, error] { return compare.Of(rows) }})
	for _, c := range []struct{ speaker, summit, want string }{
		{"Ann", anySummit, "#Statements!J4:J6"}, {"Ann", "Geneva", "#Statements!J4:J5"}, {"Ann", "Vienna", "#Statements!J6:J6"},
		{"Bo", anySummit, "#Statements!J7"}, {unnamed, anySummit, "#Statements!J8:J8"}, {"Cy", anySummit, ""}, {"Ann", "Lima", ""},
	} {
		if got := l.evidenceLink(c.speaker, c.summit); got != c.want {
			t.Errorf("%s at %q: %q, want %q", c.speaker, c.summit, got, c.want)
		}
	}
	if w := frequent(l.places.doubts); len(w) != 1 || *l.places.doubts[w[0]] != (doubt{rows: 1, first: 7}) {
		t.Errorf("doubts %v", w)
	}
}

// Warnings that name people are as many as people: the most frequent are listed,
// and how many are not.
func TestManyDoubts(t *testing.T) {
	var articles []statement.Article
	for i := range maxDoubts + 5 {
		articles = append(articles, statement.Article{Doc: fmt.Sprint(i), Warnings: []string{fmt.Sprintf("two people are called %d", i), "no date"}})
	}
	s := newLayout(Data{Articles: articles}).problems()
	table := s.Tables[len(s.Tables)-1]
	if len(table.Rows) != maxDoubts || table.Rows[0][1].Value != "no date" || table.Rows[0][2].Value != len(articles) {
		t.Errorf("%d rows, the first %v", len(table.Rows), table.Rows[0])
	}
	_, row := Place(table.At)
	if note := s.Cells[At(1, row+len(table.Rows)+1)].Value; note != "and 6 other warnings: the column Warnings on Statements and Articles has them" {
		t.Errorf("note %v", note)
	}
}

func TestApart(t *testing.T) {
	got := apart([]string{"US", "us", "Speaker", "Us"}, "speaker")
	for i, want := range []string{"US", "us (2)", "Speaker (2)", "Us (3)"} {
		if got[i] != want {
			t.Errorf("name %d: %q, want %q", i, got[i], want)
		}
	}
}
