package batch

import (
	"context"
	"database/sql"
	"iter"

	"parley/analyze/statement"
)

// a detail is a named number of a statement: a tone and its score, a target and
// its polarity.
type detail struct {
	doc     string
	n, part int
	name    string
	value   float64
}

// details is an ordered stream of them, read ahead on another processor.
type details struct {
	batches <-chan []detail
	stop    context.CancelFunc
	err     error // of the stream; to be read once batches is closed
	left    []detail
}

// aheadRows is the size of a batch: large enough that handing over costs nothing.
const aheadRows = 2048

func (s *Store) details(ctx context.Context, query string, args ...any) (*details, error) {
	ctx, stop := context.WithCancel(ctx)
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		stop()
		return nil, err
	}
	batches := make(chan []detail, 2)
	d := &details{batches: batches, stop: stop}
	go func() {
		defer close(batches)
		defer rows.Close()
		if d.err = hand(aheadRows, readDetails(rows), batches, ctx.Done()); d.err == nil {
			d.err = ctx.Err()
		}
	}()
	return d, nil
}

func readDetails(rows *sql.Rows) iter.Seq2[detail, error] {
	return func(yield func(detail, error) bool) {
		var doc, name sql.RawBytes
		last, names := "", map[string]string{}
		for rows.Next() {
			var d detail
			if err := rows.Scan(&doc, &d.n, &d.part, &name, &d.value); err != nil {
				yield(d, err)
				return
			}
			if last != string(doc) {
				last = string(doc)
			}
			known, ok := names[string(name)]
			if !ok {
				known = string(name)
				names[known] = known
			}
			d.doc, d.name = last, known
			if !yield(d, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(detail{}, err)
		}
	}
}

// close ends the reading and waits for it.
func (d *details) close() {
	d.stop()
	for range d.batches {
	}
}

// of tells the details of one row; those of rows passed over are dropped.
func (d *details) of(r *statement.Statement, part int, tell func(name string, value float64)) error {
	for {
		if len(d.left) == 0 {
			var ok bool
			if d.left, ok = <-d.batches; !ok {
				return d.err
			}
		}
		head := &d.left[0]
		switch {
		case head.after(r, part):
			return nil
		case head.doc == r.Doc && head.n == r.N && head.part == part:
			tell(head.name, head.value)
		}
		d.left = d.left[1:]
	}
}

// after reports whether d belongs to a later row.
func (d *detail) after(r *statement.Statement, part int) bool {
	switch {
	case d.doc != r.Doc:
		return d.doc > r.Doc
	case d.n != r.N:
		return d.n > r.N
	}
	return d.part > part
}
