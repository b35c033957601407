package speaker

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/lexicon/people"
)

var update = flag.Bool("update", false, "rewrite the wanted parts of testdata; read the difference")

func directory(t testing.TB) *people.Directory {
	dir, err := people.Default()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// document makes a case's article. Its first line may say when and where it was
// printed, and its title: "# 2023-11-15 White House | Statement by Ann Lee".
func document(t testing.TB, text string) *doc.Document {
	var meta doc.Meta
	if head, rest, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(head, "# ") {
		text = rest
		day, outlet, _ := strings.Cut(head[2:], " ")
		var err error
		if meta.Published, err = time.Parse(time.DateOnly, day); err != nil {
			t.Fatal(err)
		}
		meta.Outlet, meta.Title, _ = strings.Cut(outlet, " | ")
	}
	return doc.New(meta, strings.TrimSuffix(text, "\n"))
}

// dump writes attributions one a line: rule, speakers with what is known of
// them, words as written, content.
func dump(d *doc.Document, quotes []quote.Quote, c *Cast) string {
	var b strings.Builder
	for i := range quotes {
		a := &c.Attributions[i]
		var who []string
		for _, s := range a.Speakers {
			e := &c.Entities[s]
			name := e.Name
			if e.ID != "" {
				name += " (" + string(e.ID) + ")"
			} else if e.Kind != Person {
				name += " (" + e.Kind.String() + ")"
			}
			who = append(who, name)
		}
		content := strings.Join(strings.Fields(d.Text(quotes[i].Content[0])), " ")
		if r := []rune(content); len(r) > 30 {
			content = string(r[:29]) + "…"
		}
		fmt.Fprintf(&b, "%s %s <%s> %s\n", a.Rule, strings.Join(who, " + "), strings.Join(strings.Fields(d.Text(a.AsWritten)), " "), content)
	}
	return b.String()
}

// TestCases runs testdata/*.txtar: each archive is one rule or family of rules,
// its files alternate text and wanted speakers (name.txt, name.want).
func TestCases(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal("no cases")
	}
	dir := directory(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			changed := false
			for i := 0; i+1 < len(a.Files); i += 2 {
				in, want := a.Files[i], &a.Files[i+1]
				d := document(t, string(in.Data))
				quotes := quote.Find(d)
				got := dump(d, quotes, Resolve(d, quotes, dir))
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

var ruleID = regexp.MustCompile(`"(S\d+)"`)

// TestRulesHaveCases: every rule ID in the code has a case that it wins, a line
// in the package comment and a measured confidence.
func TestRulesHaveCases(t *testing.T) {
	cases := read(t, filepath.Join("testdata", "*.txtar"))
	comment, _, _ := strings.Cut(read(t, "doc.go"), "\npackage")
	for _, m := range ruleID.FindAllStringSubmatch(read(t, "*.go"), -1) {
		id := m[1]
		if !regexp.MustCompile(`(?m)^` + id + ` `).MatchString(cases) {
			t.Errorf("%s has no case in testdata", id)
		}
		if !regexp.MustCompile(`(?m)^//\s+` + id + ` `).MatchString(comment) {
			t.Errorf("%s has no line in the package comment", id)
		}
		if confidence(id) == 0 {
			t.Errorf("%s has no confidence", id)
		}
	}
}

func read(t *testing.T, pattern string) string {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no files", pattern)
	}
	var b strings.Builder
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(text)
	}
	return b.String()
}
