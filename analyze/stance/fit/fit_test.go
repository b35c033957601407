package fit

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"parley/analyze/doc"
	"parley/analyze/stance"
	"parley/lexicon"
)

var update = flag.Bool("update", false, "write weights.tsv again")

const head = `# Weights for the stance toward a target, learned from the train split of NewsMTSC
# (Hamborg and Donnay 2021; MIT licence, see NOTICE). Do not edit: see package fit.
# feature, log odds of negative against neutral, of positive against neutral
`

// TestWeights learns the weights from NewsMTSC and compares them with the file
// that package stance embeds.
func TestWeights(t *testing.T) {
	examples := newsmtsc(t, "newsmtsc_train.jsonl")
	ws, err := Fit(examples, DefaultOptions)
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := Write(&got, head+"# lexicon "+lex.Hash()+"\n", ws); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("..", "weights.tsv")
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(want, []byte("# lexicon "+lex.Hash()+"\n")) {
		t.Skip("weights.tsv was learned with another lexicon: learn it again with -update")
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Error("weights.tsv is not what the program learns: run with -update")
	}
}

// newsmtsc reads one split, or skips the test where it is not at hand.
func newsmtsc(t *testing.T, name string) []Example {
	shared := os.Getenv("PARLEY_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(shared, "gold", "tone", "gold", name))
	if err != nil {
		t.Skip("NewsMTSC is not here: set PARLEY_SHARED to the folder that holds gold/tone/gold")
	}
	defer f.Close()
	m, err := stance.New(stance.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []Example
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		out = append(out, example(t, m, sc.Bytes()))
	}
	return out
}

func example(t *testing.T, m *stance.Model, line []byte) Example {
	var r struct {
		Text, Label string
		BFrom, BTo  int
	}
	if err := json.Unmarshal(line, &r); err != nil {
		t.Fatal(err)
	}
	e := Example{Features: map[string]float64{}, Class: map[string]int{"neg": Neg, "neu": Neu, "pos": Pos}[r.Label]}
	m.Features(doc.New(doc.Meta{}, r.Text), doc.Span{Start: r.BFrom, End: r.BTo}, func(name string, x float64) { e.Features[name] += x })
	return e
}
