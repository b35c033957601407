package rows

import (
	"os"
	"path/filepath"
	"testing"

	"go.yaml.in/yaml/v3"
)

// data are the files of the house that are lists of rows.
var data = []string{"../cues/data/*.yaml", "../people/data/[cop]*.yaml", "../../analyze/stance/data/frames.yaml", "../../analyze/summit/data/*.yaml"}

// TestDataFilesAreFast: every list of rows that comes with parley is read the
// fast way, and as the library reads it.
func TestDataFilesAreFast(t *testing.T) {
	n := 0
	for _, pattern := range data {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v, %v", pattern, files, err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			fast, ok := readLines(string(b))
			if !ok {
				t.Errorf("%s is left to the library", f)
				continue
			}
			n += len(fast)
			same(t, f, b, fast)
		}
	}
	if n < 2000 {
		t.Errorf("%d rows", n)
	}
}

// same holds rows equal to those the library reads of b.
func same(t *testing.T, name string, b []byte, fast []yaml.Node) {
	t.Helper()
	var slow []yaml.Node
	if err := yaml.Unmarshal(b, &slow); err != nil {
		t.Fatalf("%s: the library says %v of %q", name, err, b)
	}
	if len(fast) != len(slow) {
		t.Fatalf("%s: %d rows, the library reads %d", name, len(fast), len(slow))
	}
	for i := range fast {
		if !equal(&fast[i], &slow[i]) {
			t.Fatalf("%s:%d: row %+v, the library reads %+v", name, slow[i].Line, fast[i], slow[i])
		}
	}
}

// equal compares all that is decoded and told of: not columns and comments.
func equal(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.ShortTag() != b.ShortTag() || a.Value != b.Value || a.Line != b.Line || len(a.Content) != len(b.Content) {
		return false
	}
	for i := range a.Content {
		if !equal(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}

// TestLeftToTheLibrary: what is valid but of another form is read all the same,
// what is faulty is told in the library's words.
func TestLeftToTheLibrary(t *testing.T) {
	for _, c := range []struct {
		in   string
		rows int // -1 for an error
	}{
		{"", 0}, {"# nothing\n", 0}, {"- {a: b}\n", 1}, {"- {a: b}\n\n# c\n- {a: [b, c]}", 2},
		{"- a: b\n  c: d\n- {a: 'it''s'}\n", 2}, {"[{a: b}, {c: d}]", 2}, {"- {a: b,\n   c: d}\n", 1}, {"- {a: b} # c\n", 1}, {"- {}\n", 1}, {"- a\n", 1},
		{"a: b\n", -1}, {"- {a: b\n", -1}, {"- {a: \"b}\n", -1}, {"- {a: b}\n# \x00\n", -1},
	} {
		nodes, err := Read([]byte(c.in))
		if c.rows < 0 != (err != nil) || err == nil && len(nodes) != c.rows {
			t.Errorf("%q: %d rows, %v", c.in, len(nodes), err)
		}
	}
}

// FuzzRead: whatever is read the fast way, the library reads alike.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"- {name: Ann Lee, sex: f, born: 1950-02-03, of: \"no\", aka: [A. Lee, \"Lee, Ann\"], prominent: true}\n# note\n\n- {to: -0.5, a_b: [1, 2]}", "- {a: -.5, b: -x, c: 0x1f, d: 1e3, e: +1, f: .inf}",
		"- {a: x: y}", "- {a: b, a: c}", "- {a: 'q'}", "- {a: b , c: d}", "- {a: null}", "- {a: b#c}", "- {a: b #c}", "- {a: b\tc}", "- {a: -}", "- {a: [b]}", "- {a: []}", "- {y: b}", "- {<<: b}", "- {a: \"b\"c}",
		"- {a: b}\r\n", "- {a: é}", "\ufeff- {a: b}", "- {a: b}\n...\n", "- {a: ---}", "- {a: <<}", "- {a: ~}", "- {a: \"\"}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if fast, ok := readLines(s); ok {
			same(t, "fuzz", []byte(s), fast)
		}
	})
}

// FuzzPair: a line that is read the fast way is a mapping of the same to the library.
func FuzzPair(f *testing.F) {
	for _, s := range []string{"about: Insults, contempt (threat).", "layer: tone", `source: "a: b"`, "a: b: c", "a: [b]", "a: -1", "a: b,", "a: |", "a: b "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key, w, ok := Pair(s)
		if !ok {
			return
		}
		var root yaml.Node
		if err := yaml.Unmarshal([]byte(s), &root); err != nil {
			t.Fatalf("%q: the library says %v", s, err)
		}
		c := root.Content[0].Content
		if len(c) != 2 || c[0].Value != key || c[1].Kind != yaml.ScalarNode || c[1].Value != w.Text || w.Quoted && c[1].ShortTag() != "!!str" {
			t.Fatalf("%q: %q %+v, the library reads %+v", s, key, w, c)
		}
	})
}

// BenchmarkRead reads the cues, the fast way and by the library.
func BenchmarkRead(b *testing.B) {
	text, err := os.ReadFile("../cues/data/verbs.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for _, way := range []struct {
		name string
		read func() error
	}{
		{"rows", func() error { _, err := Read(text); return err }},
		{"library", func() error { var n []yaml.Node; return yaml.Unmarshal(text, &n) }},
	} {
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if err := way.read(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
