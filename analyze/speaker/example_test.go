package speaker_test

import (
	"fmt"
	"log"
	"time"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/analyze/speaker"
	"parley/lexicon/people"
)

// Who said each: by name, by office on the article's day, by pronoun, with the
// rule that tells. A source that names nobody stays the phrase it is.
func ExampleResolve() {
	day := time.Date(2021, 6, 16, 0, 0, 0, 0, time.UTC)
	d := doc.New(doc.Meta{Published: day}, "Angela Merkel opened the talks. “We are close,” she said. The Russian president said it was too early. An aide said the room was cold.")
	dir, err := people.Default()
	if err != nil {
		log.Fatal(err)
	}
	quotes := quote.Find(d)
	cast := speaker.Resolve(d, quotes, dir)
	for i, a := range cast.Attributions {
		for _, e := range a.Speakers {
			fmt.Printf("%q: %s %s, %s\n", d.Text(a.AsWritten), cast.Entities[e].Name, a.Rule, d.Text(quotes[i].Span()))
		}
	}
	// Output:
	// "she": Angela Merkel S11, “We are close,”
	// "The Russian president": Vladimir Putin S10, it was too early
	// "An aide": An aide S12, the room was cold
}
