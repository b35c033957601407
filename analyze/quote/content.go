package quote

import (
	"strings"

	"parley/analyze/doc"
	"parley/lexicon/cues"
)

// reportBack takes what stands before the clause: “No,” he said (C1), or The
// talks failed, he said (C2).
func (f *finder) reportBack(p *para, u unit, k int) bool {
	c := &f.clauses[k]
	if c.shares && !c.inverse {
		return false
	}
	b := c.start - 1
	if c.inverse {
		b = c.group - 1
	}
	if b < u.first || f.class(b+1)&coord != 0 && !c.inverse {
		return false
	}
	from := f.contentStart(p, u, k)
	comma := false
	if p.quoted(b) < 0 {
		switch f.word(b) {
		case ",", "—", "–", "-":
			comma = true
			b--
		default:
			return false
		}
	}
	if b < from {
		return false
	}
	if q := p.quoted(b); q >= 0 {
		return f.backQuote(p, u, k, from, b)
	}
	if !comma || !c.form.Has(cues.Clause) || f.tooShort(from, b+1) {
		return false
	}
	return f.backClause(p, u, k, from, b+1)
}

// tooShort reports whether tokens [from, to) are no more than a connective:
// "Still, he said"; a name alone may be the subject of what goes on.
func (f *finder) tooShort(from, to int) bool {
	return to-from < 2 && (connectives[f.word(from)] || f.class(from) != 0 || f.adverb(from) || !f.d.Tokens[from].Upper)
}

// contentStart is where content before clause k may begin: behind the clause
// before it, else at the unit's start.
func (f *finder) contentStart(p *para, u unit, k int) int {
	from := u.first
	for j := range k {
		from = max(from, f.clauses[j].end)
	}
	for from < u.last && p.quoted(from) < 0 && f.d.Tokens[from].Kind == doc.Punct {
		from++
	}
	return from
}

// backQuote: the content ends with a quotation at token b.
func (f *finder) backQuote(p *para, u unit, k, from, b int) bool {
	c := &f.clauses[k]
	start := from
	if s := p.stretchs[p.quoted(b)]; k > 0 || !f.proseBefore(p, from, s.first) {
		start = s.first
		for start > from && p.quoted(start-1) >= 0 {
			start = p.stretchs[p.quoted(start-1)].first
		}
	}
	start = max(start, from)
	content := []doc.Span{f.span(start, b+1)}
	content = f.splitQuote(p, u, k, content)
	f.add(p, f.quote(c, content, "C1"))
	return true
}

// proseBefore reports whether words stand between from and the quotation: then
// the statement is mixed.
func (f *finder) proseBefore(p *para, from, to int) bool {
	for t := from; t < to; t++ {
		if k := f.d.Tokens[t].Kind; k == doc.Word || k == doc.Number {
			return true
		}
	}
	return false
}

// splitQuote adds the second half of “…,” he said, “…” in the same unit (C3).
func (f *finder) splitQuote(p *para, u unit, k int, content []doc.Span) []doc.Span {
	t := f.clauses[k].end
	for t < u.last && p.quoted(t) < 0 && (f.word(t) == "," || f.word(t) == ":" || f.word(t) == "." || f.word(t) == "—" || f.adverbialWord(t)) {
		t++
	}
	if t >= u.last {
		return content
	}
	if p.quoted(t) < 0 { // “It rained,” he said, and we had “no coat”
		if lim := f.limit(p, u, k); t > f.clauses[k].end && f.word(t-1) == "," && f.class(t)&subj != 0 && f.marksWithin(p, t, lim) {
			return append(content, f.span(t, lim))
		}
		return content
	}
	end := p.stretchs[p.quoted(t)].last + 1
	lim := f.limit(p, u, k)
	for end < lim && p.quoted(end) >= 0 {
		end = p.stretchs[p.quoted(end)].last + 1
	}
	if end < lim && f.isLower(end) {
		end = lim
	}
	return append(content, f.span(t, end))
}

func (f *finder) adverbialWord(t int) bool {
	return f.class(t)&when != 0 || f.adverb(t)
}

// backClause: The talks, he said, had failed; The talks had failed, he said.
func (f *finder) backClause(p *para, u unit, k, from, to int) bool {
	c := &f.clauses[k]
	end := c.end
	if end >= f.unitEnd(u) { // nothing follows: all that stands before is reported
		f.add(p, f.quote(c, []doc.Span{f.span(f.opening(p, u.first, to), to)}, "C2"))
		return true
	}
	for j := range k {
		if f.clauses[j].form.Kind == cues.Verb {
			return false // what stands before belongs to the clause before
		}
	}
	if p.quoted(end) >= 0 || f.word(end) != "," {
		return false
	}
	lim := f.limit(p, u, k)
	if lim <= end+1 || !f.hasVerb(p, end+1, lim) && !f.hasVerb(p, from, to) {
		return false
	}
	if f.participle(end+1) && f.hasVerb(p, from, to) { // "It rained, he said, smiling"
		f.add(p, f.quote(c, []doc.Span{f.span(from, to)}, "C2"))
		return true
	}
	f.add(p, f.quote(c, []doc.Span{f.span(from, to), f.span(end+1, lim)}, "C2"))
	return true
}

// reportAs takes the main clause around "as Lee said" (A9): As Lee said, it
// rained; It rained, as Lee said.
func (f *finder) reportAs(p *para, u unit, k int) bool {
	c := &f.clauses[k]
	as := c.start - 1
	if c.inverse || c.shares || as < u.first || p.quoted(as) >= 0 || f.word(as) != "as" || !c.form.Has(cues.Clause) {
		return false
	}
	if as > u.first && p.quoted(as-1) < 0 && f.word(as-1) == "," && c.end >= f.unitEnd(u) {
		f.add(p, f.quote(c, []doc.Span{f.span(f.opening(p, u.first, as-1), as-1)}, "A9"))
		return true
	}
	opens := as == u.first || p.quoted(as-1) < 0 && (f.class(as-1)&coord != 0 || f.d.Tokens[as-1].Kind == doc.Punct)
	lim := f.limit(p, u, k)
	if !opens || c.end+2 >= lim || p.quoted(c.end) >= 0 || f.word(c.end) != "," && f.word(c.end) != ":" {
		return false
	}
	f.add(p, f.quote(c, []doc.Span{f.span(c.end+1, lim)}, "A9"))
	return true
}

// participle reports whether token t ends in -ing as a participle does.
func (f *finder) participle(t int) bool {
	w := f.word(t)
	return len(w) > 5 && strings.HasSuffix(w, "ing") && f.isLower(t)
}

// opening skips connectives that open a unit and are no part of what is
// reported: "Still, the talks failed, he said".
func (f *finder) opening(p *para, from, to int) int {
	for t := from; t < to-2 && p.quoted(t) < 0; t++ {
		w := f.word(t)
		if f.d.Tokens[t].Kind == doc.Punct || connectives[w] || f.class(t)&coord != 0 {
			from = t + 1
			continue
		}
		break
	}
	return from
}

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
	if end < lim && f.isLower(end) && !f.quoteOnly(c) && !f.comes(end) {
		end = lim
	}
	f.add(p, f.quote(c, []doc.Span{f.span(start, end)}, rule))
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

// proseAhead gives where reported words without marks begin, by the verb's
// complements.
func (f *finder) proseAhead(p *para, u unit, c *clause, t, lim int) (int, string) {
	w := f.word(t)
	marks := f.marksWithin(p, t, lim)
	switch {
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
	thanks sympathy condolences opposition objections alarm dismay satisfaction readiness willingness interest appreciation disappointment`)

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

// cutBefore gives the token before which clause c's content must end because
// clause n reports anew, or 0.
func (f *finder) cutBefore(p *para, c, n *clause) int {
	at := n.start
	if n.shares {
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
	case n.shares && n.verb > n.group && f.word(n.verb-1) == "to":
		return 0 // "said they fear him and want to deny him a seat"
	case n.shares && (w == "," || f.class(i)&coord != 0):
	case !n.shares && (f.class(i)&coord != 0 || w == "while" || w == "whereas" || w == "although" || w == ";"):
	case !n.shares && w == ",":
	default:
		return 0
	}
	if i > 0 && p.quoted(max(i-1, p.first)) < 0 && f.word(i-1) == "," {
		i--
	}
	return i
}
