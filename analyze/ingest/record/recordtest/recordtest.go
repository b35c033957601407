// Package recordtest holds what the tests of the readers share.
package recordtest

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"parley/analyze/ingest/record"
)

// Lines writes records and problems one a line, "title|outlet|date|byline|text"
// with " / " between paragraphs, or "bad N: reason".
func Lines(seq iter.Seq2[*record.Record, error]) []string {
	var out []string
	for r, err := range seq {
		if err != nil {
			n := 0
			var p *record.Problem
			if errors.As(err, &p) {
				n = p.N
			}
			out = append(out, fmt.Sprintf("bad %d: %v", n, err))
			continue
		}
		out = append(out, strings.Join([]string{r.Title, r.Outlet, day(r), r.Byline, strings.ReplaceAll(r.Text, "\n", " / ")}, "|"))
	}
	return out
}

func day(r *record.Record) string {
	switch {
	case r.Published.IsZero():
		return ""
	case r.HasTime:
		return r.Published.Format(time.RFC3339)
	}
	return r.Published.Format(time.DateOnly)
}

// Equal compares lines with what is wanted.
func Equal(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Sound holds the records of any input to the laws of readers: valid text, a
// count of records bounded by the bytes, texts not much longer than the input.
func Sound(t *testing.T, size int, seq iter.Seq2[*record.Record, error]) {
	t.Helper()
	records, bytes := 0, 0
	for r, err := range seq {
		if records++; records > size+2 {
			t.Fatalf("more than %d records of %d bytes", records, size)
		}
		if err != nil {
			if err.Error() == "" {
				t.Fatal("a problem without a reason")
			}
			continue
		}
		if r == nil {
			t.Fatal("neither record nor problem")
		}
		bytes += len(r.Text)
		if !utf8.ValidString(r.Text) || !utf8.ValidString(r.Title) {
			t.Fatalf("text is not UTF-8: %q %q", r.Title, r.Text)
		}
	}
	if bytes > 8*size+1024 {
		t.Fatalf("%d bytes of text from %d bytes", bytes, size)
	}
}
