package quote

import (
	"strings"

	"parley/analyze/doc"
	"parley/lexicon/cues"
)

// maxSubject bounds how far left a subject is looked for, in tokens.
const maxSubject = 30

// subject finds who speaks by where the verb stands (S-V, V-S, shared, relative).
func (f *finder) subject(p *para, u unit, c *clause) bool {
	t := c.group - 1
	switch {
	case t < u.first:
		return f.subjectOfFirst(p, u, c)
	case p.quoted(t) >= 0:
		return f.behind(p, u, c, "V1")
	}
	switch w := f.word(t); {
	case w == "," || w == "—" || w == "–" || w == "-" || w == ")":
		return f.subjectOverComma(p, u, c, t)
	case f.class(t)&coord != 0:
		c.rule = "V5"
		return f.shared(p, u, c)
	case f.class(t)&rel != 0:
		return f.relative(p, u, c, t)
	case f.d.Tokens[t].Kind == doc.Punct:
		return false
	case c.form.Ing && c.group == c.verb && f.class(t)&prep != 0 && t == u.first:
		return f.subjectOfFirst(p, u, c) // "In announcing it, Lee smiled"
	case c.form.Ing && c.group == c.verb && f.class(t)&prep != 0:
		c.rule = "V6" // "by saying"
		return f.shared(p, u, c)
	case c.form.Ing && c.group == c.verb && (f.verbal(t) || f.looksFinite(t)):
		return false // "avoided saying"
	}
	return f.before(p, u, c, t+1)
}

// subjectOfFirst: the verb opens the unit (V2: "Said one aide", "Calling it a farce, Lee left").
func (f *finder) subjectOfFirst(p *para, u unit, c *clause) bool {
	if !c.form.Ing {
		return !c.form.Base && f.behind(p, u, c, "V2")
	}
	for t := c.after; t+1 < u.last; t++ {
		if p.quoted(t) < 0 && f.word(t) == "," && f.nounPhraseFollows(p, u, t+1) {
			c.source, c.rule = f.span(t+1, f.phraseEnd(p, u, t+1)), "V2"
			return true
		}
	}
	return false
}

// behind takes the noun phrase behind the verb as subject: “No,” said Ann Lee.
func (f *finder) behind(p *para, u unit, c *clause, rule string) bool {
	if c.form.Ing || !f.nounPhraseFollows(p, u, c.after) {
		return false
	}
	end := f.phraseEnd(p, u, c.after)
	c.source, c.inverse, c.rule = f.span(c.after, end), true, rule
	c.start = c.verb
	c.end = f.skipAside(p, u, end)
	return true
}

// skipAside walks over ", the mayor, who had left," behind a subject; an aside
// without a closing comma runs to the unit's end.
func (f *finder) skipAside(p *para, u unit, t int) int {
	for t+1 < u.last && p.quoted(t) < 0 && f.word(t) == "," && p.quoted(t+1) < 0 {
		e := t + 1
		for e < min(u.last, t+40) && p.quoted(e) < 0 && f.word(e) != "," && f.word(e) != ":" && e < f.unitEnd(u) {
			e++
		}
		if e < u.last && p.quoted(e) < 0 && f.word(e) == "," && e+1 < u.last && p.quoted(e+1) < 0 && f.asideWord(e+1) {
			t = e
			continue
		}
		if e >= f.unitEnd(u) && !f.asideWord(t+1) {
			return t
		}
		return e
	}
	return t
}

// asideWord reports whether an apposition or relative clause opens at t.
func (f *finder) asideWord(t int) bool {
	k := f.class(t)
	return k&rel != 0 || k&det != 0 && k&(subj|obj) == 0 || f.d.Tokens[t].Kind == doc.Number || f.word(t) == "whose" || f.d.Tokens[t].Upper || f.isLower(t) && k == 0 && f.role(t)
}

// role reports whether the word at t is likely what somebody is: "spokesman for".
func (f *finder) role(t int) bool {
	w := f.word(t)
	return !strings.HasSuffix(w, "ing") && !strings.HasSuffix(w, "ed") && !f.verbal(t)
}

// subjectOverComma: an aside stands between subject and verb, or the subject
// stands behind, or a participle hangs on the clause before.
func (f *finder) subjectOverComma(p *para, u unit, c *clause, comma int) bool {
	if c.form.Ing {
		c.rule = "V6"
		return f.shared(p, u, c)
	}
	if !c.form.Has(cues.Person) && f.nounPhraseFollows(p, u, c.after) && f.quotable(p, u, c, comma) && f.endsBehind(p, u, f.phraseEnd(p, u, c.after)) {
		return f.behind(p, u, c, "V1")
	}
	for t := comma - 1; t > max(u.first, comma-maxSubject); t-- {
		if p.quoted(t) >= 0 {
			return false
		}
		switch f.word(t) {
		case ",", "—", "–", "-", "(":
			if f.before(p, u, c, t) && !f.aside(c.source) {
				c.rule = "V4"
				return true
			}
		}
	}
	c.rule = "V6"
	return f.shared(p, u, c)
}

// quotable reports whether what stands before the comma can be what is said:
// then the subject may stand behind the verb. "Lee, the mayor, called it “a lie”" has none.
func (f *finder) quotable(p *para, u unit, c *clause, comma int) bool {
	if comma > u.first && p.quoted(comma-1) >= 0 {
		return true
	}
	if e := f.phraseEnd(p, u, c.after); e < u.last && p.quoted(e) >= 0 {
		return false
	}
	return f.hasVerb(p, u.first, comma)
}

// aside reports whether a stretch between commas is itself an aside and no
// subject: an age, a state, "of Ohio", "who had left".
func (f *finder) aside(s doc.Span) bool {
	t := f.d.TokenAt(s.Start)
	tok := f.d.Tokens[t]
	k := f.class(t)
	return tok.Kind == doc.Number || k&(prep|rel|adv) != 0 && k&det == 0 || s.Len() < 8 && f.d.Body[s.End-1] == '.' || f.d.Tokens[t].Kind == doc.Punct
}

// endsBehind reports whether a subject behind the verb is complete at t.
func (f *finder) endsBehind(p *para, u unit, t int) bool {
	if t >= u.last || p.quoted(t) >= 0 {
		return true
	}
	return f.d.Tokens[t].Kind != doc.Word || f.class(t)&(prep|rel|when|coord) != 0
}

// shared takes the subject of the reporting clause before, else of the unit.
func (f *finder) shared(p *para, u unit, c *clause) bool {
	c.shares = true
	if n := len(f.clauses); n > 0 {
		c.source = f.clauses[n-1].source
		if s := f.mainSubject(p, u, &f.clauses[n-1], c); !s.Empty() {
			c.source = s
		}
		return !c.source.Empty()
	}
	start := u.first
	for start < c.verb && f.d.Tokens[start].Kind != doc.Word {
		start++
	}
	if start >= c.verb || p.quoted(start) >= 0 {
		return false
	}
	first, last := f.trimSubject(p, start, c.group)
	c.source = f.span(first, last)
	return last > first
}

// mainSubject gives the subject of the main clause behind a frame: "While Lee
// insisted that it rained, Ek was calm, saying ..." has Ek.
func (f *finder) mainSubject(p *para, u unit, before, c *clause) doc.Span {
	if !f.frame(p, u, before) {
		return doc.Span{}
	}
	for t := before.end + 2; t < c.group; t++ {
		if p.quoted(t) < 0 && f.word(t) == "," && f.subjectAndVerb(p, u, t+1, c.group) {
			return f.span(t+1, f.phraseEnd(p, u, t+1))
		}
	}
	return doc.Span{}
}

// relative: "Ann Lee, who said ..." (V7).
func (f *finder) relative(p *para, u unit, c *clause, t int) bool {
	if f.word(t) == "whom" {
		return false
	}
	t--
	if t >= u.first && f.word(t) == "," {
		t--
	}
	if t < u.first || p.quoted(t) >= 0 {
		return false
	}
	ok := f.before(p, u, c, t+1)
	c.rule = "V7"
	return ok
}

// before takes the noun phrase that ends at token end as subject (V3).
func (f *finder) before(p *para, u unit, c *clause, end int) bool {
	start := f.clauseStart(p, u, end)
	first, last := f.trimSubject(p, start, end)
	if c.form.Ing && c.group == c.verb {
		first = f.nameEnd(first, last)
	}
	if last <= first || !f.nouny(first, last) {
		return false
	}
	c.source, c.start, c.rule = f.span(first, last), start, "V3"
	return true
}

// nameEnd: in "footage of Ann Lee saying" the name right before speaks.
func (f *finder) nameEnd(first, last int) int {
	t := last
	for t > first && f.class(t-1)&when != 0 {
		t-- // "tweets early Friday saying"
	}
	if t < last {
		return first
	}
	for t > first && f.d.Tokens[t-1].Kind == doc.Word && f.d.Tokens[t-1].Upper {
		t--
	}
	if t < last {
		return t
	}
	return first
}

// clauseStart walks left to where the clause that ends at end begins.
func (f *finder) clauseStart(p *para, u unit, end int) int {
	t := end
	for t > u.first && end-t < maxSubject {
		i := t - 1
		if p.quoted(i) >= 0 {
			break
		}
		w := f.word(i)
		k := f.class(i)
		if f.d.Tokens[i].Kind == doc.Punct && boundary(w) || k&subord != 0 || f.saying(i) {
			break
		}
		if k&coord != 0 && !f.joinsNames(p, u, i, end) || k&rel != 0 && f.objectRelative(i, end) {
			break
		}
		t = i
	}
	return t
}

// saying reports whether token i is a verb of saying behind which a reported
// clause begins with its own subject: "Lee said Ek denied it".
func (f *finder) saying(i int) bool {
	switch f.word(i) {
	case "said", "says", "say":
		return true
	}
	return false
}

// objectRelative: in "which the minister called" the minister is the subject,
// in "officials who met said" officials are.
func (f *finder) objectRelative(i, end int) bool {
	if i+1 >= end {
		return false
	}
	return f.d.Tokens[i+1].Upper || f.class(i+1)&(det|subj) != 0
}

func boundary(w string) bool {
	switch w {
	case ",", ";", ":", "—", "–", "-", "(", ")", ".", "?", "!", "[", "]", "…", "*", "|":
		return true
	}
	return false
}

// joinsNames: "Putin and Trump said" joins two subjects, "he left and Trump said" two clauses.
func (f *finder) joinsNames(p *para, u unit, i, end int) bool {
	if f.word(i) == "but" || i+1 >= end || i == u.first {
		return false
	}
	for t := i - 1; t >= u.first && p.quoted(t) < 0; t-- {
		w := f.word(t)
		if boundary(w) || f.class(t)&subord != 0 {
			break
		}
		if f.finite(t) || f.class(t)&(subj|obj) != 0 {
			return false
		}
		if _, after := f.cueAt(p, t); after > 0 && f.looksFinite(t) {
			return false
		}
	}
	return true
}

func (f *finder) looksFinite(t int) bool {
	w := f.word(t)
	return len(w) > 3 && w[len(w)-2:] == "ed" || w == "said" || w == "told" || w == "wrote"
}

// trimSubject cuts a leading adverbial ("On Friday Ann Lee") and what follows
// the head's verb or relative clause.
func (f *finder) trimSubject(p *para, first, last int) (int, int) {
	for first < last {
		k := f.class(first)
		if k&(adv|when|coord) == 0 && !f.adverb(first) && f.d.Tokens[first].Kind != doc.Punct {
			break
		}
		if k&when != 0 && f.d.Tokens[first].Upper && first+1 == last {
			break
		}
		if k&(det|subj) != 0 {
			break
		}
		first++
	}
	if first < last && f.class(first)&prep != 0 {
		first = f.skipAdverbial(first, last)
	}
	for t := first + 1; t < last; t++ {
		if f.class(t)&rel != 0 || f.finite(t) || f.looksFinite(t) && !f.d.Tokens[t].Upper && (f.d.Tokens[t-1].Upper || f.class(t-1)&subj != 0) {
			return first, t
		}
	}
	return first, last
}

// skipAdverbial walks over one leading prepositional phrase where a subject
// remains behind it.
func (f *finder) skipAdverbial(first, last int) int {
	t := first + 1
	if t < last && f.class(t)&det != 0 {
		t++
	}
	for t < last {
		k := f.class(t)
		if k&(det|subj) != 0 {
			return t
		}
		if f.d.Tokens[t].Upper && !f.d.Tokens[t-1].Upper && t > first+1 {
			return t
		}
		if t > first+1 && f.d.Tokens[t].Upper && f.class(t-1)&when != 0 {
			return t
		}
		t++
	}
	return first
}

// nouny reports whether a stretch can be somebody who speaks.
func (f *finder) nouny(first, last int) bool {
	if last-first == 1 {
		w := f.word(first)
		k := f.class(first)
		if k&subj != 0 && w != "it" {
			return true
		}
		return k&(prep|aux|subord|coord|rel|neg) == 0 && f.d.Tokens[first].Kind == doc.Word && k&(obj|adv) == 0 || w == "both" || w == "it" || w == "many" || w == "some"
	}
	return true
}

// nounPhraseFollows reports whether a noun phrase begins at token t.
func (f *finder) nounPhraseFollows(p *para, u unit, t int) bool {
	if t >= u.last || p.quoted(t) >= 0 || f.d.Tokens[t].Kind != doc.Word && f.d.Tokens[t].Kind != doc.Number {
		return false
	}
	w := f.word(t)
	k := f.class(t)
	if w == "that" || w == "to" || k&det == 0 && (k&(prep|aux|subord|coord|neg|adv) != 0 || f.adverb(t)) {
		return false
	}
	return f.d.Tokens[t].Upper || k&(det|subj|obj) != 0 || k == 0
}

// phraseEnd gives the token behind the noun phrase that begins at t.
func (f *finder) phraseEnd(p *para, u unit, t int) int {
	if f.class(t)&(subj|obj) != 0 && f.class(t)&det == 0 {
		return t + 1
	}
	e := t + 1
	for e < u.last && p.quoted(e) < 0 && e-t < 20 {
		w := f.word(e)
		k := f.class(e)
		switch {
		case w == "of" || w == "for" && e+1 < u.last && f.class(e+1)&det != 0:
		case w == "and" && e+1 < u.last && (f.d.Tokens[e+1].Upper || f.class(e+1)&det != 0) && f.d.Tokens[e-1].Upper:
		case f.d.Tokens[e].Kind == doc.Punct && w != "&" && w != "%" && w != "$":
			return e
		case k&(prep|aux|subord|coord|subj|neg|rel|adv) != 0 && k&det == 0 || f.verbal(e):
			return e
		case k&when != 0 && f.d.Tokens[e].Upper:
			return e
		case k&det != 0 && f.word(e-1) != "of" && f.word(e-1) != "for" && f.word(e-1) != "all" && f.word(e-1) != "both" && f.word(e-1) != "and":
			return e
		case f.d.Tokens[e].Upper && !f.d.Tokens[e-1].Upper && f.commonNoun(e-1):
			return e
		}
		e++
	}
	return e
}

// commonNoun: a plural such as "reporters" ends a phrase before a name that
// begins a clause ("told reporters Trump would").
func (f *finder) commonNoun(t int) bool {
	w := f.word(t)
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != '\'' && f.class(t) == 0
}
