package batch

import (
	"context"
	"database/sql"
	"strings"
	"sync"
)

// itemQuery reads lines of the ledger, and what of their texts is kept: 0
// nothing, 1 the mark, 2 the body, too.
const itemQuery = `SELECT key, path, record, hash, method, state, attempts, reason, hint, run,
	coalesce((SELECT CASE WHEN length(body) > 0 THEN 2 ELSE 1 END FROM texts WHERE doc = key), 0) FROM items WHERE key `

// A lookup is a query of the ledger that is prepared at its first use.
type lookup struct {
	once sync.Once
	stmt *sql.Stmt
	err  error
}

func (l *lookup) prepare(ctx context.Context, s *Store, which string) (*sql.Stmt, error) {
	l.once.Do(func() { l.stmt, l.err = s.pool.PrepareContext(context.WithoutCancel(ctx), s.db.form(itemQuery+which)) })
	return l.stmt, l.err
}

// item reads one line of the ledger; ok is false when there is none.
func (s *Store) item(ctx context.Context, key string) (it Item, ok bool, err error) {
	find, err := s.find.prepare(ctx, s, "= ?")
	if err != nil {
		return it, false, err
	}
	err = scanItem(find.QueryRowContext(ctx, s.db.clean([]any{key})...), &it)
	if err == sql.ErrNoRows {
		return it, false, nil
	}
	return it, err == nil, err
}

func scanItem(row interface{ Scan(...any) error }, it *Item) error {
	return row.Scan(&it.Key, &it.Path, &it.Record, &it.Hash, &it.Method, &it.State, &it.Attempts, &it.Reason, &it.Hint, &it.Run, &it.text)
}

// itemsAtOnce is how many keys items looks up by one query.
const itemsAtOnce = 256

// items reads the lines of the ledger that have one of up to itemsAtOnce keys.
func (s *Store) items(ctx context.Context, keys []string) (map[string]*Item, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	find, err := s.findMany.prepare(ctx, s, "IN (?"+strings.Repeat(",?", itemsAtOnce-1)+")")
	if err != nil {
		return nil, err
	}
	args := make([]any, itemsAtOnce)
	for i := range args {
		args[i] = keys[min(i, len(keys)-1)] // what is left over repeats the last
	}
	rows, err := find.QueryContext(ctx, s.db.clean(args)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := make(map[string]*Item, len(keys))
	for rows.Next() {
		it := &Item{}
		if err := scanItem(rows, it); err != nil {
			return nil, err
		}
		out[it.Key] = it
	}
	return out, rows.Err()
}
