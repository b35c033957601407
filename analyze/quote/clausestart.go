package quote

import (
	"parley/analyze/doc"
)

// nameEnd: in "footage of Ann Lee saying" the name right before speaks.
func (f *finder) nameEnd(first, last int) int {
	t := last
	for t > first && f.class(t-1)&when != 0 {
		t-- // "tweets early Friday saying"
	}
	if t < last {
		return first
	}
	for t > first && f.d.Tokens[t-1].Kind == doc.Word && f.d.Tokens[t-1].Upper {
		t--
	}
	if t < last {
		return t
	}
	return first
}

// clauseStart walks left to where the clause that ends at end begins.
func (f *finder) clauseStart(p *para, u unit, end int) int {
	t := end
	for t > u.first && end-t < maxSubject {
		i := t - 1
		if p.quoted(i) >= 0 {
			break
		}
		w := f.word(i)
		k := f.class(i)
		if f.d.Tokens[i].Kind == doc.Punct && boundary(w) || k&subord != 0 || f.saying(i) {
			break
		}
		if k&coord != 0 && !f.joinsNames(p, u, i, end) || k&rel != 0 && f.objectRelative(i, end) {
			break
		}
		t = i
	}
	return t
}

// saying reports whether token i is a verb of saying behind which a reported
// clause begins with its own subject: "Lee said Ek denied it".
func (f *finder) saying(i int) bool {
	switch f.word(i) {
	case "said", "says", "say":
		return true
	}
	return false
}

// objectRelative: in "which the minister called" the minister is the subject,
// in "officials who met said" officials are.
func (f *finder) objectRelative(i, end int) bool {
	if i+1 >= end {
		return false
	}
	return f.d.Tokens[i+1].Upper || f.class(i+1)&(det|subj) != 0
}

func boundary(w string) bool {
	switch w {
	case ",", ";", ":", "—", "–", "-", "(", ")", ".", "?", "!", "[", "]", "…", "*", "|":
		return true
	}
	return false
}

// joinsNames: "Putin and Trump said" joins two subjects, "he left and Trump said" two clauses.
func (f *finder) joinsNames(p *para, u unit, i, end int) bool {
	if f.word(i) == "but" || i+1 >= end || i == u.first {
		return false
	}
	if k := f.class(i - 1); k&subj != 0 && k&obj == 0 && k&rel == 0 {
		return true // "he and others said": a pronoun without a verb of its own
	}
	for t := i - 1; t >= u.first && p.quoted(t) < 0; t-- {
		w := f.word(t)
		if boundary(w) || f.class(t)&subord != 0 {
			break
		}
		if f.finite(t) || f.class(t)&(subj|obj) != 0 {
			return false
		}
		if _, after := f.cueAt(p, t); after > 0 && f.looksFinite(t) {
			return false
		}
	}
	return true
}

func (f *finder) looksFinite(t int) bool {
	w := f.word(t)
	return len(w) > 3 && w[len(w)-2:] == "ed" || w == "said" || w == "told" || w == "wrote"
}
