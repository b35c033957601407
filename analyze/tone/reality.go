package tone

import "parley/lexicon"

// window is how many tokens back hedges, conditions and wishes are looked for.
const window = 10

// unreal applies hedges, conditions and what did not happen.
func (r *reader) unreal(h *hit, first, last int) {
	if r.any&(hedge|would|counter|iffy|until) != 0 {
		r.applyUnreal(h, r.rolesAround(first, last))
	}
	if r.question {
		// Q1
		h.scale("Q1", asked)
	}
}

// rolesAround gives the roles of the words before a hit, and counter also where
// "would have" stands before it or just behind.
func (r *reader) rolesAround(first, last int) (seen role) {
	for i := first - 1; i >= max(0, first-window) && !r.stops(i); i-- {
		seen |= r.roles[i]
		if r.pastModal(i) {
			seen |= counter
		}
	}
	for i := last; i < min(len(r.roles), last+4) && !r.stops(i); i++ {
		if r.pastModal(i) {
			seen |= counter
		}
	}
	return seen
}

// applyUnreal applies H1 to H4 by the roles around a hit.
func (r *reader) applyUnreal(h *hit, seen role) {
	switch {
	case seen&counter != 0:
		// H2
		h.Hypothetical = true
		h.scale("H2", unreal)
	case seen&iffy != 0:
		// H3
		h.Hypothetical = true
		h.scale("H3", conditional)
	case seen&until != 0 && r.good(h):
		// H4
		h.Hypothetical = true
		h.scale("H4", pending)
	}
	if seen&hedge != 0 {
		// H1
		h.Hedged = true
		h.scale("H1", hedged)
	}
}

// pastModal reports whether "would have" stands at i, also with "not" or
// "never" between.
func (r *reader) pastModal(i int) bool {
	return r.has(i, would) && (r.says(i+1, "have") || r.says(i+1, "not", "never", "also") && r.says(i+2, "have"))
}

// wish looks for an expectation or an obligation before a friendly hit.
func (r *reader) wish(h *hit, first int) {
	c := r.kind(h)
	if r.any&(expect|oblige) == 0 || !c.friendly || h.Negated || c.Layer != lexicon.Tone {
		return
	}
	for i := first - 1; i >= max(0, first-window) && !r.stops(i); i-- {
		if r.roles[i]&(expect|oblige) == 0 {
			continue
		}
		own := r.ownSubject(i)
		switch {
		case r.roles[i]&oblige != 0 && r.compared(i, first):
			// K2
			r.flip(h, "K2")
		case own && (c.courteous || r.roles[i]&expect != 0 && r.says(i+1, "to")):
			// E3
			h.Rules = append(h.Rules, "E3")
		case own && r.roles[i]&oblige != 0:
			// E2
			h.scale("E2", undertaken)
		default:
			// E1
			h.scale("E1", wished)
			r.move(h, "demanding")
		}
		return
	}
}

// compared reports whether "more" stands between the verb at i and the hit.
func (r *reader) compared(i, first int) bool {
	for k := i + 1; k < first; k++ {
		if r.roles[k]&more != 0 {
			return true
		}
	}
	return false
}

// ownSubject reports whether I or we stand before the verb at i.
func (r *reader) ownSubject(i int) bool {
	for k := i - 1; k >= max(0, i-4); k-- {
		switch {
		case r.says(k, "i", "we", "let", "i'd", "we'd", "i'll", "we'll"):
			return true
		case r.has(k, you|they):
			return false
		}
	}
	return false
}
