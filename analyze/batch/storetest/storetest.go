// Package storetest holds what every store of package batch must pass, SQLite
// and PostgreSQL alike.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	"parley/analyze/batch"
	"parley/analyze/doc"
	"parley/analyze/statement"
)

// analyzer makes one statement of every sentence and fails where it says FAIL.
type analyzer struct{ version string }

func (a analyzer) Version() string { return a.version }

func (a analyzer) Analyze(_ context.Context, d *doc.Document) (*statement.Result, error) {
	if strings.Contains(d.Body, "FAIL") {
		return nil, errors.New("too odd")
	}
	r := &statement.Result{Article: statement.Article{Doc: d.Meta.ID, Title: d.Meta.Title, Outlet: "Bugle", Summit: "Aix 2019", Published: "2019-05-06", Statements: len(d.Sentences), Words: 9}}
	for i, s := range d.Sentences {
		r.Statements = append(r.Statements, statement.Statement{Schema: statement.SchemaVersion, Doc: d.Meta.ID, N: i + 1, Outlet: "Bugle", Summit: "Aix 2019",
			Published: "2019-05-06", Kind: "direct", Text: d.Text(s.Span), Speaker: []string{"Ann Lee", "Bo Ek", "ärla Ö"}[i%3], Overall: float64(i)/7 - .3, Words: 3,
			Content: []doc.Span{s.Span}, Tone: map[string]float64{"warm": 1, "hopeful": float64(i) / 3}, Stances: []statement.Stance{{Target: "Bo Ek", Polarity: -.25}}})
	}
	return r, nil
}

func docs(bodies ...[2]string) iter.Seq2[*doc.Document, error] {
	return func(yield func(*doc.Document, error) bool) {
		for _, b := range bodies {
			if !yield(doc.New(doc.Meta{ID: b[0], Path: b[0], Title: b[0]}, b[1]), nil) {
				return
			}
		}
	}
}

// Run runs the suite. fresh gives the path or DSN of a store that is not there
// yet.
func Run(t *testing.T, fresh func(t *testing.T) string) {
	for _, c := range []struct {
		name string
		test func(*testing.T, string)
	}{{"nights", nights}, {"lock", lock}, {"history", history}, {"cut off", cutOff}, {"feeds", feeds}, {"odd texts", oddTexts},
		{"by speaker", bySpeaker}, {"without texts", withoutTexts}} {
		t.Run(c.name, func(t *testing.T) { c.test(t, fresh(t)) })
	}
}

func open(t *testing.T, path string) *batch.Store {
	t.Helper()
	s, err := batch.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func runner(s *batch.Store, version string) *batch.Runner {
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	return &batch.Runner{Analyzer: analyzer{version}, Store: s, Workers: 2, Now: func() time.Time { return at }, Mark: func(d *doc.Document) []byte { return []byte(d.Body[:1]) }}
}

func run(t *testing.T, r *batch.Runner, in iter.Seq2[*doc.Document, error]) *batch.Summary {
	t.Helper()
	sum, err := r.Run(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// Content is what a store gives to those who read it, as text: two stores of
// the same articles give the same.
func Content(t *testing.T, s *batch.Store) string {
	t.Helper()
	ctx := context.Background()
	var b strings.Builder
	for a, err := range s.Articles(ctx) {
		check(t, err)
		fmt.Fprintf(&b, "article %s %s %d %q\n", a.Doc, a.Title, a.Statements, a.DuplicateOf)
	}
	for r, err := range s.Statements(ctx) {
		check(t, err)
		fmt.Fprintf(&b, "row %s %d %s %q %.6f\n", r.Doc, r.N, r.Speaker, r.Text, r.Overall)
	}
	for r, err := range s.Facts(ctx, batch.Want{Tones: []string{"warm", "hopeful"}, Stances: true, Columns: []string{"leaning", "cue", "side"}}) {
		check(t, err)
		fmt.Fprintf(&b, "fact %s %d %s %.6f %.6f %d\n", r.Doc, r.N, r.Speaker, r.Overall, r.Tone["hopeful"], len(r.Stances))
	}
	for r, err := range s.StatementsBySpeaker(ctx) {
		check(t, err)
		fmt.Fprintf(&b, "by speaker %s %s %d\n", r.Speaker, r.Doc, r.N)
	}
	for r, err := range s.StatementsOf(ctx, "Aix 2019") {
		check(t, err)
		fmt.Fprintf(&b, "of summit %s %d\n", r.Doc, r.N)
	}
	for x, err := range s.TextsOf(ctx, "Aix 2019") {
		check(t, err)
		fmt.Fprintf(&b, "text %s %q\n", x.Doc, x.Body)
	}
	for m, err := range s.Marks(ctx) {
		check(t, err)
		fmt.Fprintf(&b, "mark %s %q\n", m.Doc, m.Mark)
	}
	items, err := s.Items(ctx)
	check(t, err)
	for _, it := range items {
		fmt.Fprintf(&b, "item %s %s %d %s\n", it.Key, it.State, it.Attempts, it.Reason)
	}
	problems, err := s.Problems(ctx)
	check(t, err)
	n, err := s.Count(ctx)
	check(t, err)
	fmt.Fprintln(&b, len(problems), "problems", n, "rows")
	return b.String()
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func nights(t *testing.T, path string) {
	s := open(t, path)
	first := docs([2]string{"b", "One is here. Two is here."}, [2]string{"a", "Three."}, [2]string{"Z", "FAIL"})
	if sum := run(t, runner(s, "1"), first); sum.New != 2 || sum.Failed != 1 || sum.Statements != 3 {
		t.Errorf("first night: %+v", sum)
	}
	want := Content(t, s)
	if sum := run(t, runner(s, "2"), first); sum.Unchanged != 2 || sum.Failed != 1 || sum.Outdated != 2 {
		t.Errorf("second night: %+v", sum)
	}
	if got := Content(t, s); strings.ReplaceAll(got, "failed 2", "failed 1") != want {
		t.Errorf("an idle night changed the rows:\n%s\n%s", want, got)
	}
	r := runner(s, "2")
	r.Reanalyze = true
	if sum := run(t, r, first); sum.Changed != 2 || sum.Outdated != 0 {
		t.Errorf("third night: %+v", sum)
	}
	states, err := s.States(context.Background())
	check(t, err)
	if states[batch.Done] != 2 || states[batch.Quarantined] != 1 {
		t.Errorf("states %v", states)
	}
	check(t, s.SetCopies(context.Background(), []batch.Copy{{Doc: "b", Of: "a", Rule: "D2", Share: .5}}))
	if got := Content(t, s); !strings.Contains(got, "article b b 2 \"a\"") || strings.Index(got, "item Z") > strings.Index(got, "item a") {
		t.Errorf("copies, or the order of bytes:\n%s", got)
	}
	runs, err := s.Runs(context.Background(), 2)
	if err != nil || len(runs) != 2 || runs[0].State != batch.Ended || runs[0].Summary.Changed != 2 {
		t.Errorf("%v %+v", err, runs)
	}
}

func lock(t *testing.T, path string) {
	s := open(t, path)
	if _, err := batch.Open(context.Background(), path); !errors.Is(err, batch.ErrLocked) || !strings.Contains(err.Error(), "process ") {
		t.Errorf("error %v; want one that names the holder", err)
	}
	r, err := batch.OpenRead(context.Background(), path)
	check(t, err)
	check(t, r.Close())
	check(t, s.Close())
	again, err := batch.Open(context.Background(), path)
	check(t, err)
	check(t, again.Close())
}

func history(t *testing.T, path string) {
	s := open(t, path)
	r := runner(s, "1")
	r.KeepVersions = 2
	for i := range 4 {
		run(t, r, docs([2]string{"a", fmt.Sprintf("Version %d.", i)}))
	}
	list, err := s.History(context.Background(), "a")
	if err != nil || len(list) != 2 || list[1].N != 3 || !strings.Contains(string(list[1].Rows), "Version 2.") {
		t.Errorf("%v %+v", err, list)
	}
}

func cutOff(t *testing.T, path string) {
	s := open(t, path)
	r := runner(s, "1")
	r.Outputs = func(context.Context, *batch.Summary) error { return errors.New("disk full") }
	in := docs([2]string{"a", "One."}, [2]string{"c", "FAIL"})
	for range 3 {
		if _, err := r.Run(context.Background(), in); err == nil {
			t.Fatal("no error")
		}
	}
	r.Outputs = nil
	if sum := run(t, r, in); !sum.Resumed {
		t.Error("not told that it went on for another run")
	}
	items, err := s.Items(context.Background())
	if err != nil || len(items) != 2 || items[1].Attempts != 1 {
		t.Errorf("%v %+v", err, items)
	}
}

func feeds(t *testing.T, path string) {
	s := open(t, path)
	night := func(file string, ids ...string) *batch.Summary {
		return run(t, runner(s, "1"), func(yield func(*doc.Document, error) bool) {
			for _, id := range ids {
				if !yield(doc.New(doc.Meta{ID: id, Path: file, Format: "feed"}, "Item "+id+"."), nil) {
					return
				}
			}
		})
	}
	night("f-01.rss", "a", "b")
	if sum := night("f-02.rss", "b", "c"); len(sum.Warnings) != 0 || sum.New != 1 {
		t.Errorf("%+v", sum)
	}
	if sum := night("f-03.rss", "x", "y"); len(sum.Warnings) != 1 || sum.New != 2 {
		t.Errorf("%+v", sum)
	}
}

func oddTexts(t *testing.T, path string) {
	s := open(t, path)
	run(t, runner(s, "1"), docs([2]string{"nul\x00id", "Nul \x00 and 'quote' ? $1 stand here."}))
	const broken = "“Odd” \xff bytes are here."
	run(t, runner(s, "1"), docs([2]string{"odd", broken}))
	texts := map[string]string{}
	for x, err := range s.TextsOf(context.Background(), "Aix 2019") {
		check(t, err)
		texts[x.Doc] = x.Body
	}
	if texts["odd"] != broken || len(texts) != 2 {
		t.Errorf("texts %q", texts)
	}
	n, err := s.Count(context.Background())
	if err != nil || n == 0 {
		t.Errorf("%d rows, %v", n, err)
	}
}

// Rows by speaker: those of one stand together, by summit, day and article; the
// unnamed last. A changed article has its new rows there and no old one.
func bySpeaker(t *testing.T, path string) {
	s := open(t, path)
	run(t, runner(s, "1"), docs([2]string{"b", "One. Two. Three. Four."}, [2]string{"a", "Five. Six."}, [2]string{"c", "Seven."}))
	run(t, runner(s, "1"), docs([2]string{"c", "Eight. Nine."}))
	var got []string
	for r, err := range s.StatementsBySpeaker(context.Background()) {
		check(t, err)
		got = append(got, r.Speaker+": "+r.Text)
	}
	want := "Ann Lee: Five. Ann Lee: One. Ann Lee: Four. Ann Lee: Eight. Bo Ek: Six. Bo Ek: Two. Bo Ek: Nine. ärla Ö: Three."
	if strings.Join(got, " ") != want {
		t.Errorf("%q", got)
	}
	for r, err := range s.StatementsBySpeaker(context.Background()) { // and one may leave early
		check(t, err)
		if r.Speaker != "Ann Lee" {
			t.Errorf("%s stands first", r.Speaker)
		}
		break
	}
}

// A store that keeps no texts has marks and rows; when it is to keep them, they
// come with the next run.
func withoutTexts(t *testing.T, path string) {
	s := open(t, path)
	in := docs([2]string{"a", "One. Two."}, [2]string{"b", "Three."})
	count := func() (texts, marks int) {
		for _, err := range s.TextsOf(context.Background(), "Aix 2019") {
			check(t, err)
			texts++
		}
		for m, err := range s.Marks(context.Background()) {
			check(t, err)
			marks += len(m.Mark)
		}
		return texts, marks
	}
	r := runner(s, "1")
	r.NoTexts = true
	for range 2 {
		run(t, r, in)
		if texts, marks := count(); texts != 0 || marks != 2 {
			t.Errorf("%d texts, %d marks, want 0 and 2", texts, marks)
		}
	}
	r.NoTexts = false
	if sum := run(t, r, in); sum.Unchanged != 2 {
		t.Errorf("%+v", sum)
	}
	if texts, marks := count(); texts != 2 || marks != 2 {
		t.Errorf("%d texts, %d marks, want 2 of each", texts, marks)
	}
}
