package quote

import (
	"parley/analyze/doc"
	"parley/lexicon/cues"
)

// A clause is one place that reports: a cue with its subject.
type clause struct {
	form    *cues.Form
	verb    int // first token of the cue
	after   int // token behind the cue
	group   int // first token of the verb group: auxiliaries and adverbs before the verb
	source  doc.Span
	start   int  // token where the clause with its subject begins
	inverse bool // "said Ann": the subject stands behind
	end     int  // token behind the whole cue group: addressee and adverbials too
	passive bool
	negated bool
	shares  bool // takes the subject of the clause before
	to      doc.Span
	rule    string
}

// quote makes a statement of clause c.
func (f *finder) quote(c *clause, content []doc.Span, rules ...string) Quote {
	q := Quote{Content: content, Cue: f.span(c.verb, c.after), Source: c.source, Addressee: c.to, Passive: c.passive, Negated: c.negated, Score: .9}
	if c.form != nil {
		q.CueLemma = c.form.Lemma
	}
	if c.rule != "" {
		rules = append(rules, c.rule)
	}
	q.Rules = rules
	return q
}

// cueAt gives the cue that begins at token t outside marks.
func (f *finder) cueAt(p *para, t int) (*cues.Form, int) {
	tok := f.d.Tokens[t]
	if tok.Kind != doc.Word || p.quoted(t) >= 0 {
		return nil, 0
	}
	forms := f.entry(t).forms
	for i := range forms {
		if n := f.matches(p, t, forms[i].Words); n > 0 {
			return &forms[i], t + n
		}
	}
	return nil, 0
}

// findClauses lists the reporting clauses of a unit from left to right.
func (f *finder) findClauses(p *para, u unit) {
	for t := u.first; t < u.last; t++ {
		if len(f.entry(t).forms) == 0 {
			continue
		}
		if c, ok := f.clauseAt(p, u, t); ok {
			f.clauses = append(f.clauses, c)
			t = max(t, c.after-1)
		}
	}
}

// clauseAt tries the cues that begin at token t, the longest first.
func (f *finder) clauseAt(p *para, u unit, t int) (clause, bool) {
	tok := f.d.Tokens[t]
	if tok.Kind != doc.Word || p.quoted(t) >= 0 || tok.Upper && t > u.first && !p.heading && !p.caps && f.d.Tokens[t-1].Kind == doc.Word {
		return clause{}, false // "United States" states nothing
	}
	forms := f.entry(t).forms
	for i := range forms {
		n := f.matches(p, t, forms[i].Words)
		if n == 0 {
			continue
		}
		if p.caps && tok.Upper && t > u.first && (forms[i].NounToo || !forms[i].Has(cues.Clause)) {
			continue
		}
		c := clause{form: &forms[i], verb: t, after: t + n, group: t, start: t, end: t + n}
		if f.isClause(p, u, &c) {
			return c, true
		}
	}
	return clause{}, false
}

func (f *finder) isClause(p *para, u unit, c *clause) bool {
	switch c.form.Kind {
	case cues.Noun:
		return f.nounClause(p, u, c)
	case cues.Phrase:
		return f.phraseClause(p, u, c)
	}
	return f.verbClause(p, u, c)
}

// matches reports how many tokens at t are the words of a cue, 0 for none.
func (f *finder) matches(p *para, t int, words []string) int {
	if t+len(words) > p.last {
		return 0
	}
	for k := 1; k < len(words); k++ {
		if f.word(t+k) != words[k] {
			return 0
		}
	}
	return len(words)
}

// verbClause finds the verb group and subject of a reporting verb. It refuses
// words that are nouns here ("the report said" has one verb, not two).
func (f *finder) verbClause(p *para, u unit, c *clause) bool {
	f.verbGroup(p, u, c)
	if f.nounHere(p, u, c) || f.purpose(u, c) {
		return false
	}
	if c.form.Past && f.askedClause(p, u, c) {
		return true
	}
	if c.form.Past && f.passiveGroup(c) {
		return f.passiveClause(p, u, c)
	}
	if f.naming(p, u, c) {
		return false
	}
	ok := f.subject(p, u, c)
	if ok && !c.inverse {
		f.cueTail(p, u, c)
	}
	return ok
}

// naming reports whether a verb gives a work or thing its name and says nothing:
// "a paper called “The Long Harvest”", "reads “The Long Harvest”" (N3).
func (f *finder) naming(p *para, u unit, c *clause) bool {
	if c.after >= u.last || p.quoted(c.after) < 0 || !f.titleCase(p.stretchs[p.quoted(c.after)]) || f.wordCount(p.stretchs[p.quoted(c.after)]) < 2 {
		return false
	}
	switch c.form.Lemma {
	case "read":
		return true
	case "call", "dub", "label", "brand":
		return c.group == c.verb && c.verb > u.first && p.quoted(c.verb-1) < 0 && (f.word(c.verb-1) == "," || f.isLower(c.verb-1) && f.class(c.verb-1)&subj == 0)
	}
	return false
}

// purpose reports whether the verb is an infinitive that no verb governs:
// "time to respond", "the votes needed to claim it" tell what something is for (N2).
func (f *finder) purpose(u unit, c *clause) bool {
	return c.form.Base && c.group < c.verb && c.group > u.first && f.word(c.group) == "to" && !f.cueNoun(c.group-1)
}

// cueNoun reports whether the word at t is a noun of saying, as in "his promise to say".
func (f *finder) cueNoun(t int) bool {
	for _, form := range f.entry(t).forms {
		if form.Kind == cues.Noun {
			return true
		}
	}
	return false
}

// verbGroup walks left over auxiliaries and adverbs.
func (f *finder) verbGroup(p *para, u unit, c *clause) {
	for t := c.verb - 1; t >= u.first && p.quoted(t) < 0; t-- {
		w := f.word(t)
		k := f.class(t)
		if k&neg != 0 || len(w) > 3 && (w[len(w)-3:] == "n't" || w[len(w)-2:] == "’t") {
			c.negated = true
		}
		if k&(aux|neg) == 0 && !f.adverb(t) && !(w == "to" && c.form.Base) && !(w == "since" && t > u.first && f.class(t-1)&aux != 0) {
			break
		}
		c.group = t
		if w == "to" {
			to := t
			t = f.catenative(p, u, t)
			c.group = t
			if t == to {
				break // no verb governs it
			}
		}
	}
}

// catenative takes in the verb before an infinitive: "went on to say",
// "declined to say", "is expected to announce". t is the token of "to".
func (f *finder) catenative(p *para, u unit, t int) int {
	i := t - 1
	if i > u.first && p.quoted(i) < 0 && f.word(i) == "on" {
		i--
	}
	if i < u.first || p.quoted(i) >= 0 || f.d.Tokens[i].Upper {
		return t
	}
	w := f.word(i)
	if f.looksFinite(i) || f.verbal(i) || w == "going" || w == "gone" || w == "able" || w == "likely" || w == "quick" || w == "careful" {
		return i
	}
	return t
}

// adverb reports whether token t is an adverb that may stand in a verb group.
func (f *finder) adverb(t int) bool {
	w := f.word(t)
	if f.class(t)&adv != 0 {
		return true
	}
	n := len(w)
	return n > 4 && w[n-2:] == "ly" && !f.d.Tokens[t].Upper && w != "family" && w != "ally" && w != "july"
}

// nounHere: a base or third-person form behind a determiner, adjective or
// preposition is a noun ("the claims", "a call", "in reports"), and a
// participle there an adjective ("its highly criticized plan") (N1).
func (f *finder) nounHere(p *para, u unit, c *clause) bool {
	if c.form.Ing {
		return false
	}
	if c.form.Past {
		return c.group > u.first && p.quoted(c.group-1) < 0 && f.modifies(p, u, c)
	}
	if c.group < c.verb {
		return false
	}
	if c.verb == u.first || p.quoted(c.verb-1) >= 0 {
		return c.verb == u.first || !f.nounPhraseFollows(p, u, c.after)
	}
	w := f.word(c.verb - 1)
	k := f.class(c.verb - 1)
	if k&(det|prep) != 0 && w != "that" && (c.form.NounToo || !(plurals[w] && c.form.Base) && w != "another" && w != "one" && w != "each") {
		return true
	}
	if c.form.Base && k&subj == 0 && !f.pluralish(c.verb-1) && (c.form.NounToo || !f.opensClause(p, u, c.after)) {
		return true
	}
	if c.form.NounToo && f.nounLike(p, u, c) {
		return true
	}
	if f.d.Tokens[c.verb-1].Kind != doc.Punct {
		return false
	}
	switch w {
	case ",", ")", "%", "—", "–", "-":
		return false
	}
	return true
}

// plurals are determiners that stand for people: "some say".
var plurals = wordSet(`some many most few several both all others those none half two three four five six seven eight nine ten dozens hundreds`)

// opensClause reports whether a that-clause or a clause with a pronoun or "the"
// begins at t.
func (f *finder) opensClause(p *para, u unit, t int) bool {
	if t >= u.last || p.quoted(t) >= 0 {
		return false
	}
	w := f.word(t)
	return w == "that" || w == "the" || f.class(t)&subj != 0 && w != "who"
}

// modifies reports whether the word before the verb group makes a participle
// an adjective: a determiner, or a possessive or number with a noun behind.
func (f *finder) modifies(p *para, u unit, c *clause) bool {
	t := c.group - 1
	w := f.word(t)
	if c.group == c.verb && (f.class(t)&prep != 0 && f.class(t)&det == 0 || w == "the" || w == "a" || w == "an") {
		return true
	}
	if c.after >= u.last || p.quoted(c.after) >= 0 || f.d.Tokens[c.after].Upper || f.d.Tokens[c.after].Kind != doc.Word || f.class(c.after) != 0 || f.adverb(c.after) {
		return false
	}
	return possessive(w) || w == "enough" || w == "more" || w == "the" || w == "a" || w == "an" || w == "of" || f.d.Tokens[t].Kind == doc.Number
}

// nounLike reports whether a form that may be noun or verb is likelier a noun:
// a common word before it, and nothing behind it that only a verb takes.
func (f *finder) nounLike(p *para, u unit, c *clause) bool {
	prev := c.verb - 1
	if f.d.Tokens[prev].Kind == doc.Punct || f.d.Tokens[prev].Upper && !possessive(f.word(prev)) || f.class(prev)&(subj|rel|det) != 0 {
		return false
	}
	if c.after >= u.last {
		return true
	}
	if p.quoted(c.after) >= 0 {
		return false
	}
	w := f.word(c.after)
	k := f.class(c.after)
	return !(k&(subj|det) != 0 || f.d.Tokens[c.after].Upper || w == "whether" || w == "," && c.after+1 < u.last && p.quoted(c.after+1) >= 0)
}

func (f *finder) pluralish(t int) bool {
	w := f.word(t)
	return len(w) > 2 && w[len(w)-1] == 's' || plurals[w] || w == "%" || w == "percent" || f.d.Tokens[t].Kind == doc.Number || w == "people" || w == "who" || w == "others" || f.class(t)&subj != 0 || w == "," || w == "men" || w == "women" ||
		f.class(t)&(coord|det) != 0 || w == "media" || w == "police"
}

// passiveGroup: was described, has been called, were told, or a bare participle behind "be".
func (f *finder) passiveGroup(c *clause) bool {
	for t := c.group; t < c.verb; t++ {
		switch f.word(t) {
		case "is", "was", "are", "were", "be", "been", "being":
			return true
		}
	}
	return false
}

// report makes the statements of clause k.
func (f *finder) report(p *para, u unit, k int) {
	c := &f.clauses[k]
	switch {
	case c.form.Kind == cues.Phrase:
		f.reportPhrase(p, u, k)
	case c.form.Kind == cues.Noun:
		f.reportNoun(p, u, k)
	case c.passive:
		f.reportPassive(p, u, k)
	case f.reportAs(p, u, k):
	case f.reportBack(p, u, k):
	default:
		f.reportAhead(p, u, k)
	}
}

// limit is where clause k's content must end: at the next reporting clause
// that is no part of it, or at the unit's end without its stop.
func (f *finder) limit(p *para, u unit, k int) int {
	end := f.unitEnd(u)
	for j := k + 1; j < len(f.clauses); j++ {
		n := &f.clauses[j]
		if cut := f.cutBefore(p, &f.clauses[k], n); cut > f.clauses[k].end && cut < end {
			end = cut
			break
		}
	}
	if c := &f.clauses[k]; c.rule == "V2" && c.form.Ing {
		if s := f.d.TokenAt(c.source.Start); s-1 > c.end && s <= end {
			return s - 1 // "Calling it late, Lee left"
		}
	}
	return f.frameEnd(p, u, k, end)
}

// frameEnd cuts the content of a clause that is no main clause (F1): "While Lee
// said that it rained, Ek stayed" ends at the comma before the main clause,
// "Lee, who said that it rained, stayed" at the comma before the main verb.
func (f *finder) frameEnd(p *para, u unit, k, end int) int {
	c := &f.clauses[k]
	frame := f.frame(p, u, c)
	if !frame && c.rule != "V7" {
		return end
	}
	for t := c.end + 2; t+2 < end; t++ {
		if p.quoted(t) >= 0 || f.word(t) != "," && !(p.quoted(t-1) >= 0 && f.inComma(t-1)) {
			continue
		}
		next := t
		if f.word(t) == "," {
			next++
		}
		if frame && f.subjectAndVerb(p, u, next, end) || !frame && p.quoted(next) < 0 && (f.finite(next) || f.looksFinite(next)) {
			return t
		}
	}
	return end
}

// frame reports whether a subordinating word opens clause c.
func (f *finder) frame(p *para, u unit, c *clause) bool {
	return c.start > u.first && !c.shares && p.quoted(c.start-1) < 0 && frames[f.word(c.start-1)] && (c.start-1 == u.first || f.d.Tokens[c.start-2].Kind == doc.Punct || f.class(c.start-2)&coord != 0)
}

// frames are words that open a clause which is not the main one.
var frames = wordSet(`while when although though if after before because since as whereas once`)

// inComma reports whether the closing mark at t has a comma before it.
func (f *finder) inComma(t int) bool { return t > 0 && f.word(t-1) == "," }

// subjectAndVerb reports whether a main clause begins at token t: a subject with
// its verb right behind.
func (f *finder) subjectAndVerb(p *para, u unit, t, end int) bool {
	if !f.nounPhraseFollows(p, u, t) {
		return false
	}
	e := f.phraseEnd(p, u, t)
	for i := t + 1; i < e; i++ {
		if f.looksFinite(i) && f.d.Tokens[i-1].Upper && !f.d.Tokens[i].Upper {
			return true
		}
	}
	for e < end && p.quoted(e) < 0 && f.adverb(e) {
		e++
	}
	return e < end && p.quoted(e) < 0 && (f.finite(e) || f.looksFinite(e) || f.cueFinite(p, e))
}

func (f *finder) cueFinite(p *para, t int) bool {
	c, _ := f.cueAt(p, t)
	return c != nil && c.Kind == cues.Verb && !c.Ing
}

// unitEnd is the token behind the unit's last one that is no closing stop.
func (f *finder) unitEnd(u unit) int {
	end := u.last
	if end > u.first {
		switch f.word(end - 1) {
		case ".", "?", "!", ";":
			end--
		}
	}
	return end
}
