package cues

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestDefaultHasNoFault(t *testing.T) {
	tab, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for form, lemma := range map[string]string{"said": "say", "stresses": "stress", "denied": "deny", "arguing": "argue",
		"criticised": "criticize", "vowed": "vow", "quipped": "quip"} {
		f := tab.At(form)
		if len(f) == 0 || f[0].Lemma != lemma {
			t.Errorf("%s: got %v, want %s", form, f, lemma)
		}
	}
	if f := tab.At("pointed"); len(f) != 2 || len(f[0].Words) != 2 {
		t.Errorf("pointed out, pointed to: got %v", f)
	}
	if !tab.Lemma("tell").Has(Person) || tab.Lemma("thank").Stance <= 0 || !tab.Lemma("claim").Loaded {
		t.Error("attributes are not read")
	}
}

func TestLoadTellsFileAndLine(t *testing.T) {
	fsys := fstest.MapFS{
		"verbs.yaml":    {Data: []byte("- {verb: say, takes: [clause], act: state}\n- {verb: say, takes: [clause], act: state}\n- {verb: x, takes: [clauze], act: state}\n- {verb: y, tkaes: [clause], act: state}\n- {verb: z, takes: [clause], act: chat}\n- {verb: w, takes: [clause], act: state, tone: rosy}\n- {verb: v, takes: [clause], act: state, needs: luck}\n")},
		"nouns.yaml":    {Data: []byte("- {noun: claim}\n")},
		"phrases.yaml":  {Data: []byte("- {phrase: according to, act: state, stance: 3}\n")},
		"thoughts.yaml": {Data: []byte("- {verb: believe, act: think}\n- {verb: believe, act: think}\n- {verb: say, act: think}\n")},
		"actions.yaml":  {Data: []byte("- {verb: go, act: say}\n- {act: act}\n")},
	}
	_, err := Load(fsys)
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{`verbs.yaml:2: "say" stands twice`, `verbs.yaml:3: takes: "clauze"`, "verbs.yaml:4: ", `verbs.yaml:5: act: "chat"`, `verbs.yaml:6: tone: "rosy"`, `verbs.yaml:7: needs: "luck"`, "nouns.yaml:1: needs", "phrases.yaml:1: stance 3",
		`thoughts.yaml:2: "believe" stands twice`, `thoughts.yaml:3: "say" reports speech`, `actions.yaml:1: act: "say"`, "actions.yaml:2: needs verb"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in:\n%v", want, err)
		}
	}
}

// BenchmarkLoad reads the cues that come with parley, which every start waits for.
func BenchmarkLoad(b *testing.B) {
	sub, err := fs.Sub(files, "data")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(sub); err != nil {
			b.Fatal(err)
		}
	}
}
