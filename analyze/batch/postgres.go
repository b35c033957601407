package batch

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver
)

// IsDSN reports a store that is a PostgreSQL database: postgres://... or
// keywords such as "host=/run/postgresql dbname=parley".
func IsDSN(path string) bool {
	return strings.HasPrefix(path, "postgres://") || strings.HasPrefix(path, "postgresql://") ||
		strings.Contains(path, "dbname=") || strings.Contains(path, "host=")
}

// lockKey is the advisory lock of the runs of one database and schema: letters
// of "parley" as a number.
const lockKey = 0x7061726c6579

// A sessionLock is the advisory lock of a connection, which the server gives up
// when the process ends, however it ends.
type sessionLock struct{ conn *sql.Conn }

func (l *sessionLock) Close() error {
	_, err := l.conn.ExecContext(context.Background(), "SELECT pg_advisory_unlock($1)", lockKey)
	return errors.Join(err, l.conn.Close())
}

// lockDatabase takes the lock, or says who holds it.
func lockDatabase(ctx context.Context, pool *sql.DB) (*sessionLock, error) {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	host, _ := os.Hostname()
	who := fmt.Sprintf("parley: process %d on %s", os.Getpid(), host)
	var got bool
	if _, err = conn.ExecContext(ctx, "SELECT set_config('application_name', $1, false)", who); err == nil {
		err = conn.QueryRowContext(ctx, "SELECT pg_try_advisory_lock($1)", lockKey).Scan(&got)
	}
	if err == nil && !got {
		err = fmt.Errorf("%w%s", ErrLocked, lockHolder(ctx, conn))
	}
	if err != nil {
		conn.Close()
		return nil, err
	}
	return &sessionLock{conn}, nil
}

func lockHolder(ctx context.Context, conn *sql.Conn) string {
	var name, since string
	err := conn.QueryRowContext(ctx, `SELECT a.application_name, to_char(a.backend_start, 'YYYY-MM-DD"T"HH24:MI:SSOF') FROM pg_locks l JOIN pg_stat_activity a USING (pid)
		WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND (l.classid::bigint << 32) + l.objid::bigint = $1`, lockKey).Scan(&name, &since)
	if err != nil {
		return ""
	}
	return fmt.Sprintf(": %s since %s", strings.TrimPrefix(name, "parley: "), since)
}

// openPostgres opens a database for writing, with its lock, or for reading.
func openPostgres(ctx context.Context, dsn string, read bool) (*Store, error) {
	pool, err := sql.Open("pgx", dsn)
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", safeDSN(dsn), withoutDSN(err))
	}
	s := &Store{pool: pool, db: session{to: pool, numbered: true}, path: dsn}
	if !read {
		var lock *sessionLock
		if lock, err = lockDatabase(ctx, pool); err == nil {
			s.lock = lock
			err = s.migratePostgres(ctx)
		}
	} else {
		err = s.checkPostgres(ctx)
	}
	if err != nil {
		if s.lock != nil {
			s.lock.Close()
		}
		pool.Close()
		return nil, fmt.Errorf("store %s: %w", safeDSN(dsn), withoutDSN(err))
	}
	return s, nil
}

// migratePostgres makes the tables where there are none, and brings those of an
// older parley up to date.
func (s *Store) migratePostgres(ctx context.Context) error {
	version := 0
	if err := s.transact(ctx, func(tx session) error {
		if _, err := tx.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS parley_schema (version INTEGER NOT NULL)"); err != nil {
			return err
		}
		versions, err := column[int](ctx, tx, "SELECT version FROM parley_schema")
		if err != nil {
			return err
		}
		if len(versions) > 0 {
			version = versions[0]
			return s.fits(version, false)
		}
		version = postgresBegin
		if _, err := tx.ExecContext(ctx, postgresWords(ledgerSchema+rowsSchema+nightSchema+rowsViews+nightViews)); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO parley_schema (version) VALUES (?)", version)
		return err
	}); err != nil {
		return err
	}
	return s.upgrade(ctx, version)
}

func (s *Store) checkPostgres(ctx context.Context) error {
	versions, err := column[int](ctx, s.db, "SELECT version FROM parley_schema")
	var pe *pgconn.PgError
	switch {
	case errors.As(err, &pe) && pe.Code == "42P01": // undefined_table
		return os.ErrNotExist
	case err != nil:
		return err
	case len(versions) == 0:
		return os.ErrNotExist
	}
	return s.fits(versions[0], true)
}

// safeDSN hides the password of a DSN, for messages.
func safeDSN(dsn string) string {
	if u, err := url.Parse(dsn); err == nil && u.Scheme != "" {
		return u.Redacted()
	}
	fields := strings.Fields(dsn)
	for i, f := range fields {
		if strings.HasPrefix(f, "password=") {
			fields[i] = "password=xxxxx"
		}
	}
	return strings.Join(fields, " ")
}

// withoutDSN takes what a driver says of a DSN out of its errors: it may quote
// the password.
func withoutDSN(err error) error {
	var pe *pgconn.ParseConfigError
	if errors.As(err, &pe) {
		return errors.New("the DSN cannot be read")
	}
	return err
}
