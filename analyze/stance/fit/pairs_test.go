package fit

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"parley/analyze/doc"
	"parley/analyze/stance"
	"parley/lexicon"
)

const pairHead = `# Weights of the ties of a pair, tuned on the train split of DSE (Park, Pan and Joo 2021, "Who Blames or Endorses Whom?
# Entity-to-Entity Directed Sentiment Analysis in News Text", ACL), whose authors ask to be cited. Ties are facts of
# structure: no word of that data is in here. Do not edit: see package fit.
# tie, log odds of for against neither, of against against neither
`

// TestPairs learns the weights of ties and compares them with the file that
// package stance embeds.
func TestPairs(t *testing.T) {
	m, err := stance.New(stance.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	var examples []PairExample
	var names []string
	eachLine(t, "dse_train.jsonl", func(line []byte) {
		e, n := pairExample(t, m, line)
		if len(n) > 0 {
			examples, names = append(examples, e), n
		}
	})
	good, bad, err := FitPairs(examples, len(names))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := WritePairs(&got, pairHead+"# lexicon "+lex.Hash()+"\n", names, good, bad); err != nil {
		t.Fatal(err)
	}
	embedded(t, "pairs.tsv", lex.Hash(), got.Bytes())
}

func pairExample(t *testing.T, m *stance.Model, line []byte) (e PairExample, names []string) {
	var r struct {
		Text                   string
		Label                  int
		PFrom, PTo, QFrom, QTo int
	}
	if err := json.Unmarshal(line, &r); err != nil {
		t.Fatal(err)
	}
	at := []int{}
	for i := range r.Text {
		at = append(at, i)
	}
	at = append(at, len(r.Text))
	e.Class = r.Label
	p, q := doc.Span{Start: at[r.PFrom], End: at[r.PTo]}, doc.Span{Start: at[r.QFrom], End: at[r.QTo]}
	m.Ties(doc.New(doc.Meta{}, r.Text), p, q, func(name string, there, back float64) {
		names, e.There, e.Back = append(names, name), append(e.There, there), append(e.Back, back)
	})
	return e, names
}

// embedded compares a file that package stance embeds with what was learned, or
// writes it with -update.
func embedded(t *testing.T, name, hash string, got []byte) {
	t.Helper()
	file := filepath.Join("..", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(want, []byte("# lexicon "+hash+"\n")) {
		t.Skip(name + " was learned with another lexicon: learn it again with -update")
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the program learns: run with -update", name)
	}
}
