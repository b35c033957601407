package tone

import (
	"strings"

	"parley/analyze/doc"
	"parley/lexicon"
)

// Factors of the rules.
const (
	boost        = 1.3 // B1
	damp         = 0.7 // B2
	shout        = 1.1 // B3, each mark up to three
	capitals     = 1.2 // B4
	hedged       = 0.8 // H1
	unreal       = 0.5 // H2
	conditional  = 0.6 // H3
	beforeBut    = 0.7 // C1
	afterBut     = 1.2 // C1
	conceded     = 0.7 // C2
	asked        = 0.6 // Q1
	wished       = 0.3 // E1
	negatedShare = 0.5 // of valence; VADER flips by .74 and keeps the sign of the sentence
)

// hit applies the rules to one match.
func (r *reader) hit(m *lexicon.Match) {
	e := &r.scorer.lex.Entries()[m.Entry]
	h := hit{cat: r.scorer.lex.CategoryOf(m.Entry)}
	h.Entry, h.Category, h.Weight = e.ID(), e.Category, e.Weight
	h.Span = doc.Span{Start: int(r.doc.Tokens[m.First].Start), End: int(r.doc.Tokens[m.Last-1].End)}
	first, last := m.First-r.first, m.Last-r.first
	r.negate(&h, first)
	r.degree(&h, first, last)
	r.reality(&h, first)
	r.contrast(&h, first)
	if h.Weight != 0 {
		r.hits = append(r.hits, h)
	}
}

func (h *hit) scale(rule string, factor float64) {
	h.Weight *= factor
	h.Rules = append(h.Rules, rule)
}

// stops reports whether the token ends the clause for a rule that looks back.
func (r *reader) stops(i int) bool {
	t := &r.doc.Tokens[r.first+i]
	return t.Kind == doc.Punct || r.roles[i]&(contrast|concede|clause) != 0
}

// negate looks back for a negator.
func (r *reader) negate(h *hit, first int) {
	words := 0
	for i := first - 1; i >= 0 && words < 10 && !r.stops(i); i-- {
		if r.doc.Tokens[r.first+i].Kind == doc.Word {
			words++
		}
		role := r.roles[i]
		switch {
		case role&(negator|partial) == 0:
			// K1
			if role&less != 0 && words == 1 {
				r.flip(h, "K1")
				return
			}
			continue
		case i+1 < len(r.roles) && r.roles[i+1]&exempt != 0 && i+1 < first:
			// N3
			h.Rules = append(h.Rules, "N3")
			return
		case role&partial != 0 && words <= 4:
			// N4
			r.flip(h, "N4")
			return
		case words <= 4:
			// N1
			r.flip(h, "N1")
			return
		case i+1 < len(r.roles) && r.roles[i+1]&raiser != 0:
			// N2
			r.flip(h, "N2")
			return
		}
	}
}

// flip turns a negated hit into what it means.
func (r *reader) flip(h *hit, rule string) {
	h.Negated = true
	c := &r.scorer.cats[h.cat]
	h.scale(rule, c.negated)
	if c.flipTo != "" {
		if i := r.scorer.lex.Category(c.flipTo); i >= 0 {
			h.cat, h.Category = i, c.flipTo
		}
	}
}

// degree applies boosters and dampeners.
func (r *reader) degree(h *hit, first, last int) {
	for i := first - 1; i >= max(0, first-2) && !r.stops(i); i-- {
		if r.roles[i]&booster != 0 {
			// B1
			h.Boosted = true
			h.scale("B1", boost)
			break
		}
		if r.roles[i]&damper != 0 {
			// B2
			h.scale("B2", damp)
			break
		}
	}
	for n := 0; n < min(r.shouts, 3); n++ {
		// B3
		h.Boosted = true
		h.scale("B3", shout)
	}
	if s := r.doc.Text(h.Span); len(s) > 3 && s == strings.ToUpper(s) && !r.allCapitals() {
		// B4
		h.Boosted = true
		h.scale("B4", capitals)
	}
	_ = last
}

func (r *reader) allCapitals() bool {
	for i := r.first; i < r.last; i++ {
		if s := r.text(i); r.doc.Tokens[i].Kind == doc.Word && s != strings.ToUpper(s) {
			return false
		}
	}
	return true
}

// reality applies hedges, conditions, questions and wishes.
func (r *reader) reality(h *hit, first int) {
	var seen role
	for i := first - 1; i >= max(0, first-8) && !r.stops(i); i-- {
		seen |= r.roles[i]
		if i+1 < len(r.roles) && strings.EqualFold(r.text(r.first+i+1), "have") && strings.EqualFold(r.text(r.first+i), "would") {
			seen |= counter
		}
	}
	if seen&hedge != 0 {
		// H1
		h.Hedged = true
		h.scale("H1", hedged)
	}
	if seen&counter != 0 {
		// H2
		h.Hypothetical = true
		h.scale("H2", unreal)
	}
	if seen&iffy != 0 {
		// H3
		h.Hypothetical = true
		h.scale("H3", conditional)
	}
	if r.question {
		// Q1
		h.scale("Q1", asked)
	}
	if seen&sneer != 0 && r.scorer.cats[h.cat].friendly {
		// I1
		r.flip(h, "I1")
	}
	if seen&expect != 0 && r.scorer.cats[h.cat].friendly {
		// E1
		h.scale("E1", wished)
	}
}

// contrast weighs the clauses around "but" and "although".
func (r *reader) contrast(h *hit, first int) {
	for i, role := range r.roles {
		if role&contrast == 0 || i == 0 {
			continue
		}
		// C1
		if first < i {
			h.scale("C1", beforeBut)
		} else {
			h.scale("C1", afterBut)
		}
		break
	}
	for i := first - 1; i >= 0; i-- {
		if r.doc.Tokens[r.first+i].Kind == doc.Punct {
			return
		}
		if r.roles[i]&concede != 0 {
			// C2
			h.scale("C2", conceded)
			return
		}
	}
}
