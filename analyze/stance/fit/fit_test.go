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
	embedded(t, "weights.tsv", lex.Hash(), got.Bytes())
}

// newsmtsc reads one split, or skips the test where it is not at hand.
func newsmtsc(t *testing.T, name string) []Example {
	m, err := stance.New(stance.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []Example
	eachLine(t, name, func(line []byte) { out = append(out, example(t, m, line)) })
	return out
}

// eachLine reads a gold set, or skips the test where it is not at hand.
func eachLine(t *testing.T, name string, do func(line []byte)) {
	shared := os.Getenv("PARLEY_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(shared, "gold", "tone", "gold", name))
	if err != nil {
		t.Skipf("%s is not here: set PARLEY_SHARED to the folder that holds gold/tone/gold", name)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		do(sc.Bytes())
	}
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
