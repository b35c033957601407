package quote

import (
	"parley/analyze/doc"
	"parley/lexicon/cues"
)

// reportAhead takes what stands behind the clause.
func (f *finder) reportAhead(p *para, u unit, k int) {
	c := &f.clauses[k]
	t, lim := c.end, f.limit(p, u, k)
	if t < u.last && p.quoted(t) < 0 && f.word(t) == ":" && t+1 >= f.unitEnd(u) {
		f.colon = &pending{*c, p.index}
		return
	}
	if t >= lim {
		return
	}
	if start, rule := f.quoteAhead(p, u, t, lim); rule != "" {
		f.aheadQuote(p, u, k, start, lim, rule)
		return
	}
	if start, rule := f.proseAhead(p, u, c, t, lim); rule != "" && start < lim {
		if rule == "A6" && t == c.after {
			c.after = t + 1 // "complained about" is the cue
		}
		if rule == "A5" {
			lim = f.objectEnd(p, c, start, lim)
		}
		f.add(p, f.quote(c, []doc.Span{f.span(start, lim)}, rule))
	}
}

// quoteAhead: he said, “No” (A1); he said: “No” (A1).
func (f *finder) quoteAhead(p *para, u unit, t, lim int) (int, string) {
	start := t
	for start < lim && p.quoted(start) < 0 && f.d.Tokens[start].Kind == doc.Punct {
		start++
	}
	if start < lim && p.quoted(start) >= 0 {
		return start, "A1"
	}
	return 0, ""
}

// aheadQuote: a quotation behind a comma or colon is all that is reported; one
// right behind the verb goes on with the clause around it.
func (f *finder) aheadQuote(p *para, u unit, k, start, lim int, rule string) {
	c := &f.clauses[k]
	end := start
	for end < u.last && p.quoted(end) >= 0 {
		end = p.stretchs[p.quoted(end)].last + 1
	}
	if end < lim && f.isLower(end) && !f.quoteOnly(c) && !f.comes(end) && !f.whatCalled(u, c) {
		end = lim
	}
	f.add(p, f.quote(c, []doc.Span{f.span(start, end)}, rule))
}

// whatCalled: in "what Lee called “a farce” made them leave" the quotation is all
// that was said (A1).
func (f *finder) whatCalled(u unit, c *clause) bool {
	return c.form.Lemma == "call" && c.start > u.first && f.word(c.start-1) == "what"
}

func (f *finder) quoteOnly(c *clause) bool { return c.form.Takes&^cues.Person == cues.Quote }

// comes reports whether the words at t, behind a quotation, tell of the saying
// and are no part of it: "chanted “No!” as he left", "said “No” during a rally".
func (f *finder) comes(t int) bool {
	if p := f.d.Tokens[t-1]; f.inComma(t-1) || p.Kind == doc.Mark && f.inStop(t-1) {
		return true
	}
	switch f.word(t) {
	case "after", "before", "when", "as", "while", "during", "moments", "since", "until":
		return true
	}
	return false
}

// inStop reports whether the closing mark at t has a stop before it.
func (f *finder) inStop(t int) bool {
	switch f.word(t - 1) {
	case ".", "!", "?":
		return true
	}
	return false
}

// overWithout passes over how something is claimed: "claimed without evidence that".
func (f *finder) overWithout(p *para, c *clause, t, lim int) int {
	if f.word(t) != "without" || !c.form.Has(cues.Clause) {
		return t
	}
	for e := t + 1; e < min(lim, t+maxWithout) && p.quoted(e) < 0 && f.d.Tokens[e].Kind == doc.Word; e++ {
		if f.word(e) == "that" {
			return e
		}
	}
	return t
}

const maxWithout = 7

// proseAhead gives where reported words without marks begin, by the verb's
// complements.
func (f *finder) proseAhead(p *para, u unit, c *clause, t, lim int) (int, string) {
	if t = f.overWithout(p, c, t, lim); t >= lim {
		return 0, ""
	}
	w := f.word(t)
	marks := f.marksWithin(p, t, lim)
	switch {
	case w == "that" && t+1 >= lim:
		return 0, "" // "could agree to that"
	case c.form.Has(cues.Clause) && (w == "that" || w == "whether" || w == "how" || w == "why" || w == "what" || w == "if"):
		return t, "A2"
	case w == "," && t+1 < lim && c.form.Has(cues.Clause) && f.word(t+1) == "that":
		return t + 1, "A2"
	case c.form.Has(cues.Inf) && !f.modal(c) && f.infinitive(p, t, lim):
		return t, "A3"
	case w == ":":
		return t + 1, "A4"
	case c.form.Has(cues.Object) && f.object(p, u, c, t, marks):
		return t, "A5"
	case c.form.Has(cues.About) && (w == "about" || w == "of" || w == "for" || w == "against" || w == "on" || w == "at" || w == "to"):
		return t + 1, "A6"
	case c.form.Has(cues.Clause) && f.bareClause(p, u, c, t, lim):
		return t, "A7"
	case c.form.Lemma == "say" && !c.inverse && f.gap(p, c, t):
		return t, "A10"
	case marks && c.form.Has(cues.Clause|cues.Object) && f.nounPhraseFollows(p, u, t):
		return t, "A8"
	}
	return 0, ""
}
