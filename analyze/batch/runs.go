package batch

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// RunState is how a run ended.
type RunState string

// The states of a run. A run that is running while nobody holds the lock was
// cut off.
const (
	Running     RunState = "running"
	Ended       RunState = "done"
	Interrupted RunState = "interrupted"
	Broken      RunState = "failed"
)

// A Run is one line of the history of runs.
type Run struct {
	ID             int64
	Started, Ended time.Time // Ended is zero for a run that was cut off
	State          RunState
	Reason         string // why it was interrupted or failed
	Summary        Summary
}

// beginRun books a run before it works, and tells the runs it goes on for:
// those before it that did not end.
func (s *Store) beginRun(ctx context.Context, started time.Time) (id int64, cutOff map[int64]bool, err error) {
	ids, err := column[int64](ctx, s.db, "SELECT id FROM runs WHERE id > (SELECT coalesce(max(id), 0) FROM runs WHERE state = ?)", Ended)
	if err != nil {
		return 0, nil, err
	}
	cutOff = map[int64]bool{}
	for _, id := range ids {
		cutOff[id] = true
	}
	err = s.db.QueryRowContext(ctx, "INSERT INTO runs (started, ended, summary, state, reason) VALUES (?,?,?,?,?) RETURNING id",
		stamp(started), "", "{}", Running, "").Scan(&id)
	return id, cutOff, err
}

// bookRun writes how far a run is, or how it ended.
func bookRun(ctx context.Context, db session, id int64, ended string, state RunState, reason string, sum *Summary) error {
	b, err := json.Marshal(sum)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "UPDATE runs SET ended = ?, state = ?, reason = ?, summary = ? WHERE id = ?", ended, state, reason, string(b), id)
	return err
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// Runs gives the latest n runs, the latest first.
func (s *Store) Runs(ctx context.Context, n int) ([]Run, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, started, ended, state, reason, summary FROM runs ORDER BY id DESC LIMIT ?", n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Run
	for rows.Next() {
		var r Run
		var started, ended, sum string
		if err := rows.Scan(&r.ID, &started, &ended, &r.State, &r.Reason, &sum); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(sum), &r.Summary); err != nil {
			return nil, fmt.Errorf("run %d: %w", r.ID, err)
		}
		r.Started, _ = time.Parse(time.RFC3339, started)
		r.Ended, _ = time.Parse(time.RFC3339, ended)
		out = append(out, r)
	}
	return out, rows.Err()
}

// pruneRuns forgets all but the latest keep runs and the latest that found
// something to do: when that was stands in the workbook.
func pruneRuns(ctx context.Context, db session, keep int) error {
	_, err := db.ExecContext(ctx, `DELETE FROM runs WHERE id <= (SELECT max(id) FROM runs) - ?
		AND id < (SELECT max(id) FROM runs WHERE summary NOT LIKE '%"new":0,"changed":0,"unchanged":%,"failed":0,%')`, keep)
	return err
}

// NewDocs are the articles the latest run analyzed, as a set.
func (s *Store) NewDocs(ctx context.Context) (map[string]bool, error) {
	docs, err := column[string](ctx, s.db, "SELECT key FROM items WHERE state = ? AND run = (SELECT max(id) FROM runs)", Done)
	out := make(map[string]bool, len(docs))
	for _, d := range docs {
		out[d] = true
	}
	return out, err
}

// LastSuccess is when the latest run that ended ended; zero when none has.
func (s *Store) LastSuccess(ctx context.Context) (time.Time, error) {
	list, err := column[string](ctx, s.db, "SELECT ended FROM runs WHERE state = ? ORDER BY id DESC LIMIT 1", Ended)
	if err != nil || len(list) == 0 {
		return time.Time{}, err
	}
	return time.Parse(time.RFC3339, list[0])
}
