package batch

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"iter"
	"slices"

	"parley/analyze/statement"
)

// A rowKey is what rows are ordered by, and where the row stands: line is its
// number among the rows of its article, from 0.
type rowKey struct {
	speaker, summit, published, doc string
	line, n                         int
}

// A Row says where a stored row stands: Line is its number among the rows of
// its article, from 0.
type Row struct {
	Doc  string
	Line int
}

// An Order is the stored rows by speaker and summit, then in order of time: what
// one speaker said at one summit stands together. Rows without speaker stand
// last. The keys are held and sorted in memory, in the same way whatever the
// database.
type Order struct {
	store *Store
	keys  []rowKey
}

// BySpeaker reads the order of the rows stored now.
func (s *Store) BySpeaker(ctx context.Context) (*Order, error) {
	keys, err := s.rowKeys(ctx)
	return &Order{s, keys}, err
}

// StatementsBySpeaker gives the stored rows in the order of BySpeaker.
func (s *Store) StatementsBySpeaker(ctx context.Context) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		o, err := s.BySpeaker(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		o.Statements(ctx)(yield)
	}
}

// Speakers counts the rows of each speaker, without those of some articles.
func (o *Order) Speakers(skip map[string]bool) map[string]int {
	out := map[string]int{}
	for i := range o.keys {
		if k := &o.keys[i]; !skip[k.doc] {
			out[k.speaker]++
		}
	}
	return out
}

// Brief gives the rows with no more than Doc, N, Speaker, Summit and Published,
// and those of notes as they are there. Nothing is read from the store. The row
// yielded is used again for the next.
func (o *Order) Brief(notes map[Row]*statement.Statement) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		row := new(statement.Statement)
		for i := range o.keys {
			k := &o.keys[i]
			*row = statement.Statement{}
			if s := notes[Row{k.doc, k.line}]; s != nil {
				*row = *s
			}
			row.Doc, row.N, row.Speaker, row.Summit, row.Published = k.doc, k.n, k.speaker, k.summit, k.published
			if !yield(row, nil) {
				return
			}
		}
	}
}

// Statements gives the rows, read article by article and a little ahead of who
// takes them.
func (o *Order) Statements(ctx context.Context) iter.Seq2[*statement.Statement, error] {
	return ahead(func(yield func(*statement.Statement, error) bool) {
		var p statement.Parser
		doc, text, lines := "", []byte(nil), [][]byte(nil)
		for i := range o.keys {
			k := &o.keys[i]
			if i == 0 || k.doc != doc {
				var err error
				doc = k.doc
				if text, err = o.store.articleRows(ctx, doc, text); err != nil {
					yield(nil, err)
					return
				}
				_, rows := cutBody(text)
				lines = slices.AppendSeq(lines[:0], bytes.Lines(rows))
			}
			if k.line >= len(lines) {
				yield(nil, fmt.Errorf("%s: %d rows are stored, row %d is wanted", doc, len(lines), k.line+1))
				return
			}
			v, err := p.Parse(lines[k.line])
			if !yield(v, err) || err != nil {
				return
			}
		}
	})
}

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

// articleRows are the rows of one article as JSON lines, behind its body where
// that is kept with them; text is used again.
func (s *Store) articleRows(ctx context.Context, doc string, text []byte) ([]byte, error) {
	s.rowsOnce.Do(func() {
		s.findRows, s.rowsErr = s.pool.PrepareContext(context.WithoutCancel(ctx), s.db.form("SELECT rows FROM articles WHERE doc = ?"))
	})
	if s.rowsErr != nil {
		return nil, s.rowsErr
	}
	var blob []byte
	if err := s.findRows.QueryRowContext(ctx, s.db.clean([]any{doc})...).Scan(&blob); err != nil {
		return nil, err
	}
	return unpack(blob, text)
}

// rowKeys are the keys of all rows, sorted.
func (s *Store) rowKeys(ctx context.Context) ([]rowKey, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT speaker, summit, published, doc, n FROM statements ORDER BY doc, n, part")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []rowKey
	var text [4]sql.RawBytes
	names := map[string]string{} // equal ones share memory
	for rows.Next() {
		var k rowKey
		if err := rows.Scan(&text[0], &text[1], &text[2], &text[3], &k.n); err != nil {
			return nil, err
		}
		for i, p := range []*string{&k.speaker, &k.summit, &k.published, &k.doc} {
			known, ok := names[string(text[i])]
			if !ok {
				known = string(text[i])
				names[known] = known
			}
			*p = known
		}
		if n := len(keys); n > 0 && keys[n-1].doc == k.doc {
			k.line = keys[n-1].line + 1
		}
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b rowKey) int {
		switch {
		case a.speaker == "" && b.speaker != "":
			return 1
		case b.speaker == "" && a.speaker != "":
			return -1
		}
		return cmp.Or(cmp.Compare(a.speaker, b.speaker), cmp.Compare(a.summit, b.summit), cmp.Compare(a.published, b.published), cmp.Compare(a.doc, b.doc), cmp.Compare(a.line, b.line))
	})
	return keys, rows.Err()
}
