package lexicon

import (
	"reflect"
	"testing"
	"testing/fstest"
)

// FuzzLoad: whatever a file holds, it is read or its faults are told with its
// name, the same ones each time; what compiles has one hash.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{
		"category: a\nabout: b\nlayer: tone\ninto: critical 0.5\nentries:\n- {term: good, weight: 1, eg: so good, not: no good}\n",
		"category: a\nlayer: other\nentries:\n  - {term: \"(a|b|) c/v _ d*\", weight: -1, near: \"@be x\", pos: verb}\n", "category: [a]\n", "entries:\n- {term: a, term: b}\n", "- x", "\x00", "category: a\nentries:\n- {term: (((((a|b)|c)|d)|e)|f) (a|b) (a|b) (a|b), weight: 1}\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		fsys := fstest.MapFS{"a.yaml": {Data: b}}
		l, err := Load(fsys, "x")
		again, err2 := Load(fsys, "x")
		if (err == nil) != (err2 == nil) || err != nil && err.Error() != err2.Error() {
			t.Fatalf("two answers: %v, %v", err, err2)
		}
		if err != nil {
			for _, p := range err.(ProblemsError) {
				if p.File != "a.yaml" || p.Msg == "" {
					t.Fatalf("fault %+v", p)
				}
			}
			return
		}
		if l.Hash() != again.Hash() || !reflect.DeepEqual(Lint(fsys), Lint(fsys)) {
			t.Fatal("two answers")
		}
		for i, e := range l.Entries() {
			if c := l.CategoryOf(i); l.Categories()[c].Name != e.Category || e.Term == "" {
				t.Fatalf("entry %+v of category %d", e, c)
			}
		}
	})
}

// FuzzTerm: a term's notation is a fault or stands for at least one sequence of
// words, in bounds.
func FuzzTerm(f *testing.F) {
	for _, s := range []string{"urge/v", "(a|b c|) d", "@be _ late", "wor* wo?d", "a/ly", "((a|b)|(c|d)) (e|f)", "/v", "(", "a//v", "_", "@nobody", "don't/n"} {
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, term, near string) {
		d := Dictionary{Name: "x", Categories: []Category{{Name: "a", Layer: Other}}, Entries: []Entry{{Category: "a", Term: term, Weight: 1, Near: near}}}
		l, problems := Compile(d)
		if len(problems) > 0 {
			return
		}
		forms, err := Forms(&l.Entries()[0])
		if err != nil || len(forms) == 0 {
			t.Fatalf("%q compiles and has %d forms: %v", term, len(forms), err)
		}
		for _, words := range forms {
			if len(words) == 0 {
				t.Fatalf("%q stands for nothing", term)
			}
		}
	})
}
