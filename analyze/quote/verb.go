package quote

import (
	"strings"

	"parley/analyze/doc"
	"parley/lexicon/cues"
)

// verbClause finds the verb group and subject of a reporting verb. It refuses
// words that are nouns here ("the report said" has one verb, not two).
func (f *finder) verbClause(p *para, u unit, c *clause) bool {
	f.verbGroup(p, u, c)
	if f.nounHere(p, u, c) || f.purpose(u, c) || f.calledOff(u, c) || f.adjectiveBefore(u, c) {
		return false
	}
	if c.form.Past && f.askedClause(p, u, c) {
		return true
	}
	c.silent = c.form.Lemma == "cite" && c.form.Ing && f.citesWho(p, u, c.after)
	if c.form.Past && f.passiveGroup(c) {
		return f.passiveClause(p, u, c)
	}
	if f.naming(p, u, c) {
		return false
	}
	ok := f.subject(p, u, c)
	if ok && !c.inverse {
		f.cueTail(p, u, c)
	}
	return ok
}

// citesWho reports that who said it is cited at token t, and not what: "citing two
// people familiar with the talks".
func (f *finder) citesWho(p *para, u unit, t int) bool {
	for ; t < u.last && p.quoted(t) < 0 && f.d.Tokens[t].Kind != doc.Punct && f.class(t)&prep == 0; t++ {
		if whoSaid[f.word(t)] {
			return true
		}
	}
	return false
}

var whoSaid = wordSet(`people person official officials source sources diplomat diplomats aide aides lawmaker lawmakers participant participants witness witnesses
	insider insiders adviser advisers advisor advisors outlet outlets spokesman spokeswoman spokesperson`)

// calledOff: who calls off a meeting says nothing.
func (f *finder) calledOff(u unit, c *clause) bool {
	return c.form.Lemma == "call" && c.after < u.last && particles[f.word(c.after)]
}

var particles = wordSet(`off up in into back`)

// adjectiveBefore reports whether a word that can be a noun ends its sentence
// behind an adjective, and so is one: "credible economic guarantees."
func (f *finder) adjectiveBefore(u unit, c *clause) bool {
	if !c.form.NounToo || c.group != c.verb || c.verb == u.first || c.after < u.last && f.d.Tokens[c.after].Kind != doc.Punct {
		return false
	}
	w := f.word(c.verb - 1)
	for _, s := range [...]string{"ic", "ical", "ional", "ous", "ive", "ful"} {
		if len(w) > len(s)+2 && strings.HasSuffix(w, s) && !f.d.Tokens[c.verb-1].Upper {
			return true
		}
	}
	return false
}

// naming reports whether a verb gives a work or thing its name and says nothing:
// "a paper called “The Long Harvest”", "reads “The Long Harvest”" (N3).
func (f *finder) naming(p *para, u unit, c *clause) bool {
	if c.after >= u.last || p.quoted(c.after) < 0 || !f.titleCase(p.stretchs[p.quoted(c.after)]) || f.wordCount(p.stretchs[p.quoted(c.after)]) < 2 {
		return false
	}
	switch c.form.Lemma {
	case "read":
		return true
	case "call", "dub", "label", "brand":
		return c.group == c.verb && c.verb > u.first && p.quoted(c.verb-1) < 0 && (f.word(c.verb-1) == "," || f.isLower(c.verb-1) && f.class(c.verb-1)&subj == 0)
	}
	return false
}

// purpose reports whether the verb is an infinitive that no verb governs:
// "time to respond", "the votes needed to claim it" tell what something is for (N2).
func (f *finder) purpose(u unit, c *clause) bool {
	return c.form.Base && c.group < c.verb && c.group > u.first && f.word(c.group) == "to" && !f.cueNoun(c.group-1)
}

// cueNoun reports whether the word at t is a noun of saying, as in "his promise to say".
func (f *finder) cueNoun(t int) bool {
	for _, form := range f.entry(t).forms {
		if form.Kind == cues.Noun {
			return true
		}
	}
	return false
}

// verbGroup walks left over auxiliaries and adverbs.
func (f *finder) verbGroup(p *para, u unit, c *clause) {
	for t := c.verb - 1; t >= u.first && p.quoted(t) < 0; t-- {
		w := f.word(t)
		k := f.class(t)
		if k&neg != 0 || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			c.negated = true
		}
		if k&(aux|neg) == 0 && !f.adverb(t) && !(w == "to" && c.form.Base) && !(w == "since" && t > u.first && f.class(t-1)&aux != 0) {
			break
		}
		c.group = t
		if w == "to" {
			to := t
			t = f.catenative(p, u, t)
			c.group = t
			if t == to {
				break // no verb governs it
			}
		}
	}
}

// catenative takes in the verb before an infinitive: "went on to say",
// "declined to say", "is expected to announce". t is the token of "to".
func (f *finder) catenative(p *para, u unit, t int) int {
	i := t - 1
	if i > u.first && p.quoted(i) < 0 && f.word(i) == "on" {
		i--
	}
	if i < u.first || p.quoted(i) >= 0 || f.d.Tokens[i].Upper {
		return t
	}
	w := f.word(i)
	if f.looksFinite(i) || f.verbal(i) || w == "going" || w == "gone" || w == "able" || w == "likely" || w == "quick" || w == "careful" {
		return i
	}
	return t
}

// adverb reports whether token t is an adverb that may stand in a verb group.
func (f *finder) adverb(t int) bool {
	w := f.word(t)
	if f.class(t)&adv != 0 {
		return true
	}
	n := len(w)
	return n > 4 && w[n-2:] == "ly" && !f.d.Tokens[t].Upper && w != "family" && w != "ally" && w != "july"
}

// passiveGroup: was described, has been called, were told, or a bare participle behind "be".
func (f *finder) passiveGroup(c *clause) bool {
	for t := c.group; t < c.verb; t++ {
		if f.beForm(t) {
			return true
		}
	}
	return c.group == c.verb && f.joinsPassive(c.verb)
}

func (f *finder) beForm(t int) bool {
	switch f.word(t) {
	case "is", "was", "are", "were", "be", "been", "being":
		return true
	}
	return false
}

// joinsPassive: "guests were herded back and | told to leave".
func (f *finder) joinsPassive(t int) bool {
	if t < 3 || f.word(t-1) != "and" {
		return false
	}
	for i := t - 2; i > max(0, t-5); i-- {
		if f.d.Tokens[i].Kind != doc.Word {
			return false
		}
		if f.looksFinite(i) {
			return f.beForm(i - 1)
		}
	}
	return false
}
