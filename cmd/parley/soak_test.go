package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"gonum.org/v1/gonum/stat"

	"parley/analyze"
	"parley/analyze/batch"
	"parley/analyze/doc"
	"parley/analyze/statement"
)

// TestSoak reads many generated articles in several formats over several nights
// while runs are killed, interrupted, out of time, out of disk, out of files and
// handed files that cannot be read, and while the file system fails them. In the
// end the ledger and the rows agree, nothing is lost and nothing is there twice,
// by what the generator knows of its articles. Memory stays below what
// parley.service allows, and grows by no more than mostPerArticle with the store.
// With PARLEY_LONG=1 there are 164,000 articles, or PARLEY_SOAK.
func TestSoak(t *testing.T) {
	articles, nights, rounds, longest := 320, 2, 5, 300*time.Millisecond
	if os.Getenv("PARLEY_LONG") != "" {
		articles, nights, longest = 164_000, 6, 20*time.Second
		if n, err := strconv.Atoi(os.Getenv("PARLEY_SOAK")); err == nil {
			articles = n
		}
	}
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash to limit what a run may take")
	}
	s := newSoak(t, articles, nights)
	started := time.Now()
	for n := range nights {
		s.night(n)
		for range rounds {
			s.disturb(longest)
			s.sound()
		}
		s.measure()
		m := &s.measured[n]
		t.Logf("%s: night %d of %d: %v; peak memory %d MB so far, %.0f MB of an undisturbed run over %.0f articles", time.Since(started).Round(time.Second), n+1, nights, s.codes, s.peak>>10, m.mb, m.articles)
	}
	s.even()
	s.calm()
	t.Logf("%s: peak memory %d MB at the most, disturbed as %v", time.Since(started).Round(time.Second), s.peak>>10, s.codes)
	if s.peak>>10 > 700 { // MemoryMax=700M
		t.Errorf("peak memory %d MB", s.peak>>10)
	}
}

// A soak is a folder of generated articles and the store of their nights.
type soak struct {
	base     *night // for its program and folder
	t        *testing.T
	dice     *rand.Rand
	corpus   *corpus
	per      int // articles a night
	store    string
	book     string
	peak     int64 // of memory over all runs with the limits of parley.service, in KiB
	measured []measurement
	mount    bool           // files can be put in the place of others
	codes    map[string]int // kind of trouble and exit code -> runs
	sequence int
}

func newSoak(t *testing.T, articles, nights int) *soak {
	t.Helper()
	dir := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	n := &night{t: t, dir: dir, prog: filepath.Join(dir, "parley")}
	if err := os.Symlink(self, n.prog); err != nil {
		t.Fatal(err)
	}
	s := &soak{base: n, t: t, dice: rand.New(rand.NewPCG(10, 164)), per: articles / nights, codes: map[string]int{},
		store: filepath.Join(dir, "p.db"), book: filepath.Join(dir, "p.xlsx"),
		corpus: &corpus{dir: filepath.Join(dir, "articles"), versions: map[string]int{}}}
	if s.mount = canMount(); !s.mount {
		t.Log("no mount namespaces here: no errors of the file system")
	}
	s.corpus.check(t)
	return s
}

func (s *soak) night(n int) {
	if err := s.corpus.write(n, n*s.per, (n+1)*s.per); err != nil {
		s.t.Fatal(err)
	}
}

// A trouble is how a run is kept from its work: what bash does before it, the
// signal it gets after a while, further arguments.
type trouble struct {
	name   string
	before string
	signal syscall.Signal
	args   []string
	book   bool // it befalls the workbook alone
	mounts bool // it puts one file in the place of another
}

// disturb runs once with one trouble, a file that cannot be read for this time,
// and an article that has changed.
func (s *soak) disturb(longest time.Duration) {
	kinds := []trouble{
		{name: "killed", signal: syscall.SIGKILL}, {name: "interrupted", signal: syscall.SIGTERM},
		{name: "disk full", before: fmt.Sprintf("ulimit -f %d", s.size()*(85+s.dice.IntN(40))/100)},
		{name: "out of files", before: fmt.Sprintf("ulimit -n %d", 8+s.dice.IntN(8))},
		{name: "out of time", args: []string{"--timeout", fmt.Sprintf("%dms", 1+s.dice.Int64N(longest.Milliseconds()))}},
	}
	if s.mount {
		kinds = append(kinds, unread(s.corpus.shards[s.dice.IntN(len(s.corpus.shards))].path), deadLog(s.store), noRoom(filepath.Join(s.base.dir, "temporary"), 4+s.dice.IntN(60)))
	}
	k := kinds[s.sequence%len(kinds)]
	s.sequence++
	restore, err := s.corpus.hide(s.dice)
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.corpus.change(s.dice); err != nil {
		s.t.Fatal(err)
	}
	book := "none"
	if s.dice.IntN(5) == 0 || k.book {
		book = s.book
	}
	out, code := s.run(k, time.Duration(s.dice.Float64()*float64(longest)), book)
	if err := restore(); err != nil {
		s.t.Fatal(err)
	}
	s.codes[fmt.Sprintf("%s %d", k.name, code)]++
	if code == exitUsage || strings.Contains(out, "goroutine") || strings.Contains(out, "fault in parley") {
		s.t.Errorf("%s: exit %d\n%s", k.name, code, out)
	}
}

// A measurement is the peak memory of an undisturbed run over a store of so many
// articles. Of few rows the workbook also lays the quotations of outlets side by
// side: see maxCovered.
type measurement struct {
	articles, mb float64
	covered      bool
}

// mostPerArticle is by how many bytes the memory of a run may grow with each
// article that the store holds; one of the soak has 2.5 rows. Copies are found
// among all articles (650 bytes of each at that time); the workbook lists them
// (some 500), orders the rows and compares them (some 1,100 bytes live at the
// peak); the collector and the allocator leave half as much again over. Nothing
// else may grow: not with the nights, nor with what failures left behind.
const mostPerArticle = 3000

// measure runs undisturbed, with a workbook, while the collector leaves little
// over what lives. Memory beyond that is room, of which there is more the more
// a limit allows.
func (s *soak) measure() {
	s.t.Helper()
	before := s.peak
	s.peak = 0
	if out, code := s.run(trouble{before: "export GOMEMLIMIT=off GOGC=25"}, 0, s.book); code != exitUnread {
		s.t.Fatalf("exit %d\n%s", code, out)
	}
	articles, rows := s.sound()
	s.measured = append(s.measured, measurement{float64(articles), float64(s.peak) / 1024, rows <= maxCovered})
	s.peak = before
}

// even holds memory to the line of least squares through the measurements of
// workbooks without coverage. Small stores are only told of: there, caches fill
// that are bounded (names, pages of the database).
func (s *soak) even() {
	var articles, mb []float64
	for _, m := range s.measured {
		if !m.covered {
			articles, mb = append(articles, m.articles), append(mb, m.mb)
		}
	}
	if len(articles) < 3 {
		return
	}
	at0, slope := stat.LinearRegression(articles, mb, nil, false)
	s.t.Logf("an undisturbed run takes %.0f MB and %.0f bytes for each stored article: %.0f MB over %.0f articles", at0, slope*(1<<20), mb, articles)
	if articles[len(articles)-1] >= 100_000 && slope*(1<<20) > mostPerArticle {
		s.t.Errorf("want %d bytes for each article at most", mostPerArticle)
	}
}

// size is that of the store, in KiB.
func (s *soak) size() int {
	st, err := os.Stat(s.store)
	if err != nil {
		return 256
	}
	return int(st.Size() >> 10)
}

func (s *soak) run(k trouble, after time.Duration, book string, more ...string) (string, int) {
	args := append([]string{"-c", "set -e; " + k.before + "\nexec \"$@\"", "bash", s.base.prog, "--quiet", "run", "--batch", fmt.Sprint(10 + s.dice.IntN(300)), "--store", s.store, "-o", book}, k.args...)
	c := exec.Command("bash", append(append(args, more...), s.corpus.dir)...)
	if k.mounts {
		c = exec.Command("unshare", append([]string{"-rm"}, c.Args...)...)
	}
	c.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1700000000", "GOMEMLIMIT=500MiB")
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	if err := c.Start(); err != nil {
		s.t.Fatal(err)
	}
	if k.signal != 0 {
		defer time.AfterFunc(after, func() { c.Process.Signal(k.signal) }).Stop()
	}
	watched := make(chan int64)
	stop := make(chan struct{})
	go func() { watched <- watchPeak(c.Process.Pid, stop) }()
	err := c.Wait()
	close(stop)
	s.peak = max(s.peak, <-watched)
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatal(err)
	}
	return out.String(), c.ProcessState.ExitCode()
}

// watchPeak gives the peak memory of a process in KiB, as /proc tells it until
// stop: what wait4 tells begins with the memory of the parent, which is forked.
func watchPeak(pid int, stop <-chan struct{}) (peak int64) {
	for {
		status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		for line := range strings.Lines(string(status)) {
			var n int64
			if _, err := fmt.Sscanf(line, "VmHWM: %d kB", &n); err == nil {
				peak = max(peak, n)
			}
		}
		select {
		case <-stop:
			return peak
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// sound holds at any moment: every article that the ledger calls done is there,
// and no other. It gives their number and that of their rows.
func (s *soak) sound() (articles, rows int) {
	s.t.Helper()
	ctx := context.Background()
	st, err := batch.OpenRead(ctx, s.store)
	if errors.Is(err, os.ErrNotExist) {
		return 0, 0 // killed before it was made
	}
	if err != nil {
		s.t.Fatal(err)
	}
	defer st.Close()
	states, err := st.States(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, err := range st.Articles(ctx) {
		if err != nil {
			s.t.Fatal(err)
		}
		articles++
	}
	if articles != states[batch.Done] {
		s.t.Errorf("%d articles, %d done in the ledger", articles, states[batch.Done])
	}
	if rows, err = st.Count(ctx); err != nil {
		s.t.Fatal(err)
	}
	return articles, rows
}

// calm runs undisturbed and compares all there is with what was generated.
func (s *soak) calm() {
	s.t.Helper()
	told := filepath.Join(s.base.dir, "summary.json")
	if out, code := s.run(trouble{}, 0, s.book, "--summary-json", told); code != exitUnread {
		s.t.Fatalf("exit %d\n%s", code, out)
	}
	s.summary(told, func(sum *batch.Summary) bool { return sum.Read == len(s.corpus.versions) && sum.Failed == s.corpus.bad })
	s.whole()
	if out, code := s.run(trouble{}, 0, "none", "--summary-json", told); code != exitUnread {
		s.t.Fatalf("exit %d\n%s", code, out)
	}
	s.summary(told, func(sum *batch.Summary) bool { return sum.Unchanged == len(s.corpus.versions) && sum.Analyzed() == 0 })
	if st, err := os.Stat(s.book); err != nil || st.Size() < 10_000 {
		s.t.Errorf("workbook: %v %v", st, err)
	}
}

func (s *soak) summary(path string, right func(*batch.Summary) bool) {
	s.t.Helper()
	var told struct{ Run batch.Summary }
	if err := json.Unmarshal(read(s.t, path), &told); err != nil {
		s.t.Fatal(err)
	}
	if sum := &told.Run; !right(sum) {
		sum.Problems = sum.Problems[:min(len(sum.Problems), 5)]
		s.t.Errorf("of %d articles and %d bad inputs: %+v", len(s.corpus.versions), s.corpus.bad, sum)
	}
}

// whole compares store and generator article by article.
func (s *soak) whole() {
	s.t.Helper()
	ctx := context.Background()
	st, err := batch.OpenRead(ctx, s.store)
	if err != nil {
		s.t.Fatal(err)
	}
	defer st.Close()
	title, seen, statements := map[string]string{}, map[string]bool{}, 0
	for a, err := range st.Articles(ctx) {
		if err != nil {
			s.t.Fatal(err)
		}
		v, known := s.corpus.versions[a.Title]
		if !known || seen[a.Title] || a.Statements != statementsOf(a.Title, v) {
			s.t.Errorf("article %q of %s: generated %v, seen before %v, %d statements, want %d", a.Title, a.Doc, known, seen[a.Title], a.Statements, statementsOf(a.Title, v))
		}
		seen[a.Title] = true
		title[a.Doc] = a.Title
		statements += a.Statements
	}
	if len(seen) != len(s.corpus.versions) {
		s.t.Errorf("%d articles stored, %d generated", len(seen), len(s.corpus.versions))
	}
	rows, count := map[string]int{}, 0
	for r, err := range st.Statements(ctx) {
		if err != nil {
			s.t.Fatal(err)
		}
		if title[r.Doc] == "" || r.Speaker == "" || !strings.Contains(r.Text, mark(title[r.Doc], s.corpus.versions[title[r.Doc]])) {
			s.t.Errorf("row %s %d by %q: %s", r.Doc, r.N, r.Speaker, r.Text)
		}
		rows[r.Doc]++
		count++
	}
	for d, ti := range title {
		if rows[d] != statementsOf(ti, s.corpus.versions[ti]) {
			s.t.Errorf("%s: %d rows", d, rows[d])
		}
	}
	s.t.Logf("%d articles with %d statements in %d rows; %d bad inputs", len(seen), statements, count, s.corpus.bad)
	s.ledger(ctx, st, title)
}

func (s *soak) ledger(ctx context.Context, st *batch.Store, title map[string]string) {
	s.t.Helper()
	items, err := st.Items(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	done, bad := 0, 0
	for _, it := range items {
		switch {
		case it.State == batch.Done && title[it.Key] != "":
			done++
		case it.State != batch.Done && it.Attempts > 0 && it.Reason != "":
			bad++
		default:
			s.t.Errorf("ledger: %+v", it)
		}
	}
	if done != len(title) || bad != s.corpus.bad {
		problems, _ := st.Problems(ctx)
		s.t.Errorf("ledger: %d done of %d, %d bad of %d: %+v", done, len(title), bad, s.corpus.bad, problems)
	}
}

// check holds the generator to its word: so many statements, by the analyzer.
func (c *corpus) check(t *testing.T) {
	t.Helper()
	a, err := analyze.New(analyze.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		title, v := titleOf(i), i%3
		var r *statement.Result
		if r, err = a.Analyze(context.Background(), doc.New(doc.Meta{ID: "x", Title: title}, bodyOf(title, v))); err != nil {
			t.Fatal(err)
		}
		if len(r.Statements) != statementsOf(title, v) {
			t.Fatalf("the generator promises %d statements and gives %d: %s", statementsOf(title, v), len(r.Statements), bodyOf(title, v))
		}
	}
}

// An archive that was damaged and is whole again leaves no failure behind.
func TestArchiveMended(t *testing.T) {
	dir := t.TempDir()
	path, store := filepath.Join(dir, "night.zip"), filepath.Join(dir, "p.db")
	whole, err := zipShard([]string{titleOf(1)}, []string{bodyOf(titleOf(1), 0)})
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range [][]byte{whole[:40], whole} {
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if code, want := run(context.Background(), []string{"parley", "run", "--store", store, "-o", "none", path}, nil, &out, &out), []int{exitUnread, exitDone}[i]; code != want {
			t.Fatalf("exit %d, want %d\n%s", code, want, out.String())
		}
	}
	st, err := batch.OpenRead(context.Background(), store)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if states, err := st.States(context.Background()); err != nil || states[batch.Failed]+states[batch.Quarantined] != 0 || states[batch.Done] != 1 {
		t.Errorf("%v, %v", states, err)
	}
}
