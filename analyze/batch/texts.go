package batch

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"sync"

	"github.com/klauspost/compress/zstd"

	"parley/analyze/doc"
)

// a text is what the store keeps of an article's body: the mark by which copies
// are found, and the body packed, so that the words of outlets can be compared
// without reading the inputs again.
type text struct{ mark, body []byte }

// packers are made once: a coder takes megabytes.
var (
	packer   = sync.OnceValues(func() (*zstd.Encoder, error) { return zstd.NewWriter(nil) })
	unpacker = sync.OnceValues(func() (*zstd.Decoder, error) { return zstd.NewReader(nil) })
)

func (r *Runner) pack(d *doc.Document) *text {
	t := &text{mark: []byte{}}
	if r.Mark != nil {
		t.mark = r.Mark(d)
	}
	z, err := packer()
	if err != nil {
		panic(err) // only options could be wrong, and there are none
	}
	t.body = z.EncodeAll(unmasked(d), nil)
	return t
}

// unmasked is the body with its boilerplate blanked, so that offsets hold.
func unmasked(d *doc.Document) []byte {
	b := []byte(d.Body)
	for _, p := range d.Paragraphs {
		for i := p.Start; p.Masked && i < p.End; i++ {
			b[i] = ' '
		}
	}
	return b
}

func writeText(ctx context.Context, tx *sql.Tx, doc string, t *text) error {
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO texts (doc, mark, body) VALUES (?,?,?)", doc, t.mark, t.body)
	return err
}

func (s *Store) hasText(ctx context.Context, doc string) (ok bool, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM texts WHERE doc = ?)", doc).Scan(&ok)
	return ok, err
}

// A Text is the body of a stored article, boilerplate blanked.
type Text struct{ Doc, Body string }

// TextsOf gives the bodies of one summit's articles, ordered by document.
// Articles stored by a parley that kept no texts are missing until the next run.
func (s *Store) TextsOf(ctx context.Context, summit string) iter.Seq2[Text, error] {
	return func(yield func(Text, error) bool) {
		rows, err := s.db.QueryContext(ctx, "SELECT t.doc, t.body FROM articles a JOIN texts t USING (doc) WHERE a.summit = ? ORDER BY t.doc", summit)
		if err != nil {
			yield(Text{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			t, err := scanText(rows)
			if !yield(t, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Text{}, err)
		}
	}
}

func scanText(rows *sql.Rows) (t Text, err error) {
	var packed sql.RawBytes
	if err := rows.Scan(&t.Doc, &packed); err != nil {
		return t, err
	}
	z, err := unpacker()
	if err != nil {
		return t, err
	}
	body, err := z.DecodeAll(packed, nil)
	if err != nil {
		return t, fmt.Errorf("text of %s: %w", t.Doc, err)
	}
	t.Body = string(body)
	return t, nil
}
