package stance

// T13: what the speaker tells another to think, say or fear is the other's view,
// no view of the speaker: "they believe that Q is a tyrant".
func (r *reader) anothersViews() {
	v := r.view
	for i := range v.words {
		if !v.words[i].stated || !v.is(i, saying|thinking) || v.is(i-1, first) {
			continue
		}
		if end := r.viewOf(i); end > i {
			for k := i + 1; k < end; k++ {
				v.words[k].anothers = true
			}
		}
	}
}

// viewOf gives the end of the clause that another is told to think at word i, or
// 0 where the speaker is the one who does.
func (r *reader) viewOf(i int) int {
	v, s := r.view, i-1
	for v.is(s, adverb|modal|negator) {
		s--
	}
	if v.is(s, be) || !(v.is(i+1, third|determiner|relative) || i+1 < len(v.words) && v.words[i+1].upper) {
		return 0
	}
	for k := range r.heard {
		if m := &r.heard[k]; m.right-1 == s {
			if m.self || !m.subject() {
				return 0
			}
			return v.sentenceEnd(i)
		}
	}
	if w := v.at(s); v.words[i].quoted && (w == "they" || w == "he" || w == "she") {
		return v.sentenceEnd(i)
	}
	return 0
}

func (v *view) sentenceEnd(i int) int {
	for ; i < len(v.words) && !v.words[i].stop && v.words[i].text != ";"; i++ {
		if w := v.words[i].text; (w == "but" || w == "and") && v.words[i-1].text == "," {
			break
		}
	}
	return i
}
