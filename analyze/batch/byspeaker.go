package batch

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"iter"
	"slices"

	"parley/analyze/statement"
)

// A Row says where a stored row stands: Line is its number among the rows of
// its article, from 0.
type Row struct {
	Doc  string
	Line int
}

// An Order is the stored rows by speaker and summit, then in order of time: what
// one speaker said at one summit stands together. Rows without speaker stand
// last. The keys are held and sorted in memory, in the same way whatever the
// database; the rows are unpacked once, into a temporary file.
type Order struct {
	store *Store
	names names    // of speakers, summits and days
	docs  []string // with rows, as the store orders them
	first []int32  // of each document, its first row; and the number of all
	keys  []rowKey
	spool *spool // nil until the rows are unpacked
}

// A rowKey is what a row is ordered by. The first three are numbers of names,
// doc is the document's; row counts the rows of all documents, from 0.
type rowKey struct{ speaker, summit, published, doc, row, n int32 }

// BySpeaker reads the order of the rows stored now. Close it.
func (s *Store) BySpeaker(ctx context.Context) (*Order, error) {
	o := &Order{store: s, names: names{number: map[string]int32{}}}
	if err := o.readKeys(ctx); err != nil {
		return nil, err
	}
	o.sort()
	return o, nil
}

// Close takes the temporary file away.
func (o *Order) Close() error {
	if o.spool == nil {
		return nil
	}
	return o.spool.close()
}

// StatementsBySpeaker gives the stored rows in the order of BySpeaker.
func (s *Store) StatementsBySpeaker(ctx context.Context) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		o, err := s.BySpeaker(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		defer o.Close()
		o.Statements(ctx)(yield)
	}
}

// Count is the number of rows.
func (o *Order) Count() int { return len(o.keys) }

// Speakers counts the rows of each speaker, without those of some articles.
func (o *Order) Speakers(skip map[string]bool) map[string]int {
	out := map[string]int{}
	for i := range o.keys {
		if k := &o.keys[i]; !skip[o.docs[k.doc]] {
			out[o.names.list[k.speaker]]++
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
			if s := notes[Row{o.docs[k.doc], int(k.row - o.first[k.doc])}]; s != nil {
				*row = *s
			}
			row.Doc, row.N, row.Speaker, row.Summit, row.Published = o.docs[k.doc], int(k.n), o.names.list[k.speaker], o.names.list[k.summit], o.names.list[k.published]
			if !yield(row, nil) {
				return
			}
		}
	}
}

// ByDocument gives the rows ordered by document, number and speaker, as the
// store's Statements does. What the first call unpacks is kept.
func (o *Order) ByDocument(ctx context.Context) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		if o.spool != nil {
			o.spooled(func(i int) int { return i })(yield)
			return
		}
		parsed(func(take takeLine) error { return o.unpack(ctx, take) })(yield)
	}
}

// aheadParsed is how many parsed rows are handed over at once: they are larger
// than the numbers of aheadRows.
const aheadParsed = 256

// Statements gives the rows by speaker, a little ahead of who takes them.
func (o *Order) Statements(ctx context.Context) iter.Seq2[*statement.Statement, error] {
	return ahead(aheadParsed, func(yield func(*statement.Statement, error) bool) {
		if o.spool == nil {
			if err := o.unpack(ctx, func([]byte) (bool, error) { return true, nil }); err != nil {
				yield(nil, err)
				return
			}
		}
		o.spooled(func(i int) int { return int(o.keys[i].row) })(yield)
	})
}

// spooled gives the rows of the spool in an order of their numbers.
func (o *Order) spooled(row func(i int) int) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		var p statement.Parser
		var line []byte
		for i := range o.keys {
			var s *statement.Statement
			var err error
			if line, err = o.spool.line(row(i), line); err == nil {
				s, err = p.Parse(line)
			}
			if !yield(s, err) || err != nil {
				return
			}
		}
	}
}

// unpack reads all rows into the spool and hands each line on, until take wants
// no more; then there is no spool.
func (o *Order) unpack(ctx context.Context, take takeLine) error {
	spool, err := newSpool(len(o.keys))
	if err != nil {
		return err
	}
	at, stopped := 0, false // at counts docs
	err = o.store.articleLines(ctx, func(doc string, lines iter.Seq[[]byte]) (bool, error) {
		if at == len(o.docs) || doc != o.docs[at] {
			return true, nil // without rows
		}
		at++
		for line := range lines {
			if err := spool.add(line); err != nil {
				return false, err
			}
			if more, err := take(line); err != nil || !more {
				stopped = true
				return false, err
			}
		}
		return true, o.counted(doc, at, spool.lines())
	}, "SELECT doc, rows FROM articles ORDER BY doc")
	switch {
	case err == nil && !stopped && at < len(o.docs):
		err = fmt.Errorf("%s: its rows are not stored", o.docs[at])
	case err == nil && !stopped:
		if err = spool.flush(); err == nil {
			o.spool = spool
			return nil
		}
	}
	spool.close()
	return err
}

// counted compares the rows unpacked so far with their keys.
func (o *Order) counted(doc string, docs, got int) error {
	if want := int(o.first[docs]); got != want {
		from := int(o.first[docs-1])
		return fmt.Errorf("%s: %d rows are stored, %d are wanted", doc, got-from, want-from)
	}
	return nil
}

// readKeys reads the keys of all rows.
func (o *Order) readKeys(ctx context.Context) error {
	rows, err := o.store.db.QueryContext(ctx, "SELECT speaker, summit, published, doc, n FROM statements ORDER BY doc, n, part")
	if err != nil {
		return err
	}
	defer rows.Close()
	var text [4]sql.RawBytes
	for rows.Next() {
		k := rowKey{row: int32(len(o.keys))}
		if err := rows.Scan(&text[0], &text[1], &text[2], &text[3], &k.n); err != nil {
			return err
		}
		k.speaker, k.summit, k.published = o.names.of(text[0]), o.names.of(text[1]), o.names.of(text[2])
		if n := len(o.docs); n == 0 || o.docs[n-1] != string(text[3]) {
			o.docs, o.first = append(o.docs, string(text[3])), append(o.first, k.row)
		}
		k.doc = int32(len(o.docs) - 1)
		o.keys = append(o.keys, k)
	}
	o.first = append(o.first, int32(len(o.keys)))
	return rows.Err()
}

func (o *Order) sort() {
	rank := o.names.ranks()
	slices.SortFunc(o.keys, func(a, b rowKey) int {
		return cmp.Or(rank.last(a.speaker, b.speaker), rank.compare(a.summit, b.summit), rank.compare(a.published, b.published),
			cmp.Compare(o.docs[a.doc], o.docs[b.doc]), cmp.Compare(a.row, b.row))
	})
}
