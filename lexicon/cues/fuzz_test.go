package cues

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

// FuzzLoad: whatever the file of verbs holds, it is read or its faults are told;
// every form that is found has words, the first of them the one it was found by.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{"- {verb: say, takes: [clause, quote], act: state, irregular: [said]}\n", "- {verb: point out, takes: [clause], act: state}\n", "- {verb: x, takes: [y]}\n", "- [", "\x00", "- {verb: '', act: state}"} {
		f.Add([]byte(s))
	}
	sub, err := fs.Sub(files, "data")
	if err != nil {
		f.Fatal(err)
	}
	others := fstest.MapFS{}
	for _, name := range []string{"nouns.yaml", "phrases.yaml", "thoughts.yaml", "actions.yaml"} {
		b, err := fs.ReadFile(sub, name)
		if err != nil {
			f.Fatal(err)
		}
		others[name] = &fstest.MapFile{Data: b[:0]}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		fsys := fstest.MapFS{"verbs.yaml": {Data: b}}
		for k, v := range others {
			fsys[k] = v
		}
		table, err := Load(fsys)
		if err != nil {
			return
		}
		for w := range table.Words() {
			for _, form := range table.At(w) {
				if len(form.Words) == 0 || form.Words[0] != w || form.Cue == nil || table.Lemma(form.Lemma) == nil && form.Kind != Noun {
					t.Fatalf("%q: %+v", w, form)
				}
			}
		}
	})
}
