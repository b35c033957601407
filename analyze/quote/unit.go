package quote

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"parley/analyze/doc"
)

// A unit is a sentence as reporting sees it: quotation marks are opaque, so
// “Go. Now!” he said is one unit. first and last are tokens [first, last).
type unit struct{ first, last int }

// A para is one paragraph prepared for the search.
type para struct {
	index    int
	span     doc.Span
	first    int // tokens [first, last)
	last     int
	stretchs []stretch
	in       []int32 // per token: index of the stretch it lies in, or -1
	units    []unit
	heading  bool
	caps     bool // Written Like a Headline: capitals tell nothing of names
}

// newPara pairs the marks of paragraph i and cuts it into units.
func (f *finder) newPara(i int) *para {
	p := &f.para
	dp := &f.d.Paragraphs[i]
	*p = para{index: i, span: dp.Span, in: p.in[:0], units: p.units[:0], heading: dp.Heading || dp.Span == f.d.TitleSpan}
	if dp.First == dp.Last {
		return p
	}
	p.first, p.last = f.d.Sentences[dp.First].First, f.d.Sentences[dp.Last-1].Last
	p.stretchs = slices.DeleteFunc(pairMarks(f.d, p.first, p.last), f.programme)
	for range p.last - p.first {
		p.in = append(p.in, -1)
	}
	for k, s := range p.stretchs {
		for t := s.first; t <= s.last; t++ {
			p.in[t-p.first] = int32(k)
		}
	}
	p.caps = f.titled(p)
	f.cutUnits(p, dp)
	return p
}

// programme reports whether the marks hold the name of a programme or work (T3):
// “on Channel Nine’s “The Morning Hour.””: capitals behind a possessive, or two
// behind "on", and no comma, call or question in them.
func (f *finder) programme(s stretch) bool {
	if s.open || s.single || s.first == 0 || s.last-s.first > 9 || !f.titleCase(s) {
		return false
	}
	before := f.word(s.first - 1)
	switch f.lastInside(s) {
	case '!', '?':
		return false
	case ',':
		return before == "of" && s.first > 1 && broadcasts[f.word(s.first-2)] || // “broadcast of “The Morning Hour,” Lee said”
			before == "on" && f.wordCount(s) > 1 && s.last+1 < len(f.d.Tokens) && f.word(s.last+1) == "that" // “told Lee on “The Hour,” that”
	}
	return possessive(before) || before == "on" && f.wordCount(s) > 1
}

// broadcasts are what a programme is sent out in.
var broadcasts = wordSet(`broadcast edition episode airing taping installment`)

// longestDateline is how many tokens a dateline may have.
const longestDateline = 14

// behindDateline gives the token behind the dateline that opens a paragraph (U4):
// "HARBOUR CITY, Aland (Wire) — ", a town in capitals or an agency in brackets.
func (f *finder) behindDateline(p *para) int {
	sure := false
	for t := p.first; t < min(p.last-1, p.first+longestDateline); t++ {
		tok := &f.d.Tokens[t]
		w := f.d.Text(tok.Span())
		switch {
		case w == "—" || w == "–" || w == "--" || w == "-":
			if !sure || t == p.first || f.d.Tokens[t-1].End == tok.Start {
				return p.first
			}
			return t + 1
		case w == ")":
			sure = true
		case tok.Kind == doc.Word && tok.Upper:
			sure = sure || t == p.first && len(w) > 2 && strings.ToUpper(w) == w
		case tok.Kind == doc.Number, w == ",", w == "/", w == "(", w == ".", w == "&":
		default:
			return p.first
		}
	}
	return p.first
}

// quoted gives the stretch that token t lies in, or -1.
func (p *para) quoted(t int) int { return int(p.in[t-p.first]) }

// titled reports whether a short paragraph is Written Like a Headline (H3): of
// its words outside marks with more than three letters nearly all begin with a
// capital, and some of them are verbs or adverbs that have none elsewhere.
func (f *finder) titled(p *para) bool {
	if p.last-p.first > 30 {
		return false
	}
	upper, all := 0, 0
	for t := p.first; t < p.last; t++ {
		if tok := f.d.Tokens[t]; tok.Kind == doc.Word && tok.End-tok.Start > 3 {
			all++
			if tok.Upper {
				upper++
			}
		}
	}
	return all >= 3 && upper*10 >= all*9
}

// cutUnits joins sentences that end inside quotation marks, or behind marks
// that close without ending the reporting sentence (U1, U2).
func (f *finder) cutUnits(p *para, dp *doc.Paragraph) {
	start := f.behindDateline(p)
	for s := dp.First; s < dp.Last; s++ {
		end := f.d.Sentences[s].Last
		if end <= start || end < p.last && f.goesOn(p, end) {
			continue
		}
		p.cutLong(start, end)
		start = end
	}
	if start < p.last {
		p.cutLong(start, p.last)
	}
}

// maxUnit bounds a unit, in tokens: the search looks around within a unit, so
// that text without stops would take time by the square of its length.
const maxUnit = 600

// cutLong appends tokens [first, last) as units of at most maxUnit tokens, but
// for a quotation, which is not cut (U3).
func (p *para) cutLong(first, last int) {
	for last-first > maxUnit {
		end := first + maxUnit
		if k := p.quoted(end); k >= 0 && p.quoted(end-1) == k {
			end = p.stretchs[k].last + 1
		}
		if end >= last {
			break
		}
		p.units = append(p.units, unit{first, end})
		first = end
	}
	p.units = append(p.units, unit{first, last})
}

// from gives the first stretch that ends at token t or behind.
func (p *para) from(t int) int {
	return sort.Search(len(p.stretchs), func(k int) bool { return p.stretchs[k].last >= t })
}

// goesOn reports whether the unit that seems to end before token next does not.
func (f *finder) goesOn(p *para, next int) bool {
	if k := p.quoted(next); k >= 0 && p.quoted(next-1) == k {
		return true // U1: inside one quotation
	}
	k := p.quoted(next - 1)
	if k < 0 || p.quoted(next) >= 0 {
		return false
	}
	// U2: “Really?” he asked. “Now.” said Ann
	if f.isLower(next) {
		return true
	}
	switch f.lastInside(p.stretchs[k]) {
	case '?', '!', ',', '-', '—':
		return f.cueWithin(p, next, 6)
	}
	return false
}

// lastInside is the last sign before the closing mark.
func (f *finder) lastInside(s stretch) rune {
	t := f.d.Tokens[max(s.last-1, s.first)]
	r, _ := utf8.DecodeLastRuneInString(f.d.Body[t.Start:t.End])
	return r
}

func (f *finder) isLower(t int) bool {
	tok := f.d.Tokens[t]
	return tok.Kind == doc.Word && !tok.Upper
}

// cueWithin reports whether a reporting verb stands outside marks among the
// next n tokens, before any stop.
func (f *finder) cueWithin(p *para, from, n int) bool {
	for t := from; t < min(from+n, p.last); t++ {
		if p.quoted(t) >= 0 {
			return false
		}
		switch f.word(t) {
		case ".", "?", "!":
			return false
		}
		if c, _ := f.cueAt(p, t); c != nil {
			return true
		}
	}
	return false
}

func (f *finder) span(first, last int) doc.Span {
	if first >= last {
		return doc.Span{}
	}
	return doc.Span{Start: int(f.d.Tokens[first].Start), End: int(f.d.Tokens[last-1].End)}
}
