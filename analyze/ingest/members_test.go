package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// TestMembers: a damaged member of a web archive costs itself and no other.
func TestMembers(t *testing.T) {
	page := func(i int) []byte {
		return response(i, "text/plain", fmt.Sprintf("Round %d ends\n\n%s", i, paragraphText(i)))
	}
	member := func(i int) []byte { return gzipped(page(i)) }
	spoilt := func(b []byte, from, to int) []byte {
		b = bytes.Clone(b)
		for i := from; i < to; i++ {
			b[i] ^= 0x5a
		}
		return b
	}
	for _, c := range []struct {
		name     string
		in       []byte
		articles string // numbers in the addresses
		problems string
	}{
		{"sound", bytes.Join([][]byte{member(1), member(2), member(3)}, nil), "1 2 3", ""},
		{"padded with zeros", append(bytes.Join([][]byte{member(1), member(2)}, nil), make([]byte, 1000)...), "1 2", ""},
		{"second damaged", bytes.Join([][]byte{member(1), spoilt(member(2), 60, 120), member(3), member(4)}, nil), "1 3 4", "damaged"},
		{"header of the second damaged", bytes.Join([][]byte{member(1), spoilt(member(2), 0, 3), member(3)}, nil), "1 3", "damaged"},
		{"last damaged", bytes.Join([][]byte{member(1), spoilt(member(2), 60, 120)}, nil), "1", "flate"},
		{"cut off", bytes.Join([][]byte{member(1), member(2)[:100]}, nil), "1", "cut off"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, "a.warc.gz", c.in)
			docs, problems := walked(dir, Options{})
			var got []string
			for _, d := range docs {
				got = append(got, strings.TrimPrefix(d.Meta.URL, "https://paper.example/"))
			}
			all := strings.Join(problems, "; ")
			if strings.Join(got, " ") != c.articles || !strings.Contains(all, c.problems) || c.problems == "" && all != "" {
				t.Errorf("articles %s, want %s; problems %q", got, c.articles, problems)
			}
		})
	}
}
