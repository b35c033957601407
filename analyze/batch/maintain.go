package batch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// ErrElsewhere says that a store is looked after by its server's own tools.
var ErrElsewhere = errors.New("the store is a PostgreSQL database: pg_dump backs it up")

// Backup copies the store as it is at one moment to a new file, while runs may
// go on. The copy is checked, flushed to the disk and put in its place whole.
func (s *Store) Backup(ctx context.Context, to string) error {
	if s.db.numbered {
		return ErrElsewhere
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	part := to + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	defer os.Remove(part)
	if err := s.copyInto(ctx, part); err != nil {
		return err
	}
	if err := checkCopy(ctx, part); err != nil {
		return err
	}
	if err := syncFile(part); err != nil {
		return err
	}
	if err := os.Rename(part, to); err != nil {
		return err
	}
	return syncFile(filepath.Dir(to))
}

// copyInto writes the copy, which SQLite counts as writing, on a connection of
// its own.
func (s *Store) copyInto(ctx context.Context, part string) error {
	conn, err := s.pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if s.lock == nil {
		if _, err := conn.ExecContext(ctx, "PRAGMA query_only(OFF)"); err != nil {
			return err
		}
		defer conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only(ON)")
	}
	_, err = conn.ExecContext(ctx, "VACUUM INTO ?", part)
	return err
}

func checkCopy(ctx context.Context, path string) error {
	c, err := OpenRead(ctx, path)
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Check(ctx)
}

// Check looks for damage of the file.
func (s *Store) Check(ctx context.Context) error {
	if s.db.numbered {
		return nil
	}
	found, err := column[string](ctx, s.db, "PRAGMA quick_check(5)")
	if err == nil && (len(found) != 1 || found[0] != "ok") {
		err = fmt.Errorf("damaged: %v", found)
	}
	return err
}

func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, os.ErrInvalid) {
		return err
	}
	return nil
}

// Vacuum gives room back to the disk and brings what the database knows of its
// tables up to date.
func (s *Store) Vacuum(ctx context.Context) error {
	steps := []string{"PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"}
	if s.db.numbered {
		steps = []string{"VACUUM ANALYZE"}
	} else if err := s.Check(ctx); err != nil {
		return err
	}
	for _, q := range steps {
		if _, err := s.db.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// Size is how many bytes the store takes.
func (s *Store) Size(ctx context.Context) (n int64, err error) {
	q := "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
	if s.db.numbered {
		q = "SELECT pg_database_size(current_database())"
	}
	err = s.db.QueryRowContext(ctx, q).Scan(&n)
	return n, err
}

// Holder says who runs on the store at path now; "" when nobody does, or when
// it is a PostgreSQL database, which tells by pg_stat_activity.
func Holder(path string) string {
	if IsDSN(path) {
		return ""
	}
	b, err := os.ReadFile(lockName(path))
	if err != nil || len(b) == 0 {
		return ""
	}
	l, err := lockFile(path)
	if err == nil { // left behind by a run that was killed
		l.Close()
		return ""
	}
	return string(b)
}
