package analyze

import (
	"context"
	"strings"
	"testing"

	"parley/analyze/doc"
	"parley/lexicon"
)

// An article in a language that no lexicon knows is counted and told of, not
// scored with English words.
func TestForeign(t *testing.T) {
	french := compile(t, lexicon.Dictionary{Name: "mots", Categories: []lexicon.Category{{Name: "accord", Layer: lexicon.Other, Language: "fr"}},
		Entries: []lexicon.Entry{own1("accord", "accord", 1)}})
	for _, c := range []struct {
		language string
		extra    []*lexicon.Lexicon
		want     int
	}{
		{"", nil, 1}, {"en", nil, 1}, {"en-GB", nil, 1}, {"fr", nil, 0}, {"fr-FR", nil, 0}, {"de", []*lexicon.Lexicon{french}, 0}, {"fr", []*lexicon.Lexicon{french}, 1},
	} {
		a, err := New(Options{Extra: c.extra})
		if err != nil {
			t.Fatal(err)
		}
		r, err := a.Analyze(context.Background(), doc.New(doc.Meta{ID: "a", Language: c.language}, "“Il n’y a pas d’accord,” said Ann Lee."))
		if err != nil {
			t.Fatal(err)
		}
		told := len(r.Article.Warnings) == 1 && strings.HasPrefix(r.Article.Warnings[0], NotAnalyzed)
		if len(r.Statements) != c.want || r.Article.Statements != c.want || told != (c.want == 0) || r.Article.Words == 0 {
			t.Errorf("%q: %d statements, article %+v", c.language, len(r.Statements), r.Article)
		}
	}
}
