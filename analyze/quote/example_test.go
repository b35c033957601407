package quote_test

import (
	"fmt"

	"parley/analyze/doc"
	"parley/analyze/quote"
)

// What was said, by which cue, and which words name the source. Naming the
// speaker is the next step's job, see package speaker.
func ExampleFind() {
	d := doc.New(doc.Meta{}, "“The bridge opens in May,” said Mayor Ida Holm. She added that the toll was “a fair price”. Critics accused her of haste.")
	for _, q := range quote.Find(d) {
		fmt.Printf("%s %v: %q, source %q, cue %q\n", q.Kind, q.Rules, d.Text(q.Span()), d.Text(q.Source), d.Text(q.Cue))
	}
	// Output:
	// direct [C1 V1]: "“The bridge opens in May,”", source "Mayor Ida Holm", cue "said"
	// mixed [A2 V3]: "that the toll was “a fair price”", source "She", cue "added"
	// indirect [A5 V3]: "her of haste", source "Critics", cue "accused"
}
