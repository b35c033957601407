package batch

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"parley/analyze/doc"
)

// a text is what the store keeps of an article's body: the mark by which copies
// are found, and the body packed, so that the words of outlets can be compared
// without reading the inputs again. The body is empty where texts are not kept.
type text struct{ mark, body []byte }

func (r *Runner) pack(d *doc.Document) *text {
	t := &text{mark: []byte{}}
	if r.Mark != nil {
		t.mark = r.Mark(d)
	}
	if r.NoTexts {
		t.body = []byte{}
	} else {
		t.body = textPacker().EncodeAll(unmasked(d), make([]byte, 0, len(d.Body)/2))
	}
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
	return tx.exec(ctx, "INSERT INTO texts (doc, mark, body) VALUES (?,?,?) ON CONFLICT (doc) DO UPDATE SET mark = excluded.mark, body = excluded.body", doc, t.mark, t.body)
}

// A Text is the body of a stored article, boilerplate blanked.
type Text struct{ Doc, Body string }

// TextsOf gives the bodies of one summit's articles, ordered by document.
// Articles whose texts are not kept are missing, and those stored by a parley
// that kept none until the next run.
func (s *Store) TextsOf(ctx context.Context, summit string) iter.Seq2[Text, error] {
	return func(yield func(Text, error) bool) {
		rows, err := s.db.QueryContext(ctx, "SELECT t.doc, t.body FROM articles a JOIN texts t USING (doc) WHERE a.summit = ? AND length(t.body) > 0 ORDER BY t.doc", summit)
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
