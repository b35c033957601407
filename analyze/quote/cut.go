package quote

import (
	"parley/lexicon/cues"
)

// cutBefore gives the token before which clause c's content must end because
// clause n reports anew, or 0.
func (f *finder) cutBefore(p *para, c, n *clause) int {
	at := n.start
	over := n.shares || n.rule == "V4" && n.start < c.verb // "Lee, saying it rained, said"
	if over {
		at = n.group
	}
	if n.form.Kind == cues.Phrase {
		if f.word(n.verb-1) == "," {
			return n.verb - 1
		}
		return n.verb
	}
	if n.form.Kind == cues.Noun || at <= p.first {
		return 0
	}
	i := at - 1
	if p.quoted(i) >= 0 {
		return 0
	}
	w := f.word(i)
	switch {
	case n.shares && n.verb > n.group && f.word(n.verb-1) == "to" && !(c.form.Past && f.word(n.group) == "went"):
		return 0 // "said they fear him and want to deny him a seat"
	case over && (w == "," || f.class(i)&coord != 0):
	case !n.shares && (f.class(i)&coord != 0 || w == "while" || w == "whereas" || w == "although" || w == ";"):
	case !n.shares && w == ",":
	default:
		return 0
	}
	if i > 0 && p.quoted(max(i-1, p.first)) < 0 && (f.word(i-1) == "," || f.word(i-1) == "—") {
		i--
	}
	return i
}
