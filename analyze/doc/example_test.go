package doc_test

import (
	"fmt"

	"parley/analyze/doc"
)

// A document is its text and spans into it: nothing is copied, and every later
// result points back by bytes.
func ExampleNew() {
	d := doc.New(doc.Meta{ID: "a.txt"}, "Mr. Lee left. “It is late,” he said.\n\nThe talks go on.")
	for _, s := range d.Sentences {
		fmt.Println(s.Paragraph, s.Start, s.End, d.Words(s.Span), d.Text(s.Span))
	}
	// Output:
	// 0 0 13 3 Mr. Lee left.
	// 0 14 40 5 “It is late,” he said.
	// 1 42 58 4 The talks go on.
}
