package quote

import (
	"parley/analyze/doc"
	"parley/lexicon/cues"
)

// askedClause: "Asked whether it rained, ..." and "was told that it rained"
// (B2): who speaks stands behind "by" or is not named; the one addressed is the
// subject.
func (f *finder) askedClause(p *para, u unit, c *clause) bool {
	if !c.form.Has(cues.Person) || c.after >= u.last || p.quoted(c.after) >= 0 {
		return false
	}
	first := c.group == c.verb && f.participleFirst(p, u, c)
	if !first && !f.passiveGroup(c) {
		return false
	}
	c.passive, c.rule = true, "B2"
	if f.word(c.after) == "by" && f.nounPhraseFollows(p, u, c.after+1) {
		end := f.phraseEnd(p, u, c.after+1)
		c.source, c.end = f.span(c.after+1, end), end
	}
	c.end = f.skipAdverbials(p, u, c.end, c)
	if !first {
		c.start = f.clauseStart(p, u, c.group)
		if a, b := f.trimSubject(p, c.start, c.group); a < b {
			c.to = f.span(a, b)
		}
	}
	return true
}

// participleFirst: "Asked about it, she ...", "..., when asked about it".
func (f *finder) participleFirst(p *para, u unit, c *clause) bool {
	if c.form.Lemma != "ask" {
		return false
	}
	if c.verb > u.first {
		if w := f.word(c.verb - 1); p.quoted(c.verb-1) < 0 && w != "when" && w != "if" && w != "," && w != "and" && w != "but" {
			return false
		}
		if w := f.word(c.verb - 1); p.quoted(c.verb-1) >= 0 || w == "and" || w == "but" || w == "," {
			switch f.word(c.after) {
			case "about", "by":
				return true
			case "if", "whether", "what", "why", "how", "when", "where", "who", "which":
				return w == "," && p.quoted(c.verb-1) < 0 && f.saysBehind(p, u, c.after)
			}
			return false
		}
	}
	switch w := f.word(c.after); w {
	case "about", "by", "if", "whether", "what", "why", "how", "who", "which", "when", "where", "to", "on", "in", "at", "during", "for":
		return true
	default:
		return f.class(c.after)&when != 0
	}
}

// saysBehind reports whether the next comma behind token t ends an aside, and the
// verb of who is asked follows: "Lee, asked if it rained, said".
func (f *finder) saysBehind(p *para, u unit, t int) bool {
	for ; t+1 < u.last && p.quoted(t) < 0; t++ {
		if f.word(t) != "," {
			continue
		}
		for _, form := range f.entry(t + 1).forms {
			if form.Kind == cues.Verb && form.Past {
				return true
			}
		}
		return false
	}
	return false
}

// reportAsked takes what was asked or told: up to the main clause's comma when
// the participle opens it.
func (f *finder) reportAsked(p *para, u unit, k int) {
	c := &f.clauses[k]
	t, lim := c.end, f.limit(p, u, k)
	if t >= lim {
		return
	}
	if c.start == c.verb {
		lim = f.beforeMain(p, k, t, lim)
		for e := t + 1; e < lim; e++ {
			if p.quoted(e) < 0 && f.word(e) == "," {
				lim = e
				break
			}
		}
	}
	if p.quoted(t) < 0 && (f.word(t) == "," || f.word(t) == ":") && t+1 < lim && p.quoted(t+1) >= 0 {
		t++
	}
	switch w := f.word(t); {
	case p.quoted(t) >= 0:
	case w == "about" && c.form.Has(cues.About):
		t++
	case w == "that" || w == "to" || w == "not" || f.class(t)&subord != 0 || w == "who" || w == "which":
	case f.nounPhraseFollows(p, u, t) && (c.form.Lemma == "tell" || w == "the" || w == "a"):
	default:
		return
	}
	if t < lim {
		f.add(p, f.quote(c, []doc.Span{f.span(t, lim)}))
	}
}

// beforeMain gives where the words behind "Asked about" end at the latest: before
// the main clause, "Asked about the rain – it had stopped – | Lee said".
func (f *finder) beforeMain(p *para, k, t, lim int) int {
	if k+1 == len(f.clauses) || f.clauses[k+1].shares || f.clauses[k+1].inverse {
		return lim
	}
	e := f.clauses[k+1].start
	for e-1 > t && p.quoted(e-1) < 0 && f.d.Tokens[e-1].Kind == doc.Punct {
		e--
	}
	if e > t && e < lim && (e < f.clauses[k+1].start || p.quoted(e-1) >= 0) {
		return e
	}
	return lim
}

// passiveClause: "was described as “fair” by both leaders" (B1).
func (f *finder) passiveClause(p *para, u unit, c *clause) bool {
	if !c.form.Has(cues.Object) {
		return false
	}
	by := -1
	for t := c.after; t < u.last; t++ {
		if p.quoted(t) >= 0 {
			continue
		}
		if f.word(t) == ":" || f.class(t)&rel != 0 {
			break // what follows has its own verb
		}
		if f.word(t) == "by" {
			by = t
		}
	}
	if by < 0 || !f.nounPhraseFollows(p, u, by+1) {
		return false
	}
	c.passive, c.rule = true, "B1"
	c.source, c.end = f.span(by+1, f.phraseEnd(p, u, by+1)), by
	return true
}

func (f *finder) reportPassive(p *para, u unit, k int) {
	c := &f.clauses[k]
	if c.rule == "B2" {
		f.reportAsked(p, u, k)
		return
	}
	start := c.after
	as := start < c.end && f.word(start) == "as"
	if as {
		start++
	}
	if start < c.end && (as || c.form.Act == "judge" || p.quoted(start) >= 0) {
		f.add(p, f.quote(c, []doc.Span{f.span(start, c.end)}))
		return
	}
	// "The plan was praised by Lee": what is judged stands before the verb
	first := f.clauseStart(p, u, c.group)
	if first < c.group {
		f.add(p, f.quote(c, []doc.Span{f.span(first, c.group)}))
	}
}
