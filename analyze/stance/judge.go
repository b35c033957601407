package stance

// T4: who should, must or ought to has not.
func (r *reader) duties() {
	for i := range r.heard {
		m := &r.heard[i]
		if m.self || !m.party() || r.view.words[m.a].anothers || r.own(m) || !r.stated(m.a) || !m.subject() || !r.view.is(m.right, duty) {
			continue
		}
		r.target(m).add("T4", r.view.span(m.right, m.right+1), -.35)
	}
}

// subject reports whether nothing makes m a part of another phrase.
func (m *mention) subject() bool {
	v := m.view
	return !m.possessive && (!v.is(m.left-1, preposition|subordinator) || v.at(m.left-1) == "that")
}

// T8: peace is wished for and war is not, whoever speaks; "no peace" tells nothing.
func (r *reader) leanings() {
	for i := range r.heard {
		m := &r.heard[i]
		if neg, _ := r.view.negated(m.left); m.lean == 0 || r.view.asked || r.view.words[m.a].anothers || neg && m.lean > 0 {
			continue
		}
		r.target(m).add("T8", r.view.span(m.a, m.b), m.lean)
	}
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
