package quote

import (
	"strings"

	"parley/analyze/doc"
)

// skipAside walks over ", the mayor, who had left," behind a subject; an aside
// without a closing comma runs to the unit's end.
func (f *finder) skipAside(p *para, u unit, t int) int {
	for t+1 < u.last && p.quoted(t) < 0 && f.word(t) == "," && p.quoted(t+1) < 0 {
		e := t + 1
		for e < min(u.last, t+40) && p.quoted(e) < 0 && f.word(e) != "," && f.word(e) != ":" && e < f.unitEnd(u) {
			e++
		}
		if e < u.last && p.quoted(e) < 0 && f.word(e) == "," && e+1 < u.last && p.quoted(e+1) < 0 && f.asideWord(e+1) {
			t = e
			continue
		}
		if e >= f.unitEnd(u) && !f.asideWord(t+1) {
			return t
		}
		return e
	}
	return t
}

// asideWord reports whether an apposition or relative clause opens at t.
func (f *finder) asideWord(t int) bool {
	k := f.class(t)
	return k&rel != 0 || k&det != 0 && k&(subj|obj) == 0 || f.d.Tokens[t].Kind == doc.Number || f.word(t) == "whose" || f.d.Tokens[t].Upper || f.isLower(t) && k == 0 && f.role(t)
}

// role reports whether the word at t is likely what somebody is: "spokesman for".
func (f *finder) role(t int) bool {
	w := f.word(t)
	return !strings.HasSuffix(w, "ing") && !strings.HasSuffix(w, "ed") && !f.verbal(t)
}

// aside reports whether a stretch between commas is itself an aside and no
// subject: an age, a state, "of Ohio", "who had left".
func (f *finder) aside(s doc.Span) bool {
	t := f.d.TokenAt(s.Start)
	tok := f.d.Tokens[t]
	k := f.class(t)
	return tok.Kind == doc.Number || k&(prep|rel|adv) != 0 && k&det == 0 || s.Len() < 8 && f.d.Body[s.End-1] == '.' || f.d.Tokens[t].Kind == doc.Punct
}

// trimSubject cuts a leading adverbial ("On Friday Ann Lee") and what follows
// the head's verb or relative clause.
func (f *finder) trimSubject(p *para, first, last int) (int, int) {
	for first < last {
		k := f.class(first)
		if k&(adv|when|coord) == 0 && !f.adverb(first) && f.d.Tokens[first].Kind != doc.Punct && f.d.Tokens[first].Kind != doc.Mark {
			break
		}
		if k&when != 0 && f.d.Tokens[first].Upper && first+1 == last {
			break
		}
		if k&(det|subj) != 0 {
			break
		}
		first++
	}
	if first < last && f.class(first)&prep != 0 {
		first = f.skipAdverbial(first, last)
	}
	for t := first + 1; t < last; t++ {
		if f.class(t)&rel != 0 || f.finite(t) {
			return first, t
		}
		if end := f.beforeAdverbs(first, t); f.looksFinite(t) && !f.d.Tokens[t].Upper && (f.d.Tokens[end].Upper || f.class(end)&subj != 0) {
			return first, end + 1
		}
	}
	return first, last
}

// beforeAdverbs gives the token before t and the adverbs there: "The North suddenly
// left" has the North.
func (f *finder) beforeAdverbs(first, t int) int {
	for t--; t > first && f.adverb(t); t-- {
	}
	return t
}

// skipAdverbial walks over one leading prepositional phrase where a subject
// remains behind it.
func (f *finder) skipAdverbial(first, last int) int {
	t := first + 1
	if t < last && f.class(t)&det != 0 {
		t++
	}
	for t < last {
		k := f.class(t)
		if k&(det|subj) != 0 {
			return t
		}
		if f.d.Tokens[t].Upper && !f.d.Tokens[t-1].Upper && t > first+1 {
			return t
		}
		if t > first+1 && f.d.Tokens[t].Upper && f.class(t-1)&when != 0 {
			return t
		}
		t++
	}
	return first
}

// nouny reports whether a stretch can be somebody who speaks.
func (f *finder) nouny(first, last int) bool {
	if last-first == 1 {
		w := f.word(first)
		k := f.class(first)
		if k&subj != 0 && w != "it" {
			return true
		}
		return k&(prep|aux|subord|coord|rel|neg) == 0 && f.d.Tokens[first].Kind == doc.Word && k&(obj|adv) == 0 || w == "both" || w == "it" || w == "many" || w == "some"
	}
	return true
}

// nounPhraseFollows reports whether a noun phrase begins at token t.
func (f *finder) nounPhraseFollows(p *para, u unit, t int) bool {
	if t >= u.last || p.quoted(t) >= 0 || f.d.Tokens[t].Kind != doc.Word && f.d.Tokens[t].Kind != doc.Number {
		return false
	}
	w := f.word(t)
	k := f.class(t)
	if w == "that" || w == "to" || k&det == 0 && (k&(prep|aux|subord|coord|neg|adv) != 0 || f.adverb(t)) {
		return false
	}
	return f.d.Tokens[t].Upper || k&(det|subj|obj) != 0 || k == 0
}

// phraseEnd gives the token behind the noun phrase that begins at t.
func (f *finder) phraseEnd(p *para, u unit, t int) int {
	if f.class(t)&(subj|obj) != 0 && f.class(t)&det == 0 {
		return t + 1
	}
	e := t + 1
	for e < u.last && p.quoted(e) < 0 && e-t < 20 {
		w := f.word(e)
		k := f.class(e)
		switch {
		case w == "of" || w == "for" && e+1 < u.last && f.class(e+1)&det != 0:
		case w == "and" && e+1 < u.last && (f.d.Tokens[e+1].Upper || f.class(e+1)&det != 0) && f.d.Tokens[e-1].Upper:
		case f.d.Tokens[e].Kind == doc.Punct && w != "&" && w != "%" && w != "$":
			return e
		case k&(prep|aux|subord|coord|subj|neg|rel|adv) != 0 && k&det == 0 || f.verbal(e):
			return e
		case f.looksFinite(e) && !f.d.Tokens[e].Upper && e-1 > t && !f.d.Tokens[e-1].Upper && offices[f.word(e-1)]:
			return e // "the president used strong words"
		case f.d.Tokens[e-1].Kind == doc.Word && audience[f.word(e-1)] && k == 0 && f.d.Tokens[e].Kind == doc.Word:
			return e // "told reporters farmers were"
		case k&when != 0 && f.d.Tokens[e].Upper, f.saying(e) && f.class(e-1)&det == 0:
			return e
		case k&det != 0 && f.word(e-1) != "of" && f.word(e-1) != "for" && f.word(e-1) != "all" && f.word(e-1) != "both" && f.word(e-1) != "and":
			return e
		case f.d.Tokens[e].Upper && !f.d.Tokens[e-1].Upper && f.commonNoun(e-1):
			return e
		}
		e++
	}
	if w := f.word(e - 1); e-1 > t && (w == "of" || w == "for") {
		e-- // "warned the mayor of | “fire”"
	}
	return e
}

// audience are those to whom something is said, a noun phrase by themselves.
var audience = wordSet(`reporters journalists lawmakers`)

// commonNoun: a plural such as "reporters" ends a phrase before a name that
// begins a clause ("told reporters Trump would").
func (f *finder) commonNoun(t int) bool {
	w := f.word(t)
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != '\'' && f.class(t) == 0
}
