package quote

import (
	"parley/analyze/doc"
)

// nounHere: a base or third-person form behind a determiner, adjective or
// preposition is a noun ("the claims", "a call", "in reports"), and a
// participle there an adjective ("its highly criticized plan") (N1).
func (f *finder) nounHere(p *para, u unit, c *clause) bool {
	if c.form.Ing {
		return c.group == c.verb && (f.attribute(p, u, c) || f.cueNoun(c.verb) && f.gerundNoun(p, u, c))
	}
	if c.form.Past {
		return c.group > u.first && p.quoted(c.group-1) < 0 && f.modifies(p, u, c)
	}
	if c.group < c.verb {
		return false
	}
	if c.verb == u.first || p.quoted(c.verb-1) >= 0 {
		return c.verb == u.first || !f.nounPhraseFollows(p, u, c.after)
	}
	if c.form.Lemma == "read" && f.readsBehind(p, u, c) {
		return false
	}
	w := f.word(c.verb - 1)
	k := f.class(c.verb - 1)
	if k&(det|prep) != 0 && w != "that" && (c.form.NounToo || !(plurals[w] && c.form.Base) && w != "another" && w != "one" && w != "each") {
		return true
	}
	if c.form.Base && k&subj == 0 && !f.pluralish(c.verb-1) && (c.form.NounToo || !f.opensClause(p, u, c.after)) {
		return true
	}
	if c.form.NounToo && f.nounLike(p, u, c) {
		return true
	}
	if f.d.Tokens[c.verb-1].Kind != doc.Punct {
		return false
	}
	switch w {
	case ",", ")", "%", "—", "–", "-":
		return false
	}
	return true
}

// readsBehind: “It rained,” the note reads.
func (f *finder) readsBehind(p *para, u unit, c *clause) bool {
	from := max(u.first, c.verb-maxReads)
	for t := c.verb - 1; t >= from; t-- {
		if p.quoted(t) >= 0 {
			return f.inComma(t) && c.after >= f.unitEnd(u)
		}
	}
	return false
}

// maxReads is how many tokens name what reads.
const maxReads = 6

// attribute reports whether a participle says what kind of thing the noun behind it
// is: "the North's promising answer" (N1).
func (f *finder) attribute(p *para, u unit, c *clause) bool {
	t := c.verb - 1
	if t < u.first || p.quoted(t) >= 0 || c.after >= u.last || p.quoted(c.after) >= 0 {
		return false
	}
	w := f.word(t)
	return (w == "the" || possessive(w)) && f.isLower(c.after) && f.class(c.after) == 0 && !f.adverb(c.after)
}

// gerundNoun reports whether a form in -ing that is a noun of saying too is that:
// "a warning that", "missile warning data", "an early warning system" (N1).
func (f *finder) gerundNoun(p *para, u unit, c *clause) bool {
	t := c.verb - 1
	if t < u.first || p.quoted(t) >= 0 {
		return false
	}
	if f.class(t)&det != 0 || possessive(f.word(t)) {
		return true
	}
	return f.isLower(t) && f.class(t)&^when == 0 && c.after < u.last && p.quoted(c.after) < 0 && f.isLower(c.after) && f.class(c.after) == 0 && !f.pluralish(c.after)
}

// governed reports whether a form that may be noun or verb is the object of the
// verb that its supposed subject ends before, at token last: "Lee had not made
// the large demands that" (N1).
func (f *finder) governed(c *clause, last, end int) bool {
	return c.form.NounToo && !c.form.Past && !c.form.Ing && last < end && f.class(last)&rel == 0 && f.verbal(last)
}

// plurals are determiners that stand for people: "some say".
var plurals = wordSet(`some many most few several both all others those none half two three four five six seven eight nine ten dozens hundreds`)

// opensClause reports whether a that-clause or a clause with a pronoun or "the"
// begins at t.
func (f *finder) opensClause(p *para, u unit, t int) bool {
	if t >= u.last || p.quoted(t) >= 0 {
		return false
	}
	w := f.word(t)
	return w == "that" || w == "the" || f.class(t)&subj != 0 && w != "who"
}

// modifies reports whether the word before the verb group makes a participle
// an adjective: a determiner, or a possessive or number with a noun behind.
func (f *finder) modifies(p *para, u unit, c *clause) bool {
	t := c.group - 1
	w := f.word(t)
	if c.group == c.verb && (f.class(t)&prep != 0 && f.class(t)&det == 0 || w == "the" || w == "a" || w == "an") {
		return true
	}
	if c.after >= u.last || p.quoted(c.after) >= 0 || f.d.Tokens[c.after].Upper || f.d.Tokens[c.after].Kind != doc.Word || f.class(c.after) != 0 || f.adverb(c.after) {
		return false
	}
	return possessive(w) || w == "enough" || w == "more" || w == "the" || w == "a" || w == "an" || w == "of" || f.d.Tokens[t].Kind == doc.Number
}

// nounLike reports whether a form that may be noun or verb is likelier a noun:
// a common word before it, and nothing behind it that only a verb takes.
func (f *finder) nounLike(p *para, u unit, c *clause) bool {
	prev := c.verb - 1
	if f.d.Tokens[prev].Kind == doc.Punct || f.d.Tokens[prev].Upper && !possessive(f.word(prev)) || f.class(prev)&(subj|rel|det) != 0 {
		return false
	}
	if c.after >= u.last {
		return true
	}
	if p.quoted(c.after) >= 0 {
		return false
	}
	w := f.word(c.after)
	k := f.class(c.after)
	return !(k&(subj|det) != 0 || f.d.Tokens[c.after].Upper || w == "whether" || w == "," && c.after+1 < u.last && p.quoted(c.after+1) >= 0)
}

func (f *finder) pluralish(t int) bool {
	w := f.word(t)
	return len(w) > 2 && w[len(w)-1] == 's' || plurals[w] || w == "%" || w == "percent" || f.d.Tokens[t].Kind == doc.Number || w == "people" || w == "who" || w == "others" || f.class(t)&subj != 0 || w == "," || w == "men" || w == "women" ||
		f.class(t)&(coord|det) != 0 || w == "media" || w == "police"
}
