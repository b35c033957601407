package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

// sleepy does not end articles that say SLEEP.
type sleepy struct{ fake }

func (s *sleepy) Analyze(ctx context.Context, d *doc.Document) (*statement.Result, error) {
	if strings.Contains(d.Body, "SLEEP") {
		<-time.After(time.Hour)
	}
	return (&fake{}).Analyze(ctx, d)
}

// An article that takes too long fails; the others go on.
func TestArticleTimeout(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "p.db"))
	r := runner(s, &sleepy{})
	r.ArticleTimeout = 20 * time.Millisecond
	sum := mustRun(t, r, articles([2]string{"a", "SLEEP now."}, [2]string{"b", "Two."}))
	if sum.New != 1 || sum.Failed != 1 || !strings.Contains(sum.Problems[0].Reason, "longer than 20ms") {
		t.Errorf("%+v", sum)
	}
	var many [][2]string
	for i := range 2 * maxSlow {
		many = append(many, [2]string{fmt.Sprint("n", i), fmt.Sprint("SLEEP ", i)})
	}
	r.ArticleTimeout = time.Millisecond
	if _, err := r.Run(context.Background(), articles(many...)); !errors.Is(err, errSlow) {
		t.Errorf("error %v; want one when too many articles hang", err)
	}
}

// Of many that try, one at a time holds the lock, whoever gives it up when.
func TestLockIsHeldByOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	var mu sync.Mutex
	var wg sync.WaitGroup
	holders, got := 0, 0
	for range 8 {
		wg.Go(func() {
			for range 200 {
				l, err := lockFile(path)
				if errors.Is(err, ErrLocked) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				if holders, got = holders+1, got+1; holders != 1 {
					t.Errorf("%d hold the lock", holders)
				}
				mu.Unlock()
				mu.Lock()
				holders--
				mu.Unlock()
				if err := l.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if got == 0 {
		t.Error("nobody got the lock")
	}
}

// A link to a store has the lock of the store.
func TestLockOfLink(t *testing.T) {
	dir := t.TempDir()
	openStore(t, filepath.Join(dir, "p.db"))
	link := filepath.Join(dir, "link.db")
	if err := os.Symlink(filepath.Join(dir, "p.db"), link); err != nil {
		t.Skip("no links here")
	}
	if _, err := Open(context.Background(), link); !errors.Is(err, ErrLocked) {
		t.Errorf("error %v", err)
	}
}

// A run that was cut off shows as running, the next one goes on for it: its
// failures are no second attempts.
func TestCutOff(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "p.db"))
	docs := articles([2]string{"a", "One."}, [2]string{"c", "FAIL"}, [2]string{"d", "UNREAD"})
	ctx := context.Background()
	r := runner(s, &fake{version: "1"})
	r.Outputs = func(context.Context, *Summary) error { return errors.New("disk full") }
	for range 4 {
		if _, err := r.Run(ctx, docs); err == nil {
			t.Fatal("no error")
		}
	}
	r.Outputs = nil
	mustRun(t, r, docs)
	if got := states(t, s); got != "done 1 failed 2" {
		t.Errorf("states %s: attempts of runs that did not end count as one", got)
	}
	runs, err := s.Runs(ctx, 10)
	if err != nil || len(runs) != 5 || runs[0].State != Ended || runs[1].State != Broken || runs[1].Reason != "disk full" {
		t.Errorf("%v %+v", err, runs)
	}
	mustRun(t, r, docs)
	mustRun(t, r, docs)
	if got := states(t, s); got != "done 1 quarantined 2" {
		t.Errorf("states %s after three runs that ended", got)
	}
}

// The rows of a changed article are replaced and the old ones kept, of which
// the latest stay.
func TestHistory(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "p.db"))
	r := runner(s, &fake{version: "1"})
	r.KeepVersions = 2
	for i := range 5 {
		mustRun(t, r, articles([2]string{"a", fmt.Sprintf("Version %d. It ended.", i)}))
	}
	list, err := s.History(context.Background(), "a")
	if err != nil || len(list) != 2 {
		t.Fatalf("%v, %d versions", err, len(list))
	}
	if v := list[1]; v.N != 4 || v.Statements != 2 || v.Method != "1" || !strings.Contains(string(v.Rows), "Version 3.") || strings.Count(string(v.Rows), "\n") != 3 {
		t.Errorf("%+v: %s", v, v.Rows)
	}
	if got := strings.Join(texts(t, s), "|"); got != "a: Version 4.|a: It ended." {
		t.Errorf("rows %s", got)
	}
}

// snapshots of feeds: "path: ids".
func feeds(files ...string) iter.Seq2[*doc.Document, error] {
	return func(yield func(*doc.Document, error) bool) {
		for _, f := range files {
			path, ids, _ := strings.Cut(f, ": ")
			for i, id := range strings.Fields(ids) {
				if !yield(doc.New(doc.Meta{ID: id, Path: path, Record: i + 1, Format: feedFormat}, "Item "+id+" is here."), nil) {
					return
				}
			}
		}
	}
}

func TestFeeds(t *testing.T) {
	for _, c := range []struct {
		name   string
		nights [][]string
		want   string // the warnings of the last night
		items  int
	}{
		{"overlap", [][]string{{"f-01.rss: a b"}, {"f-02.rss: b c"}}, "", 3},
		{"turned over", [][]string{{"f-01.rss: a b"}, {"f-02.rss: c d"}}, "f-02.rss: shares no item with f-01.rss: items may have been missed", 4},
		{"one file written anew", [][]string{{"f.rss: a b"}, {"f.rss: c d"}}, "f.rss: shares no item with what it held at the last reading: items may have been missed", 4},
		{"a folder that grows", [][]string{{"f-01.rss: a b"}, {"f-01.rss: a b", "f-02.rss: b c"}, {"f-01.rss: a b", "f-02.rss: b c", "f-03.rss: c d"}}, "", 4},
		{"a gap in a folder", [][]string{{"f-01.rss: a b"}, {"f-01.rss: a b", "f-02.rss: c d"}}, "f-02.rss: shares no item with f-01.rss: items may have been missed", 4},
		{"another feed", [][]string{{"f.rss: a b"}, {"g.rss: c d"}}, "", 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := openStore(t, filepath.Join(t.TempDir(), "p.db"))
			var sum *Summary
			for _, n := range c.nights {
				sum = mustRun(t, runner(s, &fake{version: "1"}), feeds(n...))
			}
			if got := strings.Join(sum.Warnings, "|"); got != c.want {
				t.Errorf("warnings %q, want %q", got, c.want)
			}
			if got := states(t, s); got != fmt.Sprint("done ", c.items) {
				t.Errorf("states %s, want each of %d items once", got, c.items)
			}
			problems, err := s.Problems(context.Background())
			if err != nil || (len(problems) > 0) != (c.want != "") {
				t.Errorf("%v %+v", err, problems)
			}
		})
	}
}

// An item that a later snapshot changed is one item, and reading the older
// snapshot again does not change it back.
func TestFeedItemChanges(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "p.db"))
	old := doc.Meta{ID: "i", Path: "f-01.rss", Format: feedFormat}
	later := doc.Meta{ID: "i", Path: "f-02.rss", Format: feedFormat}
	docs := func(yield func(*doc.Document, error) bool) {
		_ = yield(doc.New(old, "It was."), nil) && yield(doc.New(later, "It is."), nil)
	}
	if sum := mustRun(t, runner(s, &fake{version: "1"}), docs); sum.New != 1 || sum.Changed != 1 {
		t.Errorf("first night: %+v", sum)
	}
	if sum := mustRun(t, runner(s, &fake{version: "1"}), docs); sum.Analyzed() != 0 || sum.Unchanged != 2 {
		t.Errorf("second night: %+v", sum)
	}
	if got := strings.Join(texts(t, s), "|"); got != "i: It is." {
		t.Errorf("rows %s", got)
	}
}

// Old runs are forgotten, but not the last that found something to do.
func TestRunsKept(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "p.db"))
	r := runner(s, &fake{version: "1"})
	r.KeepRuns = 3
	for range 9 {
		mustRun(t, r, articles([2]string{"a", "One."}))
	}
	runs, err := s.Runs(context.Background(), 100)
	if err != nil || len(runs) < 4 || runs[len(runs)-1].Summary.New != 1 {
		t.Errorf("%v %+v", err, runs)
	}
	r.KeepRuns = 2
	mustRun(t, r, articles([2]string{"a", "Two."}))
	for range 4 {
		mustRun(t, r, articles([2]string{"a", "Two."}))
	}
	if runs, err = s.Runs(context.Background(), 100); err != nil || runs[len(runs)-1].Summary.Changed != 1 {
		t.Errorf("%v %+v", err, runs)
	}
}

// Reading leaves nothing beside a store, nothing can be written by who reads,
// and a copy can be made; a store of a run that was killed is read, too.
func TestReadingLeavesNothing(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, "p.db")
	s := openStore(t, path)
	mustRun(t, runner(s, &fake{version: "1"}), articles([2]string{"a", "One."}))
	killed := filepath.Join(dir, "killed.db")
	for _, end := range []string{"", "-wal"} { // as a kill leaves them
		b, err := os.ReadFile(path + end)
		if err == nil {
			err = os.WriteFile(killed+end, b, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	for _, p := range []string{path, killed} {
		r, err := OpenRead(ctx, p)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(texts(t, r), "|"); got != "a: One." {
			t.Errorf("rows %s", got)
		}
		for range 2 {
			if err := r.Backup(ctx, filepath.Join(dir, "copy", "b.db")); err != nil {
				t.Error(err)
			}
			if _, err := r.db.ExecContext(ctx, "DELETE FROM item_rows"); err == nil {
				t.Error("a reader writes")
			}
		}
		for range r.Facts(ctx, Want{Stances: true}) { // several connections
		}
		r.Close()
	}
	list, err := os.ReadDir(dir)
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	if got := strings.Join(names, " "); err != nil || got != "copy killed.db p.db p.db.lock" {
		t.Errorf("%v: %s", err, got)
	}
}

// A ledger of a million items: opening it, looking 100 articles up, ending the
// run.
func BenchmarkMillionItems(b *testing.B) {
	path := filepath.Join(b.TempDir(), "m.db")
	ctx := context.Background()
	s, err := Open(ctx, path)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := s.pool.Exec(`INSERT INTO methods (id, name) VALUES (1, 'rules 1, lexicon 6e264f39ba84, people 6356a7942b96');
		INSERT INTO item_rows (key, path, record, hash, method, state, attempts, reason, hint, run)
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
		SELECT printf('articles/2021/%07d.txt#1', i), printf('articles/2021/%07d.txt', i), 1, printf('%064d', i), 1,
			CASE WHEN i % 1000 = 0 THEN 'failed' ELSE 'done' END, 1, '', '', 1 FROM n`); err != nil {
		b.Fatal(err)
	}
	s.Close()
	var in [][2]string
	for i := range 100 {
		in = append(in, [2]string{fmt.Sprintf("articles/2021/%07d.txt#1", 9999*(i+1)), "New text."})
	}
	b.ResetTimer()
	for range b.N {
		at := time.Now()
		s, err := Open(ctx, path)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := s.item(ctx, "articles/2021/0500000.txt#1"); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(at).Seconds(), "s-to-start")
		at = time.Now()
		if _, err := runner(s, &fake{version: "1"}).Run(ctx, articles(in...)); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(at).Seconds(), "s-to-run-100")
		s.Close()
	}
	if st, err := os.Stat(path); err == nil {
		b.ReportMetric(float64(st.Size())/1e6, "MB")
	}
}
