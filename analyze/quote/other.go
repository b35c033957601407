package quote

import (
	"strings"

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

// reportAsked takes what was asked or told: up to the main clause's comma when
// the participle opens it.
func (f *finder) reportAsked(p *para, u unit, k int) {
	c := &f.clauses[k]
	t, lim := c.end, f.limit(p, u, k)
	if t >= lim {
		return
	}
	if c.start == c.verb {
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

// passiveClause: "was described as “fair” by both leaders" (B1).
func (f *finder) passiveClause(p *para, u unit, c *clause) bool {
	if !c.form.Has(cues.Object) {
		return false
	}
	by := -1
	for t := c.after; t < u.last; t++ {
		if p.quoted(t) < 0 && f.word(t) == "by" {
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
	return false
}

func (f *finder) reportNoun(p *para, u unit, k int) {
	c := &f.clauses[k]
	if lim := f.limit(p, u, k); c.end < lim {
		f.add(p, f.quote(c, []doc.Span{f.span(c.end, lim)}))
	}
}

// headline: "Lee: ‘No deal’" (H1).
func (f *finder) headline(p *para, u unit) bool {
	for t := u.first + 1; t < min(u.first+7, u.last-1); t++ {
		if p.quoted(t) >= 0 {
			return false
		}
		if f.word(t) != ":" {
			continue
		}
		if !f.nameLike(u.first, t) || f.kicker(u.first, t) {
			return false
		}
		q := Quote{Content: []doc.Span{f.span(t+1, f.unitEnd(u))}, Cue: f.span(t, t+1), Source: f.span(u.first, t), Rules: []string{"H1"}, Score: .8}
		f.add(p, q)
		return true
	}
	return false
}

// kicker reports whether a label before a colon says what kind of article it
// is: "Exclusive: ...", "The Latest: ...".
func (f *finder) kicker(first, last int) bool { return kickers[f.word(last-1)] }

var kickers = wordSet(`exclusive latest analysis opinion breaking update updates video watch live explainer explained factbox editorial column review
	check timeline photos pictures transcript readout news briefing report alert comment letters listen podcast poll corrected correction`)

// nameLike reports whether tokens are words that begin with capitals.
func (f *finder) nameLike(first, last int) bool {
	for t := first; t < last; t++ {
		if tok := f.d.Tokens[t]; tok.Kind != doc.Word || !tok.Upper && f.class(t)&(det|prep|coord) == 0 {
			return false
		}
	}
	return f.d.Tokens[first].Upper
}

// leftQuotes handles quotations that no reporting clause took.
func (f *finder) leftQuotes(p *para, u unit, before int) {
	for k := p.from(u.first); k < len(p.stretchs) && p.stretchs[k].first < u.last; k++ {
		if s := p.stretchs[k]; !f.taken[k] && s.first >= u.first {
			f.leftQuote(p, u, k, s, before)
		}
	}
}

func (f *finder) leftQuote(p *para, u unit, k int, s stretch, before int) {
	content := f.span(s.first, s.last+1)
	if f.secondHalf(p, s, before) {
		f.goOn(p, k, s, content, "C3")
		return
	}
	if src := f.signature(p, s); !src.Empty() {
		f.add(p, Quote{Content: []doc.Span{content}, Source: src, Rules: []string{"H2"}, Score: .8})
		return
	}
	if f.wholeUnit(p, u) {
		f.continued(p, k, s, content)
		return
	}
	if s.first-1 > u.first && f.word(s.first-1) == ":" && s.first-1-u.first < 8 && f.nameLike(u.first, s.first-1) {
		f.add(p, Quote{Content: []doc.Span{content}, Cue: f.span(s.first-1, s.first), Source: f.span(u.first, s.first-1), Rules: []string{"H1"}, Score: .8})
		return
	}
	words := f.wordCount(s)
	if words < 3 || f.titleCase(s) || s.single {
		return // L1: a scare quote, nickname or title is nobody's statement
	}
	q := Quote{Content: []doc.Span{content}, Rules: []string{"L2"}, Score: .4}
	if len(f.out) > before {
		q.Source = f.out[len(f.out)-1].Source
	} else {
		q.Source = f.unitSubject(p, u, s.first)
	}
	f.add(p, q)
}

// secondHalf: “It failed,” said Lee, R-Ohio. “We are sorry.” in one unit: a
// quotation that begins anew behind a stop or comma goes on with the one the
// unit began with.
func (f *finder) secondHalf(p *para, s stretch, before int) bool {
	if f.last < before || f.lastPara != p.index || f.out[f.last].Rules[0] != "C1" || s.first+1 >= p.last || s.first == p.first {
		return false
	}
	prev := f.d.Text(f.d.Tokens[s.first-1].Span())
	return f.d.Tokens[s.first+1].Upper && (strings.HasSuffix(prev, ".") || prev == "," || prev == ":")
}

// signature: “No.” — Ann Lee (H2).
func (f *finder) signature(p *para, s stretch) doc.Span {
	t := s.last + 1
	if t+1 >= p.last {
		return doc.Span{}
	}
	switch f.word(t) {
	case "—", "–", "-", "―", "~":
	default:
		return doc.Span{}
	}
	e := t + 1
	for e < p.last && p.quoted(e) < 0 && f.d.Tokens[e].Kind == doc.Word && (f.d.Tokens[e].Upper || f.class(e)&(det|prep) != 0) {
		e++
	}
	if e == t+1 || e-t > 8 || !f.nameLike(t+1, e) || e < p.last && p.quoted(e) < 0 && f.isLower(e) {
		return doc.Span{}
	}
	return f.span(t+1, e)
}

// continued: a unit that is nothing but a quotation goes on with the statement
// before it in the paragraph (C4), or stands alone (L3).
func (f *finder) continued(p *para, k int, s stretch, content doc.Span) {
	switch {
	case f.last >= 0 && f.lastPara == p.index:
		f.goOn(p, k, s, content, "C4")
		return
	case f.last >= 0 && f.lastPara == p.index-1 && f.out[f.last].Kind == Direct && !f.out[f.last].Source.Empty() && !f.asks(f.last):
		f.goOn(p, k, s, content, "C5")
		return
	}
	if f.wordCount(s) >= 2 {
		f.add(p, Quote{Content: []doc.Span{content}, Rules: []string{"L3"}, Score: .6})
	}
}

// asks reports whether statement n ends with a question: what follows it in a
// paragraph of its own is somebody's answer.
func (f *finder) asks(n int) bool {
	lemma := f.out[n].CueLemma
	return (lemma == "ask" || lemma == "inquire") && strings.HasSuffix(strings.TrimRight(f.d.Text(f.out[n].Span()), "”\"’'»"), "?")
}

// goOn adds a quotation to the statement before it.
func (f *finder) goOn(p *para, k int, s stretch, content doc.Span, rule string) {
	q := &f.out[f.last]
	q.Content = append(q.Content, content)
	q.Rules = append(q.Rules, rule)
	f.taken[k], f.lastPara = true, p.index
	f.noteOpen(p, s, f.last)
}

// wholeUnit reports whether all words of the unit stand in quotation marks.
func (f *finder) wholeUnit(p *para, u unit) bool {
	for t := u.first; t < u.last; t++ {
		if k := f.d.Tokens[t].Kind; p.quoted(t) < 0 && (k == doc.Word || k == doc.Number) {
			return false
		}
	}
	return true
}

func (f *finder) wordCount(s stretch) int {
	n := 0
	for t := s.first; t <= s.last; t++ {
		if k := f.d.Tokens[t].Kind; k == doc.Word || k == doc.Number {
			n++
		}
	}
	return n
}

// titleCase: “War and Peace”: every word of weight begins with a capital.
func (f *finder) titleCase(s stretch) bool {
	end := s.last
	for end > s.first && f.d.Tokens[end].Kind != doc.Word && f.d.Tokens[end].Kind != doc.Number {
		end--
	}
	for t := s.first; t <= end; t++ {
		tok := f.d.Tokens[t]
		if tok.Kind == doc.Word && !tok.Upper && f.class(t)&(det|prep|coord) == 0 {
			return false
		}
		if tok.Kind == doc.Punct && !strings.Contains(",:&-–", f.word(t)) {
			return false
		}
	}
	return true
}

// unitSubject guesses who acts in a unit without a reporting verb.
func (f *finder) unitSubject(p *para, u unit, before int) doc.Span {
	first, last := f.trimSubject(p, u.first, before)
	if last > first && last-first < 12 && f.nouny(first, last) && p.quoted(first) < 0 {
		return f.span(first, last)
	}
	return doc.Span{}
}

// finish orders the statements and links them.
func (f *finder) finish() []Quote {
	f.order()
	f.link()
	return f.out
}
