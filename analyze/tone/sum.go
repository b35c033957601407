package tone

import (
	"math"
	"slices"

	"parley/lexicon"
)

// A category is what the rules know of a lexicon's category.
type category struct {
	lexicon.Category
	good      bool    // N6: may be hindered
	bad       bool    // N7: may be relieved
	friendly  bool    // E1: wishes and irony change it
	courteous bool    // E3: "I want to thank" thanks
	negated   float64 // factor of a negated hit
	flipTo    string  // category of a negated hit, "" for its own
	into      []share // Category.Into by index
	column    int     // of the tone in the table of weights, -1 for none
}

// A share is a lexicon.Share by index.
type share struct {
	to     int
	factor float64
}

// negations say what a negated hit of a category means (N1).
var negations = map[string]struct {
	to     string
	factor float64
}{
	"constructive": {"critical", .6}, "respectful": {"critical", .5}, "warm": {"critical", .4}, "hopeful": {"pessimistic", .7},
	"cooperative": {"critical", .6}, "supportive": {"critical", .6}, "conciliatory": {"critical", .5}, "committed": {"rejecting", .5}, "dialogue": {"pessimistic", .5},
	"pessimistic": {"hopeful", .4},
}

var (
	friendly  = []string{"constructive", "respectful", "warm", "cooperative", "supportive", "conciliatory"}
	courteous = []string{"respectful", "warm"}
	badOnes   = []string{"coercive-events", "critical", "hostile", "pessimistic", "accusing", "threatening", "rejecting", "dismissive"}
)

func newCategory(c lexicon.Category, lex *lexicon.Lexicon) category {
	out := category{Category: c, column: -1, friendly: slices.Contains(friendly, c.Name), courteous: slices.Contains(courteous, c.Name), bad: slices.Contains(badOnes, c.Name)}
	out.good = out.friendly || c.Name == "hopeful" || c.Name == "dialogue" || c.Name == "committed"
	if c.Layer == lexicon.Valence {
		out.negated = -valenceFlip
	}
	if n, ok := negations[c.Name]; ok {
		out.negated, out.flipTo = n.factor, n.to
	}
	for _, s := range c.Into {
		out.into = append(out.into, share{lex.Category(s.Category), s.Factor})
	}
	return out
}

// sums are what a span's hits add up to.
type sums struct {
	own     []float64 // by category, hits of the category alone
	rolled  []float64 // by category, with what rolls up into it from other words
	valence float64
	free    float64 // valence without topic words (T1)
}

// add sums the hits of r.
func (s *Scorer) add(r *reader) {
	hits, out := r.hits, &r.sums
	if out.own == nil {
		out.own, out.rolled = make([]float64, len(s.cats)), make([]float64, len(s.cats))
	}
	clear(out.own)
	clear(out.rolled)
	out.valence, out.free = 0, 0
	for i := range hits {
		h := &hits[i]
		c := &s.cats[h.cat]
		if c.Layer == lexicon.Valence {
			out.valence += h.Weight
			if !h.topic {
				out.free += h.Weight
			}
			continue
		}
		out.own[h.cat] += h.Weight
		out.rolled[h.cat] += h.Weight
		for _, share := range c.into {
			// U1
			if !covered(hits, i, share.to) {
				out.rolled[share.to] += h.Weight * share.factor
			}
		}
	}
}

// covered reports whether a hit of category to stands under hit i: what rolls up
// into a category does not count where the category has found the words itself.
func covered(hits []hit, i, to int) bool {
	span := hits[i].Span
	for k := max(0, i-nearHits); k < min(len(hits), i+nearHits+1); k++ {
		if hits[k].cat == to && hits[k].Span.Overlaps(span) {
			return true
		}
	}
	return false
}

// nearHits is how many hits either side may stand under the same words.
const nearHits = 12

// passage is how many words a statement's sums are heard over: of a longer text
// the average passage of that length counts.
const passage = 60

// density is the share of a text's sums that falls on a passage.
func density(words int) float64 { return passage / float64(max(words, passage)) }

// sum makes the score of the hits.
func (s *Scorer) sum(r *reader) Score {
	out := Score{Tone: map[string]float64{}, Words: r.words}
	if n := len(r.hits); n > 0 {
		out.Hits = slices.Grow(r.context.Room[:0], n)[:n]
	}
	for i := range r.hits {
		out.Hits[i] = r.hits[i].Hit
	}
	s.add(r)
	total := &r.sums
	heard := s.hear(total, &r.signals, density(r.words))
	for i, v := range total.rolled {
		c := &s.cats[i]
		if c.Layer == lexicon.Valence || i == s.courtesy {
			continue
		}
		if v = heard.size(c.column, v, r.words); v > 0 && len(r.hits) > 0 {
			out.Tone[c.Name] = v
		}
	}
	s.request(r, &out, total.valence)
	if len(r.hits) > 0 {
		out.Overall = squash(heard.overall, 1)
		out.Valence = squash(heard.valence, heard.soft)
	}
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
