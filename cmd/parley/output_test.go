package main

import (
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestReplaceFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "new", "a.txt")
	say := func(s string, err error) func(io.Writer) error {
		return func(w io.Writer) error { io.WriteString(w, s); return err }
	}
	if err := replaceFile(path, say("one", nil)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.txt")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no links here")
	}
	broken := errors.New("broken")
	if err := replaceFile(link, say("half", broken)); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "one" {
		t.Errorf("a failed write left %q", b)
	}
	if err := replaceFile(link, say("two", nil)); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); string(b) != "two" {
		t.Errorf("through a link: %q", b)
	}
	if st, err := os.Lstat(link); err != nil || st.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced by a file")
	}
	if st, _ := os.Stat(path); st.Mode().Perm() != 0o640 {
		t.Errorf("permissions %v", st.Mode())
	}
	if list, _ := os.ReadDir(filepath.Dir(path)); len(list) != 1 {
		t.Errorf("%d files lie there", len(list))
	}
}

func TestRemoveLeftovers(t *testing.T) {
	dir := t.TempDir()
	now := time.Date(2026, 3, 4, 2, 0, 0, 0, time.UTC)
	old := now.Add(-2 * leftoverAge)
	for _, c := range []struct {
		name string
		at   time.Time
		gone bool
	}{
		{".p.xlsx123", old, true}, {".p.xlsx124", now, false}, {".p.xlsx", old, false}, {".p.xlsx12b", old, false}, {"p.xlsx123", old, false}, {".q.xlsx123", old, false},
	} {
		f := filepath.Join(dir, c.name)
		if err := os.WriteFile(f, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(f, c.at, c.at); err != nil {
			t.Fatal(err)
		}
		removeLeftovers(filepath.Join(dir, "p.xlsx"), now)
		if _, err := os.Stat(f); os.IsNotExist(err) != c.gone {
			t.Errorf("%s: gone %v, want %v", c.name, !c.gone, c.gone)
		}
	}
}

func TestFitMemory(t *testing.T) {
	for _, c := range []struct {
		workers int
		limit   int64
		want    int
	}{{8, math.MaxInt64, 8}, {8, 600 << 20, 4}, {2, 600 << 20, 2}, {8, 1, 1}} {
		if got := fitMemory(c.workers, c.limit); got != c.want {
			t.Errorf("%d workers in %d bytes: %d, want %d", c.workers, c.limit, got, c.want)
		}
	}
}
