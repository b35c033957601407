package coverage

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

func TestSentencesOfStretches(t *testing.T) {
	for text, want := range map[string]string{
		"We will open the bridge in spring":                                            "We will open the bridge in spring",
		"We will open … the bridge in spring":                                          "We will open … the bridge in spring",
		"We will open the bridge, … And nobody should stand in its way.":               "We will open the bridge,|And nobody should stand in its way.",
		"“We will open the bridge,” … “and nobody should stand in its way.”":           "“We will open the bridge,” … “and nobody should stand in its way.”",
		"On Monday … “We will open the bridge”":                                        "“We will open the bridge”",
		"Yes, … We will open the bridge":                                               "Yes, … We will open the bridge",
		"We will open the bridge … Today … It has been too long, … It has been a year": "We will open the bridge … Today|It has been too long,|It has been a year",
	} {
		if got := strings.Join(sentences(text), "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// One article that gives a quotation in two pieces gives it once, with both.
func TestPiecesAreOneUse(t *testing.T) {
	q, err := Align(of(
		row("b1", "Bugle", "Ann Lee", "direct", "We will open the northern bridge in spring and nobody should stand in its way", 1),
		row("c1", "Clarion", "Ann Lee", "direct", "nobody should stand in its way", 1),
		row("c1", "Clarion", "Ann Lee", "direct", "We will open the northern bridge in spring", 5)))
	if err != nil || len(q) != 1 || len(q[0].Uses) != 2 {
		t.Fatalf("%v %+v", err, q)
	}
	if u := q[0].Uses[1]; u.Share < .9 || Marked(u.Edits) != "We will open the northern bridge in spring [-and-] nobody should stand in its way" {
		t.Errorf("%+v", u)
	}
}

func event(t *testing.T, once bool) *Event {
	t.Helper()
	in := Input{Name: "Lakeside", Rows: rows(), Bodies: map[string]string{"b1": "Bugle says the regime met.", "c1": "Clarion says the government met."}, Once: once, Values: []string{"overall", "warm"}}
	for i := range in.Rows {
		in.Rows[i].CueWord = "say"
		in.Rows[i].Content = []doc.Span{{Start: 0, End: 5}}
	}
	for _, a := range []string{"e1 Echo", "d1 Dispatch", "c1 Clarion", "b1 Bugle"} {
		id, outlet, _ := strings.Cut(a, " ")
		in.Articles = append(in.Articles, statement.Article{Doc: id, Outlet: outlet, Title: "On the bridge"})
	}
	in.Articles[0].DuplicateOf = "b1"
	e, err := Lay(in)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestLay(t *testing.T) {
	e := event(t, false)
	if len(e.Articles) != 4 || e.Articles[0].Outlet != "Bugle" || len(e.Compared) != 4 || len(e.Matrix.Quotations) != 1 || len(e.Leads) != 4 || len(e.Pairs()) != 6 {
		t.Errorf("%+v", e)
	}
	once := event(t, true)
	if len(once.Compared) != 3 || len(once.Tone.Rows) != 3 || len(once.Matrix.Outlets) != 4 {
		t.Errorf("%+v", once)
	}
	w := strings.Join(once.Warnings, "; ")
	if !strings.Contains(w, "the text of 2 of 4 articles is not stored") || !strings.Contains(w, "1 of 4 articles repeat others: left out") || !strings.Contains(w, "one article only") {
		t.Error(w)
	}
	if v := e.Verbs[0]; v.Outlet != "Bugle" || v.Verb != "say" || v.Share != 1 {
		t.Errorf("%+v", v)
	}
	if empty, err := Lay(Input{Name: "Nothing"}); err != nil || len(empty.Pairs()) != 0 {
		t.Error(err)
	}
}

func TestEventIsWritten(t *testing.T) {
	e := event(t, false)
	var text, js strings.Builder
	if err := e.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Lakeside: 4 articles of 4 outlets", "   full      Bugle, Echo\n", "   cut       Clarion: we will open", "   changed   Dispatch: We will", "say 3 (100 %)"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
	if err := e.WriteJSON(&js, ""); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(js.String()), "\n") {
		var v map[string]any
		if err := json.Unmarshal([]byte(line), &v); err != nil || v["part"] == "" {
			t.Errorf("%v: %s", err, line)
		}
	}
	names := map[string]bool{}
	for _, p := range e.Parts() {
		names[p.Name] = true
		var b strings.Builder
		if err := e.WriteCSV(&b, p.Name); err != nil {
			t.Fatal(err)
		}
		lines, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
		if err != nil || len(lines) != 1+len(p.Rows) || len(lines[0]) != len(p.Columns) {
			t.Errorf("%s: %v, %d lines", p.Name, err, len(lines))
		}
	}
	for _, n := range PartNames {
		if !names[n] {
			t.Errorf("no part %s", n)
		}
	}
}

// Words of grammar and of the outlets' names are counted and not told.
func TestDullWordsAreNotTold(t *testing.T) {
	var texts []Text
	for range 4 {
		texts = append(texts, Text{"b", "Bugle", "Bugle would would would say regime regime regime"}, Text{"c", "Clarion", "the the the the the government government"})
	}
	for _, k := range Framing(texts, FrameOptions{}) {
		if k.Word != "regime" && k.Word != "government" {
			t.Errorf("told %q", k.Word)
		}
	}
	n := 0
	for _, k := range Framing(texts, FrameOptions{All: true}) {
		if k.Word == "would" || k.Word == "the" {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d dull words told", n)
	}
}

// The same long words under another name are the same quotation; short ones not.
func TestSpeakersThatDiffer(t *testing.T) {
	q, err := Align(of(
		row("b1", "Bugle", "Ann Lee", "direct", "Our two towns have been apart for far too long, and that is over.", 1),
		row("c1", "Clarion", "Bo Ek", "direct", "our two towns have been apart for far too long", 1),
		row("d1", "Dispatch", "Bo Ek", "direct", "our two towns have been apart", 1)))
	if err != nil || len(q) != 2 || len(q[0].Uses) != 2 || q[0].Uses[1].Speaker != "Bo Ek" || q[0].Uses[1].Rule != "C2" {
		t.Errorf("%v %+v", err, q)
	}
}

// A piece of a long quotation is a cut of it; of a transcript, a use of its own.
func TestPiecesOfLongTexts(t *testing.T) {
	long := "We will open the northern bridge in spring, and nobody should stand in its way, for our towns have been apart for far too long and our people are tired of it"
	q, err := Align(of(row("b1", "Bugle", "Ann Lee", "direct", long, 1), row("c1", "Clarion", "Ann Lee", "direct", "our people are tired", 1)))
	if err != nil || len(q) != 1 || q[0].Uses[1].Rule != "C2" {
		t.Errorf("%v %+v", err, q)
	}
	q, err = Align(of(row("b1", "Bugle", "Ann Lee", "turn", passage, 1), row("c1", "Clarion", "Ann Lee", "direct", "our people are tired", 1)))
	if err != nil || len(q) != 2 {
		t.Errorf("%v %+v", err, q)
	}
}
