package tone

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A signal is a count of function words or signs that says something of the
// tone without being a hit: who is spoken to and of (Pennebaker 2011), whether
// something is asked or denied.
type signal int

const (
	questions signal = iota
	selfWords
	weWords
	youWords
	theyWords
	denials
	contrasts
	nSignals
)

var signalNames = [nSignals]string{"?", "I", "we", "you", "they", "not", "but"}

// signalRoles are the roles that raise a signal; questions are counted apart.
var signalRoles = [nSignals]role{selfWords: self, weWords: we, youWords: you, theyWords: they, denials: negator, contrasts: contrast}

// signalled are the roles that raise one.
const signalled = self | we | you | they | negator | contrast

// weights.tsv has a row for each category, each signal and the constant, and a
// column for each tone and for overall. Package fit learns it.
//
//go:embed weights.tsv
var weightsTSV string

// A table is the weights by row and column.
type table struct {
	columns []string
	rows    map[string][]float64

	overall, valence int // columns
}

// Rows of the table that are neither categories nor signals: the constant, and
// the events of a text without I, we and you, which tells of them (V1).
const (
	constant = "1"
	toldGood = "told+"
	toldBad  = "told-"
)

var learned = sync.OnceValue(func() *table {
	t, err := parseTable(weightsTSV)
	if err != nil {
		panic(err) // embedded and tested
	}
	return t
})

func parseTable(s string) (*table, error) {
	t := &table{rows: map[string][]float64{}}
	for line := range strings.Lines(s) {
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || f[0] == "#":
		case t.columns == nil:
			t.columns = f[1:]
		case len(f) != len(t.columns)+1:
			return nil, fmt.Errorf("weights: %q has %d columns, want %d", f[0], len(f)-1, len(t.columns))
		default:
			row := make([]float64, len(f)-1)
			for i := range row {
				x, err := strconv.ParseFloat(f[i+1], 64)
				if err != nil {
					return nil, fmt.Errorf("weights: %q: %w", f[0], err)
				}
				row[i] = x
			}
			t.rows[f[0]] = row
		}
	}
	t.overall, t.valence = slices.Index(t.columns, "overall"), slices.Index(t.columns, "valence")
	if t.overall < 0 || t.valence < 0 || len(t.columns) > mostColumns {
		return nil, fmt.Errorf("weights: no column overall or valence, or more than %d columns", mostColumns)
	}
	return t, nil
}

// mostColumns is at least how many columns the table has.
const mostColumns = 16

// heard is what the evidence comes to: by column of the table, and overall.
type heard struct {
	evidence [mostColumns]float64
	overall  float64
	valence  float64
	soft     float64 // of valence, see squash
}

// Of a quotation of a few words, which a reporter has picked for what it says,
// and of tones that no hit names.
const (
	fewWords = 8
	clearHit = 1.5 // the weight of a hit that is the tone of so few words
	doubt    = .1  // evidence that implies a tone no hit names
)

// size is how much of a tone there is in a text of so many words: the sum of its
// hits where the evidence is above 0, or where the words are few and a hit is
// clear (Z1); a tone that no hit names but the evidence makes likely is implied
// and has the size of the evidence, at most 1.
//
// column is the tone's in the table; without one whatever has a sum is present.
func (h *heard) size(column int, sum float64, words int) float64 {
	if column < 0 {
		return max(sum, 0)
	}
	e := h.evidence[column]
	switch {
	case e > 0 && sum > 0:
		return sum
	case words <= fewWords:
		// Z1
		if sum >= clearHit {
			return sum
		}
	case e > doubt:
		return min(e, 1)
	}
	return 0
}

// plain is overall per unit of tone for lexicons the table was not learned for.
var plain = map[string]float64{
	"constructive": .3, "respectful": .35, "warm": .3, "hopeful": .25, "demanding": -.1, "critical": -.4, "hostile": -.4, "pessimistic": -.25,
}

// plainSoft is how soft valence saturates for those lexicons, see squash.
const plainSoft = 2

// hear weighs the sums: every category's square root (the tenth insult says less
// than the first) and every signal's, times the weight of its row.
func (s *Scorer) hear(total *sums, signals *[nSignals]float64, density float64) heard {
	if !s.learned {
		x := .25 * total.free
		for i, v := range total.rolled {
			x += plain[s.cats[i].Name] * v
		}
		return heard{overall: x * density, valence: total.valence * density, soft: plainSoft}
	}
	t := learned()
	h := heard{soft: 1}
	s.eachFeature(total, signals, density, func(i int, x float64) {
		for c, w := range s.features[i].weights {
			h.evidence[c] += w * x
		}
	})
	h.overall, h.valence = h.evidence[t.overall], h.evidence[t.valence]
	return h
}

// A feature is a row of the table of weights.
type feature struct {
	name    string
	weights []float64 // nil for a row the table lacks
}

// findFeatures fills features: the categories, the signals, told+, told- and the
// constant; and the columns of the categories.
func (s *Scorer) findFeatures() {
	var names []string
	for i := range s.cats {
		names = append(names, s.cats[i].Name)
	}
	names = append(append(names, signalNames[:]...), toldGood, toldBad, constant)
	for _, n := range names {
		s.features = append(s.features, feature{n, learned().rows[n]})
	}
	for i := range s.cats {
		if c := slices.Index(learned().columns, s.cats[i].Name); s.learned && c != learned().overall && c != learned().valence {
			s.cats[i].column = c
		}
	}
}

// eachFeature yields the rows of the table, by index into features, and their sizes.
func (s *Scorer) eachFeature(total *sums, signals *[nSignals]float64, density float64, yield func(int, float64)) {
	for i := range s.cats {
		if i == s.courtesy {
			continue
		}
		v := total.own[i]
		if s.cats[i].bad {
			v = total.rolled[i] // an accusation is criticism whether or not critical knows the word
		}
		if i == s.valence {
			v = total.free
		}
		yield(i, root(v*density))
	}
	for i, v := range signals {
		yield(len(s.cats)+i, root(v*density))
	}
	if signals[selfWords]+signals[weWords]+signals[youWords] == 0 {
		// V1
		for i, c := range s.events {
			if c >= 0 {
				yield(len(s.cats)+int(nSignals)+i, root(total.own[c]*density))
			}
		}
	}
	yield(len(s.features)-1, 1)
}

func root(x float64) float64 { return math.Copysign(math.Sqrt(math.Abs(x)), x) }

// FeatureNames are the names of Features in the order of the table.
func (s *Scorer) FeatureNames() []string {
	var names []string
	for i := range s.cats {
		if i != s.courtesy {
			names = append(names, s.cats[i].Name)
		}
	}
	return append(append(names, signalNames[:]...), toldGood, toldBad)
}
