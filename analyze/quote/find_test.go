package quote

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"parley/analyze/doc"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of testdata; read the difference")

// dump writes statements one a line: kind, rules, cue < source > addressee: content.
func dump(d *doc.Document, quotes []Quote) string {
	var b strings.Builder
	for i := range quotes {
		q := &quotes[i]
		var content []string
		for _, c := range q.Content {
			content = append(content, strings.ReplaceAll(d.Text(c), "\n", "⏎"))
		}
		fmt.Fprintf(&b, "%s %s", q.Kind, strings.Join(q.Rules, "+"))
		if q.CueLemma != "" {
			fmt.Fprintf(&b, " %s", q.CueLemma)
		}
		fmt.Fprintf(&b, " <%s>", d.Text(q.Source))
		if !q.Addressee.Empty() {
			fmt.Fprintf(&b, " to <%s>", d.Text(q.Addressee))
		}
		if q.Negated {
			b.WriteString(" negated")
		}
		if q.Outer >= 0 {
			fmt.Fprintf(&b, " in %d", q.Outer)
		}
		if q.SameAs >= 0 {
			fmt.Fprintf(&b, " same as %d", q.SameAs)
		}
		fmt.Fprintf(&b, ": %s\n", strings.Join(content, " | "))
	}
	return b.String()
}

// found gives the statements of text as "source: content".
func found(text string) []string {
	d := doc.New(doc.Meta{}, text)
	var out []string
	for _, q := range Find(d) {
		out = append(out, d.Text(q.Source)+": "+d.Text(q.Span()))
	}
	return out
}

// TestCases runs testdata/*.txtar: each archive is one rule or family of rules,
// its files alternate text and wanted statements (name.txt, name.want).
func TestCases(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			changed := false
			for i := 0; i+1 < len(a.Files); i += 2 {
				in, want := a.Files[i], &a.Files[i+1]
				d := doc.New(doc.Meta{}, strings.TrimSuffix(string(in.Data), "\n"))
				got := dump(d, Find(d))
				if got == string(want.Data) {
					continue
				}
				if *update {
					want.Data, changed = []byte(got), true
					continue
				}
				t.Errorf("%s:\ngot\n%swant\n%s", in.Name, got, want.Data)
			}
			if changed {
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// laws hold for any text: spans in bounds, in order, not overlapping, and every
// link points at an earlier or enclosing statement.
func laws(t *testing.T, text string) {
	d := doc.New(doc.Meta{}, text)
	quotes := Find(d)
	again := Find(d)
	if dump(d, quotes) != dump(d, again) {
		t.Fatal("two runs differ")
	}
	for i := range quotes {
		q := &quotes[i]
		if len(q.Content) == 0 {
			t.Fatalf("statement %d without content", i)
		}
		at := 0
		for _, c := range q.Content {
			if d.Text(c) != text[c.Start:c.End] {
				t.Fatalf("statement %d: its text is not the body's", i)
			}
			if c.Start < at || c.End <= c.Start || c.End > len(text) {
				t.Fatalf("statement %d: span %v behind %d in %d bytes", i, c, at, len(text))
			}
			at = c.End
		}
		for _, s := range []doc.Span{q.Cue, q.Source, q.Addressee} {
			if s.Start < 0 || s.End < s.Start || s.End > len(text) {
				t.Fatalf("statement %d: span %v", i, s)
			}
		}
		if q.Outer >= len(quotes) || q.Outer == i || q.SameAs >= i {
			t.Fatalf("statement %d: outer %d, same as %d", i, q.Outer, q.SameAs)
		}
	}
}

func FuzzFind(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for i := 0; i < len(a.Files); i += 2 {
			f.Add(string(a.Files[i].Data))
		}
	}
	f.Add("“‘\"''``»«” said said, “")
	f.Add("\xff\xfe said \x00 “no\n\n”")
	f.Fuzz(laws)
}

// TestLongUnits: a text without stops is cut into units (U3), so that its
// clauses are found at its end as at its start.
func TestLongUnits(t *testing.T) {
	text := strings.Repeat("Ann Lee said that rain would come and ", 300)
	d := doc.New(doc.Meta{}, text)
	if n := len(Find(d)); n < 250 {
		t.Errorf("%d statements of 300 clauses", n)
	}
}

// TestHostileTexts: 100,000 marks without partners and a paragraph of 5 MB end
// in seconds because every step is linear. The work done is what is asserted.
func TestHostileTexts(t *testing.T) {
	for _, c := range []struct {
		name, piece string
		times, want int // statements
	}{
		{"opening marks", "“", 100_000, 0}, // no word, no statement
		{"closing marks", "Lee said ”yes we did. ", 20_000, 1_000},
		{"split quotations", "“no” he said, ", 20_000, 9_000},
		{"single marks", "‘No,’ said Lee. ", 30_000, 10_000},
		{"5 MB in one paragraph", "The minister said that the talks were good and that ", 5 << 20 / 52, 90_000},
		{"labels", "MR. LEE:  Yes.\n", 50_000, 50_000},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := doc.New(doc.Meta{}, strings.Repeat(c.piece, c.times))
			quotes := Find(d)
			if len(quotes) < c.want {
				t.Errorf("%d statements, want at least %d", len(quotes), c.want)
			}
			if got := d.Paragraphs[len(d.Paragraphs)-1].End; got < len(d.Body)-len(c.piece) {
				t.Errorf("the last paragraph ends at %d of %d bytes", got, len(d.Body))
			}
		})
	}
	laws(t, strings.Repeat("“no” he said, ‘a \" he said ” ", 2_000))
}
