package batch

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A querier is what a database and a transaction have in common.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// A session sends the queries of this package, written with "?", in the way its
// database wants them.
type session struct {
	to       querier
	numbered bool     // parameters are $1, $2 ...
	ready    prepared // statements of this transaction; nil where none are kept
}

// prepared are statements by their query: a night sends the same few for every
// article, and SQLite takes longer to read one than to do it.
type prepared map[string]*sql.Stmt

// statement prepares a query at its first use; the transaction closes it.
func (s session) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	st, ok := s.ready[query]
	if ok {
		return st, nil
	}
	st, err := s.to.(*sql.Tx).PrepareContext(ctx, query)
	if err == nil {
		s.ready[query] = st
	}
	return st, err
}

// exec sends a statement that a transaction sends often.
func (s session) exec(ctx context.Context, query string, args ...any) error {
	if s.ready == nil {
		_, err := s.ExecContext(ctx, query, args...)
		return err
	}
	st, err := s.statement(ctx, query)
	if err != nil {
		return err
	}
	_, err = st.ExecContext(ctx, args...)
	return err
}

// scan sends a query of one line that a transaction sends often.
func (s session) scan(ctx context.Context, query string, args []any, to ...any) error {
	if s.ready == nil {
		return s.QueryRowContext(ctx, query, args...).Scan(to...)
	}
	st, err := s.statement(ctx, query)
	if err != nil {
		return err
	}
	return st.QueryRowContext(ctx, args...).Scan(to...)
}

func (s session) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return s.to.ExecContext(ctx, s.form(query), s.clean(args)...)
}

func (s session) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return s.to.QueryContext(ctx, s.form(query), s.clean(args)...)
}

func (s session) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return s.to.QueryRowContext(ctx, s.form(query), s.clean(args)...)
}

// form numbers the parameters where the database wants it. No query of this
// package has a "?" in a text.
func (s session) form(query string) string {
	if !s.numbered {
		return query
	}
	var b strings.Builder
	n := 0
	for part := range strings.SplitSeq(query, "?") {
		if n > 0 {
			b.WriteString("$" + strconv.Itoa(n))
		}
		b.WriteString(part)
		n++
	}
	return b.String()
}

// clean makes texts such as PostgreSQL takes: UTF-8 without the byte 0.
func (s session) clean(args []any) []any {
	for i, a := range args {
		if t, ok := a.(string); ok && s.numbered {
			args[i] = s.text(t)
		}
	}
	return args
}

// text is t as the database keeps it.
func (s session) text(t string) string {
	if !s.numbered || utf8.ValidString(t) && !strings.Contains(t, "\x00") {
		return t
	}
	return strings.ReplaceAll(strings.ToValidUTF8(t, "\uFFFD"), "\x00", "\uFFFD")
}

// transact runs do in one transaction: all of it is stored, or nothing.
func (s *Store) transact(ctx context.Context, do func(session) error) error {
	tx, err := s.pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	within := session{to: tx, numbered: s.db.numbered}
	if !s.db.numbered { // the driver of PostgreSQL keeps its own
		within.ready = prepared{}
	}
	if err := do(within); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

// column reads the first column of all lines.
func column[T any](ctx context.Context, db session, query string, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var v T
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}
