package stance

import (
	"math"
	"slices"

	"parley/analyze/speaker"
)

const (
	learnedShare = 0.6 // weight of the learned slant among the rules
	learnedSure  = 0.6 // slant from which on it counts
)

// T7: what the weights say of people and groups of whom no other rule tells; of
// all targets where there are no other rules.
func (r *reader) learned() {
	if r.model.kind == Rules {
		return
	}
	for i := range r.heard {
		m := &r.heard[i]
		if m.self || r.own(m) || !r.stated(m.a) || r.model.kind == Both && !r.needsWeights(m) {
			continue
		}
		if x := r.model.slant(&m.place, r.hits, r.acts); math.Abs(x) > learnedSure {
			r.target(m).add("T7", r.view.span(m.a, m.b), learnedShare*x)
		}
	}
}

// needsWeights reports whether the rules say nothing of the person or group m,
// and m is not one who judges others.
func (r *reader) needsWeights(m *mention) bool {
	if m.entity < 0 || r.cast.Entities[m.entity].Kind == speaker.Country || r.target(m).top.Rule != "" {
		return false
	}
	return !slices.ContainsFunc(r.acts, func(a act) bool { return a.frame.doer == 0 && m.agent(&a) > .5 })
}
