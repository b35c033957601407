package quote

import (
	"strings"

	"parley/lexicon/cues"
)

// modal reports whether an offer or agreement is still to come: "would agree to
// lift it" has promised nothing.
func (f *finder) modal(c *clause) bool {
	if c.form.Act != "agree" && c.form.Act != "offer" && c.form.Act != "promise" {
		return false
	}
	for t := c.group; t < c.verb; t++ {
		switch f.word(t) {
		case "will", "would", "could", "may", "might", "should", "must", "can":
			return true
		}
	}
	return false
}

func (f *finder) infinitive(p *para, t, lim int) bool {
	if t+1 < lim && f.word(t) == "not" {
		t++
	}
	if t+1 >= lim || f.word(t) != "to" {
		return false
	}
	return p.quoted(t+1) >= 0 || f.isLower(t+1) && f.class(t+1)&(det|prep) == 0
}

func (f *finder) marksWithin(p *para, from, to int) bool {
	for t := from; t < to; t++ {
		if p.quoted(t) >= 0 {
			return true
		}
	}
	return false
}

// object: what is judged or announced. Some verbs report an object only with
// quotation marks, or only as a feeling ("expressed concern").
func (f *finder) object(p *para, u unit, c *clause, t int, marks bool) bool {
	if c.form.NeedsQuote && !marks {
		return false
	}
	if c.form.NeedsNoun && !marks && !feelings[f.word(t)] && !(t+1 < u.last && feelings[f.word(t+1)]) {
		return false
	}
	if c.form.Lemma == "call" && !marks && !f.predicate(p, u, t) {
		return false
	}
	if !marks && (f.unitEnd(u)-t < 2 || c.group < c.verb && f.word(c.verb-1) == "to") {
		return false // "to defend it" is what somebody went for, not what was said
	}
	return f.nounPhraseFollows(p, u, t) || p.quoted(t) >= 0 || f.word(t) == "what" // "condemned what he called a crime"
}

// predicate: "called the plan a mistake", not "called the minister".
func (f *finder) predicate(p *para, u unit, t int) bool {
	if t >= u.last {
		return false
	}
	e := f.phraseEnd(p, u, t)
	if e >= u.last {
		return false
	}
	w := f.word(e)
	return w == "a" || w == "an" || w == "the" || w == "one" || f.class(t)&obj != 0 && f.isLower(e) && f.class(e) == 0
}

var feelings = wordSet(`concern concerns hope hopes doubt doubts regret confidence support outrage anger frustration skepticism scepticism optimism gratitude
	thanks sympathy condolences opposition objections alarm dismay satisfaction readiness willingness interest appreciation disappointment
	commitment determination pride admiration solidarity indignation disagreement`)

// bareClause: "said the talks had failed": a subject and a verb. Verbs that
// report no object need no verb to be seen.
func (f *finder) bareClause(p *para, u unit, c *clause, t, lim int) bool {
	w := f.word(t)
	k := f.class(t)
	if (w == "yes" || w == "no") && t+1 >= lim {
		return true
	}
	gerund := c.form.Takes&cues.Object == 0 && len(w) > 4 && strings.HasSuffix(w, "ing")
	if k&aux != 0 && !gerund || k&coord != 0 || w == "," || w == "to" || k&prep != 0 && !f.d.Tokens[t].Upper && !clausePreps[w] {
		return false
	}
	if c.form.Lemma == "say" && lim-t >= 3 && f.nounPhraseFollows(p, u, t) {
		return true
	}
	if c.form.NeedsThat && k&subj == 0 {
		return false
	}
	if k&subj != 0 && w != "who" || gerund {
		return f.hasVerb(p, t, lim)
	}
	return f.hasVerb(p, t, f.firstClause(p, t, lim))
}

// firstClause is where a further clause begins at the earliest behind t: a
// verb there is not the one of the noun phrase at t ("mentioned it when he came").
func (f *finder) firstClause(p *para, t, lim int) int {
	for e := t + 1; e < lim; e++ {
		if p.quoted(e) >= 0 {
			continue
		}
		w := f.word(e)
		if f.class(e)&subord != 0 && w != "that" && w != "so" && w != "than" && w != "once" {
			return e
		}
	}
	return lim
}

// gap reports whether a verb stands where the subject was moved away: "a plan
// that he said was dead" (A10).
func (f *finder) gap(p *para, c *clause, t int) bool {
	i := c.start - 1
	if i < p.first || p.quoted(i) >= 0 || p.quoted(t) >= 0 {
		return false
	}
	w := f.word(i)
	return (w == "that" || w == "which" || w == "who" || w == "what") && (f.finite(t) || f.class(t)&aux != 0 || f.looksFinite(t) || f.adverb(t))
}

// clausePreps are prepositions that often open a reported clause: "said despite
// the rain they would come".
var clausePreps = wordSet(`after in under despite without until given`)
