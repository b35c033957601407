package quote

import (
	"parley/analyze/doc"
)

// headline: "Lee: ‘No deal’" (H1).
func (f *finder) headline(p *para, u unit) bool {
	for t := u.first + 1; t < min(u.first+7, u.last-1); t++ {
		if p.quoted(t) >= 0 {
			return false
		}
		if f.word(t) != ":" {
			continue
		}
		if !f.nameLike(u.first, t) || f.kicker(u.first, t) {
			return false
		}
		q := Quote{Content: []doc.Span{f.span(t+1, f.unitEnd(u))}, Cue: f.span(t, t+1), Source: f.span(u.first, t), Rules: []string{"H1"}, Score: .8}
		f.add(p, q)
		return true
	}
	return false
}

// kicker reports whether a label before a colon says what kind of article it
// is: "Exclusive: ...", "The Latest: ...".
func (f *finder) kicker(first, last int) bool { return kickers[f.word(last-1)] }

var kickers = wordSet(`exclusive latest analysis opinion breaking update updates video watch live explainer explained factbox editorial column review
	check timeline photos pictures transcript readout news briefing report alert comment letters listen podcast poll corrected correction`)

// nameLike reports whether tokens are words that begin with capitals.
func (f *finder) nameLike(first, last int) bool {
	for t := first; t < last; t++ {
		if tok := f.d.Tokens[t]; tok.Kind != doc.Word || !tok.Upper && f.class(t)&(det|prep|coord) == 0 {
			return false
		}
	}
	return f.d.Tokens[first].Upper
}

// signature: “No.” — Ann Lee (H2).
func (f *finder) signature(p *para, s stretch) doc.Span {
	t := s.last + 1
	if t+1 >= p.last {
		return doc.Span{}
	}
	switch f.word(t) {
	case "—", "–", "-", "―", "~":
	default:
		return doc.Span{}
	}
	e := t + 1
	for e < p.last && p.quoted(e) < 0 && f.d.Tokens[e].Kind == doc.Word && (f.d.Tokens[e].Upper || f.class(e)&(det|prep) != 0) {
		e++
	}
	if e == t+1 || e-t > 8 || !f.nameLike(t+1, e) || e < p.last && p.quoted(e) < 0 && f.isLower(e) {
		return doc.Span{}
	}
	return f.span(t+1, e)
}
