package stance

import (
	"slices"
	"sort"
	"strings"

	"parley/analyze/doc"
)

// A word is a token of a view with what the rules ask of it again and again.
type word struct {
	text   string // lower case (ASCII), curly apostrophes straightened
	tok    int    // token of the document
	class  class
	lex    *lexeme
	clause int  // grows at every clause boundary
	stop   bool // ends a sentence
	quoted bool
	stated bool // in the content of the statement in work
	upper  bool
	kind   doc.Kind
}

// A view is a stretch of tokens, read once: words in lower case, clauses and
// quotation marks.
type view struct {
	doc      *doc.Document
	words    []word
	headline bool // most words begin with a capital
}

// view reads tokens [first, last) of d.
func (m *Model) view(d *doc.Document, first, last int) *view {
	v := &view{}
	m.read(v, d, first, last)
	return v
}

// read fills v anew with tokens [first, last) of d.
func (m *Model) read(v *view, d *doc.Document, first, last int) {
	v.doc, v.words = d, slices.Grow(v.words[:0], max(0, last-first))
	if first >= last {
		return
	}
	arena := lowered(d.Body[d.Tokens[first].Start:d.Tokens[last-1].End])
	base := d.Tokens[first].Start
	for i := first; i < last; i++ {
		t := d.Tokens[i]
		text := straight(arena[t.Start-base : t.End-base])
		l := m.lexeme(text)
		v.words = append(v.words, word{text: text, tok: i, class: l.class, lex: l, upper: t.Upper, kind: t.Kind})
	}
	v.sentences(first, last)
	v.clauses()
	v.quotes()
	v.headline = v.capitalised()
}

// lowered is s with A-Z in lower case: the same length, one allocation.
func lowered(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b.WriteByte(c)
	}
	return b.String()
}

// straight turns the curly apostrophe of a word into a straight one.
func straight(s string) string {
	const curly = "’"
	for i := 0; i+len(curly) < len(s); i++ {
		if s[i] == curly[0] && s[i:i+len(curly)] == curly {
			return s[:i] + "'" + s[i+len(curly):]
		}
	}
	return s
}

// sentences marks the last words of sentences and takes the dots of
// abbreviations out of the signs that end a clause.
func (v *view) sentences(first, last int) {
	ss := v.doc.Sentences
	k := sort.Search(len(ss), func(i int) bool { return ss[i].Last > first })
	for ; k < len(ss) && ss[k].First < last; k++ {
		if i := ss[k].Last - 1 - first; i < len(v.words) {
			v.words[i].stop = true
		}
	}
	for i := range v.words {
		if w := &v.words[i]; w.text == "." && !w.stop && !v.is(i+1, boundary) && i > 0 && v.words[i-1].upper {
			w.class = 0
		}
	}
}

// clauses numbers the clauses: signs and subordinating words end one.
func (v *view) clauses() {
	n := 0
	for i := range v.words {
		w := &v.words[i]
		if w.class&(boundary|subordinator) != 0 {
			n++
		}
		w.clause = n
	}
}

// quotes marks the words between quotation marks.
func (v *view) quotes() {
	in := false
	for i := range v.words {
		w := &v.words[i]
		switch w.text {
		case "“", "«", "„":
			in = true
		case "”", "»":
			in = false
		case "\"":
			in = !in
		}
		w.quoted = in
	}
}

// under gives the words [a, b) that overlap s.
func (v *view) under(s doc.Span) (a, b int) {
	toks := v.doc.Tokens
	a = sort.Search(len(v.words), func(i int) bool { return int(toks[v.words[i].tok].End) > s.Start })
	b = a
	for b < len(v.words) && int(toks[v.words[b].tok].Start) < s.End {
		b++
	}
	return a, b
}

// at gives the words at i, or an edge sign outside the view.
func (v *view) at(i int) string {
	if i < 0 || i >= len(v.words) {
		return edge
	}
	return v.words[i].text
}

// is reports whether the word at i has one of the classes.
func (v *view) is(i int, c class) bool {
	return i >= 0 && i < len(v.words) && v.words[i].class&c != 0
}

// span gives the bytes of words [a, b).
func (v *view) span(a, b int) doc.Span {
	return doc.Span{Start: int(v.doc.Tokens[v.words[a].tok].Start), End: int(v.doc.Tokens[v.words[b-1].tok].End)}
}

const edge = "^$"

// capitalised reports whether most words of four letters and more begin with a
// capital, as in headlines.
func (v *view) capitalised() bool {
	upper, all := 0, 0
	for i := range v.words {
		if w := &v.words[i]; w.kind == doc.Word && len(w.text) > 3 {
			all++
			if w.upper {
				upper++
			}
		}
	}
	return all >= 3 && upper*10 >= all*8
}
