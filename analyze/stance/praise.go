package stance

import (
	"slices"

	"parley/analyze/speaker"
	"parley/analyze/tone"
)

// T3: words of praise and blame, each credited to the mention it is closest to.
func (r *reader) praise() {
	for i := range r.hits {
		h := &r.hits[i]
		p := polarity(h)
		a, b := r.view.under(h.Span)
		if p == 0 || a >= b || r.view.words[a].anothers || r.inAct(a, b) {
			continue
		}
		m, s := r.closest(h, a, b)
		rule := "T3"
		if r.pointsBack(a) {
			// T6: "..., and that is good"
			m, s, rule = r.opening(a), 1, "T6"
			r.openingGroups(m, a, h, p)
		}
		if m == nil && (r.author || r.hasTarget() || r.hasReason() || !ofProgress(h)) {
			continue
		}
		if m == nil {
			m, s, rule = r.lastTopic(), .5, "T10"
		}
		if m != nil && !m.self && !r.own(m) && (rule != "T3" || r.target(m).top.Rule != "T12") {
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
	m, d, v := r.model, r.doc, &r.back
	last := d.TokenAt(r.content[0].Start)
	for i := last - 1; i >= max(0, last-backTopic); i-- {
		if _, l := m.words.lookup(d, &d.Tokens[i], r.sheet.met); len(l.topics) == 0 {
			continue
		}
		m.fill(v, d, i, last, r.sheet.met)
		if t, n := v.topicAt(0); n > 0 && m.topics[t].Lean >= 0 {
			return &mention{place: place{view: v, a: 0, b: n}, entity: -1, name: m.topics[t].Name}
		}
	}
	return nil
}

// backTopic is how many tokens back a topic is looked for.
const backTopic = 80

// inAct reports whether words [a, b) are an act, whose roles tell more.
func (r *reader) inAct(a, b int) bool {
	return slices.ContainsFunc(r.view.acts, func(c act) bool { return c.at < b && c.end > a })
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
	if !m.party() || m.entity >= 0 && r.cast.Entities[m.entity].Kind == speaker.Person {
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

// openingGroups credits the groups that the clause before word a speaks of
// beside its first target: "Q brings many workers, and that is good".
func (r *reader) openingGroups(head *mention, a int, h *tone.Hit, p float64) {
	for i := range r.heard {
		if m := &r.heard[i]; m.group && m != head && head != nil && m.left >= head.right && m.right <= a && a-m.right < 12 && r.stated(m.a) {
			r.target(m).add("T6", h.Span, p)
		}
	}
}

// described reports whether m is what a judging cue describes: "the talks were
// described as", "called Q".
func (r *reader) described(m *mention) bool { return !m.self && r.judges() }

// judges reports whether the reporting word calls something something.
func (r *reader) judges() bool {
	c := r.model.cues.Lemma(r.quote.lemma)
	return c != nil && c.Act == "judge"
}

// tells reports whether a hit's category judges m: hope and progress are said
// of topics, not of people.
func (r *reader) tells(h *tone.Hit, m *mention) bool {
	if ofProgress(h) || h.Category == "demanding" {
		return !m.party() && !m.self
	}
	return true
}

func ofProgress(h *tone.Hit) bool {
	return h.Category == "constructive" || h.Category == "hopeful" || h.Category == "pessimistic"
}

// relation is how strongly words [a, b) speak of m.
func (r *reader) relation(m *mention, a, b int) float64 {
	said := r.ofTopic(m, a, b)
	if !m.party() && !m.self && !said {
		return 0
	}
	s := m.nearness(a, b)
	if said && a >= m.right {
		s = max(s, .8*fade(overGap, a-m.right)) // marks between do not part them
	}
	if r.view.is(m.left-1, preposition) && slices.ContainsFunc(r.heard, func(o mention) bool { return o.right == m.left-1 }) {
		s *= .5 // "X in Y was late" is about X
	}
	if !m.party() && slices.ContainsFunc(r.heard, func(o mention) bool { return o.possessive && o.right <= m.left && m.left-o.right < 4 }) {
		s *= .5 // "X's cruel war" is about X
	}
	return s
}

// ofTopic reports whether words [a, b) stand before the topic m as its
// adjective or behind a form of be or "as".
func (r *reader) ofTopic(m *mention, a, b int) bool {
	v := r.view
	if b <= m.left {
		return m.left-b <= 2
	}
	if a-m.right <= 4 && r.judges() {
		return true // "called the talks productive"
	}
	for k := m.right; k < a; k++ {
		if v.is(k, be) || v.words[k].text == "as" {
			return a-m.right <= 8
		}
	}
	return false
}

// polarity is the signed weight of a hit, -1..1: its weight in its category
// times what the category tells of a stance.
func polarity(h *tone.Hit) float64 {
	sign := 0.0
	switch h.Category {
	case "constructive", "respectful", "warm":
		sign = .4
	case "hopeful":
		sign = .3
	case "demanding":
		sign = -.15
	case "critical", "hostile":
		sign = -.4
	case "pessimistic":
		sign = -.25
	case "valence":
		sign = .6
	}
	return max(-1, min(1, h.Weight*sign))
}
