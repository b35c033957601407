package doc

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// New segments body into paragraphs, sentences and tokens. It never fails:
// bytes that are not UTF-8 are signs like any other.
func New(meta Meta, body string) *Document {
	d := &Document{Meta: meta, Body: body, Tokens: make([]Token, 0, len(body)/5+1)}
	for _, p := range paragraphs(body) {
		first := len(d.Sentences)
		at := len(d.Tokens)
		d.Tokens = tokenize(d.Tokens, body, p)
		d.split(len(d.Paragraphs), p, at)
		d.Paragraphs = append(d.Paragraphs, Paragraph{Span: p, First: first, Last: len(d.Sentences)})
	}
	d.markHeadings()
	return d
}

// paragraphs cuts body at line ends, or at blank lines where the lines are
// hard-wrapped.
func paragraphs(body string) []Span {
	wrapped := hardWrapped(body)
	var out []Span
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
			out = append(out, s)
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

// tokenize appends the tokens of s.
func tokenize(out []Token, body string, s Span) []Token {
	for i := s.Start; i < s.End; {
		if body[i] == ' ' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(body[i:s.End])
		switch {
		case unicode.IsSpace(r):
			i += n
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := wordEnd(body[:s.End], i+n)
			if end < s.End && body[end] == '.' && abbreviated(body, i, end, s.End) {
				end++
			}
			k := Word
			if unicode.IsDigit(r) {
				k = Number
			}
			out = append(out, Token{int32(i), int32(end), HashOf(body[i:end]), k, unicode.IsUpper(r)})
			i = end
		default:
			k := Punct
			if isMark(r) {
				k = Mark
			}
			out = append(out, Token{int32(i), int32(i + n), HashOf(body[i : i+n]), k, false})
			i += n
		}
	}
	return out
}

func isMark(r rune) bool {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‟', '‘', '’', '‚', '«', '»':
		return true
	}
	return false
}

// wordEnd gives the end of a word that has begun before i: letters and digits
// with single apostrophes, hyphens, dots and commas between them.
func wordEnd(s string, i int) int {
	start := i
	for i < len(s) {
		if asciiWord[s[i]] { // nearly every byte of a news text
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		if i+n < len(s) && joins(r, next) {
			i += n
			continue
		}
		break
	}
	// U.S. and a.m. keep their last dot
	if i < len(s) && s[i] == '.' && i-start >= 2 && s[i-2] == '.' {
		i++
	}
	return i
}

// asciiWord holds the ASCII letters and digits.
var asciiWord = func() (t [256]bool) {
	for c := range 128 {
		t[c] = unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c))
	}
	return t
}()

func joins(r, next rune) bool {
	switch r {
	case '\'', '’', '-', '‑':
		return unicode.IsLetter(next) || unicode.IsDigit(next)
	case '.':
		return unicode.IsLetter(next) || unicode.IsDigit(next)
	case ',':
		return unicode.IsDigit(next)
	}
	return false
}

// abbreviations are written with a dot that is part of the word and ends no
// sentence; those of names of states and months begin with a capital.
var abbreviations = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`Mr Mrs Ms Dr Prof Gen Col Lt Sgt Maj Capt Cmdr Adm Sen Sens Rep Reps Gov Govs Pres Rev Hon St Sr Jr Messrs Mt Ft
		Jan Feb Apr Aug Sept Oct Nov Dec Inc Ltd Co Corp Bros Dept vs No Nos Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss
		Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo`) {
		m[w] = true
	}
	return m
}()

// abbreviated reports whether the dot at end belongs to the word [i, end): Mr.,
// D-Mo., or an initial before a name.
func abbreviated(body string, i, end, limit int) bool {
	w := body[i:end]
	if h := strings.LastIndexByte(w, '-'); h >= 0 {
		w = w[h+1:]
	}
	if abbreviations[w] {
		return !(w == "No" || w == "Miss" || w == "Ill" || w == "Mass" || w == "Wash") || end+2 < limit && isUpperOrDigit(body[end+2:]) && w != "Ill"
	}
	return utf8.RuneCountInString(w) == 1 && unicode.IsUpper(first(w)) && w != "I" && end+2 < limit && (body[end+1] == ' ' && unicode.IsUpper(first(body[end+2:])) || unicode.IsUpper(first(body[end+1:])))
}

func isUpperOrDigit(s string) bool {
	r := first(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// split appends the sentences of paragraph p, whose tokens begin at first.
func (d *Document) split(paragraph int, p Span, first int) {
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
	t := d.Tokens[i]
	switch d.Body[t.Start:t.End] {
	case "!", "?", "…":
		return true
	case ".":
		return true
	}
	// U.S. and Md. at the end of a sentence: only before a word that begins one
	return t.Kind == Word && t.End-t.Start > 2 && d.Body[t.End-1] == '.' && i+1 < len(d.Tokens) && d.starter(d.Tokens[i+1])
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
	case ")", "]", "”", "’", "»", "\"", "'", ".", "!", "?":
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
	i, _ := slices.BinarySearchFunc(d.Tokens, at, func(t Token, at int) int {
		if int(t.End) <= at {
			return -1
		}
		return 1
	})
	return i
}
