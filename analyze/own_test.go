package analyze

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/analyze/doc"
	"parley/analyze/tone"
	"parley/lexicon"
)

func own1(category, term string, weight float64) lexicon.Entry {
	return lexicon.Entry{Category: category, Term: term, Weight: weight, Plain: true}
}

func compile(t *testing.T, d lexicon.Dictionary) *lexicon.Lexicon {
	t.Helper()
	l, ps := lexicon.Compile(d)
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	return l
}

func TestScoreOwn(t *testing.T) {
	mine := compile(t, lexicon.Dictionary{Name: "mine", Categories: []lexicon.Category{
		{Name: "money", Layer: lexicon.Other, Into: []lexicon.Share{{Category: "all", Factor: .5}}}, {Name: "growth", Layer: lexicon.Other},
		{Name: "gloom", Layer: lexicon.Other}, {Name: "all", Layer: lexicon.Other}, {Name: "hopeful", Layer: lexicon.Other}},
		Entries: []lexicon.Entry{own1("money", "econom*", 1), own1("growth", "economic growth", 2), own1("growth", "growth", 1), own1("gloom", "slump", -1.5), own1("all", "talk*", 1), own1("hopeful", "promising", 1)}})
	rated := compile(t, lexicon.Dictionary{Name: "rated", Categories: []lexicon.Category{{Name: "valence", Layer: lexicon.Valence}}, Entries: []lexicon.Entry{own1("valence", "growth", .5)}})
	a, err := New(Options{Extra: []*lexicon.Lexicon{mine, rated}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"mine.money", "mine.growth", "mine.gloom", "mine.all", "mine.hopeful", "rated.valence"}, a.OwnColumns()); diff != "" {
		t.Error(diff)
	}
	for _, test := range []struct {
		text string
		want map[string]float64
		hits int
	}{
		// each category by itself: the phrase of growth takes no word from money
		{"They talked of economic growth.", map[string]float64{"mine.money": 1, "mine.growth": 2, "mine.all": 1.5, "rated.valence": .5 / 1.5}, 4},
		{"There is a slump.", map[string]float64{"mine.gloom": -1.5}, 1},
		// negated hits do not count, whatever the category is called
		{"It is not promising.", map[string]float64{}, 0},
		{"Nothing.", map[string]float64{}, 0},
	} {
		d := doc.New(doc.Meta{}, test.text)
		got, hits := a.ScoreOwn(d, []doc.Span{{End: len(d.Body)}}, tone.Context{})
		if diff := cmp.Diff(test.want, got); diff != "" || len(hits) != test.hits {
			t.Errorf("%s: %s %v", test.text, diff, hits)
		}
		for _, h := range hits {
			if !h.Own() {
				t.Errorf("%+v does not say whose it is", h)
			}
		}
	}
}

// Own dictionaries change none of parley's own numbers.
func TestOwnChangesNothing(t *testing.T) {
	mine := compile(t, lexicon.Dictionary{Name: "mine", Categories: []lexicon.Category{{Name: "warm", Layer: lexicon.Tone}}, Entries: []lexicon.Entry{own1("warm", "outlook", 3)}})
	d := doc.New(doc.Meta{ID: "d"}, "“The outlook is bright,” said Ann Lee on Monday.")
	with, err := New(Options{Extra: []*lexicon.Lexicon{mine}})
	if err != nil {
		t.Fatal(err)
	}
	without, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	a, _ := with.Analyze(t.Context(), d)
	b, _ := without.Analyze(t.Context(), d)
	if len(a.Statements) != 1 || a.Statements[0].Tone["mine.warm"] != 3 {
		t.Fatalf("%+v", a.Statements)
	}
	row := &a.Statements[0]
	delete(row.Tone, "mine.warm")
	row.Hits = row.Hits[1:] // "outlook" is the first word that fires
	if diff := cmp.Diff(b, a); diff != "" {
		t.Error(diff)
	}
}
