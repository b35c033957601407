package stance

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"parley/analyze/doc"
	"parley/analyze/tone"
)

//go:embed weights.tsv
var weightFile string

// A weights table is a multinomial logistic model of three classes; neutral is
// the reference and has no weights of its own.
type weights struct {
	bias  pair
	words map[string]*[slots]pair
}

// A pair is the weights of one feature for negative and positive.
type pair struct{ neg, pos float64 }

var learned = sync.OnceValues(func() (*weights, error) { return parseWeights(weightFile) })

// parseWeights reads lines "slot=word TAB negative TAB positive"; lines with #
// are comments.
func parseWeights(file string) (*weights, error) {
	w := &weights{words: make(map[string]*[slots]pair, 1024)}
	for n, line := range strings.Split(file, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if err := w.add(line); err != nil {
			return nil, fmt.Errorf("weights.tsv:%d: %w", n+1, err)
		}
	}
	return w, nil
}

func (w *weights) add(line string) error {
	f := strings.Split(line, "\t")
	if len(f) != 3 {
		return fmt.Errorf("want a feature and two weights, apart by tabs")
	}
	neg, err1 := strconv.ParseFloat(f[1], 64)
	pos, err2 := strconv.ParseFloat(f[2], 64)
	if err1 != nil || err2 != nil {
		return fmt.Errorf("%q and %q must be numbers", f[1], f[2])
	}
	if f[0] == "bias" {
		w.bias = pair{neg, pos}
		return nil
	}
	name, word, _ := strings.Cut(f[0], "=")
	s := slices.Index(slotNames[:], name)
	if s < 0 {
		return fmt.Errorf("unknown slot %q: want one of %s", name, strings.Join(slotNames[:], " "))
	}
	row := w.words[word]
	if row == nil {
		row = new([slots]pair)
		w.words[word] = row
	}
	if row[s] != (pair{}) {
		return fmt.Errorf("%q stands twice", f[0])
	}
	row[s] = pair{neg, pos}
	return nil
}

// An odds is what the weights say: log odds of negative and positive against
// neutral.
type odds struct{ neg, pos float64 }

// chances turns log odds into chances that sum to 1.
func (o odds) chances() (neg, neu, pos float64) {
	top := max(0, o.neg, o.pos)
	n, u, p := math.Exp(o.neg-top), math.Exp(-top), math.Exp(o.pos-top)
	sum := n + u + p
	return n / sum, u / sum, p / sum
}

// odds sums the weights of the features at p.
func (m *Model) odds(p *place, hits []tone.Hit, acts []act) odds {
	w := m.weights
	o := odds(w.bias)
	p.features(hits, acts, m.moods, func(f feature) {
		if row := w.words[f.word]; row != nil {
			o.neg += row[f.slot].neg * f.value
			o.pos += row[f.slot].pos * f.value
		}
	})
	return o
}

// judge is odds with the contributions.
func (m *Model) judge(p *place, hits []tone.Hit, acts []act) (odds, []Contribution) {
	w := m.weights
	var why []Contribution
	p.features(hits, acts, m.moods, func(f feature) {
		if row := w.words[f.word]; row != nil && row[f.slot] != (pair{}) {
			x := row[f.slot]
			why = append(why, Contribution{"L:" + slotNames[f.slot] + "=" + f.word, p.spanAt(f.at), (x.pos - x.neg) * f.value})
		}
	})
	return m.odds(p, hits, acts), why
}

// spanAt gives the bytes of one word, or none when it lies outside the view.
func (p *place) spanAt(i int) doc.Span {
	if i < 0 || i >= len(p.view.words) {
		return doc.Span{}
	}
	return p.view.span(i, i+1)
}
