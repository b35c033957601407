package lexicon_test

import (
	"fmt"
	"log"
	"testing/fstest"

	"parley/analyze/doc"
	"parley/lexicon"
)

// A dictionary of one category, loaded and matched. The longest phrase wins, and
// a term's notation stands for all its forms.
func ExampleLoad() {
	lex, err := lexicon.Load(fstest.MapFS{"bridge.yaml": {Data: []byte(`category: building
about: talk of building
layer: other
entries:
  - {term: build/v, weight: 1}
  - {term: build/v bridges, weight: 2, eg: they built bridges}
`)}}, "mine")
	if err != nil {
		log.Fatal(err)
	}
	d := doc.New(doc.Meta{}, "They built bridges while others were building walls.")
	for _, m := range lex.Matcher().Match(d, 0, len(d.Tokens), nil) {
		e := &lex.Entries()[m.Entry]
		fmt.Println(d.Text(doc.Span{Start: d.Tokens[m.First].Span().Start, End: d.Tokens[m.Last-1].Span().End}), e.ID(), e.Weight)
	}
	// Output:
	// built bridges building/build/v bridges 2
	// building building/build/v 1
}

// Lint tells every fault at once, with file and line.
func ExampleLint() {
	for _, p := range lexicon.Lint(fstest.MapFS{"warm.yaml": {Data: []byte(`category: warm
layer: tone
entries:
  - {term: friend/n, weight: 1, eg: our foes}
  - {term: kind, weight: 1, wieght: 2}
`)}}) {
		fmt.Println(p)
	}
	// Output:
	// warm.yaml:4: "friend/n" does not match its own example "our foes"
	// warm.yaml:5: unknown key "wieght"
}
