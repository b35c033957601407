package batch

import (
	"iter"

	"parley/analyze/statement"
)

// aheadParsed is how many parsed rows are handed over at once: they are larger
// than the numbers of aheadRows.
const aheadParsed = 256

// ahead gives what rows gives, which runs on another processor, at most three
// batches ahead.
func ahead(rows iter.Seq2[*statement.Statement, error]) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		batches, stop := make(chan []*statement.Statement, 1), make(chan struct{})
		var fault error
		go func() {
			defer close(batches)
			var batch []*statement.Statement
			send := func() bool {
				select {
				case batches <- batch:
					batch = make([]*statement.Statement, 0, aheadParsed)
					return true
				case <-stop:
					return false
				}
			}
			for s, err := range rows {
				if err != nil {
					fault = err
					break
				}
				if batch = append(batch, s); len(batch) == aheadParsed && !send() {
					return
				}
			}
			send()
		}()
		defer func() {
			close(stop)
			for range batches { // wait until nobody reads the store any more
			}
		}()
		for batch := range batches {
			for _, s := range batch {
				if !yield(s, nil) {
					return
				}
			}
		}
		if fault != nil {
			yield(nil, fault)
		}
	}
}
