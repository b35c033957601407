package stance

import (
	"slices"
	"sort"
	"strings"

	"parley/analyze/doc"
)

// A word is a token of a view with what the rules ask of it again and again.
type word struct {
	text     string // lower case, curly apostrophes straightened
	tok      int    // token of the document
	class    class
	lex      *lexeme
	clause   int  // grows at every clause boundary
	stop     bool // ends a sentence
	quoted   bool
	stated   bool // in the content of the statement in work
	anothers bool // in a clause that tells another's view
	upper    bool
	kind     doc.Kind
}

// A view is a stretch of tokens, read once: words in lower case, clauses and
// quotation marks.
type view struct {
	doc      *doc.Document
	sheet    *sheet // nil for a view that is read once
	words    []word
	headline bool // most words begin with a capital
	asked    bool // ends with a question mark
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
	long, upper := 0, 0 // words of four letters and more
	for i, t := range d.Tokens[min(first, last):last] {
		text, l := m.lookup(v.sheet, d, first+i, t)
		v.words = append(v.words, word{text: text, tok: first + len(v.words), class: l.class, lex: l, upper: t.Upper, kind: t.Kind})
		if t.Kind == doc.Word && len(text) > 3 {
			long++
			if t.Upper {
				upper++
			}
		}
	}
	v.headline = long >= 3 && upper*10 >= long*8
	v.asked = v.asks()
	v.sentences(first, last)
	v.clauses()
}

// A sheet holds the words of the document last read, by token, so that
// statements of one sentence look them up once.
type sheet struct {
	doc   *doc.Document
	words []entry
}

type entry struct {
	text string
	lex  *lexeme // nil when not looked up yet
}

// turn makes s the sheet of d.
func (s *sheet) turn(d *doc.Document) {
	if s.doc == d {
		return
	}
	clear(s.words)
	s.doc, s.words = d, slices.Grow(s.words[:0], len(d.Tokens))[:len(d.Tokens)]
}

// lookup gives token i in lower case and what is known of it.
func (m *Model) lookup(s *sheet, d *doc.Document, i int, t doc.Token) (string, *lexeme) {
	if s == nil {
		text := lower(d.Body[t.Start:t.End], t)
		return text, m.lexeme(text)
	}
	e := &s.words[i]
	if e.lex == nil {
		e.text = lower(d.Body[t.Start:t.End], t)
		e.lex = m.lexeme(e.text)
	}
	return e.text, e.lex
}

// asks reports whether the last sign but closing marks is a question mark.
func (v *view) asks() bool {
	for i := len(v.words) - 1; i >= 0 && v.words[i].kind > doc.Number; i-- {
		if v.words[i].text == "?" {
			return true
		}
	}
	return false
}

// lower gives a token in lower case with straight apostrophes. Most tokens are
// so already and need no copy.
func lower(s string, t doc.Token) string {
	if t.Kind > doc.Number {
		return s
	}
	plain := true
	for i := range len(s) {
		if c := s[i]; 'A' <= c && c <= 'Z' || c >= 0x80 {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return straight(strings.ToLower(s))
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

// clauses numbers the clauses, which signs and subordinating words end, and
// marks the words between quotation marks.
func (v *view) clauses() {
	n, in := 0, false
	for i := range v.words {
		w := &v.words[i]
		if w.kind == doc.Mark && i > 0 && v.words[i-1].kind == doc.Word && i+1 < len(v.words) && v.words[i+1].kind == doc.Word && isQuoteMark(w.text) {
			w.class = 0 // not to “torpedo the talks”: the clause goes on
		}
		if w.class&(boundary|subordinator) != 0 {
			n++
		}
		w.clause = n
		if w.kind == doc.Mark {
			switch w.text {
			case "“", "«", "„":
				in = true
			case "”", "»":
				in = false
			case "\"":
				in = !in
			}
		}
		w.quoted = in
	}
}

func isQuoteMark(s string) bool {
	switch s {
	case "“", "”", "«", "»", "„", "\"":
		return true
	}
	return false
}

// under gives the words [a, b) that overlap s.
func (v *view) under(s doc.Span) (a, b int) {
	toks := v.doc.Tokens
	for end := len(v.words); a < end; { // a search without a closure: this is asked most of all
		if mid := (a + end) / 2; int(toks[v.words[mid].tok].End) > s.Start {
			end = mid
		} else {
			a = mid + 1
		}
	}
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
