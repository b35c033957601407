package tone

import "parley/lexicon"

const (
	reach       = 4   // words between a negator and what it negates
	farReach    = 10  // words a negated verb of thinking reaches
	hindered    = .8  // N6
	reproach    = 1.2 // N6, at least: who hinders is reproached
	forbidding  = 1.6 // N6, at least: what is forbidden is demanded
	relieved    = .3  // N7
	directed    = .5  // P1
	valenceFlip = .5  // of valence: VADER flips by .74 and keeps the sign of the sentence
)

// negate looks back for what turns the hit round: a negator, a verb of
// hindering or of relief.
func (r *reader) negate(h *hit, first int) {
	if r.any&(negator|partial|hinder|relieve|ender|less) == 0 {
		return
	}
	words := 0
	for i := first - 1; i >= 0 && words < farReach && !r.stops(i); i-- {
		if r.isWord(i) {
			words++
		}
		role := r.roles[i]
		switch {
		case role&hinder != 0 && words <= reach && r.good(h):
			r.spoil(h, i)
			return
		case role&relieve != 0 && words <= reach && r.bad(h):
			// N7
			if !r.denied(i) {
				r.relieve(h)
			}
			return
		case role&ender != 0 && words < reach && r.good(h) && !r.says(i-1, "the", "an", "at", "in") && !r.denied(i):
			// N8
			r.flip(h, "N8")
			return
		case role&less != 0 && words == 1:
			// K1
			r.flip(h, "K1")
			return
		case role&(negator|partial) == 0:
			continue
		case r.has(i+1, exempt) && i+1 < first:
			// N3
			h.Rules = append(h.Rules, "N3")
			return
		case r.surpasses(i, first):
			// N5
			h.Boosted = true
			h.scale("N5", boost)
			return
		case role&partial != 0 && words <= reach:
			// N4
			r.flip(h, "N4")
			return
		case words <= reach && r.prohibits(i) && r.bad(h):
			// P1
			r.prohibit(h)
			return
		case words <= reach:
			// N1
			r.flip(h, "N1")
			return
		case r.has(i+1, raiser):
			// N2
			r.flip(h, "N2")
			return
		}
	}
}

// flip turns a negated hit into what it means.
func (r *reader) flip(h *hit, rule string) {
	h.Negated = true
	c := r.kind(h)
	h.scale(rule, c.negated)
	if c.flipTo != "" {
		r.move(h, c.flipTo)
	}
}

// denied reports whether the verb at i is negated itself.
func (r *reader) denied(i int) bool {
	for k := i - 1; k >= max(0, i-3) && !r.stops(k); k-- {
		if r.roles[k]&(negator|partial) != 0 {
			return true
		}
	}
	return false
}

// spoil applies a verb of hindering to the good thing it hinders.
func (r *reader) spoil(h *hit, i int) {
	h.Negated = true
	// N6
	if r.kind(h).Layer == lexicon.Valence {
		h.scale("N6", -valenceFlip)
		return
	}
	h.scale("N6", hindered)
	if r.denied(i) {
		h.Weight = max(h.Weight, forbidding)
		r.move(h, "demanding")
		return
	}
	h.Weight = max(h.Weight, reproach)
	r.move(h, "critical")
}

// relieve applies a verb of relief to the bad thing it takes away.
func (r *reader) relieve(h *hit) {
	h.Negated = true
	if r.kind(h).Layer == lexicon.Valence {
		h.scale("N7", -relieved)
		return
	}
	h.scale("N7", relieved)
}

// surpasses reports whether the negator at i denies that anything is more:
// "never been more hopeful", "nothing is better than".
func (r *reader) surpasses(i, first int) bool {
	for k := i + 1; k < min(first, i+5); k++ {
		if r.roles[k]&more != 0 && !r.says(k, "so") {
			return r.says(i, "never", "nothing", "nobody", "none", "no") && (first-k <= 2 || r.says(i+1, "one"))
		}
	}
	return false
}

// prohibits reports whether the negator at i tells another what not to do.
func (r *reader) prohibits(i int) bool {
	return r.says(i, "not") && (r.says(i+1, "to") || r.says(i-1, "must", "should", "do")) ||
		r.says(i, "don't", "mustn't", "shouldn't") && !r.has(i-1, we) && !r.says(i-1, "i", "they", "he", "she", "you", "people")
}

// prohibit turns what another must not do into a demand.
func (r *reader) prohibit(h *hit) {
	h.Negated = true
	if r.kind(h).Layer != lexicon.Tone {
		h.scale("P1", 0)
		return
	}
	h.scale("P1", directed)
	r.move(h, "demanding")
}
