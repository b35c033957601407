package batch

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"sync"

	"github.com/klauspost/compress/zstd"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

// a text is what the store keeps of an article's body: the mark by which copies
// are found, and the body packed, so that the words of outlets can be compared
// without reading the inputs again.
type text struct{ mark, body []byte }

// packers are made once: a coder takes megabytes.
var (
	packer = sync.OnceValues(func() (*zstd.Encoder, error) {
		return zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderCRC(true))
	})
	unpacker = sync.OnceValues(func() (*zstd.Decoder, error) { return zstd.NewReader(nil, zstd.WithDecoderConcurrency(0)) })
)

// packed is the JSON of an article and of its statements, a line each, made
// small: JSON repeats the article's fields in every row.
type packed struct{ article, rows []byte }

func packResult(r *statement.Result) (*packed, error) {
	z, err := packer()
	if err != nil {
		return nil, err
	}
	a, err := json.Marshal(&r.Article)
	if err != nil {
		return nil, err
	}
	var rows bytes.Buffer
	e := json.NewEncoder(&rows)
	e.SetEscapeHTML(false)
	for i := range r.Statements {
		if err := e.Encode(&r.Statements[i]); err != nil {
			return nil, err
		}
	}
	return &packed{z.EncodeAll(append(a, '\n'), nil), z.EncodeAll(rows.Bytes(), nil)}, nil
}

// unpack gives the bytes that were packed, in buf where they fit.
func unpack(b, buf []byte) ([]byte, error) {
	z, err := unpacker()
	if err != nil {
		return nil, err
	}
	return z.DecodeAll(b, buf[:0])
}

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

func writeText(ctx context.Context, tx session, doc string, t *text) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO texts (doc, mark, body) VALUES (?,?,?) ON CONFLICT (doc) DO UPDATE SET mark = excluded.mark, body = excluded.body", doc, t.mark, t.body)
	return err
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
	body, err := unpack(packed, nil)
	if err != nil {
		return t, fmt.Errorf("text of %s: %w", t.Doc, err)
	}
	t.Body = string(body)
	return t, nil
}
