package quote

import (
	"parley/analyze/doc"
)

// Find gives the statements of d in order of their first byte.
func Find(d *doc.Document) []Quote {
	r := readers.Get().(*reader)
	defer readers.Put(r)
	f := &finder{d: d, words: r.table, numbers: r.read(d), openTill: -1, last: -1}
	if labels := findLabels(d); labels != nil {
		if isProse(d, labels) {
			return f.mixed(labels)
		}
		return f.turns(labels)
	}
	if labels := nameLines(d); labels != nil {
		return f.turns(labels)
	}
	for i := range d.Paragraphs {
		if !d.Paragraphs[i].Masked {
			f.paragraph(i)
		}
	}
	return f.finish()
}

// A finder searches one document, paragraph by paragraph.
type finder struct {
	d         *doc.Document
	words     *wordTable
	numbers   []int32 // of the tokens' words
	para      para
	out       []Quote
	taken     []bool // stretches of this paragraph that are in a statement
	openTill  int    // statement whose last quotation stays open over the paragraph's end, or -1
	colon     *pending
	last      int // the last statement with quoted content in this or the paragraph before, or -1
	lastPara  int
	unitFirst int // statements found before the unit at hand
	clauses   []clause
}

// pending is a cue that ends a paragraph with a colon: what it reports follows.
type pending struct {
	clause clause
	para   int
}

// paragraph finds the statements of one paragraph: first the clauses that
// report, then the quotations that are left.
func (f *finder) paragraph(i int) {
	p := f.newPara(i)
	if p.first == p.last {
		return
	}
	f.taken = make([]bool, len(p.stretchs))
	if f.tweet(p) {
		return
	}
	done := f.carryOver(p)
	for _, u := range p.units {
		if u.last <= done {
			continue
		}
		u.first = max(u.first, done)
		if p.heading && f.headline(p, u) {
			continue
		}
		f.unit(p, u)
	}
}

// unit finds the statements of one unit.
func (f *finder) unit(p *para, u unit) {
	f.clauses = f.clauses[:0]
	f.findClauses(p, u)
	before := len(f.out)
	f.unitFirst = before
	for k := range f.clauses {
		f.report(p, u, k)
	}
	f.leftQuotes(p, u, before)
}

// add appends a statement and marks its quotations as used.
func (f *finder) add(p *para, q Quote) int {
	q.Outer, q.SameAs = -1, -1
	quoted, whole := 0, 0
	for _, c := range q.Content {
		a, b := f.quotedBytes(p, c)
		quoted, whole = quoted+a, whole+b
	}
	switch {
	case p.heading:
		q.Kind = Headline
	case whole > 0 && quoted*20 >= whole*19:
		q.Kind = Direct
	case quoted > 0:
		q.Kind = Mixed
	default:
		q.Kind = Indirect
	}
	f.out = append(f.out, q)
	n := len(f.out) - 1
	if quoted > 0 && f.leads(&q) {
		f.last, f.lastPara = n, p.index
	}
	f.take(p, n)
	return n
}

// leads reports whether a further quotation would go on with q rather than with
// the statement found before it in the same unit: the direct one, or the inner.
func (f *finder) leads(q *Quote) bool {
	if f.last < f.unitFirst {
		return true
	}
	old := &f.out[f.last]
	return old.Kind != Direct || q.Kind == Direct && !covers(q.Content, old.Span())
}

// take marks the quotations inside statement n as used.
func (f *finder) take(p *para, n int) {
	content := f.out[n].Content
	all := f.out[n].Span()
	for k := p.from(f.d.TokenAt(all.Start)); k < len(p.stretchs); k++ {
		s := p.stretchs[k]
		sp := f.span(s.first, s.last+1)
		if sp.Start >= all.End {
			return
		}
		if !f.taken[k] && covers(content, sp) {
			f.taken[k] = true
			f.noteOpen(p, s, n)
		}
	}
}

// noteOpen remembers a quotation that stays open at the paragraph's end.
func (f *finder) noteOpen(p *para, s stretch, n int) {
	if s.open && s.last == p.last-1 {
		f.openTill = n
	}
}

func covers(content []doc.Span, s doc.Span) bool {
	for _, c := range content {
		if c.Contains(s) {
			return true
		}
	}
	return false
}

// quotedBytes counts the letters of c inside marks and in all.
func (f *finder) quotedBytes(p *para, c doc.Span) (quoted, whole int) {
	for t := f.d.TokenAt(c.Start); t < len(f.d.Tokens) && int(f.d.Tokens[t].Start) < c.End; t++ {
		tok := f.d.Tokens[t]
		if tok.Kind != doc.Word && tok.Kind != doc.Number {
			continue
		}
		n := int(tok.End - tok.Start)
		whole += n
		if t < p.first || t >= p.last || p.quoted(t) >= 0 {
			quoted += n
		}
	}
	return quoted, whole
}

// carryOver gives the statement of the paragraph before what is its own here:
// a quotation that goes on (P1: the mark is repeated, no mark closed it), or
// what a colon announced (P2). It returns the token up to which that went.
func (f *finder) carryOver(p *para) int {
	open, colon := f.openTill, f.colon
	f.openTill, f.colon = -1, nil
	if len(p.stretchs) == 0 || p.stretchs[0].first != p.first {
		return p.first
	}
	s := p.stretchs[0]
	content := f.span(s.first, s.last+1)
	switch {
	case open >= 0:
		f.taken[0] = true
		f.out[open].Content = append(f.out[open].Content, content)
		f.out[open].Rules = append(f.out[open].Rules, "P1")
		f.last, f.lastPara = open, p.index
		f.noteOpen(p, s, open)
		return f.afterStretch(p, s)
	case colon != nil && colon.para == p.index-1 && !f.cueWithin(p, s.last+1, 6):
		c := colon.clause
		f.add(p, f.quote(&c, []doc.Span{content}, "P2"))
		return f.afterStretch(p, s)
	}
	return p.first
}

// afterStretch is the token behind s, when the unit ends with it.
func (f *finder) afterStretch(p *para, s stretch) int {
	if s.last+1 >= p.last || !f.isLower(s.last+1) {
		return s.last + 1
	}
	return p.first
}
