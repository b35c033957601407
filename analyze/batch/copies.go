package batch

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"

	"parley/analyze/statement"
)

// A Copy is an article that repeats another, by a rule, with the share of
// words in threes that both have and the agency of the story, if one is named.
type Copy struct {
	Doc, Of, Rule string
	Share         float64
	Wire          string
}

// A Marked is an article with the mark its text was given by Runner.Mark.
type Marked struct {
	Doc, Published, Outlet string
	Mark                   []byte // empty when none was made
}

// Marks gives the stored articles with their marks, ordered by document.
func (s *Store) Marks(ctx context.Context) iter.Seq2[*Marked, error] {
	return func(yield func(*Marked, error) bool) {
		rows, err := s.db.QueryContext(ctx, "SELECT a.doc, a.published, a.outlet, t.mark FROM articles a JOIN texts t USING (doc) ORDER BY a.doc")
		if err != nil {
			yield(nil, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			m := &Marked{}
			err := rows.Scan(&m.Doc, &m.Published, &m.Outlet, &m.Mark)
			if !yield(m, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// SetCopies replaces what the store knows of copies.
func (s *Store) SetCopies(ctx context.Context, copies []Copy) error {
	rows := make([][]any, len(copies))
	for i, c := range copies {
		rows[i] = []any{c.Doc, c.Of, c.Rule, c.Share, c.Wire}
	}
	return s.transact(ctx, func(tx session) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM copies"); err != nil {
			return err
		}
		return insert(ctx, tx, "copies (doc, of, rule, share, wire)", rows)
	})
}

// Copies lists the articles that repeat others, ordered by document.
func (s *Store) Copies(ctx context.Context) ([]Copy, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT doc, of, rule, share, wire FROM copies ORDER BY doc")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Copy
	for rows.Next() {
		var c Copy
		if err := rows.Scan(&c.Doc, &c.Of, &c.Rule, &c.Share, &c.Wire); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// Why says in words why c is taken for a copy.
func (c *Copy) Why() string {
	why := fmt.Sprintf("repeats %s: %s, %.0f %% of the words in threes", c.Of, c.Rule, 100*c.Share)
	if c.Wire != "" {
		why += ", a story of " + c.Wire
	}
	return why
}

// Articles gives the stored articles ordered by document; those that repeat
// another say so and carry a warning with the reason.
func (s *Store) Articles(ctx context.Context) iter.Seq2[*statement.Article, error] {
	return func(yield func(*statement.Article, error) bool) {
		rows, err := s.db.QueryContext(ctx, `SELECT a.packed, coalesce(c.of, ''), coalesce(c.rule, ''), coalesce(c.share, 0), coalesce(c.wire, '')
			FROM articles a LEFT JOIN copies c USING (doc) ORDER BY a.doc`)
		if err != nil {
			yield(nil, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			a, err := scanArticle(rows)
			if !yield(a, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, err)
		}
	}
}

func scanArticle(rows *sql.Rows) (*statement.Article, error) {
	var text sql.RawBytes
	var c Copy
	if err := rows.Scan(&text, &c.Of, &c.Rule, &c.Share, &c.Wire); err != nil {
		return nil, err
	}
	b, err := unpack(text, nil)
	if err != nil {
		return nil, err
	}
	a := &statement.Article{}
	if err := json.Unmarshal(b, a); err != nil {
		return nil, err
	}
	if c.Of != "" {
		a.DuplicateOf = c.Of
		a.Warnings = append(a.Warnings, c.Why())
	}
	return a, nil
}
