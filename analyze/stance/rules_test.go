package stance

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"parley/analyze/doc"
)

// TestEveryRuleHasACase looks for the IDs of rules in the program: each stands in
// the package comment and in a case of testdata.
func TestEveryRuleHasACase(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var cases strings.Builder
	for _, name := range []string{"statements", "pairs", "toward"} {
		b, err := os.ReadFile("testdata/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		cases.Write(b)
	}
	head, err := os.ReadFile("stance.go")
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`"([TRD]\d+)"|// ([TRD]\d+):`)
	n := 0
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range id.FindAllStringSubmatch(string(b), -1) {
			n++
			rule := m[1] + m[2]
			if !regexp.MustCompile(`(?m)^//\t` + rule + ` `).Match(head) {
				t.Errorf("%s: %s is not in the package comment", f, rule)
			}
			if !regexp.MustCompile(`(?m)^(want|rule|without): (.* )?` + rule + `$`).MatchString(cases.String()) {
				t.Errorf("%s: %s has no case in testdata", f, rule)
			}
		}
	}
	if n < 20 {
		t.Errorf("found %d rules in the program, want 20 and more", n)
	}
}

func TestTowardCases(t *testing.T) {
	a, err := txtar.ParseFile("testdata/toward.txtar")
	if err != nil {
		t.Fatal(err)
	}
	m, err := New(Options{Kind: Rules})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		t.Run(f.Name, func(t *testing.T) {
			c := fields(string(f.Data))
			text, p, _ := marked(t, c["text"]+" [Q:]")
			d := doc.New(doc.Meta{}, text)
			r := m.Toward(d, p)
			if r.Label != c["want"] || c["rule"] != "" && !toldBy(r, c["rule"]) {
				t.Errorf("%s: got %s, %s; want %s by %s", text, r.Label, reasons(d, r), c["want"], c["rule"])
			}
		})
	}
}

func toldBy(r Result, rule string) bool {
	return slices.ContainsFunc(r.Contributions, func(c Contribution) bool { return c.Rule == rule })
}

// fields reads lines "key: value".
func fields(data string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(data) {
		if k, v, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			out[k] = v
		}
	}
	return out
}
