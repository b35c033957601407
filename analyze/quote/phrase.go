package quote

import (
	"parley/analyze/doc"
)

// phraseClause: according to the ministry (D1).
func (f *finder) phraseClause(p *para, u unit, c *clause) bool {
	if !f.nounPhraseFollows(p, u, c.after) {
		return false
	}
	end := f.phraseEnd(p, u, c.after)
	c.source, c.end, c.rule = f.span(c.after, end), end, "D1"
	return true
}

func (f *finder) reportPhrase(p *para, u unit, k int) {
	c := &f.clauses[k]
	from, to := f.opening(p, u.first, c.verb), c.verb
	if to > from && p.quoted(to-1) < 0 && (f.word(to-1) == "," || f.word(to-1) == "—") {
		to--
	}
	if f.hasVerb(p, from, to) || to > from && p.quoted(to-1) >= 0 {
		f.add(p, f.quote(c, []doc.Span{f.span(from, to)}))
		return
	}
	t := c.end
	for t < u.last && p.quoted(t) < 0 && f.word(t) != "," {
		t++
	}
	lim := f.limit(p, u, k)
	if t+1 < lim {
		f.add(p, f.quote(c, []doc.Span{f.span(t+1, lim)}))
	}
}

// nounClause: "his claim that ..." (E1). The possessor speaks.
func (f *finder) nounClause(p *para, u unit, c *clause) bool {
	if c.after >= u.last || f.word(c.after) != "that" || p.quoted(c.after) >= 0 {
		return false
	}
	for t := c.verb - 1; t >= max(u.first, c.verb-4) && p.quoted(t) < 0; t-- {
		w := f.word(t)
		if !possessive(w) {
			continue
		}
		first := t
		for first > u.first && p.quoted(first-1) < 0 && f.d.Tokens[first].Upper && f.d.Tokens[first-1].Upper && f.d.Tokens[first-1].Kind == doc.Word {
			first--
		}
		c.source, c.start, c.end, c.rule = f.span(first, t+1), first, c.after, "E1"
		return true
	}
	return f.namedBefore(p, u, c)
}

// namedBefore: "a Daily Wire report that": the name between the article and the
// noun speaks (E2).
func (f *finder) namedBefore(p *para, u unit, c *clause) bool {
	first := c.verb
	for first > u.first && p.quoted(first-1) < 0 && f.d.Tokens[first-1].Kind == doc.Word && f.d.Tokens[first-1].Upper && f.class(first-1) == 0 {
		first--
	}
	if first == c.verb || first == u.first || f.word(first-1) != "a" && f.word(first-1) != "an" && f.word(first-1) != "the" {
		return false
	}
	c.source, c.start, c.end, c.rule = f.span(first, c.verb), first, c.after, "E2"
	return true
}

func (f *finder) reportNoun(p *para, u unit, k int) {
	c := &f.clauses[k]
	if lim := f.limit(p, u, k); c.end < lim {
		f.add(p, f.quote(c, []doc.Span{f.span(c.end, lim)}))
	}
}
