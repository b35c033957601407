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

	"parley/analyze/batch"
)

// kills is how many times the program is killed: 20, or PARLEY_KILLS, which the
// gate's long mode sets to 200.
func kills(t *testing.T) int {
	if testing.Short() {
		return 3
	}
	s := os.Getenv("PARLEY_KILLS")
	if s == "" {
		return 20
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A night is a folder with articles and a store of the night before.
type night struct {
	t    *testing.T
	dir  string
	base string // the store of the night before
	prog string
}

// newNight lays two nights out: the second has new articles, changed ones, one
// that cannot be read and one whose analysis is as it was.
func newNight(t *testing.T) *night {
	n := &night{t: t, dir: t.TempDir(), base: filepath.Join(t.TempDir(), "base.db"), prog: programPath(t)}
	n.articles(0, 12, "opened")
	if err := os.WriteFile(filepath.Join(n.dir, "articles", "void.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, code := n.run(n.base, filepath.Join(n.dir, "base.xlsx")); code != exitUnread {
		t.Fatalf("exit %d\n%s", code, out)
	}
	n.articles(0, 4, "closed") // changed
	n.articles(12, 40, "opened")
	return n
}

func (n *night) articles(from, to int, verb string) {
	dir := filepath.Join(n.dir, "articles")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		n.t.Fatal(err)
	}
	for i := from; i < to; i++ {
		var b strings.Builder
		fmt.Fprintf(&b, "Ministers meet for the %dth time\n\nGENEVA, June %d, 2021 - The ministers %s the talks.\n\n", i+2, 10+i%9, verb)
		for k := range 12 {
			fmt.Fprintf(&b, "“We welcome step %d of the plan and thank our friends, although the threat of round %d worries us,” said Foreign Minister Berta Quell.\n\n", k, i)
			fmt.Fprintf(&b, "Trade Minister Odo Falk said that it had %s nothing and that he rejected page %d.\n\n", verb, k*i)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("a%02d.txt", i)), []byte(b.String()), 0o644); err != nil {
			n.t.Fatal(err)
		}
	}
}

func (n *night) command(store, book string) *exec.Cmd {
	c := exec.Command(n.prog, "--quiet", "run", "--batch", "3", "--store", store, "-o", book, filepath.Join(n.dir, "articles"))
	c.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=1700000000")
	return c
}

func (n *night) run(store, book string) (string, int) {
	out, err := n.command(store, book).CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return string(out), exit.ExitCode()
	}
	if err != nil {
		n.t.Fatal(err)
	}
	return string(out), 0
}

// fresh gives a copy of the store of the night before.
func (n *night) fresh(dir string) string {
	b, err := os.ReadFile(n.base)
	if err != nil {
		n.t.Fatal(err)
	}
	store := filepath.Join(dir, "p.db")
	if err := os.WriteFile(store, b, 0o644); err != nil {
		n.t.Fatal(err)
	}
	return store
}

// content is all a store holds of articles, as text.
func content(t *testing.T, path string) string {
	t.Helper()
	ctx := context.Background()
	s, err := batch.OpenRead(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	for a, err := range s.Articles(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		e.Encode(a)
		old, err := s.History(ctx, a.Doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range old {
			fmt.Fprintln(&b, v.N, v.Hash, v.Statements, string(v.Rows))
		}
	}
	for r, err := range s.Statements(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		e.Encode(r)
	}
	items, err := s.Items(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		it.Run = 0 // which run did it is what differs
		e.Encode(it)
	}
	return b.String()
}

// A run that is killed at any moment, several times in a row, leaves a store
// from which the next one ends as an undisturbed one does: the same workbook
// to the byte, the same rows, history, states and attempts.
func TestKilled(t *testing.T) {
	n := newNight(t)
	whole := t.TempDir()
	started := time.Now()
	wantStore, wantBook := n.fresh(whole), filepath.Join(whole, "p.xlsx")
	if out, code := n.run(wantStore, wantBook); code != exitUnread {
		t.Fatalf("exit %d\n%s", code, out)
	}
	took := time.Since(started)
	want, err := os.ReadFile(wantBook)
	if err != nil {
		t.Fatal(err)
	}
	wantContent := content(t, wantStore)
	dice := rand.New(rand.NewPCG(8, 2026))
	killed, total, before := 0, kills(t), lastEnded(t, n.base)
	for trial := 0; killed < total && trial < 3*total; trial++ {
		dir := filepath.Join(t.TempDir(), fmt.Sprint(trial))
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		store, book := n.fresh(dir), filepath.Join(dir, "p.xlsx")
		for range 1 + dice.IntN(3) {
			if !over(t, store, before) && n.kill(store, book, time.Duration(dice.Float64()*float64(took))) {
				killed++
			}
		}
		if !over(t, store, before) { // the next run goes on; when all was done, it would be another night's
			if out, code := n.run(store, book); code != exitUnread {
				t.Fatalf("trial %d: exit %d\n%s", trial, code, out)
			}
		}
		if got := content(t, store); got != wantContent {
			t.Fatalf("trial %d: the store differs:\n%s", trial, firstDifference(wantContent, got))
		}
		if got, err := os.ReadFile(book); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("trial %d: the workbook differs (%v)", trial, err)
		}
		os.RemoveAll(dir)
	}
	t.Logf("killed %d times within %s", killed, took)
	if killed < total {
		t.Errorf("killed %d times, want %d: most runs ended before", killed, total)
	}
}

// kill starts a run and kills it after a while; false when it ended before.
func (n *night) kill(store, book string, after time.Duration) bool {
	c := n.command(store, book)
	if err := c.Start(); err != nil {
		n.t.Fatal(err)
	}
	time.Sleep(after)
	c.Process.Signal(syscall.SIGKILL)
	c.Wait()
	return c.ProcessState.ExitCode() == -1
}

// lastEnded is the number of the last run that ended.
func lastEnded(t *testing.T, path string) int64 {
	t.Helper()
	s, err := batch.OpenRead(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	runs, err := s.Runs(context.Background(), 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range runs {
		if r.State == batch.Ended {
			return r.ID
		}
	}
	return 0
}

func over(t *testing.T, path string, before int64) bool { return lastEnded(t, path) > before }

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return fmt.Sprintf("want %.300s\ngot  %.300s", x[i], append(y, "nothing")[min(i, len(y))])
		}
	}
	return "more than expected"
}
