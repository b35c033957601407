package batch

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"parley/analyze/statement"
)

// rowsPerInsert is the measured best for SQLite: larger statements gain nothing.
const rowsPerInsert = 20

// a change is one item with its rows, written together.
type change struct {
	item Item
	rows *statement.Result // nil when the item failed
	text *text             // nil when it is stored already

	unchanged bool // only the text is new to the store
}

// write stores changes in one transaction.
func (s *Store) write(ctx context.Context, changes []change) error {
	return s.transact(ctx, func(tx *sql.Tx) error {
		for i := range changes {
			if err := writeChange(ctx, tx, &changes[i]); err != nil {
				return fmt.Errorf("%s: %w", changes[i].item.Key, err)
			}
		}
		return nil
	})
}

func writeChange(ctx context.Context, tx *sql.Tx, c *change) error {
	it := &c.item
	if c.text != nil {
		if err := writeText(ctx, tx, it.Key, c.text); err != nil {
			return err
		}
	}
	if c.unchanged {
		return nil
	}
	if _, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO items (key, path, record, hash, method, state, attempts, reason, hint) VALUES (?,?,?,?,?,?,?,?,?)`,
		it.Key, it.Path, it.Record, it.Hash, it.Method, it.State, it.Attempts, it.Reason, it.Hint); err != nil {
		return err
	}
	if c.rows == nil {
		return nil
	}
	for _, t := range []string{"articles", "statements", "details", "tones", "stances"} {
		if _, err := tx.ExecContext(ctx, "DELETE FROM "+t+" WHERE doc = ?", it.Key); err != nil {
			return err
		}
	}
	if err := writeArticle(ctx, tx, &c.rows.Article); err != nil {
		return err
	}
	return writeStatements(ctx, tx, c.rows.Statements)
}

func writeArticle(ctx context.Context, tx *sql.Tx, a *statement.Article) error {
	b, err := json.Marshal(a)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO articles (doc, title, outlet, summit, published, statements, words, json) VALUES (?,?,?,?,?,?,?,?)`,
		a.Doc, a.Title, a.Outlet, a.Summit, a.Published, a.Statements, a.Words, string(b))
	return err
}

func writeStatements(ctx context.Context, tx *sql.Tx, rows []statement.Statement) error {
	var stmts, details, tones, stances [][]any
	part, last := 0, 0
	for i := range rows {
		r := &rows[i]
		if r.N == last {
			part++
		} else {
			part, last = 0, r.N
		}
		b, err := json.Marshal(r)
		if err != nil {
			return err
		}
		stmts = append(stmts, []any{r.Doc, r.N, part, r.Outlet, r.Leaning, r.Summit, r.Published, r.Kind, r.CueWord, r.Speaker, r.SpeakerID, r.Side,
			r.Overall, r.Valence, r.Words})
		details = append(details, []any{r.Doc, r.N, part, string(b)})
		for _, t := range sortedKeys(r.Tone) {
			tones = append(tones, []any{r.Doc, r.N, part, t, r.Tone[t]})
		}
		for k := range r.Stances {
			stances = append(stances, []any{r.Doc, r.N, part, k, r.Stances[k].Target, r.Stances[k].Polarity})
		}
	}
	if err := insert(ctx, tx, "statements (doc, n, part, outlet, leaning, summit, published, kind, cue, speaker, speaker_id, side, overall, valence, words)", stmts); err != nil {
		return err
	}
	if err := insert(ctx, tx, "details (doc, n, part, json)", details); err != nil {
		return err
	}
	if err := insert(ctx, tx, "tones (doc, n, part, tone, score)", tones); err != nil {
		return err
	}
	return insert(ctx, tx, "stances (doc, n, part, i, target, polarity)", stances)
}

func sortedKeys(m map[string]float64) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func insert(ctx context.Context, tx *sql.Tx, into string, rows [][]any) error {
	for chunk := range slices.Chunk(rows, rowsPerInsert) {
		one := "(" + strings.TrimSuffix(strings.Repeat("?,", len(chunk[0])), ",") + ")"
		q := "INSERT INTO " + into + " VALUES " + strings.TrimSuffix(strings.Repeat(one+",", len(chunk)), ",")
		if _, err := tx.ExecContext(ctx, q, slices.Concat(chunk...)...); err != nil {
			return err
		}
	}
	return nil
}

// Statements gives the stored rows ordered by document, number and speaker.
func (s *Store) Statements(ctx context.Context) iter.Seq2[*statement.Statement, error] {
	return stored[statement.Statement](ctx, s, "SELECT json FROM details ORDER BY doc, n, part")
}

// StatementsOf gives the stored rows of one summit's articles, ordered as
// Statements does.
func (s *Store) StatementsOf(ctx context.Context, summit string) iter.Seq2[*statement.Statement, error] {
	return stored[statement.Statement](ctx, s,
		"SELECT json FROM details WHERE doc IN (SELECT doc FROM articles WHERE summit = ?) ORDER BY doc, n, part", summit)
}

// Count is the number of stored statement rows.
func (s *Store) Count(ctx context.Context) (n int, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT count(*) FROM statements").Scan(&n)
	return n, err
}

func stored[T any](ctx context.Context, s *Store, query string, args ...any) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		rows, err := s.db.QueryContext(ctx, query, args...)
		if err != nil {
			yield(nil, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var text sql.RawBytes
			v := new(T)
			err := rows.Scan(&text)
			if err == nil {
				err = json.Unmarshal(text, v)
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// item reads one line of the ledger; ok is false when there is none.
func (s *Store) item(ctx context.Context, key string) (it Item, ok bool, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT key, path, record, hash, method, state, attempts, reason, hint FROM items WHERE key = ?", key).
		Scan(&it.Key, &it.Path, &it.Record, &it.Hash, &it.Method, &it.State, &it.Attempts, &it.Reason, &it.Hint)
	if err == sql.ErrNoRows {
		return it, false, nil
	}
	return it, err == nil, err
}

// forget takes failed items away that this run did not see fail again.
func (s *Store) forget(ctx context.Context, path string, still map[string]bool) error {
	rows, err := s.db.QueryContext(ctx, "SELECT key FROM items WHERE state <> ? AND path = ?", Done, path)
	if err != nil {
		return err
	}
	var gone []string
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			rows.Close()
			return err
		}
		if !still[key] {
			gone = append(gone, key)
		}
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return err
	}
	for _, key := range gone {
		if _, err := s.db.ExecContext(ctx, "DELETE FROM items WHERE key = ?", key); err != nil {
			return err
		}
	}
	return nil
}

// outdated counts done items of another method.
func (s *Store) outdated(ctx context.Context, method string) (n int, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT count(*) FROM items WHERE state = ? AND method <> ?", Done, method).Scan(&n)
	return n, err
}

// Methods are the versions of the method by which the stored rows were made,
// sorted. More than one: some rows are older than others.
func (s *Store) Methods(ctx context.Context) ([]string, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT DISTINCT method FROM items WHERE state = ? ORDER BY method", Done)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var m string
		if err := rows.Scan(&m); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, rows.Err()
}

// States counts the ledger's items by state.
func (s *Store) States(ctx context.Context) (map[State]int, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT state, count(*) FROM items GROUP BY state")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[State]int{}
	for rows.Next() {
		var state State
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			return nil, err
		}
		out[state] = n
	}
	return out, rows.Err()
}

func (s *Store) addRun(ctx context.Context, started, ended time.Time, sum *Summary) error {
	b, err := json.Marshal(sum)
	if err != nil {
		return err
	}
	_, err = s.db.ExecContext(ctx, "INSERT INTO runs (started, ended, summary) VALUES (?,?,?)",
		started.UTC().Format(time.RFC3339), ended.UTC().Format(time.RFC3339), string(b))
	return err
}

// Runs gives the latest n runs, the latest first.
func (s *Store) Runs(ctx context.Context, n int) ([]Run, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, started, ended, summary FROM runs ORDER BY id DESC LIMIT ?", n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Run
	for rows.Next() {
		var r Run
		var started, ended, sum string
		if err := rows.Scan(&r.ID, &started, &ended, &sum); err != nil {
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
