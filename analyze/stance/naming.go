package stance

import "parley/analyze/tone"

// naming is how many words behind its object tell what a verb calls it.
const naming = 8

// called gives the polarity of what the verb of a, which calls its object
// something, calls p: "labelled P a coward", "found P guilty".
func (p *place) called(a *act, hits []tone.Hit) float64 {
	if !a.frame.names {
		return 0
	}
	s, v := 0.0, p.view
	from := p.right
	if a.passive {
		from = a.end
	}
	for i := range hits {
		b, e := v.under(hits[i].Span)
		if b < e && b >= from && b < from+naming && v.words[b].clause <= v.words[min(from, len(v.words)-1)].clause+1 {
			s += polarity(&hits[i])
		}
	}
	s = max(-1, min(1, 2*s))
	if a.negated {
		s *= -.6
	}
	return s
}
