package main

import (
	"iter"
	"sync"

	"parley/analyze/statement"
)

type rows = iter.Seq2[*statement.Statement, error]

// fanBatch rows are handed on at once, and fanAhead batches may wait.
const (
	fanBatch = 256
	fanAhead = 2
)

// fanOut gives the rows of one pass to several takers, each on its own
// goroutine: reading rows costs more than most of what is done with them.
// Takers see the same rows in the same order and must not change them. An error
// of the rows ends all of them; the first error of a taker is the result.
func fanOut(all rows, takers ...func(rows) error) error {
	var wg sync.WaitGroup
	errs := make([]error, len(takers))
	pipes := make([]*pipe, len(takers))
	for i, take := range takers {
		p := &pipe{batches: make(chan []*statement.Statement, fanAhead), left: make(chan struct{})}
		pipes[i] = p
		wg.Go(func() {
			defer close(p.left)
			errs[i] = take(p.rows)
		})
	}
	fault := feed(all, pipes)
	for _, p := range pipes {
		p.fault = fault
		close(p.batches)
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return fault
}

// feed sends batches to all pipes that are still read.
func feed(all rows, pipes []*pipe) error {
	var batch []*statement.Statement
	for s, err := range all {
		if err != nil {
			return err
		}
		if batch = append(batch, s); len(batch) == fanBatch {
			send(batch, pipes)
			batch = make([]*statement.Statement, 0, fanBatch)
		}
	}
	send(batch, pipes)
	return nil
}

func send(batch []*statement.Statement, pipes []*pipe) {
	for _, p := range pipes {
		select {
		case p.batches <- batch:
		case <-p.left:
		}
	}
}

// a pipe leads to one taker.
type pipe struct {
	batches chan []*statement.Statement
	left    chan struct{} // closed when the taker has returned
	fault   error         // of the rows; set before batches is closed
}

func (p *pipe) rows(yield func(*statement.Statement, error) bool) {
	for batch := range p.batches {
		for _, s := range batch {
			if !yield(s, nil) {
				return
			}
		}
	}
	if p.fault != nil {
		yield(nil, p.fault)
	}
}
