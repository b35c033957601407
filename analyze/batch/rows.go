package batch

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"

	"parley/analyze/statement"
)

// rowsPerInsert is the measured best for SQLite: larger statements gain nothing.
const rowsPerInsert = 20

// a change is one item with its rows, written together.
type change struct {
	item   Item
	rows   *statement.Result // nil when the item failed
	packed *packed           // its JSON; nil as rows is
	text   *text             // nil when it is stored already

	unchanged bool // only the text is new to the store, or
	rehash    bool // the hash of the item, too
	replaces  bool // rows of another content of the article are stored
}

// write stores changes, and how far their run is, in one transaction. Of
// replaced articles keep versions are kept.
func (s *Store) write(ctx context.Context, run *Run, changes []change, keep int) error {
	return s.transact(ctx, func(tx session) error {
		for i := range changes {
			if err := writeChange(ctx, tx, &changes[i], stamp(run.Started), keep); err != nil {
				return fmt.Errorf("%s: %w", changes[i].item.Key, err)
			}
		}
		return bookRun(ctx, tx, run.ID, "", Running, "", &run.Summary)
	})
}

func writeChange(ctx context.Context, tx session, c *change, at string, keep int) error {
	it := &c.item
	if c.text != nil {
		if err := writeText(ctx, tx, it.Key, c.text); err != nil {
			return err
		}
	}
	if c.unchanged && !c.rehash {
		return nil
	}
	if c.rows != nil && c.replaces {
		if err := keepOld(ctx, tx, it.Key, at, keep); err != nil {
			return err
		}
	}
	if err := writeItem(ctx, tx, it); err != nil {
		return err
	}
	if c.rows == nil { // it failed, or is unchanged
		return nil
	}
	id, err := writeArticle(ctx, tx, &c.rows.Article, c.packed)
	if err != nil {
		return err
	}
	for _, t := range []string{"statement_rows", "tone_rows", "stance_rows"} {
		if err := tx.exec(ctx, "DELETE FROM "+t+" WHERE article = ?", id); err != nil {
			return err
		}
	}
	return writeStatements(ctx, tx, id, c.rows.Statements)
}

func writeItem(ctx context.Context, tx session, it *Item) error {
	method, err := methodNumber(ctx, tx, it.Method)
	if err != nil {
		return err
	}
	return tx.exec(ctx, `INSERT INTO item_rows (key, path, record, hash, method, state, attempts, reason, hint, run) VALUES (?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT (key) DO UPDATE SET path = excluded.path, record = excluded.record, hash = excluded.hash, method = excluded.method,
		state = excluded.state, attempts = excluded.attempts, reason = excluded.reason, hint = excluded.hint, run = excluded.run`,
		it.Key, it.Path, it.Record, it.Hash, method, string(it.State), it.Attempts, it.Reason, it.Hint, it.Run)
}

func writeArticle(ctx context.Context, tx session, a *statement.Article, p *packed) (id int64, err error) {
	err = tx.scan(ctx, `INSERT INTO articles (doc, title, outlet, summit, published, statements, words, packed, rows) VALUES (?,?,?,?,?,?,?,?,?)
		ON CONFLICT (doc) DO UPDATE SET title = excluded.title, outlet = excluded.outlet, summit = excluded.summit, published = excluded.published,
		statements = excluded.statements, words = excluded.words, packed = excluded.packed, rows = excluded.rows RETURNING id`,
		[]any{a.Doc, a.Title, a.Outlet, a.Summit, a.Published, a.Statements, a.Words, p.article, p.rows}, &id)
	return id, err
}

func writeStatements(ctx context.Context, tx session, id int64, rows []statement.Statement) error {
	var stmts, tones, stances [][]any
	part, last := 0, 0
	for i := range rows {
		r := &rows[i]
		if r.N == last {
			part++
		} else {
			part, last = 0, r.N
		}
		stmts = append(stmts, []any{id, r.N, part, r.Outlet, r.Leaning, r.Summit, r.Published, r.Kind, r.CueWord, r.Speaker, r.SpeakerID, r.Side,
			r.Overall, r.Valence, r.Words})
		for _, t := range sortedKeys(r.Tone) {
			tones = append(tones, []any{id, r.N, part, t, r.Tone[t]})
		}
		for k := range r.Stances {
			stances = append(stances, []any{id, r.N, part, k, r.Stances[k].Target, r.Stances[k].Polarity})
		}
	}
	if err := insert(ctx, tx, "statement_rows (article, n, part, outlet, leaning, summit, published, kind, cue, speaker, speaker_id, side, overall, valence, words)", stmts); err != nil {
		return err
	}
	if err := insert(ctx, tx, "tone_rows (article, n, part, tone, score)", tones); err != nil {
		return err
	}
	return insert(ctx, tx, "stance_rows (article, n, part, i, target, polarity)", stances)
}

func sortedKeys(m map[string]float64) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// insert writes many rows. SQLite is told to leave those before a faulty one
// where they are: the transaction is rolled back as a whole, and a journal for
// each statement costs a tenth of the writing.
func insert(ctx context.Context, tx session, into string, rows [][]any) error {
	verb := "INSERT OR FAIL INTO "
	if tx.numbered {
		verb = "INSERT INTO "
	}
	for chunk := range slices.Chunk(rows, rowsPerInsert) {
		one := "(" + strings.TrimSuffix(strings.Repeat("?,", len(chunk[0])), ",") + ")"
		q := verb + into + " VALUES " + strings.TrimSuffix(strings.Repeat(one+",", len(chunk)), ",")
		if err := tx.exec(ctx, q, slices.Concat(chunk...)...); err != nil {
			return err
		}
	}
	return nil
}

// Statements gives the stored rows ordered by document, number and speaker.
func (s *Store) Statements(ctx context.Context) iter.Seq2[*statement.Statement, error] {
	return s.statements(ctx, "SELECT doc, rows FROM articles ORDER BY doc")
}

// StatementsOf gives the stored rows of one summit's articles, ordered as
// Statements does.
func (s *Store) StatementsOf(ctx context.Context, summit string) iter.Seq2[*statement.Statement, error] {
	return s.statements(ctx, "SELECT doc, rows FROM articles WHERE summit = ? ORDER BY doc", summit)
}

// Count is the number of stored statement rows.
func (s *Store) Count(ctx context.Context) (n int, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT count(*) FROM statements").Scan(&n)
	return n, err
}

func (s *Store) statements(ctx context.Context, query string, args ...any) iter.Seq2[*statement.Statement, error] {
	return parsed(func(take takeLine) error {
		return s.articleLines(ctx, func(_ string, lines iter.Seq[[]byte]) (bool, error) {
			for line := range lines {
				if more, err := take(line); err != nil || !more {
					return false, err
				}
			}
			return true, nil
		}, query, args...)
	})
}

// takeLine takes the line of a row and tells whether it wants more.
type takeLine = func(line []byte) (more bool, err error)

// parsed gives the rows of the lines that read hands on.
func parsed(read func(takeLine) error) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		var p statement.Parser
		stopped := false
		err := read(func(line []byte) (bool, error) {
			s, err := p.Parse(line)
			stopped = err == nil && !yield(s, nil)
			return !stopped, err
		})
		if err != nil && !stopped {
			yield(nil, err)
		}
	}
}

// articleLines hands on the lines of rows of each article that a query names,
// until take wants no more. A line is good until the next article. Articles are
// unpacked on another processor.
func (s *Store) articleLines(ctx context.Context, take func(doc string, lines iter.Seq[[]byte]) (more bool, err error), query string, args ...any) error {
	for u, err := range ahead(aheadUnpacked, s.unpacked(ctx, query, args...)) {
		if err != nil {
			return err
		}
		_, lines := cutBody(*u.text)
		more, err := take(u.doc, bytes.Lines(lines))
		rowTexts.Put(u.text)
		if err != nil || !more {
			return err
		}
	}
	return nil
}

// an unpacked article is its rows, behind its body where that is kept with them.
type unpacked struct {
	doc  string
	text *[]byte
}

// aheadUnpacked is how many are handed over at once.
const aheadUnpacked = 4

// rowTexts are those that were taken: they are used again.
var rowTexts = sync.Pool{New: func() any { return new([]byte) }}

func (s *Store) unpacked(ctx context.Context, query string, args ...any) iter.Seq2[unpacked, error] {
	return func(yield func(unpacked, error) bool) {
		rows, err := s.db.QueryContext(ctx, query, args...)
		if err != nil {
			yield(unpacked{}, err)
			return
		}
		defer rows.Close()
		var blob sql.RawBytes
		for rows.Next() {
			u := unpacked{text: rowTexts.Get().(*[]byte)}
			if err = rows.Scan(&u.doc, &blob); err == nil {
				if *u.text, err = unpack(blob, *u.text); err != nil {
					err = fmt.Errorf("%s: %w", u.doc, err)
				}
			}
			if !yield(u, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(unpacked{}, err)
		}
	}
}

// Tones are the names of all tones that stored statements have, sorted; those of
// own dictionaries have a dot in them.
func (s *Store) Tones(ctx context.Context) ([]string, error) {
	return column[string](ctx, s.db, "SELECT DISTINCT tone FROM tone_rows ORDER BY tone")
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
