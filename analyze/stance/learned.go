package stance

import (
	"math"
	"slices"

	"parley/analyze/speaker"
)

const (
	learnedShare = 0.6 // weight of the learned chances among the rules
	learnedSure  = 0.6 // difference of the chances from which on they count
)

// T7: what the weights say of people and groups of whom no other rule tells.
func (r *reader) learned() {
	if r.model.kind == Rules {
		return
	}
	for i := range r.heard {
		m := &r.heard[i]
		if m.self || m.entity < 0 || r.own(m) || !r.stated(m.a) || r.cast.Entities[m.entity].Kind == speaker.Country {
			continue
		}
		t := r.target(m)
		if t.top.Rule != "" {
			continue
		}
		if slices.ContainsFunc(r.acts, func(a act) bool { return a.frame.doer == 0 && m.agent(&a) > .5 }) {
			continue // what another thinks of others
		}
		o := r.model.odds(&m.place, r.hits, r.acts)
		neg, _, pos := o.chances()
		if x := pos - neg; math.Abs(x) > learnedSure {
			t.add("T7", r.view.span(m.a, m.b), learnedShare*x)
		}
	}
}
