package stance

import "math"

const (
	learnedShare = 0.6 // weight of the learned slant
	learnedSure  = 0.6 // slant from which on it counts
)

// T7: what the weights say of all targets. Beside the rules they add nothing to
// the figures on summits, so they are asked only where there are no rules.
func (r *reader) learned() {
	for i := range r.heard {
		m := &r.heard[i]
		if m.self || r.own(m) || !r.stated(m.a) {
			continue
		}
		if x := r.model.slant(&m.place, r.hits, r.view.acts); math.Abs(x) > learnedSure {
			t := r.target(m)
			t.add("T7", r.view.span(m.a, m.b), learnedShare*x)
			if t.tells {
				_, why := r.model.judge(&m.place, r.hits, r.view.acts)
				t.why = append(t.why, why...)
			}
		}
	}
}
