package quote

import (
	"strings"

	"parley/analyze/doc"
)

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

// continued: a unit that is nothing but a quotation goes on with the statement
// before it in the paragraph (C4), or stands alone (L3).
func (f *finder) continued(p *para, k int, s stretch, content doc.Span) {
	switch {
	case f.last >= 0 && f.lastPara == p.index:
		f.goOn(p, k, s, content, "C4")
		return
	case f.last >= 0 && f.lastPara == p.index-1 && s.first == p.first && f.out[f.last].Kind == Direct && !f.out[f.last].Source.Empty() && !f.asks(f.last):
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
	if last > first && last-first < 12 && f.nouny(first, last) && f.nounPhraseFollows(p, u, first) {
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
