package tone

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"parley/analyze/doc"
	"parley/lexicon"
)

var update = flag.Bool("update", false, "rewrite the expectations under testdata")

// small is a lexicon for the tests: a few words of every category, each of
// weight 2, so that the cases do not change with the dictionary.
func small(t testing.TB) *Scorer {
	t.Helper()
	words := map[string]string{
		"constructive": "constructive productive progress|cooperate", "respectful": "thank grateful help", "warm": "friend friendly",
		"hopeful": "hope hopeful optimistic", "demanding": "demand", "critical": "unfair corrupt", "hostile": "idiot attack", "evasive": "whatever",
		"pessimistic": "disaster deadlock", "committed": "commitment", "coercive-events": "sanctions arrested", "accusing": "corrupt sham", "cooperative-events": "met",
	}
	d := lexicon.Dictionary{Name: "small"}
	for _, c := range slices.Sorted(maps.Keys(words)) {
		cat := lexicon.Category{Name: c}
		if strings.HasSuffix(c, "-events") {
			cat.Layer = lexicon.Event
		}
		if c == "accusing" {
			cat.Into = []lexicon.Share{{Category: "critical", Factor: 1}}
		}
		d.Categories = append(d.Categories, cat)
		for w := range strings.FieldsSeq(strings.ReplaceAll(words[c], "|", " ")) {
			d.Entries = append(d.Entries, lexicon.Entry{Category: c, Term: w, Weight: 2, Plain: true})
		}
	}
	d.Categories = append(d.Categories, lexicon.Category{Name: "valence", Layer: lexicon.Valence}, lexicon.Category{Name: "courtesy", Layer: lexicon.Other})
	for term, w := range map[string]float64{"war": -.5, "joy": .5} {
		d.Entries = append(d.Entries, lexicon.Entry{Category: "valence", Term: term, Weight: w, Plain: true})
	}
	d.Entries = append(d.Entries, lexicon.Entry{Category: "courtesy", Term: "could you", Weight: 1, Plain: true})
	lex, ps := lexicon.Compile(d)
	for _, p := range ps {
		t.Error(p)
	}
	return New(lex)
}

// tell writes a score as the cases have it.
func tell(s *Score, tones bool) string {
	var b strings.Builder
	for _, h := range s.Hits {
		fmt.Fprintf(&b, "%s %+.2f", h.Entry, h.Weight)
		if !strings.HasPrefix(h.Entry, h.Category+"/") {
			fmt.Fprintf(&b, " as %s", h.Category)
		}
		for i, on := range []bool{h.Negated, h.Boosted, h.Hedged, h.Hypothetical} {
			if on {
				b.WriteString([]string{" negated", " boosted", " hedged", " hypothetical"}[i])
			}
		}
		if len(h.Rules) > 0 {
			b.WriteString(" by " + strings.Join(h.Rules, " "))
		}
		b.WriteByte('\n')
	}
	if names := s.Categories(); tones && len(names) > 0 {
		b.WriteString("tones: " + strings.Join(names, ", ") + "\n")
	}
	return b.String()
}

// TestRules holds each rule to its case: sentences behind ">", and below each
// what the scorer says of it. A name under [ ] is given to the scorer as mask.
func TestRules(t *testing.T) {
	file := filepath.Join("testdata", "rules.txtar")
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := small(t)
	for i, f := range a.Files {
		got := caseText(s, string(f.Data), f.Name[0] == 'Z' || f.Name[0] == 'R')
		if *update {
			a.Files[i].Data = []byte(got)
		} else if got != string(f.Data) {
			t.Errorf("%s:\ngot\n%swant\n%s", f.Name, got, f.Data)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// caseText scores the sentences of a case. Which tones are present is told for
// the rules of the sum only: it changes with the learned weights.
func caseText(s *Scorer, data string, tones bool) string {
	var b strings.Builder
	for line := range strings.Lines(data) {
		text, ok := strings.CutPrefix(line, "> ")
		if !ok {
			continue
		}
		b.WriteString(line)
		text = strings.TrimSpace(text)
		var mask []doc.Span
		if i, k := strings.IndexByte(text, '['), strings.IndexByte(text, ']'); i >= 0 && k > i {
			text = text[:i] + text[i+1:k] + text[k+1:]
			mask = []doc.Span{{Start: i, End: k - 1}}
		}
		d := doc.New(doc.Meta{}, text)
		sc := s.Score(d, []doc.Span{{End: len(d.Body)}}, Context{Mask: mask})
		b.WriteString(tell(&sc, tones))
	}
	return b.String()
}

var ruleID = regexp.MustCompile(`(?m)"([A-Z][0-9])"|^\s*// ([A-Z][0-9])$|^//\t([A-Z][0-9]) |\(([A-Z][0-9])\)|, ([A-Z][0-9]):`)

// TestEveryRuleHasACase finds the IDs in the code and in the package comment
// and wants a case for each, in which the rule is seen at work.
func TestEveryRuleHasACase(t *testing.T) {
	a, err := txtar.ParseFile(filepath.Join("testdata", "rules.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string]string{}
	for _, f := range a.Files {
		cases[f.Name[:2]] += string(f.Data)
	}
	silent := []string{"M1", "M2", "M3", "T1", "U1", "V1", "Z1"} // leave no mark on a hit
	doc, code := rulesOf(t, "tone.go"), map[string]bool{}
	files, _ := filepath.Glob("*.go")
	for _, f := range files {
		if !strings.HasSuffix(f, "_test.go") && f != "tone.go" {
			maps.Copy(code, rulesOf(t, f))
		}
	}
	if len(doc) < 30 {
		t.Fatalf("only %d rules in the package comment", len(doc))
	}
	for _, id := range slices.Sorted(maps.Keys(code)) {
		if !doc[id] {
			t.Errorf("rule %s is not in the package comment", id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(doc)) {
		switch c, ok := cases[id]; {
		case !code[id]:
			t.Errorf("rule %s of the package comment is not in the code", id)
		case !ok:
			t.Errorf("rule %s has no case", id)
		case !slices.Contains(silent, id) && !regexp.MustCompile(` by .*\b`+id+`\b`).MatchString(c):
			t.Errorf("rule %s does nothing in its case:\n%s", id, c)
		}
	}
}

func rulesOf(t *testing.T, file string) map[string]bool {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, m := range ruleID.FindAllStringSubmatch(string(b), -1) {
		ids[strings.Join(m[1:], "")] = true
	}
	return ids
}

// TestOverallRules are the rules that leave no mark on a hit.
func TestOverallRules(t *testing.T) {
	s := small(t)
	overall := func(text string) float64 {
		d := doc.New(doc.Meta{}, text)
		return s.Score(d, []doc.Span{{End: len(text)}}, Context{}).Overall
	}
	valence := func(text string) float64 {
		d := doc.New(doc.Meta{}, text)
		return s.Score(d, []doc.Span{{End: len(text)}}, Context{}).Valence
	}
	// T1
	if a, b := overall("The war went on in the valley."), overall("The joy went on in the valley."); a >= b {
		t.Errorf("T1: overall of joy %.3f is not above that of war %.3f", b, a)
	}
	if a, b := valence("The war went on in the valley."), valence("The joy went on in the valley."); a >= 0 || b <= 0 {
		t.Errorf("T1: valence of war %.3f, of joy %.3f", a, b)
	}
	// U1
	for text, want := range map[string]float64{"He called the vote corrupt.": 2, "He called the vote a sham.": 2} {
		d := doc.New(doc.Meta{}, text)
		sc := s.Score(d, []doc.Span{{End: len(text)}}, Context{})
		if sc.Tone["critical"] != want {
			t.Errorf("U1: %s critical %.2f, want %.2f", text, sc.Tone["critical"], want)
		}
	}
	// V1
	told, spoken := overall("The ministers met in the old town."), overall("We met in the old town.")
	if told <= spoken {
		t.Errorf("V1: told %.3f, spoken %.3f", told, spoken)
	}
}
