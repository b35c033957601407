package quote

import (
	"parley/analyze/doc"
	"parley/lexicon/cues"
)

// cueTail walks over what stands between a reporting verb and what it reports:
// the person addressed, times, places and means (T1, T2).
func (f *finder) cueTail(p *para, u unit, c *clause) {
	t := c.after
	// T1: the person addressed
	if c.form.Has(cues.Person) && f.nounPhraseFollows(p, u, t) && !f.startsClause(p, u, t, c) {
		end := f.phraseEnd(p, u, t)
		c.to = f.span(t, end)
		t = end
	}
	if c.form.Lemma == "tell" && t == c.after && t < u.last && p.quoted(t) >= 0 { // told “The Morning Show”
		if show := p.stretchs[p.quoted(t)]; f.titleCase(show) && show.last+1 <= u.last {
			c.to = f.span(t, show.last+1)
			t = show.last + 1
		}
	}
	// T2: times, places, means
	c.end = f.skipAdverbials(p, u, t, c)
}

// startsClause reports whether the noun phrase at t is the subject of a clause
// ("warned the talks would fail") and no person addressed.
func (f *finder) startsClause(p *para, u unit, t int, c *clause) bool {
	if c.form.Lemma == "tell" {
		return false
	}
	if f.class(t)&subj != 0 && f.class(t)&obj == 0 {
		return true
	}
	e := f.phraseEnd(p, u, t)
	return e < u.last && p.quoted(e) < 0 && f.verbal(e)
}

// skipAdverbials walks over "on Monday", "in a statement", "to reporters" as
// long as something that can be reported still follows.
func (f *finder) skipAdverbials(p *para, u unit, t int, c *clause) int {
	for t < u.last && p.quoted(t) < 0 {
		w := f.word(t)
		k := f.class(t)
		switch {
		case k&when != 0 && (f.d.Tokens[t].Upper || k&subj == 0 && w != "may" && w != "this" && w != "last" && w != "month"), f.adverb(t) && k&subord == 0:
			t++
			continue
		case k&when != 0 && t+1 < u.last && f.class(t+1)&when != 0:
			t += 2
			continue
		case w == "," && t+2 < u.last && connectives[f.word(t+1)] && f.word(t+2) == ",":
			t += 3
			continue
		}
		e, ok := f.adverbial(p, u, t, c)
		if !ok {
			e, ok = f.occasion(p, u, t)
		}
		if !ok {
			return t
		}
		t = e
	}
	return t
}

// occasion gives the comma that ends a clause of time at t, where a quotation
// follows it: "told reporters as he left the hall, “No.”" (T2).
func (f *finder) occasion(p *para, u unit, t int) (int, bool) {
	if !occasions[f.word(t)] {
		return t, false
	}
	for e := t + 1; e+1 < min(u.last, t+20) && p.quoted(e) < 0; e++ {
		if f.word(e) == "," {
			return e, p.quoted(e+1) >= 0
		}
	}
	return t, false
}

// connectives stand between commas and say nothing of the report.
var connectives = wordSet(`however still also indeed thus though too meanwhile moreover furthermore therefore nevertheless nonetheless instead likewise`)

// adverbial gives the end of a prepositional phrase at t, when a report still
// follows it.
func (f *finder) adverbial(p *para, u unit, t int, c *clause) (int, bool) {
	w := f.word(t)
	switch w {
	case "in", "on", "at", "during", "after", "before", "from", "via", "through", "of", "about":
		if c.form.Has(cues.About) && (w == "about" || w == "of") {
			return t, false
		}
	case "for", "by", "with":
		return f.phraseBeforeThat(p, u, t)
	case "to":
		if c.form.Has(cues.Inf) && (t+1 >= u.last || f.class(t+1)&(det|obj) == 0 && !f.d.Tokens[t+1].Upper) {
			return t, false
		}
	default:
		return t, false
	}
	for e := t + 1; e < min(u.last, t+14); e++ {
		if p.quoted(e) >= 0 {
			return e, true
		}
		v := f.word(e)
		k := f.class(e)
		switch {
		case v == "," && e+2 < u.last && f.d.Tokens[e+1].Kind == doc.Mark && p.quoted(e+1) < 0:
			return e + 2, true // told Lee on “The Hour,” | that
		case v == "that" || v == ":" || v == "," || v == ".":
			return e, true
		case k&subj != 0 && v != "who" && v != "it" && v != "you":
			return e, true
		case e > t+1 && k&prep != 0 && v != "of" && v != "for":
			return e, true
		case f.verbal(e) || k&(subord|rel) != 0:
			return t, false
		}
	}
	return t, false
}

// phraseBeforeThat gives the end of a prepositional phrase that "that", a
// pronoun or a quotation follows: "said for years that".
func (f *finder) phraseBeforeThat(p *para, u unit, t int) (int, bool) {
	for e := t + 1; e < min(u.last, t+7); e++ {
		w := f.word(e)
		switch {
		case p.quoted(e) >= 0 && e > t+1, p.quoted(e) < 0 && (w == "that" || f.class(e)&subj != 0 && w != "who" && w != "it" && w != "you"):
			return e, e > t+1
		case p.quoted(e) >= 0 || f.verbal(e) || f.d.Tokens[e].Kind == doc.Punct:
			return t, false
		}
	}
	return t, false
}

// finiteHere reports whether token t, which may be a noun too, is a verb by its
// neighbours: "Lee plans to go", "Lee backs the plan".
func (f *finder) finiteHere(t int) bool {
	v, ok := f.entry(t).plain, f.entry(t).verb
	if !ok || !v.Noun || f.class(t-1)&(det|prep) != 0 || possessive(f.word(t-1)) {
		return false
	}
	next := f.class(t + 1)
	return f.word(t+1) == "to" || next&(det|obj) != 0
}

// contracted reports whether w is a pronoun with its verb: it's, he’s, they're.
func contracted(w string) bool {
	switch w {
	case "it's", "he's", "she's", "that's", "there's", "what's", "who's", "here's", "it’s", "he’s", "she’s", "that’s", "there’s", "what’s", "who’s", "here’s", "let's", "let’s", "i'm", "i’m":
		return true
	}
	return false
}

// hasVerb reports whether tokens [from, to) outside marks hold a finite verb.
func (f *finder) hasVerb(p *para, from, to int) bool {
	for t := from; t < to; t++ {
		if f.d.Tokens[t].Kind != doc.Word {
			continue
		}
		w := f.word(t)
		if f.verbal(t) && (t == 0 || f.word(t-1) != "to" && f.class(t-1)&det == 0) {
			return true
		}
		if t > from && t+1 < to && f.finiteHere(t) {
			return true
		}
		if n := len(w); n > 4 && w[n-2:] == "ed" && t > from {
			return true
		}
		if n := len(w); t > from && !possessive(w) && (n > 3 && (w[n-3:] == "’re" || w[n-2:] == "'t" || w[n-3:] == "'ll" || w[n-3:] == "'re" || w[n-3:] == "'ve") || n > 5 && w[n-4:] == "’t") {
			return true
		}
		if contracted(w) {
			return true
		}
		if _, after := f.cueAt(p, t); after > 0 && t > from && (p.caps || !f.d.Tokens[t].Upper) {
			return true
		}
	}
	return false
}
