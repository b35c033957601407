package lexicon

import (
	"reflect"
	"testing"

	"parley/analyze/doc"
)

// TestMatcherRemembersNoText holds a matcher that has met other texts, the same
// words in capitals and with other apostrophes among them, to a new one.
func TestMatcherRemembersNoText(t *testing.T) {
	texts := []string{
		"We don't condemn the ceasefire; it’s the neighbours' proposal that isn’t constructive, and it can't work.",
		"WE DON’T CONDEMN THE CEASEFIRE; IT'S THE NEIGHBOURS’ PROPOSAL THAT ISN'T CONSTRUCTIVE, AND IT CANʼT WORK.",
		"Nobody's threats, everybody’s progress: the minister's gratitude was the ministerʼs own.",
		passage,
	}
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	small, ps := Compile(Dictionary{Categories: []Category{{Name: "c"}}, Entries: []Entry{
		{Category: "c", Term: "constructi*", Weight: 1, Plain: true}, {Category: "c", Term: "the min* own", Weight: 1, Plain: true}, {Category: "c", Term: "can't work", Weight: 1}}})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	for _, lex := range []*Lexicon{l, small} {
		old := lex.Matcher()
		for range 2 {
			for _, text := range texts {
				d := doc.New(doc.Meta{}, text)
				for _, s := range d.Sentences {
					got := append([]Match(nil), old.Match(d, s.First, s.Last, nil)...)
					if want := append([]Match(nil), lex.Matcher().Match(d, s.First, s.Last, nil)...); !reflect.DeepEqual(got, want) {
						t.Errorf("%q: %v, by a new matcher %v", d.Text(s.Span), got, want)
					}
				}
			}
		}
	}
}
