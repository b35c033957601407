package stance

import (
	"math"
	"slices"

	"parley/analyze/speaker"
	"parley/analyze/tone"
)

// reach is how many words from an act its roles are looked for.
const reach = 40

// act collects the targets of one act of the speaker.
func (r *reader) act(a *act) {
	by, rule := r.doer(a)
	if a.frame.doer != 0 {
		r.deed(a)
	}
	if by < .2 {
		r.anothers(a)
		return
	}
	if a.frame.to == 0 {
		return
	}
	w := a.frame.to * by
	if math.Abs(a.frame.to) <= faint {
		rule = "T11"
	}
	if a.negated {
		w *= -.6
	}
	if a.unreal {
		w *= .6
	}
	if rule == "T1" && r.view.at(a.end) == "that" {
		r.complained(a, w)
		return
	}
	best := 0.0
	for i := range r.heard {
		m := &r.heard[i]
		if m.self || m.left > a.end+reach || m.right < a.at-reach {
			continue
		}
		s := m.patient(a)
		if s > .15 && (m.entity < 0 || !a.frame.things) {
			r.add(m, rule, a, w*s)
		}
		best = max(best, s)
	}
	if rule == "T1" && best < .5 && r.addressed(a, rule, w) {
		return
	}
	if best < .5 && r.thing(a, rule, w) {
		return
	}
	if best < .3 && rule == "T1" {
		r.complained(a, w)
	}
}

// addressed adds the addressee as a target: "warned Q not to".
func (r *reader) addressed(a *act, rule string, w float64) bool {
	to := r.quote.addressee
	p, ok := newPlace(r.view, to)
	if to.Empty() || !ok || a.frame.things {
		return false
	}
	p.left, p.right = p.a, p.b
	m := mention{place: p, entity: -1, name: r.doc.Text(to)}
	if len(r.quote.addressees) > 0 {
		m.entity = r.quote.addressees[0]
	}
	r.add(&m, rule, a, w)
	return true
}

func (r *reader) add(m *mention, rule string, a *act, w float64) {
	if math.Abs(w) > .02 {
		r.target(m).add(rule, r.view.span(a.at, a.end), w)
	}
}

// anothers marks what is done by another than the speaker.
func (r *reader) anothers(a *act) {
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
		} else if m.entity >= 0 {
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
	if who == nil || who.self || who.entity < 0 || r.own(who) {
		return
	}
	w := a.frame.doer * best
	if a.negated {
		w = -w
	}
	r.add(who, "T9", a, w)
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

// T4: who should, must or ought to has not.
func (r *reader) duties() {
	for i := range r.heard {
		m := &r.heard[i]
		if m.self || m.entity < 0 || m.possessive || r.own(m) || r.view.is(m.left-1, preposition|subordinator) && r.view.at(m.left-1) != "that" || !r.stated(m.a) || !r.view.is(m.right, duty) {
			continue
		}
		r.target(m).add("T4", r.view.span(m.right, m.right+1), -.35)
	}
}

// T8: peace is wished for and war is not, whoever speaks; "no peace" tells nothing.
func (r *reader) leanings() {
	for i := range r.heard {
		m := &r.heard[i]
		if neg, _ := r.view.negated(m.left); m.lean == 0 || neg && m.lean > 0 {
			continue
		}
		r.target(m).add("T8", r.view.span(m.a, m.b), m.lean)
	}
}

// T3: words of praise and blame, each credited to the mention it is closest to.
func (r *reader) praise() {
	for i := range r.hits {
		h := &r.hits[i]
		p := polarity(h)
		a, b := r.view.under(h.Span)
		if p == 0 || a >= b || r.inAct(a, b) {
			continue
		}
		m, s := r.closest(h, a, b)
		rule := "T3"
		if r.pointsBack(a) {
			// T6: "..., and that is good"
			m, s, rule = r.opening(a), 1, "T6"
		}
		if m == nil && (r.author || r.hasTarget() || r.hasReason() || !ofProgress(h)) {
			continue
		}
		if m == nil {
			m, s, rule = r.lastTopic(), .5, "T10"
		}
		if m != nil && !m.self && !r.own(m) {
			r.target(m).add(rule, h.Span, p*s)
		}
	}
}

func (r *reader) hasTarget() bool {
	return slices.ContainsFunc(r.heard, func(m mention) bool { return !m.self && r.stated(m.a) })
}

func (r *reader) hasReason() bool {
	return slices.ContainsFunc(r.found, func(t target) bool { return t.top.Rule != "" && t.top.Rule != "T10" })
}

// T10: talk of progress or failure without a word for what is about the topic
// last spoken of before the statement.
func (r *reader) lastTopic() *mention {
	d := r.doc
	last := d.TokenAt(r.content[0].Start)
	v := r.model.view(d, max(0, last-backTopic), last)
	for i := len(v.words) - 1; i >= 0; i-- {
		if t, n := v.topicAt(i); n > 0 && r.model.topics[t].Lean >= 0 {
			return &mention{place: place{view: v, a: i, b: i + n}, entity: -1, name: r.model.topics[t].Name}
		}
	}
	return nil
}

// backTopic is how many tokens back a topic is looked for.
const backTopic = 80

// inAct reports whether words [a, b) are an act, whose roles tell more.
func (r *reader) inAct(a, b int) bool {
	return slices.ContainsFunc(r.acts, func(c act) bool { return c.at < b && c.end > a })
}

// closest gives the mention that words [a, b) speak of, nil for none.
func (r *reader) closest(h *tone.Hit, a, b int) (*mention, float64) {
	best, at := .12, (*mention)(nil)
	for k := range r.heard {
		m := &r.heard[k]
		if a < m.right && b > m.left || !r.stated(m.a) && !r.described(m) || !r.tells(h, m) {
			continue
		}
		if s := r.relation(m, a, b); s > best {
			best, at = s, m
		}
	}
	if at != nil && !r.credits(at, a, b) {
		return nil, 0
	}
	return at, best
}

// credits reports whether words [a, b) tell of m: of a country or organisation
// only what is its own or what it is said to be.
func (r *reader) credits(m *mention, a, b int) bool {
	if m.entity < 0 || r.cast.Entities[m.entity].Kind == speaker.Person {
		return true
	}
	return r.view.words[a].clause == r.view.words[m.a].clause && (m.possessive || r.ofTopic(m, a, b))
}

// pointsBack reports whether the word at a is said of "that", "this" or "it".
func (r *reader) pointsBack(a int) bool {
	v := r.view
	for k := a - 1; k > 0 && k > a-4; k-- {
		switch v.words[k].text {
		case "that's", "it's":
			return true
		}
		if v.is(k, be) {
			switch v.at(k - 1) {
			case "that", "this", "it":
				return true
			}
			return false
		}
	}
	return false
}

// opening gives the first target of the statement before word a.
func (r *reader) opening(a int) *mention {
	for i := range r.heard {
		if m := &r.heard[i]; m.right <= a && !m.self && r.stated(m.a) {
			return m
		}
	}
	return nil
}

// described reports whether m is what a judging cue describes: "the talks were
// described as", "called Q".
func (r *reader) described(m *mention) bool {
	c := r.model.cues.Lemma(r.quote.lemma)
	return c != nil && c.Act == "judge" && !m.self
}

// own reports whether m is the speaker's own side.
func (r *reader) own(m *mention) bool {
	if m.entity < 0 {
		return false
	}
	id := r.cast.Entities[m.entity].ID
	for _, s := range r.quote.speakers {
		if c := r.cast.Entities[s].Country; c != "" && c == id {
			return true
		}
	}
	return false
}

// tells reports whether a hit's category judges m: hope and progress are said
// of topics, not of people.
func (r *reader) tells(h *tone.Hit, m *mention) bool {
	if ofProgress(h) || h.Category == "demanding" {
		return m.entity < 0 && !m.self
	}
	return true
}

func ofProgress(h *tone.Hit) bool {
	return h.Category == "constructive" || h.Category == "hopeful" || h.Category == "pessimistic"
}

// relation is how strongly words [a, b) speak of m.
func (r *reader) relation(m *mention, a, b int) float64 {
	v, s := r.view, .8
	from, to := m.right, a
	if b <= m.left {
		from, to, s = b, m.left, .5
		if to-from <= 2 && v.words[b-1].clause == v.words[m.a].clause {
			s = .9 // "brutal X"
		}
	}
	if m.entity < 0 && !m.self && !r.ofTopic(m, a, b) {
		return 0
	}
	if v.is(m.left-1, preposition) && slices.ContainsFunc(r.heard, func(o mention) bool { return o.right == m.left-1 }) {
		s *= .5 // "X in Y was late" is about X
	}
	crossed := abs(v.words[a].clause - v.words[m.a].clause)
	return s * math.Pow(.5, float64(crossed)) * math.Pow(.94, float64(to-from))
}

// ofTopic reports whether words [a, b) stand before the topic m as its
// adjective or behind a form of be or "as".
func (r *reader) ofTopic(m *mention, a, b int) bool {
	v := r.view
	if b <= m.left {
		return m.left-b <= 2
	}
	for k := m.right; k < a; k++ {
		if v.is(k, be) || v.words[k].text == "as" {
			return a-m.right <= 8
		}
	}
	return false
}

// polarity is the signed weight of a hit, -1..1.
func polarity(h *tone.Hit) float64 {
	f, ok := toneSigns[h.Category]
	if !ok {
		return 0
	}
	return max(-1, min(1, h.Weight*f))
}

// toneSigns turn the weights of the lexicon's categories into polarity.
var toneSigns = map[string]float64{
	"constructive": .4, "respectful": .4, "warm": .4, "hopeful": .3, "demanding": -.15, "critical": -.4, "hostile": -.4, "pessimistic": -.25, "valence": 0.6,
}
