package batch

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

// told makes rows with every field a comparison looks at.
type told struct{}

func (told) Version() string { return "told" }

func (told) Analyze(_ context.Context, d *doc.Document) (*statement.Result, error) {
	r := &statement.Result{Article: statement.Article{Doc: d.Meta.ID, Outlet: "Bugle", Summit: "Aix 2019", Published: "2019-05-06"}}
	for n := 1; n <= 3; n++ {
		s := statement.Statement{Schema: statement.SchemaVersion, Doc: d.Meta.ID, N: n, Outlet: "Bugle", Leaning: "centre", Summit: "Aix 2019", Published: "2019-05-06",
			Kind: "direct", CueWord: "say", Speaker: fmt.Sprint("Speaker ", n), Side: "country/fr", Overall: .5 - float64(n)/4, Valence: .25, Words: 10 * n,
			Tone: map[string]float64{}, Content: []doc.Span{{Start: 0, End: 3}}}
		for k := range n {
			s.Tone[[]string{"warm", "hopeful", "critical"}[k]] = float64(k + 1)
			s.Stances = append(s.Stances, statement.Stance{Target: fmt.Sprint("Target ", k), Polarity: -.5 * float64(k)})
		}
		r.Statements = append(r.Statements, s)
		if n == 2 { // said by two
			s.Speaker, s.Tone = "Bo Ek", map[string]float64{"critical": 9}
			r.Statements = append(r.Statements, s)
		}
	}
	return r, nil
}

// Facts give what the rows give, field by field.
func TestFactsAreTheRows(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "s.db"))
	mustRun(t, runner(s, told{}), articles([2]string{"b.txt", "One."}, [2]string{"a.txt", "Two."}))
	ctx := context.Background()
	var want, got []statement.Statement
	for r, err := range s.Statements(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		kept := statement.Statement{Schema: r.Schema, Doc: r.Doc, N: r.N, Outlet: r.Outlet, Leaning: r.Leaning, Summit: r.Summit, Published: r.Published, Kind: r.Kind,
			CueWord: r.CueWord, Speaker: r.Speaker, Side: r.Side, Overall: r.Overall, Valence: r.Valence, Words: r.Words, Tone: map[string]float64{}, Stances: r.Stances, Content: make([]doc.Span, 1)}
		for _, tone := range []string{"warm", "critical"} {
			if v, ok := r.Tone[tone]; ok {
				kept.Tone[tone] = v
			}
		}
		want = append(want, kept)
	}
	for r, err := range s.Facts(ctx, Want{Tones: []string{"warm", "critical"}, Stances: true, Columns: []string{"leaning", "cue", "side"}}) {
		if err != nil {
			t.Fatal(err)
		}
		c := *r
		c.Tone = map[string]float64{}
		for k, v := range r.Tone {
			c.Tone[k] = v
		}
		c.Stances = append([]statement.Stance(nil), r.Stances...)
		got = append(got, c)
	}
	if len(want) != 8 {
		t.Fatalf("%d rows", len(want))
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestTextsAndCopies(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "s.db"))
	ctx := context.Background()
	r := runner(s, told{})
	r.Mark = func(d *doc.Document) []byte { return []byte(d.Body[:1]) }
	mustRun(t, r, articles([2]string{"a.txt", "One."}, [2]string{"b.txt", "Two."}))
	if _, err := s.pool.Exec("DELETE FROM texts WHERE doc = 'a.txt'"); err != nil { // as a store of an older version
		t.Fatal(err)
	}
	if sum := mustRun(t, r, articles([2]string{"a.txt", "One."}, [2]string{"b.txt", "Two."})); sum.Unchanged != 2 {
		t.Errorf("%+v", sum)
	}
	var bodies, marks string
	for x, err := range s.TextsOf(ctx, "Aix 2019") {
		if err != nil {
			t.Fatal(err)
		}
		bodies += x.Doc + " " + x.Body + ";"
	}
	for m, err := range s.Marks(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		marks += m.Doc + " " + string(m.Mark) + " " + m.Outlet + ";"
	}
	if bodies != "a.txt One.;b.txt Two.;" || marks != "a.txt O Bugle;b.txt T Bugle;" {
		t.Errorf("texts %q, marks %q", bodies, marks)
	}
	for range 2 { // setting replaces
		if err := s.SetCopies(ctx, []Copy{{Doc: "b.txt", Of: "a.txt", Rule: "D2", Share: .75, Wire: "AP"}}); err != nil {
			t.Fatal(err)
		}
	}
	for a, err := range s.Articles(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if a.Doc == "b.txt" && (a.DuplicateOf != "a.txt" || len(a.Warnings) != 1 || a.Warnings[0] != "repeats a.txt: D2, 75 % of the words in threes, a story of AP") || a.Doc == "a.txt" && a.DuplicateOf != "" {
			t.Errorf("%s: %q %q", a.Doc, a.DuplicateOf, a.Warnings)
		}
	}
}

// A store of the first version keeps its rows when it is brought up to date.
func TestMigration(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.db")
	ctx := context.Background()
	all := migrations
	defer func() { migrations = all }()
	migrations = all[:1]
	s, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.pool.Exec(`INSERT INTO statements VALUES ('a.txt', 1, 0, 'Bugle', 'Aix 2019', '2019-05-06', 'direct', 'Ann', 'ann', .5, .1, 7,
		'{"schema":1,"doc":"a.txt","n":1,"leaning":"left","cue_word":"say","side":"country/fr","text":"x","content":[[0,1]],"stances":[{"target":"Bo","polarity":-0.5}]}'),
		('a.txt', 2, 0, 'Bugle', 'Aix 2019', '2019-05-06', 'direct', 'Bo', 'bo', 0, 0, 7, '{"schema":1,"doc":"a.txt","n":2,"stances":null}')`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.pool.Exec(`INSERT INTO articles VALUES ('a.txt', 'T', 'Bugle', 'Aix 2019', '2019-05-06', 2, 14, '{"doc":"a.txt","title":"T"}')`); err != nil {
		t.Fatal(err)
	}
	s.Close()
	migrations = all
	if _, err := OpenRead(ctx, path); err == nil {
		t.Error("an old store is read as it is")
	}
	s = openStore(t, path)
	var got string
	for r, err := range s.Facts(ctx, Want{Stances: true, Columns: []string{"leaning", "cue", "side"}}) {
		if err != nil {
			t.Fatal(err)
		}
		got += fmt.Sprintf("%s %d %s %s %s %d;", r.Doc, r.N, r.Leaning, r.CueWord, r.Side, len(r.Stances))
	}
	if want := "a.txt 1 left say country/fr 1;a.txt 2    0;"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	n := 0
	for r, err := range s.Statements(ctx) {
		if err != nil || r.N == 0 {
			t.Fatal(err, r)
		}
		n++
	}
	if n != 2 {
		t.Errorf("%d rows", n)
	}
	for a, err := range s.Articles(ctx) {
		if err != nil || a.Title != "T" {
			t.Error(a, err)
		}
	}
}

// A reader may stop at any row, and read again.
func TestFactsCanStop(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "s.db"))
	mustRun(t, runner(s, told{}), articles([2]string{"a.txt", "One."}, [2]string{"b.txt", "Two."}))
	for stop := range 9 {
		n := 0
		for _, err := range s.Facts(context.Background(), Want{Tones: []string{"warm"}, Stances: true}) {
			if err != nil {
				t.Fatal(err)
			}
			if n++; n > stop {
				break
			}
		}
		if n != min(stop+1, 8) {
			t.Errorf("%d rows until %d", n, stop)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range s.Facts(ctx, Want{Tones: []string{"warm"}}) {
		if err == nil {
			t.Error("rows of a context that ended")
		}
	}
}
