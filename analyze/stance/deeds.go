package stance

import "math"

// reach is how many words from an act its roles are looked for.
const reach = 40

// act collects the targets of one act of the speaker.
func (r *reader) act(a *act) {
	if a.frame.doer != 0 {
		r.deed(a)
	}
	by, rule := r.doer(a)
	w := by * a.weight()
	if rule == "T2" && r.view.asked {
		w *= .5
	}
	switch {
	case by < .2:
		r.anothers(a)
		return
	case a.frame.names:
		r.calls(a, by, rule)
		return
	case a.frame.to == 0:
		return
	case rule == "T1" && r.view.at(a.end) == "that":
		r.complained(a, w)
		return
	case math.Abs(a.frame.to) <= faint:
		rule = "T11"
	}
	best := r.patients(a, rule, w)
	if best >= .5 || rule == "T1" && r.addressed(a, w) || r.thing(a, rule, w) {
		return
	}
	if best < .3 && rule == "T1" {
		r.complained(a, w)
	}
}

// patients adds what is acted on, and gives how sure the surest is.
func (r *reader) patients(a *act, rule string, w float64) float64 {
	best := 0.0
	for i := range r.heard {
		m := &r.heard[i]
		if m.self || m.left > a.end+reach || m.right < a.at-reach {
			continue
		}
		s := m.patient(a)
		if rule == "T2" && r.own(m) {
			s *= .5 // who speaks well of his own country says little
		}
		if s > .15 && (!m.party() || !a.frame.things) && (rule == "T1" || r.stated(m.a)) {
			r.add(m, rule, a, w*s)
		}
		best = max(best, s)
	}
	return best
}

// T12: what a verb that calls its object something calls it.
func (r *reader) calls(a *act, by float64, rule string) {
	for i := range r.heard {
		m := &r.heard[i]
		if m.self || rule != "T1" && !r.stated(m.a) {
			continue
		}
		if s := m.patient(a); s > .3 {
			r.add(m, "T12", a, by*s*m.called(a, r.hits))
		}
	}
}

// addressed adds the addressee as a target: "warned Q not to".
func (r *reader) addressed(a *act, w float64) bool {
	to := r.quote.addressee
	p, ok := newPlace(r.view, to)
	if to.Empty() || !ok || a.frame.things {
		return false
	}
	p.left, p.right = p.a, p.b
	m := mention{place: p, entity: -1, name: r.doc.Text(to)}
	for i := range r.heard {
		if h := &r.heard[i]; !h.self && h.a >= p.a && h.b <= p.b {
			m = *h // "the minister of Q", "northern allies"
		}
	}
	if len(r.quote.addressees) > 0 {
		m.entity = r.quote.addressees[0]
	}
	r.add(&m, "T1", a, w)
	return true
}

func (r *reader) add(m *mention, rule string, a *act, w float64) {
	if math.Abs(w) > .02 {
		r.target(m).add(rule, r.view.span(a.at, a.end), w)
	}
}

// anothers marks what is done by another than the speaker.
func (r *reader) anothers(a *act) {
	if !r.stated(a.at) {
		return
	}
	for i := range r.heard {
		if m := &r.heard[i]; m.lean != 0 && m.left <= a.end+reach && m.patient(a) > .15 {
			m.lean = 0
		}
	}
}

// doer gives how surely the speaker is the one who acts: T1 in the reporting
// words, T2 in what is said.
func (r *reader) doer(a *act) (float64, string) {
	span := r.view.span(a.at, a.end)
	if span.Overlaps(r.quote.cue) {
		return 1, "T1"
	}
	if !r.stated(a.at) || r.author {
		return 0, ""
	}
	self, other := 0.0, 0.0
	for i := range r.heard {
		m := &r.heard[i]
		if m.right < a.at-reach || m.left > a.end+reach {
			continue
		}
		s := m.agent(a)
		if !r.stated(m.a) {
			s *= .5
		}
		if m.self {
			self = max(self, s)
		} else if m.party() {
			other = max(other, s)
		}
	}
	switch {
	case self >= other && self > .2:
		return self, "T2"
	case other > .3:
		return 0, ""
	case r.view.at(a.at-1) == "to":
		return .7, "T2" // "agreed to support Q"
	}
	return .4, "T2"
}

// T9: a deed told of another makes that other look good or bad.
func (r *reader) deed(a *act) {
	if !r.stated(a.at) {
		return
	}
	best, who := .35, (*mention)(nil)
	for i := range r.heard {
		if m := &r.heard[i]; m.right <= a.at+reach && m.right >= a.at-reach && r.stated(m.a) {
			if s := m.agent(a); s > best {
				best, who = s, m
			}
		}
	}
	if who == nil || who.self || !who.party() || r.own(who) || r.view.words[a.at].anothers || a.frame.to != 0 && !r.hurts(a) {
		return
	}
	w := a.frame.doer * best
	if a.negated {
		w = -w
	}
	r.add(who, "T9", a, w)
}

// hurts reports whether a is done to somebody the text names: a site that is
// destroyed tells nothing against the one who does it.
func (r *reader) hurts(a *act) bool {
	for i := range r.heard {
		if m := &r.heard[i]; (m.party() || m.self) && m.patient(a) > .3 {
			return true
		}
	}
	return false
}

// T5: complaint or praise in a clause is about the clause's subject.
func (r *reader) complained(a *act, w float64) {
	if a.frame.things || w > -.3 && w < .5 {
		return
	}
	for i := range r.heard {
		m := &r.heard[i]
		if m.left >= a.end && r.stated(m.a) {
			if !m.self {
				r.add(m, "T5", a, .7*w)
			}
			return
		}
	}
}
