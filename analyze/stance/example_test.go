package stance_test

import (
	"fmt"
	"log"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/stance"
	"parley/lexicon"
)

// The polarity of a text toward a place in it. Statements with a speaker go
// through Of, which package analyze calls for every one of them.
func ExampleModel_Toward() {
	lex, err := lexicon.Default()
	if err != nil {
		log.Fatal(err)
	}
	m, err := stance.New(stance.Options{Lexicon: lex})
	if err != nil {
		log.Fatal(err)
	}
	text := "The minister praised Harland for its generous help and condemned Vestria for the cruel attack."
	d := doc.New(doc.Meta{}, text)
	for _, target := range []string{"Harland", "Vestria"} {
		at := strings.Index(text, target)
		fmt.Println(target, m.Toward(d, doc.Span{Start: at, End: at + len(target)}).Label)
	}
	// Output:
	// Harland pos
	// Vestria neg
}
