package batch

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"unicode/utf8"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

// a text is what the store keeps of an article's body: the mark by which copies
// are found, and the body packed, so that the words of outlets can be compared
// without reading the inputs again. The body is empty where texts are not kept.
type text struct{ mark, body []byte }

// withRows stands for a body that is kept with the rows of its article.
var withRows = []byte{'r'}

// pack makes what is kept of an article whose rows are stored already.
func (r *Runner) pack(d *doc.Document) *text {
	t := &text{mark: r.mark(d), body: []byte{}}
	if !r.NoTexts {
		t.body = packer().EncodeAll(unmasked(d), make([]byte, 0, len(d.Body)/2))
	}
	return t
}

// packBoth makes what is kept of an article and of its rows. A body that is no
// UTF-8 is no string of JSON: it is kept apart.
func (r *Runner) packBoth(d *doc.Document, rows *statement.Result) (*text, *packed, error) {
	if r.NoTexts || !utf8.ValidString(d.Body) {
		p, err := packResult(rows, nil)
		return r.pack(d), p, err
	}
	p, err := packResult(rows, unmasked(d))
	return &text{r.mark(d), withRows}, p, err
}

func (r *Runner) mark(d *doc.Document) []byte {
	if r.Mark == nil {
		return []byte{}
	}
	return r.Mark(d)
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
		rows, err := s.db.QueryContext(ctx, "SELECT t.doc, t.body, CASE WHEN length(t.body) = 1 THEN a.rows END FROM articles a JOIN texts t USING (doc) WHERE a.summit = ? AND length(t.body) > 0 ORDER BY t.doc", summit)
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
	var packed, both sql.RawBytes
	if err := rows.Scan(&t.Doc, &packed, &both); err != nil {
		return t, err
	}
	if both != nil {
		packed = both
	}
	body, err := unpack(packed, nil)
	if err == nil && both != nil {
		line, _ := cutBody(body)
		err = json.Unmarshal(line, &t.Body)
	} else {
		t.Body = string(body)
	}
	if err != nil {
		return t, fmt.Errorf("text of %s: %w", t.Doc, err)
	}
	return t, nil
}
