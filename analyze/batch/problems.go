package batch

import (
	"context"

	"parley/analyze/statement"
)

// Problems lists what could not be read and the doubts about what was, ordered
// by path and record.
func (s *Store) Problems(ctx context.Context) ([]statement.Problem, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT path, record, state, reason, hint FROM items WHERE state <> ? ORDER BY path, record, key", Done)
	if err != nil {
		return nil, err
	}
	defer rows.Close() // twice is no fault
	var out []statement.Problem
	for rows.Next() {
		p := statement.Problem{Kind: "input"}
		var state State
		if err := rows.Scan(&p.Path, &p.Record, &state, &p.Reason, &p.Hint); err != nil {
			return nil, err
		}
		if state == Quarantined {
			p.Reason += " (quarantined)"
		}
		out = append(out, p)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	rows.Close() // the writer has one connection
	gaps, err := s.gaps(ctx)
	return append(out, gaps...), err
}

// Items gives the ledger ordered by key.
func (s *Store) Items(ctx context.Context) ([]Item, error) { return s.list(ctx, "") }

func (s *Store) list(ctx context.Context, where string) ([]Item, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT key, path, record, hash, method, state, attempts, reason, hint, run FROM items "+where+" ORDER BY key")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Item
	for rows.Next() {
		var it Item
		if err := rows.Scan(&it.Key, &it.Path, &it.Record, &it.Hash, &it.Method, &it.State, &it.Attempts, &it.Reason, &it.Hint, &it.Run); err != nil {
			return nil, err
		}
		out = append(out, it)
	}
	return out, rows.Err()
}
