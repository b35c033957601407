package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestChangedWhole: of a file that is read as a whole and changes meanwhile no
// half of an article is given.
func TestChangedWhole(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(path string) error
	}{
		{"grows", func(p string) error { return os.WriteFile(p, []byte(story+"More.\n"), 0o644) }},
		{"is cut", func(p string) error { return os.Truncate(p, 10) }},
		{"same size, later time", func(p string) error { return os.Chtimes(p, time.Time{}, time.Now().Add(time.Hour)) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, "a.txt", []byte(story))
			path := filepath.Join(dir, "a.txt")
			f, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			in := newFile(path, f, int64(len(story)))
			in.disk = f
			if in.was, err = f.Stat(); err != nil {
				t.Fatal(err)
			}
			if err := c.change(path); err != nil {
				t.Fatal(err)
			}
			if _, err := in.all(1 << 20); !errors.Is(err, errChanged) || !in.told {
				t.Errorf("got %v, told %v", err, in.told)
			}
		})
	}
}

// TestChangedStream: a stream that grows while it is read gives its records and
// one problem; read again at rest it has none. A file that another one is put
// in the place of is read to its end as it was.
func TestChangedStream(t *testing.T) {
	const n = 5000
	var in strings.Builder
	for i := range n {
		fmt.Fprintf(&in, `{"title":"Title %d","text":"Text of %d."}`+"\n", i, i)
	}
	for _, c := range []struct {
		name    string
		change  func(path string) error
		problem bool
	}{
		{"grows", func(p string) error {
			f, err := os.OpenFile(p, os.O_APPEND|os.O_WRONLY, 0)
			if err == nil {
				_, err = f.WriteString(`{"title":"Late","text":"Te`)
				err = errors.Join(err, f.Close())
			}
			return err
		}, true},
		{"is replaced", func(p string) error {
			if err := os.WriteFile(p+".new", []byte("{}"), 0o644); err != nil {
				return err
			}
			return os.Rename(p+".new", p)
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, "a.jsonl", []byte(in.String()))
			path := filepath.Join(dir, "a.jsonl")
			articles, changed := 0, 0
			for d, err := range Walk(context.Background(), []string{path}, Options{}) {
				if d != nil {
					articles++
				}
				if err != nil && strings.Contains(err.Error(), errChanged.Reason) {
					changed++
				}
				if articles == 1 && d != nil {
					if err := c.change(path); err != nil {
						t.Fatal(err)
					}
				}
			}
			if articles < n || changed != map[bool]int{true: 1}[c.problem] {
				t.Errorf("%d articles, told %d times", articles, changed)
			}
			for _, err := range Walk(context.Background(), []string{path}, Options{}) {
				if err != nil && strings.Contains(err.Error(), "changed") {
					t.Errorf("at rest: %v", err)
				}
			}
		})
	}
}
