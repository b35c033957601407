package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// New segments body into paragraphs, sentences and tokens. It never fails:
// bytes that are not UTF-8 are signs like any other.
func New(meta Meta, body string) *Document {
	d := &Document{Tokens: make([]Token, 0, len(body)*2/9+8), Sentences: make([]Sentence, 0, len(body)/100+1), lower: lowered(body)}
	d.segment(meta, body)
	return d
}

// A Room holds one document at a time, for a caller who needs each only until
// the next. The zero value is empty; each goroutine needs its own.
type Room struct{ doc Document }

// New is New in the place of the document before, which it overwrites. Lower is
// slow of such a document.
func (r *Room) New(meta Meta, body string) *Document {
	d := &r.doc
	*d = Document{Paragraphs: d.Paragraphs[:0], Sentences: d.Sentences[:0], Tokens: d.Tokens[:0]}
	d.segment(meta, body)
	return d
}

// segment fills an empty d.
func (d *Document) segment(meta Meta, body string) {
	d.Meta, d.Body = meta, body
	d.Paragraphs = paragraphs(d.Paragraphs, body)
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		p.First = len(d.Sentences)
		at := len(d.Tokens)
		d.Tokens = tokenize(d.Tokens, body, p.Span)
		d.split(i, at)
		p.Last = len(d.Sentences)
	}
	d.markHeadings()
}

// paragraphs appends the paragraphs of body to out, which is empty. It cuts at
// line ends, or at blank lines where the lines are hard-wrapped.
func paragraphs(out []Paragraph, body string) []Paragraph {
	wrapped := hardWrapped(body)
	open := false
	for at := 0; at < len(body); {
		end := strings.IndexByte(body[at:], '\n')
		if end < 0 {
			end = len(body)
		} else {
			end += at
		}
		s := trim(body, Span{at, end})
		switch {
		case s.Empty():
			open = false
		case wrapped && open:
			out[len(out)-1].End = s.End
		default:
			out = append(out, Paragraph{Span: s})
			open = true
		}
		at = end + 1
	}
	return out
}

func trim(body string, s Span) Span {
	text := body[s.Start:s.End]
	left := strings.TrimLeftFunc(text, unicode.IsSpace)
	s.Start += len(text) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}

// hardWrapped reports whether lines end where a margin was: most lines that are
// followed by another are 50 to 100 bytes long.
func hardWrapped(body string) bool {
	if !strings.Contains(body, "\n\n") && !strings.Contains(body, "\n \n") && !strings.Contains(body, "\n\r\n") {
		return false
	}
	inner, fit, last := 0, 0, -1
	for line := range strings.SplitSeq(body, "\n") {
		n := len(strings.TrimSpace(line))
		if n > 0 && last > 0 {
			inner++
			if last >= 50 && last <= 100 {
				fit++
			}
		}
		last = n
	}
	return inner >= 3 && fit*10 >= inner*6
}

// split appends the sentences of a paragraph, whose tokens begin at first.
func (d *Document) split(paragraph, first int) {
	toks := d.Tokens
	start := first
	for i := first; i < len(toks); i++ {
		if !d.stop(i) {
			continue
		}
		for i+1 < len(toks) && d.closer(i+1) {
			i++
		}
		if i+1 < len(toks) && !d.begins(i, i+1) {
			continue
		}
		d.sentence(paragraph, start, i+1)
		start = i + 1
	}
	if start < len(toks) {
		d.sentence(paragraph, start, len(toks))
	}
}

func (d *Document) sentence(paragraph, first, last int) {
	s := Span{int(d.Tokens[first].Start), int(d.Tokens[last-1].End)}
	d.Sentences = append(d.Sentences, Sentence{s, paragraph, first, last})
}

// stop reports whether token i can end a sentence.
func (d *Document) stop(i int) bool {
	t := &d.Tokens[i]
	if t.Kind == Word {
		// U.S. and Md. at the end of a sentence: only before a word that begins one
		return d.Body[t.End-1] == '.' && t.End-t.Start > 2 && i+1 < len(d.Tokens) && d.starter(d.Tokens[i+1])
	}
	switch d.Body[t.Start:t.End] {
	case ".", "!", "?", "…":
		return true
	}
	return false
}

func (d *Document) starter(t Token) bool {
	switch d.Body[t.Start:t.End] {
	case "The", "He", "She", "It", "They", "We", "But", "And", "In", "On", "At", "A", "This", "That", "His", "Her":
		return true
	}
	return false
}

// closer reports whether token i is a quote or bracket that closes right behind
// a stop.
func (d *Document) closer(i int) bool {
	t := d.Tokens[i]
	if d.Tokens[i-1].End != t.Start {
		return false
	}
	switch d.Body[t.Start:t.End] {
	case ")", "]", "”", "“", "’", "‘", "»", "\"", "'", ".", "!", "?":
		return true
	}
	return false
}

// begins reports whether token j, behind the end at i, can begin a sentence.
func (d *Document) begins(i, j int) bool {
	a, b := d.Tokens[i], d.Tokens[j]
	if a.End == b.Start {
		return false
	}
	return b.Upper || b.Kind == Number || b.Kind == Mark || b.Kind == Punct || !unicode.IsLower(first(d.Body[b.Start:b.End]))
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// markHeadings finds the title line and short lines without an end.
func (d *Document) markHeadings() {
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		text := d.Text(p.Span)
		last, _ := utf8.DecodeLastRuneInString(text)
		p.Heading = len(text) < 120 && p.Last-p.First == 1 && !strings.ContainsRune(".!?…:;,”\"", last)
		if i == 0 && len(d.Paragraphs) > 1 && (text == d.Meta.Title || d.Meta.Title == "" && p.Heading) {
			d.TitleSpan, p.Heading = p.Span, true
		}
	}
}

// Words counts the words and numbers under s.
func (d *Document) Words(s Span) int {
	n := 0
	for _, t := range d.Tokens[d.TokenAt(s.Start):] {
		if int(t.Start) >= s.End {
			break
		}
		if t.Kind == Word || t.Kind == Number {
			n++
		}
	}
	return n
}

// TokenAt gives the index of the first token that ends behind byte at.
func (d *Document) TokenAt(at int) int {
	i, j := 0, len(d.Tokens)
	for i < j {
		if m := int(uint(i+j) >> 1); int(d.Tokens[m].End) <= at {
			i = m + 1
		} else {
			j = m
		}
	}
	return i
}
