package usage

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/analyze/doc"
	"parley/lexicon"
)

func TestCounter(t *testing.T) {
	plain := func(cat, term string) lexicon.Entry {
		return lexicon.Entry{Category: cat, Term: term, Weight: 1, Plain: true}
	}
	l, ps := lexicon.Compile(lexicon.Dictionary{Name: "d", Categories: []lexicon.Category{{Name: "warm", Layer: lexicon.Other}, {Name: "valence", Layer: lexicon.Valence}},
		Entries: []lexicon.Entry{plain("warm", "good friend*"), plain("warm", "kind"), plain("warm", "never there"), plain("valence", "good"), plain("valence", "kind")}})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	c := New(l, Options{Contexts: 1})
	c.Add(doc.New(doc.Meta{ID: "a"}, "The good friends met. He was not kind, but good. It was a fruitful, possible and careful talk with Mr Good."))
	c.Add(doc.New(doc.Meta{ID: "b"}, "A good and careful plan."))
	got := c.Report()
	want := &Report{Articles: 2, Words: 26,
		Categories: []Category{{"warm", 3, 2, 2, 1, 1000 * 2. / 26}, {"valence", 2, 2, 4, 2, 1000 * 4. / 26}},
		Entries: []Entry{
			{&l.Entries()[3], 3, 2, []Context{{"a", "The", "good", "friends met. He was not kind, but good. It was"}}},
			{&l.Entries()[0], 1, 1, []Context{{"a", "The", "good friends", "met. He was not kind, but good. It was a"}}},
			{&l.Entries()[1], 1, 1, []Context{{"a", "The good friends met. He was not", "kind", ", but good. It was a fruitful, possible and"}}},
			{&l.Entries()[4], 1, 1, []Context{{"a", "The good friends met. He was not", "kind", ", but good. It was a fruitful, possible and"}}}},
		Dead: []Entry{{&l.Entries()[2], 0, 0, nil}},
		Missing: []Word{
			{"careful", "ending -ful", 2, 2, 0, []Context{{"a", "kind, but good. It was a fruitful, possible and", "careful", "talk with Mr Good."}}},
			{"good", "valence +1", 2, 2, 1, []Context{{"a", "The good friends met. He was not kind, but", "good", ". It was a fruitful, possible and careful talk"}}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
