package batch

import (
	"context"
	"testing"
)

// Migrations are how many there are; PostgresBegin is the first version of a
// store in PostgreSQL.
var Migrations = len(migrations)

const PostgresBegin = postgresBegin

// OpenAt opens the store at path as a parley of an earlier version did.
func OpenAt(t *testing.T, path string, version int) *Store {
	t.Helper()
	all := migrations
	defer func() { migrations = all }()
	migrations = all[:version]
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Exec sends SQL to a store.
func (s *Store) Exec(t *testing.T, query string, args ...any) {
	t.Helper()
	if _, err := s.db.ExecContext(context.Background(), query, args...); err != nil {
		t.Fatal(err)
	}
}

// PackLines packs JSON as the store does.
func PackLines(article, rows []byte) (a, r []byte) {
	p := packLines(article, rows)
	return p.article, p.rows
}
