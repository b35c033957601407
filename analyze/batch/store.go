package batch

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"syscall"

	_ "modernc.org/sqlite" // the driver
)

// A Store holds the ledger and the rows: one SQLite file, or a PostgreSQL
// database. One process at a time writes it; any may read.
type Store struct {
	pool    *sql.DB
	db      session
	lock    io.Closer // nil when only read
	path    string    // or the DSN
	version int       // of its schema

	find     lookup // of an item
	findMany lookup // of as many as itemsAtOnce
}

// Open opens or makes the store at path for writing and takes its lock.
func Open(ctx context.Context, path string) (*Store, error) {
	if IsDSN(path) {
		return openPostgres(ctx, path, false)
	}
	if st, err := os.Stat(path); err == nil && st.IsDir() {
		return nil, fmt.Errorf("store %s: %w", path, syscall.EISDIR)
	}
	lock, err := lockFile(path)
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", path, err)
	}
	if _, err = os.Stat(path); err == nil && !writable(path) { // SQLite would find out late and leave files behind
		err = fmt.Errorf("store %s: %w", path, os.ErrPermission)
	} else {
		var s *Store
		if s, err = open(ctx, path, false); err == nil {
			s.lock = lock
			return s, nil
		}
	}
	lock.Close()
	return nil, err
}

// OpenRead opens an existing store for reading.
func OpenRead(ctx context.Context, path string) (*Store, error) {
	if IsDSN(path) {
		return openPostgres(ctx, path, true)
	}
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("store %s: %w", path, err)
	}
	return open(ctx, path, true)
}

func open(ctx context.Context, path string, read bool) (*Store, error) {
	pool, err := openSQLite(path, read)
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", path, err)
	}
	s := &Store{pool: pool, db: session{to: pool}, path: path}
	if !read {
		pool.SetMaxOpenConns(1)
		// In this order: the size of pages holds for a new file only, before WAL.
		if _, err = pool.ExecContext(ctx, "PRAGMA page_size = 1024; PRAGMA journal_mode = WAL"); err == nil {
			err = s.migrate(ctx)
		}
	} else {
		err = s.check(ctx)
	}
	if err != nil {
		pool.Close()
		return nil, fmt.Errorf("store %s: %w", path, err)
	}
	return s, nil
}

// openSQLite opens a file. Every transaction is on the disk when it ends
// (synchronous FULL): there are few, and a power loss then costs none of them.
// Packed articles fill small pages better: 1 KiB takes a seventh less than 4.
// The cache of 16 MiB holds all that one transaction writes, so that no page
// leaves it twice, and the upper pages of the ledger.
func openSQLite(path string, read bool) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	q := url.Values{"_pragma": {"busy_timeout(10000)", "synchronous(FULL)", "foreign_keys(ON)", "mmap_size(33554432)", "cache_size(-16384)"}}
	switch {
	case !read:
		q.Set("_txlock", "immediate")
	case writable(abs): // so that the last to close takes SQLite's files beside it away
		q.Add("_pragma", "query_only(ON)")
		q.Set("mode", "rw")
	case asleep(abs):
		q.Set("immutable", "1")
		q.Set("mode", "ro")
	default:
		q.Set("mode", "ro")
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: q.Encode()}
	return sql.Open("sqlite", u.String())
}

// writable reports a store that could be written, with its folder.
func writable(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	f.Close()
	return folderWritable(filepath.Dir(path))
}

// asleep reports a store in a folder that cannot be written and that nobody
// has open: SQLite cannot put its files beside it, and need not.
func asleep(path string) bool {
	_, err := os.Stat(path + "-wal")
	return err != nil && !folderWritable(filepath.Dir(path))
}

func folderWritable(dir string) bool {
	f, err := os.CreateTemp(dir, ".parley-*.tmp")
	if err != nil {
		return false
	}
	f.Close()
	os.Remove(f.Name())
	return true
}

// Close closes the store and gives up its lock.
func (s *Store) Close() error {
	err := s.pool.Close()
	if s.lock != nil {
		err = errors.Join(err, s.lock.Close())
	}
	return err
}
