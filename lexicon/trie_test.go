package lexicon

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"parley/analyze/doc"
)

// TestTrieHoldsWhatExpandSays walks every sequence of words of every entry
// through the compiled trie: it must end at the entry.
func TestTrieHoldsWhatExpandSays(t *testing.T) {
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for i := range l.dict.Entries {
		e := &l.dict.Entries[i]
		seqs, err := expand(e)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range seqs {
			node := l.trie.first[idOf(l, s[0])].node
			for _, w := range s[1:] {
				if w == gapWord {
					node = l.trie.nodes[node].gap
				} else {
					node = l.trie.edge(node, idOf(l, w))
				}
			}
			if node == noNode || !l.trie.holds(node, int32(i)) {
				t.Fatalf("%q: %v does not lead to it", e.Term, s)
			}
		}
	}
}

func idOf(l *Lexicon, w string) int32 { return l.trie.words.Number(doc.HashOf(w)) + gapID }

// TestTermFaults are terms that neither way of reading accepts.
func TestTermFaults(t *testing.T) {
	for _, term := range []string{"(a", "a)", "a|b", "_ a", "a _", "a _ b _ c _ d", "()", "(|)", "a/x", "@nothing", strings.Repeat("a ", 17), "_"} {
		e := Entry{Category: "c", Term: term, Weight: 1}
		if _, err := expand(&e); err == nil {
			t.Errorf("expand accepts %q", term)
		}
		if _, ps := Compile(Dictionary{Categories: []Category{{Name: "c"}}, Entries: []Entry{e}}); len(ps) == 0 {
			t.Errorf("Compile accepts %q", term)
		}
	}
}

// TestLinesMeanYAML holds the quick reader of the canonical form to the YAML
// library on every file of ours.
func TestLinesMeanYAML(t *testing.T) {
	files, _ := filepath.Glob("data/*.yaml")
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		quick, ok := readLines(f, string(b))
		if !ok {
			t.Errorf("%s is not in the canonical form: the YAML library reads it, which is slow", f)
			continue
		}
		slow, ps := readYAML(f, b)
		if len(ps) > 0 {
			t.Fatal(ps)
		}
		for i := range slow.rows {
			if i >= len(quick.rows) || !sameFields(&quick.rows[i], &slow.rows[i]) {
				t.Fatalf("%s:%d: the two readers differ", f, slow.rows[i].line)
			}
		}
		if len(quick.rows) != len(slow.rows) || !sameFields(&quick.head, &slow.head) {
			t.Errorf("%s: the two readers differ", f)
		}
	}
}

func sameFields(a, b *fields) bool {
	if len(a.kv) != len(b.kv) {
		return false
	}
	for i := range a.kv {
		if a.kv[i].key != b.kv[i].key || a.kv[i].value != b.kv[i].value {
			return false
		}
	}
	return true
}

// FuzzMatch holds that matches lie in the sentence, in order, use no word twice
// in a layer, and are the same on every call.
func FuzzMatch(f *testing.F) {
	for _, s := range []string{"", passage, "They held a two-hour meeting — “no deal”", "not not not", strings.Repeat("the ", 300), "\xff’s ʼ O'Neil's"} {
		f.Add(s)
	}
	l, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := doc.New(doc.Meta{}, text)
		a, b := l.Matcher(), l.Matcher()
		for _, s := range d.Sentences {
			got := append([]Match(nil), a.Match(d, s.First, s.Last, nil)...)
			if want := b.Match(d, s.First, s.Last, nil); len(got)+len(want) > 0 && !reflect.DeepEqual(got, append([]Match(nil), want...)) {
				t.Fatal("two answers")
			}
			for i, m := range got {
				if m.First < s.First || m.Last > s.Last || m.First >= m.Last || m.Fixed > m.Last-m.First || i > 0 && m.First < got[i-1].First {
					t.Fatalf("match %+v in tokens %d to %d", m, s.First, s.Last)
				}
			}
		}
	})
}

func TestBothSpellings(t *testing.T) {
	forms := strings.Join(inflect("cancel", "v"), " ")
	if forms != "cancel cancels canceled canceling cancelled cancelling" {
		t.Error(forms)
	}
}
