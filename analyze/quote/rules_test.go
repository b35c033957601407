package quote

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// ruleID is how rules are written in code and comments.
var ruleID = regexp.MustCompile(`\b[A-FHLMNPRTUV]\d{1,2}\b`)

// TestEveryRuleHasACase: an ID in the code stands in the package comment and in
// a case: in what the case wants, or before its name where output shows none.
func TestEveryRuleHasACase(t *testing.T) {
	listed := idsOf(t, "doc.go")
	tested := map[string]bool{}
	for _, a := range archives(t) {
		for i, f := range a.Files {
			text := f.Name
			if i%2 == 1 {
				text += string(f.Data)
			}
			for _, id := range ruleID.FindAllString(text, -1) {
				tested[id] = true
			}
		}
	}
	for id := range idsOf(t, "find_test.go") {
		tested[id] = true
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") || name == "doc.go" {
			continue
		}
		for id := range idsOf(t, name) {
			used[id] = true
			if !listed[id] {
				t.Errorf("%s: rule %s is not in the package comment", name, id)
			}
			if !tested[id] {
				t.Errorf("%s: rule %s has no case", name, id)
			}
		}
	}
	for id := range listed {
		if !used[id] {
			t.Errorf("the package comment lists %s, which no code has", id)
		}
	}
}

func idsOf(t *testing.T, name string) map[string]bool {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, id := range ruleID.FindAllString(string(b), -1) {
		ids[id] = true
	}
	return ids
}

func archives(t *testing.T) []*txtar.Archive {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal("no cases")
	}
	var out []*txtar.Archive
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

// TestKnownMisses holds constructions that are still wrong: name.txt, what it
// should give in name.right, what it gives in name.want. A case whose .right is
// given at last must move to the other cases.
func TestKnownMisses(t *testing.T) {
	a, err := txtar.ParseFile(filepath.Join("testdata", "misses", "known-misses.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(a.Files); i += 2 {
		in, right := a.Files[i], a.Files[i+1]
		got := found(strings.TrimSuffix(string(in.Data), "\n"))
		want := strings.Split(strings.TrimSuffix(string(right.Data), "\n"), "\n")
		if slices.Equal(got, want) {
			t.Errorf("%s is right now: move it to the other cases", in.Name)
		}
	}
}
