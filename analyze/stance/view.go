package stance

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"parley/analyze/doc"
)

// A word is a token of a view with what the rules ask of it again and again.
type word struct {
	text     string // lower case, curly apostrophes straightened
	lex      *lexeme
	class    class
	clause   int32 // grows at every clause boundary
	stop     bool  // ends a sentence
	marked   bool  // between quotation marks
	quoted   bool  // marked, or in content that is quoted from end to end
	stated   bool  // in the content of the statement in work
	anothers bool  // in a clause that tells another's view
	upper    bool
	kind     doc.Kind
}

// A view is a stretch of tokens, read once: words in lower case, clauses,
// quotation marks and acts.
type view struct {
	doc      *doc.Document
	toks     []doc.Token // of the words
	words    []word
	acts     []act
	headline bool // most words begin with a capital
	asked    bool // ends with a question mark
}

// view reads tokens [first, last) of d.
func (m *Model) view(d *doc.Document, first, last int) *view {
	v := &view{}
	m.read(v, d, first, last, nil)
	return v
}

// read fills v anew with tokens [first, last) of d.
func (m *Model) read(v *view, d *doc.Document, first, last int, met *memo) {
	m.fill(v, d, min(first, last), last, met)
	v.headline = v.isHeadline()
	v.asked = v.asks()
	v.sentences(first, last)
	v.clauses()
	v.acts = m.acts(v, v.acts[:0])
}

// fill looks up the words of tokens [first, last) of d, and no more.
func (m *Model) fill(v *view, d *doc.Document, first, last int, met *memo) {
	v.doc, v.toks = d, d.Tokens[first:last]
	v.words = slices.Grow(v.words[:0], last-first)[:last-first]
	for i := range v.toks {
		t := &v.toks[i]
		text, l := m.words.lookup(d, t, met)
		v.words[i] = word{text: text, lex: l, class: l.class, upper: t.Upper, kind: t.Kind}
	}
}

// isHeadline reports whether most words of four letters and more begin with a
// capital.
func (v *view) isHeadline() bool {
	long, upper := 0, 0
	for i := range v.words {
		if w := &v.words[i]; w.kind == doc.Word && len(w.text) > 3 {
			long++
			if w.upper {
				upper++
			}
		}
	}
	return long >= 3 && upper*10 >= long*8
}

// A sheet holds the views of the document last read, as several statements and
// the author's voice look at one sentence.
type sheet struct {
	met   *memo
	doc   *doc.Document
	first []int32 // by token: 1 + the view that begins there
	views []*view // the buffers of those beyond used serve again
	used  int
}

// longText is how many tokens make a text long. Of a transcript few sentences are
// looked at twice: its views take one place, one after the other, which stays near.
const longText = 4000

func (s *sheet) long() bool { return len(s.doc.Tokens) > longText }

// turn makes s the sheet of d.
func (s *sheet) turn(d *doc.Document) {
	if s.doc == d {
		return
	}
	for _, v := range s.views[:s.used] {
		clear(v.words)
		clear(v.acts)
		v.doc, v.toks = nil, nil
	}
	s.doc, s.used = d, 0
	s.first = slices.Grow(s.first[:0], len(d.Tokens))[:len(d.Tokens)]
	clear(s.first)
}

// view gives the view of tokens [first, last), with no word marked as stated, till
// the next is asked for. A view that begins at a token always ends at the same one.
func (s *sheet) view(m *Model, first, last int) *view {
	if n := s.first[first]; n > 0 {
		v := s.views[n-1]
		for i := range v.words {
			w := &v.words[i]
			w.stated, w.anothers, w.quoted = false, false, w.marked
		}
		return v
	}
	if s.long() {
		s.used = 0
	}
	if s.used == len(s.views) {
		s.views = append(s.views, &view{})
	}
	v := s.views[s.used]
	m.read(v, s.doc, first, last, s.met)
	if s.used++; !s.long() {
		s.first[first] = int32(s.used)
	}
	return v
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

// lower gives a token in lower case with straight apostrophes, and whether it is
// ASCII; nearly always that is no copy.
func lower(d *doc.Document, t *doc.Token) (text string, simple bool) {
	if t.Kind > doc.Number {
		s := d.Body[t.Start:t.End]
		return s, s[0] < utf8.RuneSelf
	}
	s := d.LowerText(t.Span())
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return straight(s), false
		}
	}
	return s, true
}

// straight turns the curly apostrophe of a word into a straight one.
func straight(s string) string {
	for _, curly := range [...]string{"’", "‘"} {
		if i := strings.Index(s, curly); i >= 0 && i+len(curly) < len(s) {
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
	n, in := int32(0), false
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
		w.marked, w.quoted = in, in
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
	toks := v.toks
	for end := len(toks); a < end; { // a search without a closure: this is asked most of all
		if mid := (a + end) / 2; int(toks[mid].End) > s.Start {
			end = mid
		} else {
			a = mid + 1
		}
	}
	b = a
	for b < len(toks) && int(toks[b].Start) < s.End {
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
	return doc.Span{Start: int(v.toks[a].Start), End: int(v.toks[b-1].End)}
}

const edge = "^$"
