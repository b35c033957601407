package batch

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"
)

// A Version is an article as it was stored before it changed.
type Version struct {
	Doc          string
	N            int // 1 is the first that was replaced
	Replaced     time.Time
	Hash, Method string
	Statements   int
	Rows         []byte // JSON lines: the article, then its statements
}

// keepOld moves what is stored of an article to its history, of which the
// latest keep versions stay. It is called before the rows are replaced.
func keepOld(ctx context.Context, tx session, doc, at string, keep int) error {
	var hash, method string
	var article, rows []byte
	var statements int
	err := tx.QueryRowContext(ctx, "SELECT i.hash, i.method, a.packed, a.rows, a.statements FROM items i JOIN articles a ON a.doc = i.key WHERE i.key = ?", doc).
		Scan(&hash, &method, &article, &rows, &statements)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(version), 0) + 1 FROM history WHERE doc = ?", doc).Scan(&n); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO history (doc, version, replaced, hash, method, statements, packed) VALUES (?,?,?,?,?,?,?)",
		doc, n, at, hash, method, statements, slices.Concat(article, rows)); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM history WHERE doc = ? AND version <= ?", doc, n-keep)
	return err
}

// History gives the versions of an article that were replaced and are kept, the
// oldest first.
func (s *Store) History(ctx context.Context, doc string) ([]Version, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT version, replaced, hash, method, statements, packed FROM history WHERE doc = ? ORDER BY version", doc)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Version
	for rows.Next() {
		v := Version{Doc: doc}
		var at string
		var packed []byte
		if err := rows.Scan(&v.N, &at, &v.Hash, &v.Method, &v.Statements, &packed); err != nil {
			return nil, err
		}
		if v.Rows, err = unpack(packed, nil); err != nil {
			return nil, err
		}
		if n := bytes.IndexByte(v.Rows, '\n') + 1; n > 0 {
			_, rows := cutBody(v.Rows[n:])
			v.Rows = append(v.Rows[:n], rows...)
		}
		v.Replaced, _ = time.Parse(time.RFC3339, at)
		out = append(out, v)
	}
	return out, rows.Err()
}
