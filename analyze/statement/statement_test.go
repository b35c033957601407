package statement

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/analyze/doc"
)

func example() *Statement {
	return &Statement{
		Schema: SchemaVersion, Doc: "a#1", N: 2, Kind: "mixed",
		Content: []doc.Span{{Start: 3, End: 9}, {Start: 12, End: 20}},
		Cue:     &doc.Span{Start: 0, End: 2}, Text: "talks were <good> & “useful”",
		Speaker: "Ann Lee", Tone: map[string]float64{"constructive": 1.5}, Overall: .25,
		Hits:    []Hit{{Entry: "constructive/useful", Category: "constructive", Span: doc.Span{Start: 14, End: 20}, Weight: 1.5}},
		Stances: []Stance{{Target: "Bo Ek", Polarity: -.5, Span: doc.Span{Start: 3, End: 5}, Rule: "T1"}},
		Rules:   []string{"Q1"},
	}
}

func TestRoundTrip(t *testing.T) {
	var b bytes.Buffer
	e := NewEncoder(&b)
	want := example()
	if err := e.Encode(want); err != nil {
		t.Fatal(err)
	}
	if err := e.Flush(); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `"content":[[3,9],[12,20]]`) || !strings.Contains(b.String(), "<good> &") {
		t.Errorf("spans or text not written as documented: %s", b.String())
	}
	n := 0
	for got, err := range Decode(&b) {
		n++
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	}
	if n != 1 {
		t.Errorf("%d rows, want 1", n)
	}
}

func TestDecodeGoesOnAfterBadLines(t *testing.T) {
	in := `{"schema":1,"doc":"a","content":[[0,1]]}
not json

{"schema":1,"doc":"an article row","path":"x"}
{"schema":99,"doc":"b","content":[[0,1]]}
{"schema":1,"doc":"c","content":[[0,1]]}
`
	var docs, errs []string
	for s, err := range Decode(strings.NewReader(in)) {
		if err != nil {
			errs = append(errs, err.Error())
			continue
		}
		docs = append(docs, s.Doc)
	}
	if d := cmp.Diff([]string{"a", "c"}, docs); d != "" {
		t.Error(d)
	}
	if len(errs) != 2 || !strings.HasPrefix(errs[0], "line 2: ") || !strings.HasPrefix(errs[1], "line 5: schema 99 is newer") {
		t.Errorf("errors %q", errs)
	}
}

func TestRecordHasACellForEveryColumn(t *testing.T) {
	rec, cols := example().Record(), Columns()
	if len(rec) != len(cols) {
		t.Fatalf("%d cells for %d columns", len(rec), len(cols))
	}
	want := map[string]string{"content": "3-9; 12-20", "cue": "0-2", "source": "", "constructive": "1.5", "hostile": "0",
		"hits": "constructive/useful 1.5", "stances": "Bo Ek -0.5"}
	for i, c := range cols {
		if w, ok := want[c]; ok && rec[i] != w {
			t.Errorf("%s = %q, want %q", c, rec[i], w)
		}
	}
}
