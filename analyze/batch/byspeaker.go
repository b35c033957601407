package batch

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"

	"parley/analyze/statement"
)

// A rowKey is what rows are ordered by, and where the row stands: line is its
// number among the rows of its article, from 0.
type rowKey struct {
	speaker, summit, published, doc string
	line                            int
}

// StatementsBySpeaker gives the stored rows by speaker and summit, then in
// order of time: what one speaker said at one summit stands together. Rows
// without speaker stand last. The keys are held and sorted in memory, in the
// same way whatever the database; the rows are read article by article.
func (s *Store) StatementsBySpeaker(ctx context.Context) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		keys, err := s.rowKeys(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		var p statement.Parser
		doc, text, lines := "", []byte(nil), [][]byte(nil)
		for i := range keys {
			k := &keys[i]
			if i == 0 || k.doc != doc {
				doc = k.doc
				if text, err = s.articleRows(ctx, doc, text); err != nil {
					yield(nil, err)
					return
				}
				lines = slices.AppendSeq(lines[:0], bytes.Lines(text))
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
	}
}

// articleRows are the rows of one article as JSON lines; text is used again.
func (s *Store) articleRows(ctx context.Context, doc string, text []byte) ([]byte, error) {
	var blob []byte
	if err := s.db.QueryRowContext(ctx, "SELECT rows FROM articles WHERE doc = ?", doc).Scan(&blob); err != nil {
		return nil, err
	}
	return unpack(blob, text)
}

// rowKeys are the keys of all rows, sorted.
func (s *Store) rowKeys(ctx context.Context) ([]rowKey, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT speaker, summit, published, doc FROM statements ORDER BY doc, n, part")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []rowKey
	names := map[string]string{} // equal ones share memory
	for rows.Next() {
		var k rowKey
		if err := rows.Scan(&k.speaker, &k.summit, &k.published, &k.doc); err != nil {
			return nil, err
		}
		for _, p := range []*string{&k.speaker, &k.summit, &k.published, &k.doc} {
			if known, ok := names[*p]; ok {
				*p = known
			} else {
				names[*p] = *p
			}
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
