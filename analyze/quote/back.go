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
		if c := &f.clauses[j]; c.rule == "V2" && c.form.Ing && p.quoted(from) < 0 {
			from = max(from, f.d.TokenAt(c.source.Start)) // "Calling it “late,” Lee left" is said by then
		}
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
	if t >= u.last || k+1 < len(f.clauses) && f.clauses[k+1].group < t {
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

// occasions tell when something was said.
var occasions = wordSet(`after before when as while during following until`)

// backClause: The talks, he said, had failed; The talks had failed, he said.
func (f *finder) backClause(p *para, u unit, k, from, to int) bool {
	c := &f.clauses[k]
	end := c.end
	if f.onlyWhen(p, from, to) && (end >= f.unitEnd(u) || end+1 < u.last && p.quoted(end+1) >= 0) {
		return false
	}
	if end >= f.unitEnd(u) { // nothing follows: all that stands before is reported
		f.add(p, f.quote(c, []doc.Span{f.span(f.opening(p, u.first, to), to)}, "C2"))
		return true
	}
	for j := range k {
		if f.clauses[j].form.Kind == cues.Verb {
			return false // what stands before belongs to the clause before
		}
	}
	if p.quoted(end) < 0 && occasions[f.word(end)] && f.class(from)&(prep|subord) == 0 && f.hasVerb(p, from, to) {
		f.add(p, f.quote(c, []doc.Span{f.span(from, to)}, "C2")) // "It rained, he said after they met"
		return true
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

// spans open a time: "Hours after leaving the hall on Monday".
var spans = wordSet(`hours days minutes moments weeks months`)

// onlyWhen reports whether tokens [from, to) tell no more than when something
// was said: "On Monday, Lee agreed" (T2).
func (f *finder) onlyWhen(p *para, from, to int) bool {
	if f.class(from)&(prep|when) == 0 && !spans[f.word(from)] || to-from > 10 || f.hasVerb(p, from, to) || f.marksWithin(p, from, to) {
		return false
	}
	for t := from; t < to; t++ {
		if f.class(t)&when != 0 {
			return true
		}
	}
	return false
}

// reportAs takes the main clause around "as Lee said" (A9): As Lee said, it
// rained; It rained, as Lee said.
func (f *finder) reportAs(p *para, u unit, k int) bool {
	c := &f.clauses[k]
	as := c.start - 1
	if c.inverse || c.shares || as < u.first || p.quoted(as) >= 0 || f.word(as) != "as" || !c.form.Has(cues.Clause) {
		return false
	}
	if as > u.first+1 && p.quoted(as-1) < 0 && f.word(as-1) == "," && c.end >= f.unitEnd(u) {
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
