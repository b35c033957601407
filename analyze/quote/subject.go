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
	f.overTime(u, c)
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
	case !c.participle():
	case f.class(t)&prep != 0 && t == f.lead(u):
		return f.subjectOfFirst(p, u, c) // "In announcing it, Lee smiled"
	case f.word(t) == "of" && t > u.first && undone[f.word(t-1)]:
		return false // "capable of defending it", "a way of raising doubts"
	case f.class(t)&prep != 0:
		c.rule = "V6" // "by saying"
		return f.shared(p, u, c)
	case f.verbal(t) || f.looksFinite(t):
		return false // "avoided saying"
	case f.placed(u, t):
		c.rule = "V6" // "Lee opened the talks in Oslo saying"
		return f.shared(p, u, c)
	case f.actor(p, u, c):
		return true
	}
	return f.before(p, u, c, t+1)
}

// undone are words whose "of saying" tells of no saying yet (V6).
var undone = wordSet(`capable incapable way ways means method task prospect process possibility chance risk risks instead purpose aim goal idea point cost job`)

// overTime counts a time behind a sign or a conjunction to the verb: "Lee (R-Iowa)
// on Friday denied", "Lee, the mayor, on Friday denied" (T2).
func (f *finder) overTime(u unit, c *clause) {
	t := c.group - 1
	for t > u.first && f.class(t)&when != 0 {
		t--
	}
	if t+1 == c.group || t <= u.first || f.class(t)&prep == 0 {
		return
	}
	if w := f.word(t - 1); w == "," || w == ")" || f.class(t-1)&coord != 0 {
		c.group = t
	}
}

// lead gives the first token of a unit that is no adverb and no sign.
func (f *finder) lead(u unit) int {
	t := u.first
	for t+1 < u.last && (f.class(t)&(adv|coord) != 0 || f.adverb(t) || f.word(t+1) == "," && strings.HasSuffix(f.word(t), "ly") || f.d.Tokens[t].Kind == doc.Punct) {
		t++
	}
	return t
}

// placed reports whether the name that ends at t tells where something was done:
// it does not speak.
func (f *finder) placed(u unit, t int) bool {
	last := t
	for t > u.first && f.d.Tokens[t].Kind == doc.Word && f.d.Tokens[t].Upper {
		t--
	}
	return t < last && places[f.word(t)]
}

// places are the prepositions of place.
var places = wordSet(`in at near outside inside`)

// actor: "Ann Lee, the mayor, released a note saying ...": what stands between the
// comma and the participle begins with a verb, and its subject before the aside.
func (f *finder) actor(p *para, u unit, c *clause) bool {
	start := f.clauseStart(p, u, c.group)
	if start-1 <= u.first || f.word(start-1) != "," || !f.verbal(start) && !f.looksFinite(start) {
		return false
	}
	for t := start - 2; t > max(u.first, start-maxSubject) && p.quoted(t) < 0; t-- {
		if f.word(t) == "," && f.before(p, u, c, t) && !f.aside(c.source) {
			c.rule = "V6"
			return true
		}
	}
	return false
}

// subjectOfFirst: the verb opens the unit (V2: "Said one aide", "Calling it a farce, Lee left").
func (f *finder) subjectOfFirst(p *para, u unit, c *clause) bool {
	if !c.form.Ing { // "Asked about the price, Lee said" names a topic, no speaker
		return !c.form.Base && f.class(c.after-1)&prep == 0 && f.behind(p, u, c, "V2")
	}
	for t := c.after; t+1 < u.last; t++ {
		if (p.quoted(t) < 0 && f.word(t) == "," || f.closesWithComma(p, t)) && f.nounPhraseFollows(p, u, t+1) {
			first, last := f.trimSubject(p, t+1, f.phraseEnd(p, u, t+1))
			c.source, c.rule = f.span(first, last), "V2"
			return last > first
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

// subjectOverComma: an aside stands between subject and verb, or the subject
// stands behind, or a participle hangs on the clause before.
func (f *finder) subjectOverComma(p *para, u unit, c *clause, comma int) bool {
	if c.form.Ing {
		c.rule = "V6"
		return f.shared(p, u, c)
	}
	if f.weTheLeaders(p, u, c, comma) {
		return true
	}
	if t := f.asideBefore(p, u, comma); t > 0 && f.before(p, u, c, t) && !f.aside(c.source) {
		c.rule = "V4"
		return true
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
			if s := f.clauseStart(p, u, t); s > u.first && f.class(s)&prep != 0 {
				continue // "Ann Lee, including friends of Bo Ek, Cal Om and others, said"
			}
			if f.before(p, u, c, t) && !f.aside(c.source) {
				c.rule = "V4"
				return true
			}
		}
	}
	c.rule = "V6"
	return f.shared(p, u, c)
}

// weTheLeaders: "We, Ann Lee and Bo Ek, affirm": all between the commas says who
// "we" is (V4).
func (f *finder) weTheLeaders(p *para, u unit, c *clause, comma int) bool {
	if f.word(u.first) != "we" || u.first+1 >= comma || f.word(u.first+1) != "," || f.hasVerb(p, u.first+2, comma) {
		return false
	}
	c.source, c.start, c.rule = f.span(u.first, u.first+1), u.first, "V4"
	return true
}

// asideBefore gives the comma where the aside begins that the comma at the given
// token ends, where all before it is a subject: "Ann Lee, in a call on Friday,
// repeated her support"; 0 for none.
func (f *finder) asideBefore(p *para, u unit, comma int) int {
	for t := comma - 1; t > max(u.first, comma-maxSubject) && p.quoted(t) < 0; t-- {
		if f.word(t) != "," {
			continue
		}
		if f.class(t+1)&prep != 0 && !f.hasVerb(p, u.first, t) && f.class(u.first)&(prep|subord) == 0 {
			return t
		}
		return 0
	}
	return 0
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
	if s := f.behindOpener(p, u, start, c.group); s > 0 {
		first, last := f.trimSubject(p, s, f.phraseEnd(p, u, s))
		c.source = f.span(first, last)
		return last > first
	}
	first, last := f.trimSubject(p, start, c.group)
	if k := f.class(first); k&subj != 0 && k&(det|rel) == 0 && first+1 < last && f.class(first+1)&coord == 0 {
		last = first + 1 // "We support the plan, noting"
	}
	for t := first + 1; t+1 < last; t++ {
		if f.looksFinite(t) && !f.d.Tokens[t].Upper && f.commonNoun(t-1) {
			last = t // "analysts dispensed with praise, but conceded"
		}
	}
	for last-1 > first && f.adverb(last-1) && !f.d.Tokens[last-1].Upper {
		last-- // "The leaders jointly opened the hall and announced"
	}
	c.source = f.span(first, last)
	return last > first
}

// behindOpener gives the token where the main clause begins behind a phrase or
// clause that opens the unit: "By leaving early, | Lee spoiled it, saying"; 0 for none.
func (f *finder) behindOpener(p *para, u unit, start, end int) int {
	if f.class(start)&prep == 0 && !frames[f.word(start)] && !f.participle(start) {
		return 0
	}
	for t := start + 1; t < end && p.quoted(t) < 0; t++ {
		if f.word(t) == "," && f.subjectAndVerb(p, u, t+1, end) {
			return t + 1
		}
	}
	return 0
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
	which := t
	t--
	if t >= u.first && f.word(t) == "," {
		t--
	}
	if t < u.first || p.quoted(t) >= 0 {
		return false
	}
	if f.word(which) == "which" {
		c.rule = "V7"
		return f.nearest(p, u, c, t+1)
	}
	ok := f.before(p, u, c, t+1)
	if ok && (f.toDo(c.source) || f.verbal(f.d.TokenAt(c.source.Start))) {
		ok = f.nearest(p, u, c, t+1)
	}
	c.rule = "V7"
	return ok
}

// toDo reports an infinitive in a stretch or behind it, which is then more than who
// speaks: "the pressure to deal with Lee, who said".
func (f *finder) toDo(s doc.Span) bool {
	last := f.d.TokenAt(s.End - 1)
	for t := f.d.TokenAt(s.Start); t <= last; t++ {
		if f.word(t) == "to" && (t == last || f.isLower(t+1) && f.class(t+1) == 0) {
			return true
		}
	}
	return false
}

// nearest takes the noun phrase that ends at token end, and no more than that, as
// subject: "talks with the board, which denied" has the board.
func (f *finder) nearest(p *para, u unit, c *clause, end int) bool {
	start := end
	for start > u.first && end-start < maxSubject {
		i := start - 1
		k := f.class(i)
		if p.quoted(i) >= 0 || f.d.Tokens[i].Kind == doc.Punct && f.word(i) != "&" || k&(prep|aux|subord|coord|rel|subj) != 0 && k&det == 0 && f.word(i) != "of" || f.verbal(i) {
			break
		}
		start = i
	}
	if start == end || !f.nouny(start, end) {
		return false
	}
	c.source, c.start = f.span(start, end), start
	return true
}

// before takes the noun phrase that ends at token end as subject (V3).
func (f *finder) before(p *para, u unit, c *clause, end int) bool {
	start := f.clauseStart(p, u, end)
	first, last := f.trimSubject(p, start, end)
	if c.participle() {
		if f.word(first) == "with" {
			first++ // "it won, with many farmers saying"
		}
		first = f.nameEnd(first, last)
	}
	if last <= first || !f.nouny(first, last) || f.word(first) == "of" || f.governed(c, last, end) {
		return false
	}
	c.source, c.start, c.rule = f.span(first, last), start, "V3"
	return true
}
