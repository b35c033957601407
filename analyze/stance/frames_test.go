package stance

import (
	"os"
	"strings"
	"testing"

	"parley/analyze/doc"
)

// TestEveryFrameHasACase reads frames.txt: each sentence has an act with its
// roles and sign, and each row of frames.yaml has a sentence.
func TestEveryFrameHasACase(t *testing.T) {
	file, err := os.ReadFile("testdata/frames.txt")
	if err != nil {
		t.Fatal(err)
	}
	m := testModel(t)
	seen := map[int]bool{}
	for line := range strings.Lines(string(file)) {
		if text, want, ok := strings.Cut(strings.TrimSpace(line), " | "); ok && line[0] != '#' {
			seen[frameCase(t, m, text, want)] = true
		}
	}
	for word, fs := range mustFrames(t) {
		for _, f := range fs {
			if !seen[f.line] {
				t.Errorf("frames.yaml:%d (%s) has no sentence in testdata/frames.txt", f.line, word)
				seen[f.line] = true
			}
		}
	}
}

func mustFrames(t *testing.T) frames {
	fs, err := standardFrames()
	if err != nil {
		t.Fatal(err)
	}
	return fs
}

// frameCase gives the line of the row that text shows.
func frameCase(t *testing.T, m *Model, text, want string) int {
	alone := !strings.Contains(text, "[Q:")
	if alone {
		text += " [Q:x]"
	}
	plain, p, q := marked(t, text)
	d := doc.New(doc.Meta{}, plain)
	v := m.around(d, p)
	hits := m.hits(v)
	source, _ := newPlace(v, p)
	target, _ := newPlace(v, q)
	source.tighten(&target)
	target.tighten(&source)
	for _, a := range m.acts(v, nil) {
		w := a.weight() + target.called(&a, hits)
		if alone {
			w = a.frame.doer
		}
		if source.agent(&a) > .3 && (alone || target.patient(&a) > .3) && w != 0 {
			if got := strings.TrimPrefix(want, "P"); (w > 0) != (got == "+") {
				t.Errorf("%s: %s has weight %.2f, want %s", plain, a.frame.word, w, want)
			}
			return a.frame.line
		}
	}
	t.Errorf("%s: no act with its roles", plain)
	return 0
}
