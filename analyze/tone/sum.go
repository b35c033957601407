package tone

import (
	"math"
	"slices"

	"parley/lexicon"
)

// A category is what the rules know of a lexicon's category.
type category struct {
	lexicon.Category
	friendly bool    // praise and the like: wishes and irony change it
	negated  float64 // factor of a negated hit
	flipTo   string  // category of a negated hit, "" for its own
}

// negations say what a negated hit of a category means (N1).
var negations = map[string]struct {
	to     string
	factor float64
}{
	"constructive": {"critical", .6}, "respectful": {"critical", .5}, "warm": {"critical", .4}, "hopeful": {"pessimistic", .7},
	"cooperative": {"critical", .6}, "supportive": {"critical", .6}, "conciliatory": {"critical", .5}, "committed": {"rejecting", .5}, "dialogue": {"pessimistic", .5},
	"pessimistic": {"hopeful", .4}, "critical": {"critical", 0}, "hostile": {"hostile", 0}, "demanding": {"demanding", 0}, "evasive": {"evasive", 0},
	"accusing": {"accusing", 0}, "threatening": {"threatening", 0}, "rejecting": {"rejecting", 0}, "dismissive": {"dismissive", 0}, "coercive-events": {"coercive-events", 0},
}

var friendly = []string{"constructive", "respectful", "warm", "cooperative", "supportive", "conciliatory"}

func newCategory(c lexicon.Category) category {
	out := category{Category: c, friendly: slices.Contains(friendly, c.Name), negated: 0}
	if c.Layer == lexicon.Valence {
		out.negated = -negatedShare
	}
	if n, ok := negations[c.Name]; ok {
		out.negated, out.flipTo = n.factor, n.to
	}
	return out
}

// present is the sum below which a tone does not count as present: one weak or
// doubtful hit is not yet a tone. Fitted, see package fit notes in weights.go.
var present = map[string]float64{}

// overallWeights say how much a unit of each tone counts toward overall.
var overallWeights = map[string]float64{
	"constructive": .3, "respectful": .35, "warm": .3, "hopeful": .25, "demanding": -.1, "critical": -.4, "hostile": -.4, "evasive": 0, "pessimistic": -.25,
}

// sum makes the score of the hits.
func (s *Scorer) sum(hits []hit, words int) Score {
	out := Score{Tone: map[string]float64{}, Words: words}
	sums := make([]float64, len(s.cats))
	var valence float64
	for i := range hits {
		h := &hits[i]
		out.Hits = append(out.Hits, h.Hit)
		c := &s.cats[h.cat]
		if c.Layer == lexicon.Valence {
			valence += h.Weight
			continue
		}
		sums[h.cat] += h.Weight
		for _, share := range c.Into {
			sums[s.lex.Category(share.Category)] += h.Weight * share.Factor
		}
	}
	x := .25 * valence
	for i, v := range sums {
		c := &s.cats[i]
		if c.Layer != lexicon.Valence && v > present[c.Name] {
			out.Tone[c.Name] = v
			x += overallWeights[c.Name] * v
		}
	}
	out.Valence = squash(valence, 2)
	out.Overall = squash(x, 1)
	return out
}

// squash maps a sum to -1..1: x / sqrt(x*x + a), as VADER does with a = 15 on
// its scale.
func squash(x, a float64) float64 { return x / math.Sqrt(x*x+a) }

// Categories are the categories present, sorted by name.
func (s *Score) Categories() []string {
	names := make([]string, 0, len(s.Tone))
	for n := range s.Tone {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// Rate is the weighted sum of a category in hits per 100 words, 0 without words.
func (s *Score) Rate(category string) float64 {
	if s.Words == 0 {
		return 0
	}
	return 100 * s.Tone[category] / float64(s.Words)
}
