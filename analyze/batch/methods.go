package batch

import (
	"context"
	"database/sql"
	"errors"
)

// The ledger names methods by number: their names are long, and a million items
// have few of them.

// methodNumber is the number of a method, which is given one at its first use.
func methodNumber(ctx context.Context, tx session, name string) (n int64, err error) {
	const find = "SELECT id FROM methods WHERE name = ?"
	if err = tx.scan(ctx, find, []any{name}, &n); !errors.Is(err, sql.ErrNoRows) {
		return n, err
	}
	err = tx.scan(ctx, "INSERT INTO methods (name) VALUES (?) RETURNING id", []any{name}, &n)
	return n, err
}

// outdated counts done items of another method. A store that knows only one is
// not counted through; methods without items are forgotten.
func (s *Store) outdated(ctx context.Context, method string) (n int, err error) {
	others, err := column[int64](ctx, s.db, "SELECT id FROM methods WHERE name <> ? ORDER BY id", method)
	if err != nil || len(others) == 0 {
		return 0, err
	}
	err = s.db.QueryRowContext(ctx, "SELECT count(*) FROM item_rows WHERE state = ? AND method IN (SELECT id FROM methods WHERE name <> ?)", Done, method).Scan(&n)
	if err == nil && n == 0 {
		_, err = s.db.ExecContext(ctx, "DELETE FROM methods WHERE name <> ? AND id NOT IN (SELECT method FROM item_rows)", method)
	}
	return n, err
}

// Methods are the versions of the method by which the stored rows were made,
// sorted. More than one: some rows are older than others.
func (s *Store) Methods(ctx context.Context) ([]string, error) {
	return column[string](ctx, s.db, "SELECT name FROM methods m WHERE EXISTS (SELECT 1 FROM item_rows i WHERE i.method = m.id AND i.state = ?) ORDER BY name", Done)
}
