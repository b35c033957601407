package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

// someTexts makes JSON lines of about size bytes with statements of few and of
// many words.
func someTexts(size int) []byte {
	subjects := []string{"We", "Our partners", "The minister", "Both sides", "They"}
	verbs := []string{"welcomed", "rejected", "discussed", "criticized", "hoped for"}
	objects := []string{"the proposal", "a constructive plan", "the border question", "new demands", "an unfair deal", "the next round"}
	var b bytes.Buffer
	for n := 0; b.Len() < size; n++ {
		fmt.Fprintf(&b, `{"id":"%d","text":"`, n)
		for k := range 1 + n%7 {
			fmt.Fprintf(&b, "%s %s %s on day %d of the talks. ", subjects[(n+k)%5], verbs[(n/5+k)%5], objects[(n/25+k)%6], n%31)
		}
		b.WriteString("\"}\n")
	}
	return b.Bytes()
}

// BenchmarkScore is the whole program on JSON lines, start included.
func BenchmarkScore(b *testing.B) {
	in := someTexts(4 << 20)
	b.ReportAllocs()
	for b.Loop() {
		if code := run(context.Background(), []string{"parley", "score", "-"}, bytes.NewReader(in), io.Discard, io.Discard); code != exitDone {
			b.Fatalf("exit %d", code)
		}
	}
	b.ReportMetric(float64(len(in))*float64(b.N)/1e6/b.Elapsed().Seconds(), "MB/s")
	b.ReportMetric(float64(bytes.Count(in, []byte("\n"))), "texts")
}

// TestScoreOrder: however many score at a time, the output is the same, in the
// order of the input, and bad lines are told in their order.
func TestScoreOrder(t *testing.T) {
	in := bytes.Replace(someTexts(600<<10), []byte(`{"id":"700"`), []byte(`{id:"700"`), 1)
	var first, told string
	for _, workers := range []string{"1", "7"} {
		var out, errs bytes.Buffer
		if code := run(context.Background(), []string{"parley", "score", "--workers", workers}, bytes.NewReader(in), &out, &errs); code != exitUnread {
			t.Fatalf("exit %d", code)
		}
		n := 0
		for line := range bytes.Lines(out.Bytes()) {
			if n == 700 {
				n++ // the bad one
			}
			if !bytes.HasPrefix(line, fmt.Appendf(nil, `{"id":"%d",`, n)) {
				t.Fatalf("line %d: %.60s", n+1, line)
			}
			n++
		}
		if first != "" && (first != out.String() || told != errs.String()) {
			t.Error("the number of workers changes the output")
		}
		first, told = out.String(), errs.String()
	}
	if !strings.Contains(told, "line 701: not a JSON object") {
		t.Errorf("told: %s", told)
	}
}

// TestScoreJSON: what is written by hand is what encoding/json writes.
func TestScoreJSON(t *testing.T) {
	for name, res := range map[string]*scored{
		"empty": {Tone: map[string]float64{}, Hits: []statement.Hit{}},
		"full": {Tone: map[string]float64{"warm": 1, "own \"x\".é": 1e-9, "hostile": 2.5}, Overall: -.123456789, Valence: 1e-7, Stance: &scoredStance{"neg", -1},
			Hits: []statement.Hit{{Entry: "a/b\\c", Category: "<a>", Span: doc.Span{Start: 3, End: 10}, Weight: -.3, Negated: true, Boosted: true, Hedged: true, Hypothetical: true, Rules: []string{"N1", "B1"}},
				{Entry: "ü", Category: "a\nb", Rules: []string{}}, {Weight: -.3}, {Weight: math.Copysign(0, -1)}, {Weight: 0}, {Weight: 3e-9}}},
	} {
		var got scoreBuffer
		var want bytes.Buffer
		if err := merge(&got, []byte("{ }"), res); err != nil {
			t.Fatal(err)
		}
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		if err := e.Encode(res); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Errorf("%s:\n got %s\nwant %s", name, got.String(), want.String())
		}
	}
}

func TestInputNames(t *testing.T) {
	scores := []string{"overall", "warm"}
	for _, c := range []struct{ head, want []string }{
		{[]string{"id", "text"}, []string{"id", "text"}},
		{[]string{"overall", "x", "warm"}, []string{"input_overall", "x", "input_warm"}},
		{[]string{"overall", "input_overall"}, []string{"input_input_overall", "input_overall"}},
		{[]string{"a", "a", ""}, []string{"a", "input_a", ""}},
	} {
		if got := inputNames(c.head, scores); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.head, got, c.want)
		}
	}
}

func TestJSONInput(t *testing.T) {
	names := newFieldNames("", "")
	words := newFieldNames("words", "")
	for _, c := range []struct {
		names      fieldNames
		line, text string
		clash      bool
		fault      string
	}{
		{names, `{"text":"a"}`, "a", false, ""},
		{names, `{"body":"b","overall":1}`, "b", true, ""},
		{words, `{"text":"a","words":"c"}`, "c", false, ""},
		{words, `{"text":"a"}`, "", false, "has no field words"},
		{names, `{"text":null}`, "", false, "its text is not a string"},
		{names, `{"text":["a"]}`, "", false, "its text is not a string"},
		{names, `null`, "", false, "not a JSON object with id and text"},
		{names, `{"text":"a","target":"a","from":"x"}`, "", false, `from is not a number: "x"`},
		{names, `{"text":"a","from":"Ann","to":"Ben"}`, "a", false, ""},
	} {
		in, clash, err := c.names.jsonInput([]byte(c.line))
		switch {
		case c.fault != "":
			if err == nil || err.Error() != c.fault {
				t.Errorf("%s: %v, want %s", c.line, err, c.fault)
			}
		case err != nil || *in.Text != c.text || clash != c.clash:
			t.Errorf("%s: %+v %v %v", c.line, in, clash, err)
		}
	}
}

// FuzzJSONInput: a line is read as encoding/json alone reads it, with its messages.
func FuzzJSONInput(f *testing.F) {
	for _, s := range []string{`{"text":"We \u00e9 \ud800."}`, `{"Text":"a","TEXT":"b","tone":null}`, `{"text":null,"body":"x"}`, `{"body":"x","Body":"y","target":"x"}`, `[1]`, `{"text":1`, "{\"text\":\"\xff\"}",
		`{"te\u0078t":"a"}`, `{"\u017fource":"s","text":"s","from":"1.0","to":2}`, "{\"\u017fource\":\"s\",\"text\":\"s\",\"target\":\"s\"}", `null`, `{"text":"a"} {}`, `{"words":"w","text":"t","to":[1]}`, `{"text":"\q"}`, "{\"text\":\"\t\"}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		if line = bytes.TrimSpace(line); len(line) == 0 {
			t.Skip() // as jsonRows does
		}
		for _, names := range []fieldNames{newFieldNames("", ""), newFieldNames("words", "")} {
			in, clash, err := names.jsonInput(line)
			wantIn, wantClash, wantErr := plainJSONInput(&names, line)
			if fmt.Sprint(err) != fmt.Sprint(wantErr) || err == nil && (clash != wantClash || !reflect.DeepEqual(in, wantIn)) {
				t.Fatalf("%q: %+v %v %v, want %+v %v %v", line, in, clash, err, wantIn, wantClash, wantErr)
			}
		}
	})
}

// plainJSONInput is what jsonInput must come to, by encoding/json alone.
func plainJSONInput(f *fieldNames, line []byte) (*scoreInput, bool, error) {
	var j jsonText
	if err := json.Unmarshal(line, &j); err != nil {
		return nil, false, fmt.Errorf("not a JSON object with id and text: %s", oneLine(err))
	}
	if line[0] != '{' {
		return nil, false, fmt.Errorf("not a JSON object with id and text")
	}
	raw := j.Text
	if raw == nil || f.named {
		var all map[string]json.RawMessage
		if err := json.Unmarshal(line, &all); err != nil {
			return nil, false, err
		}
		raw = nil
		for i := 0; raw == nil && i < len(f.text); i++ {
			raw = all[f.text[i]]
		}
	}
	switch {
	case raw == nil && f.named:
		return nil, false, fmt.Errorf("has no field %s", f.text[0])
	case raw == nil:
		return nil, false, fmt.Errorf("has no text")
	}
	in := &scoreInput{}
	if err := json.Unmarshal(raw, &in.Text); err != nil || in.Text == nil {
		return nil, false, fmt.Errorf("its text is not a string")
	}
	return in, j.clash(), in.fill(func(name string) string {
		var s string
		raw := *j.field(name)
		switch {
		case raw == nil || string(raw) == "null":
			return ""
		case json.Unmarshal(raw, &s) == nil:
			return s
		}
		return string(raw)
	})
}

// FuzzScoreLine: no line makes score panic, and what it writes is JSON that
// holds the fields of the line.
func FuzzScoreLine(f *testing.F) {
	for _, s := range []string{`{"text":"We thank you."}`, `{"text":"a","tone":1,"tone":2}`, `{}`, `{"text":"x","from":0,"to":1} `, "{\"text\":\"\xff\"}", `{"a":{"b":[1]},"text":""}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		if bytes.IndexByte(line, '\n') >= 0 {
			t.Skip()
		}
		var out, errs bytes.Buffer
		code := run(context.Background(), []string{"parley", "score"}, bytes.NewReader(line), &out, &errs)
		if code != exitDone && code != exitUnread || strings.Contains(errs.String(), "fault in parley") {
			t.Fatalf("exit %d: %s", code, errs.String())
		}
		if out.Len() > 0 && !json.Valid(out.Bytes()) {
			t.Fatalf("not JSON: %s", out.Bytes())
		}
	})
}
