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
	silent  bool // ends what another reports and reports nothing
	to      doc.Span
	rule    string
}

// participle reports "saying" without a form of "be": "Lee left, saying".
func (c *clause) participle() bool { return c.form.Ing && c.group == c.verb }

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
	if tok.Kind != doc.Word || p.quoted(t) >= 0 || tok.Upper && t > u.first && !p.heading && !p.caps && (f.d.Tokens[t-1].Kind == doc.Word || f.word(t-1) == ",") {
		return clause{}, false // "United States" states nothing, nor does "his envoy, State Secretary"
	}
	if c, ok := f.relayed(p, u, t); ok {
		return c, true
	}
	forms := f.entry(t).forms
	for i := range forms {
		n := f.matches(p, t, forms[i].Words)
		if n == 0 {
			continue
		}
		if p.caps && !p.heading && tok.Upper && t > u.first && (forms[i].NounToo || !forms[i].Has(cues.Clause)) {
			continue
		}
		c := clause{form: &forms[i], verb: t, after: t + n, group: t, start: t, end: t + n}
		if f.quoteOnly(&c) && !f.marksWithin(p, u.first, u.last) && !(c.after < u.last && f.word(c.after) == ":") {
			continue // "the town would go on" says nothing without a quotation
		}
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

// report makes the statements of clause k.
func (f *finder) report(p *para, u unit, k int) {
	c := &f.clauses[k]
	switch {
	case c.silent:
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
