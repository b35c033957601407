package tree

import (
	"iter"

	"golang.org/x/net/html"

	"parley/analyze/ingest/record"
)

// Records yields what read makes of each element of a page that holds an
// article, numbered from 1; a page without one is a problem.
func Records(text string, holds func(*html.Node) bool, read func(e *html.Node, n int) (*record.Record, error)) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		root, err := HTML(text)
		if err != nil {
			yield(nil, &record.Problem{Reason: "page not readable: " + err.Error(), Err: err})
			return
		}
		n := 0
		for e := range Elements(root) {
			if !holds(e) {
				continue
			}
			n++
			if !yield(read(e, n)) {
				return
			}
		}
		if n == 0 {
			yield(nil, record.Bad(0, "no article found in the export", ""))
		}
	}
}
