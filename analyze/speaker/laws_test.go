package speaker

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"parley/analyze/doc"
	"parley/analyze/quote"
)

// laws hold for any text: one attribution a statement, indexes and spans in
// bounds, mentions in order, confidence between 0 and 1 and 0 for nobody, and
// the same answer twice.
func laws(t *testing.T, text string) {
	dir := directory(t)
	d := doc.New(doc.Meta{}, text)
	quotes := quote.Find(d)
	c := Resolve(d, quotes, dir)
	if dump(d, quotes, c) != dump(d, quotes, Resolve(d, quotes, dir)) {
		t.Fatal("two runs differ")
	}
	if len(c.Attributions) != len(quotes) {
		t.Fatalf("%d attributions of %d statements", len(c.Attributions), len(quotes))
	}
	inside := func(what string, s doc.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(text) {
			t.Fatalf("%s: span %v in %d bytes", what, s, len(text))
		}
	}
	known := func(what string, list []int) {
		for _, i := range list {
			if i < 0 || i >= len(c.Entities) || c.Entities[i].Name == "" {
				t.Fatalf("%s: entity %d of %d", what, i, len(c.Entities))
			}
		}
	}
	for i := range c.Attributions {
		a := &c.Attributions[i]
		inside("attribution", a.AsWritten)
		known("attribution", a.Speakers)
		known("addressee", a.Addressees)
		if a.Rule == "" || a.Why == "" || a.Confidence < 0 || a.Confidence > 1 || len(a.Speakers) == 0 && a.Confidence > 0 {
			t.Fatalf("attribution %+v", a)
		}
	}
	at := 0
	for i := range c.Mentions {
		m := &c.Mentions[i]
		inside("mention", m.Span)
		known("mention", m.Entities)
		if m.Span.Start < at || len(m.Entities) == 0 {
			t.Fatalf("mention %+v behind byte %d", m, at)
		}
		at = m.Span.Start
	}
}

// caseTexts are the texts of testdata.
func caseTexts(t testing.TB) (out []string) {
	files, _ := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(a.Files); i += 2 {
			out = append(out, string(a.Files[i].Data))
		}
	}
	return out
}

func FuzzResolve(f *testing.F) {
	for _, s := range caseTexts(f) {
		f.Add(s)
	}
	f.Add("the said “no” the , said 9 of")
	f.Add("\xff Ann \x00 Lee and and said “no\n\n”")
	f.Fuzz(laws)
}

// TestHostileTexts: every step is linear, so that long lists of names, pronouns
// and pairs, in one paragraph or in many, end in seconds.
func TestHostileTexts(t *testing.T) {
	for _, s := range []string{
		"Ann Lee met Bo Ek and he said that it was late. ", "he said she said they said ", "Both leaders said it was late. ", "The senator said no. ",
		"“No,” he said.\n\n", "“No way.” ", "Ann Lee, a, b, c, ", "the 79-year-old said his counterpart said ", "Putin and Xi said no, ", "A. B. C. D. Lee said ",
		"who said, who said - ", "LEE:  It is late.\n\n",
	} {
		laws(t, strings.Repeat(s, 1<<17/len(s)))
	}
}

// FuzzTitle: whatever the title and the outlet of a statement or a transcript are,
// every statement has an attribution.
func FuzzTitle(f *testing.F) {
	f.Add("Statement by President Lee on Mills", "White House", "We agree that it is late. I welcome the mill.")
	f.Add("Joint Statement of the Leaders of France and Germany", "Kremlin", "The President said it was late. The head of state left.")
	f.Add("Remarks by Ann Lee", "United Nations", "MS. LEE:  It is.\n\nQ    Is it?\n\nSecretary-General: No.")
	dir := directory(f)
	f.Fuzz(func(t *testing.T, title, outlet, text string) {
		d := doc.New(doc.Meta{Title: title, Outlet: outlet, Published: time.Date(2021, 6, 16, 0, 0, 0, 0, time.UTC)}, text)
		quotes := quote.Find(d)
		if c := Resolve(d, quotes, dir); len(c.Attributions) != len(quotes) {
			t.Fatalf("%d attributions of %d statements", len(c.Attributions), len(quotes))
		}
	})
}
