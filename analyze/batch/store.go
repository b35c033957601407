package batch

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	_ "modernc.org/sqlite" // the driver

	"parley/analyze/statement"
)

// ErrLocked is wrapped by Open's error when another run holds the store.
var ErrLocked = errors.New("another run holds the lock")

// A Store is one SQLite file with the ledger and the rows. One process at a
// time writes it; any may read.
type Store struct {
	db      *sql.DB
	lock    *flock.Flock
	path    string
	version int // of its schema
}

// Open opens or makes the store at path for writing and takes its lock.
func Open(ctx context.Context, path string) (*Store, error) {
	lock := flock.New(path + ".lock")
	ok, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", path, err)
	}
	if !ok {
		return nil, fmt.Errorf("store %s: %w%s", path, ErrLocked, holder(path))
	}
	s, err := open(ctx, path, false)
	if err != nil {
		lock.Unlock()
		return nil, err
	}
	s.lock = lock
	os.WriteFile(path+".lock", fmt.Appendf(nil, "process %d since %s", os.Getpid(), time.Now().Format(time.RFC3339)), 0o644)
	return s, nil
}

// holder says who wrote the lock file.
func holder(path string) string {
	b, err := os.ReadFile(path + ".lock")
	if err != nil || len(b) == 0 {
		return ""
	}
	return ": " + string(b)
}

// OpenRead opens an existing store for reading.
func OpenRead(ctx context.Context, path string) (*Store, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("store %s: %w", path, err)
	}
	return open(ctx, path, true)
}

func open(ctx context.Context, path string, read bool) (*Store, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	q := url.Values{"_pragma": {"busy_timeout(10000)", "synchronous(NORMAL)", "foreign_keys(ON)"}}
	if read {
		q.Set("mode", "ro")
	} else {
		q.Add("_pragma", "journal_mode(WAL)")
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: q.Encode()}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", path, err)
	}
	s := &Store{db: db, path: path}
	if !read {
		db.SetMaxOpenConns(1)
		err = s.migrate(ctx)
	} else {
		err = s.check(ctx)
	}
	if err != nil {
		db.Close()
		return nil, fmt.Errorf("store %s: %w", path, err)
	}
	return s, nil
}

// Close closes the store and gives up its lock.
func (s *Store) Close() error {
	err := s.db.Close()
	if s.lock != nil {
		err = errors.Join(err, s.lock.Unlock(), os.Remove(s.path+".lock"))
	}
	return err
}

// A Run is one line of the history of runs.
type Run struct {
	ID             int64
	Started, Ended time.Time
	Summary        Summary
}

// Problems lists what could not be read and the doubts about what was, ordered
// by path and record.
func (s *Store) Problems(ctx context.Context) ([]statement.Problem, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT path, record, state, reason, hint FROM items WHERE state <> ? ORDER BY path, record, key", Done)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
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
	return out, rows.Err()
}
