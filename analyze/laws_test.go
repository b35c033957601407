package analyze_test

import (
	"bytes"
	"context"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"parley/analyze"
	"parley/analyze/doc"
	"parley/analyze/statement"
)

// FuzzAnalyze holds the laws of rows on any article: spans inside the body, the
// text what stands under them, scores in their ranges, JSON that can be read
// again, the same rows each time.
func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{article, "THE PRESIDENT: Thank you. We agreed.\n\nQ Mr. President, why?\n\nTHE PRESIDENT: No.", "“‘No,’ he said,” said Merkel, who “loves” it.\n\n“And", "\xff said \x00 “", "Both leaders called the talks constructive. They, she and Putin's aides accused Kyiv of lies."} {
		f.Add("Talks by the sea", s, int32(18794))
	}
	a, err := analyze.New(analyze.Options{Reasons: true})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, title, body string, day int32) {
		d := doc.New(doc.Meta{ID: "x#1", Title: title, Published: time.Unix(int64(day)*86400, 0).UTC()}, body)
		r, err := a.Analyze(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Statements {
			checkRow(t, d, &r.Statements[i])
		}
		checkRange(t, "voice", r.Article.VoiceOverall, r.Article.VoiceValence)
		if again, err := a.Analyze(context.Background(), d); err != nil || !reflect.DeepEqual(r, again) {
			t.Fatalf("two answers, %v", err)
		}
		checkJSON(t, r)
	})
}

func checkRow(t *testing.T, d *doc.Document, s *statement.Statement) {
	t.Helper()
	inside := func(what string, p doc.Span) {
		if p.Start < 0 || p.End < p.Start || p.End > len(d.Body) {
			t.Fatalf("%s %v of statement %d, body of %d bytes", what, p, s.N, len(d.Body))
		}
	}
	end, total := 0, len(statement.Separator)*(len(s.Content)-1)
	for _, c := range s.Content {
		inside("content", c)
		if c.Start < end || c.Empty() {
			t.Fatalf("content %v", s.Content)
		}
		end = c.End
		total += c.Len()
	}
	if len(s.Content) == 0 || len(s.Text) > total || s.N < 1 || s.Kind == "" || len(s.Rules) == 0 {
		t.Fatalf("statement %+v", s)
	}
	for _, h := range s.Hits {
		inside("hit", h.Span)
		if math.IsNaN(h.Weight) || h.Entry == "" {
			t.Fatalf("hit %+v", h)
		}
	}
	for _, x := range s.Stances {
		inside("stance", x.Span)
		checkRange(t, "stance", x.Polarity)
	}
	checkRange(t, "statement", s.Overall, s.Valence, s.Confidence)
	for name, v := range s.Tone {
		if v < 0 || math.IsNaN(v) || math.IsInf(v, 0) {
			t.Fatalf("tone %s %g", name, v)
		}
	}
}

func checkRange(t *testing.T, what string, values ...float64) {
	t.Helper()
	for _, v := range values {
		if !(v >= -1 && v <= 1) {
			t.Fatalf("%s: %g", what, v)
		}
	}
}

func checkJSON(t *testing.T, r *statement.Result) {
	t.Helper()
	var b bytes.Buffer
	e := statement.NewEncoder(&b)
	for i := range r.Statements {
		if err := e.Encode(&r.Statements[i]); err != nil {
			t.Fatal(err)
		}
	}
	e.Flush()
	n := 0
	for s, err := range statement.Decode(&b) {
		if err != nil || strings.ToValidUTF8(s.Text, "\uFFFD") != s.Text {
			t.Fatal(err)
		}
		n++
	}
	if n != len(r.Statements) {
		t.Fatalf("%d of %d rows come back", n, len(r.Statements))
	}
}
