package fit

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"

	"parley/analyze/doc"
	"parley/analyze/tone"
	"parley/lexicon"
)

var update = flag.Bool("update", false, "learn the weights of package tone again")

// goldItem is a line of statements_dev, plover_train or unscon.
type goldItem struct {
	ID       string             `json:"id"`
	Text     string             `json:"text"`
	Gold     map[string]float64 `json:"gold"`
	Quad     string             `json:"quad"`
	Conflict bool               `json:"conflict"`
	Mean     float64            `json:"mean"`
}

func gold(t *testing.T, s *tone.Scorer, name string, label func(*goldItem, *Example)) []Example {
	t.Helper()
	dir := os.Getenv("PARLEY_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(dir, "gold", "tone", "gold", name+".jsonl"))
	if err != nil {
		t.Skip("the gold sets are not here: set PARLEY_SHARED to the folder that holds gold/")
	}
	defer f.Close()
	var out []Example
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var it goldItem
		if err := json.Unmarshal(lines.Bytes(), &it); err != nil {
			t.Fatal(err)
		}
		e := Example{Set: name, Features: s.Features(doc.New(doc.Meta{}, it.Text)), Weight: 1}
		label(&it, &e)
		out = append(out, e)
	}
	return out
}

func scorer(t *testing.T) (*tone.Scorer, Options) {
	t.Helper()
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	s, o := tone.New(lex), DefaultOptions
	o.Tones, o.Rows = tone.Tones[:], s.FeatureNames()
	return s, o
}

// examples gives the statements and the other sets.
func examples(t *testing.T, s *tone.Scorer) (statements, others, rated []Example) {
	t.Helper()
	n := 0
	statements = gold(t, s, "statements_dev", func(it *goldItem, e *Example) {
		e.Present = map[string]bool{}
		for _, c := range tone.Tones {
			e.Present[c] = it.Gold[c] >= 1
		}
		e.Overall = it.Gold["overall"] / 3
		num, err := strconv.Atoi(it.ID[1:])
		if err != nil {
			t.Fatal(err)
		}
		e.Features["odd"] = float64(num % 2)
		n++
	})
	others = gold(t, s, "plover_train", func(it *goldItem, e *Example) {
		e.Overall, e.Weight = -.6, .1
		if strings.HasSuffix(it.Quad, "coop") {
			e.Overall = .6
		}
	})
	others = append(others, gold(t, s, "unscon", func(it *goldItem, e *Example) {
		e.Overall, e.Weight = .2, .4
		if it.Conflict {
			e.Overall = -.4
		}
	})...)
	rated = gold(t, s, "nyt", func(it *goldItem, e *Example) { e.Valence = it.Mean / 2 })
	return statements, others, rated
}

// TestRatedHalves learns valence on every second sentence and reports on the
// others.
func TestRatedHalves(t *testing.T) {
	s, o := scorer(t)
	_, _, rated := examples(t, s)
	var half [2][]Example
	for i, e := range rated {
		half[i%2] = append(half[i%2], e)
	}
	for i := range half {
		table := Learn(nil, half[i], o)
		var got, want []float64
		for k := range half[1-i] {
			e := &half[1-i][k]
			x := row(e, o.Rows)
			v := 0.0
			for r := range x {
				v += x[r] * table.Weight[r][len(table.Columns)-1]
			}
			got, want = append(got, v/math.Sqrt(v*v+1)), append(want, e.Valence)
		}
		r := stat.Correlation(got, want, nil)
		t.Logf("valence on the other half: r %.3f", r)
		if r < .55 {
			t.Errorf("valence on the other half: r %.3f", r)
		}
	}
}

// TestHalves learns on the statements of one half and reports on the other.
func TestHalves(t *testing.T) {
	s, o := scorer(t)
	statements, others, _ := examples(t, s)
	for _, parity := range []float64{1, 0} {
		var train, check []Example
		for _, e := range statements {
			if e.Features["odd"] == parity {
				train = append(train, e)
			} else {
				check = append(check, e)
			}
		}
		table := Learn(append(train, others...), nil, o)
		r1, f1, _ := measure(table, train)
		r2, f2, per := measure(table, check)
		t.Logf("learned on odd=%v: r %.3f F1 %.3f; on the other half r %.3f F1 %.3f %s", parity == 1, r1, f1, r2, f2, per)
		if r2 < .6 || f2 < .45 {
			t.Errorf("the half not learned from: r %.3f, macro-F1 %.3f", r2, f2)
		}
	}
}

func measure(table *Table, check []Example) (r, macro float64, per string) {
	sums := make([][]float64, len(table.Columns))
	var goldOverall []float64
	for i := range check {
		x := row(&check[i], table.Rows[:len(table.Rows)-1])
		for c := range table.Columns {
			v := 0.0
			for k := range x {
				v += x[k] * table.Weight[k][c]
			}
			sums[c] = append(sums[c], v)
		}
		goldOverall = append(goldOverall, check[i].Overall)
	}
	last := len(sums) - 2
	for i, x := range sums[last] {
		sums[last][i] = x / math.Sqrt(x*x+1)
	}
	for c, name := range table.Columns[:last] {
		tp, n := 0.0, 0.0
		for i := range check {
			on := sums[c][i] > 0
			if on {
				n++
			}
			if check[i].Present[name] {
				n++
				if on {
					tp++
				}
			}
		}
		f := 2 * tp / math.Max(1, n)
		macro += f / float64(last)
		per += fmt.Sprintf(" %.4s %.2f", name, f)
	}
	return stat.Correlation(sums[last], goldOverall, nil), macro, per
}

const notes = `# Weights of package tone, learned by analyze/tone/fit from the statements, the event sentences, the
# Security Council sentences and the editorials of the development sets. Rows: square roots of the sums of weights of a category's
# hits or of the number of function words, and the constant 1. A tone is present where its column adds up to more than 0.
`

func TestWeights(t *testing.T) {
	s, o := scorer(t)
	statements, others, rated := examples(t, s)
	file := filepath.Join("..", "weights.tsv")
	got := notes + Learn(append(statements, others...), rated, o).String()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not what the gold sets teach now: go test ./analyze/tone/fit -run TestWeights -update", file)
	}
}
