package batch_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/analyze/batch"
	"parley/analyze/batch/storetest"
)

// oldStore makes a store of an earlier version, with one article of two rows and
// one that failed.
func oldStore(t *testing.T, path string, version int) {
	t.Helper()
	first := min(version, 1)
	if batch.IsDSN(path) {
		first = batch.PostgresBegin
	}
	s := batch.OpenAt(t, path, first)
	const one = `{"schema":1,"doc":"a.txt","n":1,"leaning":"left","cue_word":"say","side":"country/fr","text":"x","content":[[0,1]],"speaker":"Ann","tone":{"warm":1},"overall":0.5,"words":7,"stances":[{"target":"Bo","polarity":-0.5}]}`
	const two = `{"schema":1,"doc":"a.txt","n":2,"text":"y","speaker":"Bo","stances":null}`
	const article = `{"doc":"a.txt","title":"T"}`
	ledger := "INSERT INTO items (key, path, record, hash, method, state, attempts, reason, hint) VALUES ('a.txt', 'a.txt', 1, 'h', 'rules 1', 'done', 1, '', ''), ('b.txt', 'b.txt', 1, 'h', 'rules 0', 'failed', 2, 'too odd', '')"
	s.Exec(t, ledger)
	if batch.IsDSN(path) {
		a, rows := batch.PackLines([]byte(article+"\n"), []byte(one+"\n"+two+"\n"))
		s.Exec(t, "INSERT INTO articles (id, doc, title, outlet, summit, published, statements, words, packed, rows) VALUES (7, 'a.txt', 'T', 'Bugle', 'Aix 2019', '2019-05-06', 2, 14, ?, ?)", a, rows)
		s.Exec(t, `INSERT INTO statement_rows VALUES (7, 1, 0, 'Bugle', 'left', 'Aix 2019', '2019-05-06', 'direct', 'say', 'Ann', 'ann', 'country/fr', .5, .1, 7),
			(7, 2, 0, 'Bugle', '', 'Aix 2019', '2019-05-06', 'direct', '', 'Bo', 'bo', '', 0, 0, 7)`)
		s.Exec(t, "INSERT INTO tone_rows VALUES (7, 1, 0, 'warm', 1)")
		s.Exec(t, "INSERT INTO stance_rows VALUES (7, 1, 0, 0, 'Bo', -.5)")
	} else {
		s.Exec(t, "INSERT INTO articles VALUES ('a.txt', 'T', 'Bugle', 'Aix 2019', '2019-05-06', 2, 14, ?)", article)
		s.Exec(t, `INSERT INTO statements VALUES ('a.txt', 1, 0, 'Bugle', 'Aix 2019', '2019-05-06', 'direct', 'Ann', 'ann', .5, .1, 7, ?),
			('a.txt', 2, 0, 'Bugle', 'Aix 2019', '2019-05-06', 'direct', 'Bo', 'bo', 0, 0, 7, ?)`, one, two)
		s.Exec(t, "INSERT INTO tones VALUES ('a.txt', 1, 0, 'warm', 1)")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := batch.OpenAt(t, path, version).Close(); err != nil {
		t.Fatal(err)
	}
}

// migrated brings an old store up to date and gives what it holds.
func migrated(t *testing.T, path string, version int) string {
	t.Helper()
	ctx := context.Background()
	oldStore(t, path, version)
	if r, err := batch.OpenRead(ctx, path); err == nil {
		r.Close()
		t.Errorf("a store of schema %d is read as it is", version)
	} else if !strings.Contains(err.Error(), "parley run brings the store up to date") {
		t.Error(err)
	}
	s, err := batch.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	got := storetest.Content(t, s)
	methods, err := s.Methods(ctx)
	got += fmt.Sprintln(methods, err)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := batch.OpenRead(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if again := storetest.Content(t, r); !strings.HasPrefix(got, again) {
		t.Errorf("read again:\n%s\n%s", got, again)
	}
	return got
}

// A store of every earlier version keeps what it holds when it is brought up to
// date, in SQLite and in PostgreSQL, and both hold the same then.
func TestMigrations(t *testing.T) {
	var want string
	for v := 1; v < batch.Migrations; v++ {
		t.Run(fmt.Sprint("SQLite ", v), func(t *testing.T) {
			got := migrated(t, filepath.Join(t.TempDir(), "p.db"), v)
			for _, line := range []string{"article a.txt T", "row a.txt 1 Ann \"x\" 0.5", "row a.txt 2 Bo", "fact a.txt 1 Ann 0.500000", "item b.txt failed 2 too odd", "1 problems 2 rows", "[rules 1]"} {
				if !strings.Contains(got, line) {
					t.Errorf("no %q in\n%s", line, got)
				}
			}
			if want == "" {
				want = got
			} else if got != want {
				t.Errorf("differs from a store of schema 1:\n%s\n%s", got, want)
			}
		})
	}
	for v := batch.PostgresBegin; v < batch.Migrations; v++ {
		t.Run(fmt.Sprint("PostgreSQL ", v), func(t *testing.T) {
			if got := migrated(t, storetest.Database(t), v); got != want {
				t.Errorf("differs from SQLite:\n%s\n%s", got, want)
			}
		})
	}
}

// A newer store is refused, and one that was not begun is not there.
func TestPostgresVersions(t *testing.T) {
	ctx := context.Background()
	dsn := storetest.Database(t)
	if _, err := batch.OpenRead(ctx, dsn); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	s, err := batch.Open(ctx, dsn)
	if err != nil {
		t.Fatal(err)
	}
	s.Exec(t, "UPDATE parley_schema SET version = 99")
	s.Close()
	for _, open := range []func(context.Context, string) (*batch.Store, error){batch.Open, batch.OpenRead} {
		if _, err := open(ctx, dsn); err == nil || !strings.Contains(err.Error(), "newer") {
			t.Errorf("error %v", err)
		}
	}
}
