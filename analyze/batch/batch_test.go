package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/analyze/doc"
	"parley/analyze/ingest"
	"parley/analyze/statement"
)

// fake makes one statement of every sentence and fails where the text says so.
type fake struct {
	version string
	calls   int
	cancel  func() // called before the third article
}

func (f *fake) Version() string { return f.version }

func (f *fake) Analyze(ctx context.Context, d *doc.Document) (*statement.Result, error) {
	f.calls++
	if f.cancel != nil && f.calls == 3 {
		f.cancel()
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case strings.Contains(d.Body, "PANIC"):
		panic("a rule met what it never met")
	case strings.Contains(d.Body, "FAIL"):
		return nil, errors.New("too odd")
	}
	r := &statement.Result{Article: statement.Article{Doc: d.Meta.ID, Title: d.Meta.Title, Statements: len(d.Sentences)}}
	for i, s := range d.Sentences {
		text := d.Text(s.Span)
		r.Statements = append(r.Statements, statement.Statement{Doc: d.Meta.ID, N: i + 1, Text: text, Speaker: "Ann Lee", Content: []doc.Span{s.Span},
			Tone: map[string]float64{"warm": 1}, Overall: .5, Words: len(strings.Fields(text))})
	}
	return r, nil
}

// articles are documents of the bodies given, by name.
func articles(bodies ...[2]string) iter.Seq2[*doc.Document, error] {
	return func(yield func(*doc.Document, error) bool) {
		for _, b := range bodies {
			if b[1] == "UNREAD" {
				if !yield(nil, &ingest.InputError{Path: b[0], Reason: "file is empty"}) {
					return
				}
				continue
			}
			if !yield(doc.New(doc.Meta{ID: b[0], Path: b[0], Title: b[0]}, b[1]), nil) {
				return
			}
		}
	}
}

func openStore(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func runner(s *Store, a Analyzer) *Runner {
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	return &Runner{Analyzer: a, Store: s, Now: func() time.Time { return at }}
}

func mustRun(t *testing.T, r *Runner, docs iter.Seq2[*doc.Document, error]) *Summary {
	t.Helper()
	sum, err := r.Run(context.Background(), docs)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// texts are the stored statements, "doc: text" each.
func texts(t *testing.T, s *Store) []string {
	t.Helper()
	var out []string
	for r, err := range s.Statements(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r.Doc+": "+r.Text)
	}
	return out
}

func TestRuns(t *testing.T) {
	a := [2]string{"a", "One is here. Two is here."}
	b := [2]string{"b", "Three is here."}
	a2 := [2]string{"a", "One is here."}
	bad := [2]string{"c", "PANIC is here."}
	void := [2]string{"d", "UNREAD"}
	for _, c := range []struct {
		name                            string
		nights                          [][][2]string
		new, changed, unchanged, failed int // of the last night
		rows                            string
		states                          string
	}{
		{"first", [][][2]string{{a, b}}, 2, 0, 0, 0, "a: One is here.|a: Two is here.|b: Three is here.", "done 2"},
		{"idle", [][][2]string{{a, b}, {a, b}}, 0, 0, 2, 0, "a: One is here.|a: Two is here.|b: Three is here.", "done 2"},
		{"changed", [][][2]string{{a, b}, {a2, b}}, 0, 1, 1, 0, "a: One is here.|b: Three is here.", "done 2"},
		{"gone from the input", [][][2]string{{a, b}, {b}}, 0, 0, 1, 0, "a: One is here.|a: Two is here.|b: Three is here.", "done 2"},
		{"failed", [][][2]string{{a, bad, b}}, 2, 0, 0, 1, "a: One is here.|a: Two is here.|b: Three is here.", "done 2 failed 1"},
		{"quarantined", [][][2]string{{bad}, {bad}, {bad}}, 0, 0, 0, 1, "", "quarantined 1"},
		{"mended", [][][2]string{{bad}, {bad}, {bad}, {{"c", "Good now."}}}, 1, 0, 0, 0, "c: Good now.", "done 1"},
		{"unread", [][][2]string{{void, a}}, 1, 0, 0, 1, "a: One is here.|a: Two is here.", "done 1 failed 1"},
		{"read again", [][][2]string{{void}, {{"d", "Here."}}}, 1, 0, 0, 0, "d: Here.", "done 1"},
		{"one id twice", [][][2]string{{a, a2}}, 2, 0, 0, 0, "a: One is here.|a: Two is here.|a~2: One is here.", "done 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := openStore(t, filepath.Join(t.TempDir(), "p.db"))
			var sum *Summary
			for _, night := range c.nights {
				sum = mustRun(t, runner(s, &fake{version: "1"}), articles(night...))
			}
			if sum.New != c.new || sum.Changed != c.changed || sum.Unchanged != c.unchanged || sum.Failed != c.failed {
				t.Errorf("new %d, changed %d, unchanged %d, failed %d", sum.New, sum.Changed, sum.Unchanged, sum.Failed)
			}
			if got := strings.Join(texts(t, s), "|"); got != c.rows {
				t.Errorf("rows %s", got)
			}
			if got := states(t, s); got != c.states {
				t.Errorf("states %s", got)
			}
		})
	}
}

func states(t *testing.T, s *Store) string {
	t.Helper()
	m, err := s.States(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, st := range []State{Done, Failed, Quarantined} {
		if m[st] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", st, m[st]))
		}
	}
	return strings.Join(parts, " ")
}

func TestNewMethod(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "p.db"))
	docs := articles([2]string{"a", "One."}, [2]string{"b", "Two."})
	mustRun(t, runner(s, &fake{version: "1"}), docs)
	f := &fake{version: "2"}
	if sum := mustRun(t, runner(s, f), docs); sum.Outdated != 2 || f.calls != 0 {
		t.Errorf("outdated %d, analyzed %d; want 2 told and none done", sum.Outdated, f.calls)
	}
	r := runner(s, f)
	r.Reanalyze = true
	if sum := mustRun(t, r, docs); sum.Outdated != 0 || sum.Changed != 2 {
		t.Errorf("outdated %d, changed %d", sum.Outdated, sum.Changed)
	}
}

// A run that is interrupted leaves whole items, and the next one ends as an
// undisturbed one does.
func TestInterrupted(t *testing.T) {
	var bodies [][2]string
	for i := range 20 {
		bodies = append(bodies, [2]string{fmt.Sprintf("n%02d", i), fmt.Sprintf("Number %d spoke. It ended.", i)})
	}
	whole := openStore(t, filepath.Join(t.TempDir(), "whole.db"))
	mustRun(t, runner(whole, &fake{version: "1"}), articles(bodies...))

	path := filepath.Join(t.TempDir(), "torn.db")
	torn := openStore(t, path)
	ctx, cancel := context.WithCancel(context.Background())
	if _, err := runner(torn, &fake{version: "1", cancel: cancel}).Run(ctx, articles(bodies...)); !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	if got := states(t, torn); strings.Contains(got, "failed") {
		t.Errorf("interrupted items are no failures: %s", got)
	}
	if err := torn.Close(); err != nil {
		t.Fatal(err)
	}
	again := openStore(t, path)
	sum := mustRun(t, runner(again, &fake{version: "1"}), articles(bodies...))
	if sum.New+sum.Unchanged != len(bodies) {
		t.Errorf("new %d, unchanged %d", sum.New, sum.Unchanged)
	}
	if a, b := strings.Join(texts(t, whole), "|"), strings.Join(texts(t, again), "|"); a != b {
		t.Errorf("rows differ:\n%s\n%s", a, b)
	}
}

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	openStore(t, path)
	if _, err := Open(context.Background(), path); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), "process ") {
		t.Errorf("error %v; want one that names the holder", err)
	}
	if _, err := OpenRead(context.Background(), path); err != nil {
		t.Errorf("reading beside a writer: %v", err)
	}
	if _, err := OpenRead(context.Background(), path+".none"); err == nil {
		t.Error("no error for a store that is not there")
	}
}

func TestNewerSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	s := openStore(t, path)
	if _, err := s.pool.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Open(context.Background(), path); err == nil || !strings.Contains(err.Error(), "newer") {
		t.Errorf("error %v", err)
	}
}
