package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/analyze/doc"
)

// A label is who speaks a turn of a transcript: THE PRESIDENT:, Q, Vladimir Putin:.
type label struct {
	para int
	name doc.Span // without marks and colon
	body int      // byte where the turn's words begin
	loud bool     // in capitals, or Q, or an office with a name: a label without doubt
	long bool     // a name with its office behind a comma: a label where such stand again
}

// findLabels gives the labels of a document (R1). Names in ordinary letters
// count only where they are many, or where one of them stands with its office
// ("President of Aland Ann Lee:") and speaks again.
func findLabels(d *doc.Document) []label {
	var out []label
	loud, shown := 0, 0
	for i := range d.Paragraphs {
		if d.Paragraphs[i].Masked {
			continue
		}
		shown++
		if l, ok := labelAt(d, i); ok {
			out = append(out, l)
			if l.loud {
				loud++
			}
		}
	}
	out = longAgain(d, out)
	if len(out) > 0 && onlyQuestions(d, out) {
		return nil
	}
	switch {
	case loud >= 2, len(out) >= 3 && len(out)*5 >= shown && !topics(d, out), dialogue(d, out):
		return out
	case loud == 1 && len(out) == 1 && out[0].para < 6 && quotedShare(d) < .1:
		return out // one statement by one speaker, under his label
	}
	return stopLabels(d)
}

// onlyQuestions reports whether nobody but a reporter is labelled: the questions
// are headings of an explainer, and the author answers (R4).
func onlyQuestions(d *doc.Document, labels []label) bool {
	for _, l := range labels {
		switch strings.ToLower(d.Text(l.name)) {
		case "q", "question":
		default:
			return false
		}
	}
	return true
}

// isProse reports whether labels stand in an article that is no transcript as a
// whole (R3): more of its paragraphs have quotation marks than labels.
func isProse(d *doc.Document, labels []label) bool {
	share := quotedShare(d)
	return share > .2 && share*float64(len(d.Paragraphs)) > float64(2*len(labels))
}

// quotedShare is the share of paragraphs with double quotation marks, 0..1.
func quotedShare(d *doc.Document) float64 {
	quoted := 0
	for i := range d.Paragraphs {
		if hasDoubleMark(d, &d.Paragraphs[i]) {
			quoted++
		}
	}
	return float64(quoted) / float64(max(len(d.Paragraphs), 1))
}

func hasDoubleMark(d *doc.Document, p *doc.Paragraph) bool {
	for s := p.First; s < p.Last; s++ {
		for t := d.Sentences[s].First; t < d.Sentences[s].Last; t++ {
			if d.Tokens[t].Kind != doc.Mark {
				continue
			}
			switch d.Text(d.Tokens[t].Span()) {
			case "“", "”", "\"", "«":
				return true
			}
		}
	}
	return false
}

// mixed searches an article that has turns in it: the labelled paragraphs are
// turns, all others prose (R3).
func (f *finder) mixed(labels []label) []Quote {
	k := 0
	for i := range f.d.Paragraphs {
		switch {
		case k < len(labels) && labels[k].para == i:
			f.turn(labels[k], i+1)
			k++
		case !f.d.Paragraphs[i].Masked:
			f.paragraph(i)
		}
	}
	return f.finish()
}

// labelAt reads a label at the start of paragraph i.
func labelAt(d *doc.Document, i int) (label, bool) {
	p := d.Paragraphs[i].Span
	text := d.Text(p)
	if n, loud := questionMark(text); n > 0 {
		return label{para: i, name: doc.Span{Start: p.Start, End: p.Start + 1}, body: p.Start + n, loud: loud}, true
	}
	skip := len(text) - len(strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '*' || r == '[' || r == '_' }))
	colon := strings.IndexByte(text[:min(len(text), 90)], ':')
	if link := strings.Index(text[:min(len(text), 90)], "]("); link > 0 && link < colon {
		end := strings.IndexByte(text[:min(len(text), 300)], ')')
		if end < 0 || !strings.HasPrefix(strings.TrimLeft(text[end+1:], "* "), ":") {
			return label{}, false
		}
		colon = end + strings.IndexByte(text[end:], ':')
	}
	if colon <= skip {
		return label{}, false
	}
	end := strings.IndexAny(text[skip:colon], "](*\n")
	if end < 0 {
		end = colon
	} else {
		end += skip
	}
	name := strings.TrimSpace(text[skip:end])
	loud, ok := labelName(name)
	long := false
	if !ok {
		long = longLabel(name)
		ok = long
	}
	if ok && kickers[strings.ToLower(name[strings.LastIndexAny(name, " /")+1:])] {
		return label{}, false
	}
	loud = loud || ok && officeLabel(name) && len(text) > colon+12
	if !ok {
		return label{}, false
	}
	body := p.Start + colon + 1
	for body < p.End && strings.IndexByte("* ", d.Body[body]) >= 0 {
		body++
	}
	start := p.Start + skip
	return label{i, doc.Span{Start: start, End: start + len(name)}, body, loud, long}, true
}

// longLabel reports a name with its office behind a comma, in ordinary letters:
// "Ann Lee, Foreign Secretary".
func longLabel(s string) bool {
	name, office, ok := strings.Cut(s, ", ")
	if !ok {
		return false
	}
	_, one := labelName(name)
	_, two := labelName(office)
	return one && two && strings.Contains(name, " ")
}

// longAgain drops the long labels, unless one of them stands twice.
func longAgain(d *doc.Document, labels []label) []label {
	count, twice := map[string]int{}, false
	for _, l := range labels {
		if l.long {
			count[d.Text(l.name)]++
			twice = twice || count[d.Text(l.name)] > 1
		}
	}
	if len(count) == 0 || twice {
		return labels
	}
	return slices.DeleteFunc(labels, func(l label) bool { return l.long })
}

// officeLabel reports whether a label has an office and a name with it.
func officeLabel(s string) bool {
	words := strings.Fields(s)
	return len(words) >= 4 && offices[strings.ToLower(words[0])]
}

var offices = wordSet(`president prime foreign federal chancellor minister king queen emir sheikh secretary general chairman chairwoman director
	deputy vice first acting ambassador governor mayor speaker moderator press crown prince high special`)

// questionMark gives the bytes of a reporter's "Q" at the start of a turn with
// the blanks behind, 0 for none. One plain blank alone is in doubt: not loud.
func questionMark(text string) (n int, loud bool) {
	if len(text) < 3 || text[0] != 'Q' {
		return 0, false
	}
	if text[1] == ':' {
		return 2, true
	}
	rest := strings.TrimLeftFunc(text[1:], unicode.IsSpace)
	blanks := text[1 : len(text)-len(rest)]
	if blanks == "" {
		return 0, false
	}
	return 1 + len(blanks), blanks != " "
}

// labelName reports whether s can be a speaker label: at most eight words, all
// in capitals (loud), or each beginning with one but for of, the, and.
func labelName(s string) (loud, ok bool) {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 8 {
		return false, false
	}
	loud = true
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if classes[strings.ToLower(w)]&(det|prep|coord) == 0 && !unicode.IsUpper(r) {
			return false, false
		}
		loud = loud && strings.ToUpper(w) == w
	}
	return loud && len(s) > 1, !strings.ContainsAny(s, ".!?,;\"“”") || loud || strings.Contains(s, "Mr.") || strings.Contains(s, "Ms.") || strings.Contains(s, "Dr.")
}

// turns makes one statement of each labelled turn; prose before the first
// label is searched as usual.
func (f *finder) turns(labels []label) []Quote {
	for i := 0; i < labels[0].para; i++ {
		if !f.d.Paragraphs[i].Masked {
			f.paragraph(i)
		}
	}
	for k, l := range labels {
		next := len(f.d.Paragraphs)
		if k+1 < len(labels) {
			next = labels[k+1].para
		}
		f.turn(l, next)
	}
	return f.finish()
}

func (f *finder) turn(l label, next int) {
	content := f.spoken(nil, doc.Span{Start: l.body, End: f.d.Paragraphs[l.para].End})
	for i := l.para + 1; i < next; i++ {
		if !f.d.Paragraphs[i].Masked && !clockLine(f.d.Text(f.d.Paragraphs[i].Span)) {
			content = f.spoken(content, f.d.Paragraphs[i].Span)
		}
	}
	if len(content) > 0 {
		f.out = append(f.out, Quote{Kind: Turn, Content: content, Source: l.name, Rules: []string{"R1"}, Score: 1, Outer: -1, SameAs: -1})
	}
}

// spoken appends the words of s without stage directions: (Laughter.), (As
// interpreted.), [applause] (R2).
func (f *finder) spoken(out []doc.Span, s doc.Span) []doc.Span {
	at := s.Start
	for at < s.End {
		open := strings.IndexAny(f.d.Body[at:s.End], "([")
		if open < 0 {
			break
		}
		open += at
		end := strings.IndexAny(f.d.Body[open:s.End], ")]")
		if end < 0 {
			break
		}
		end += open + 1
		if direction(f.d.Body[open:end]) {
			out = f.piece(out, doc.Span{Start: at, End: open})
			at = end
			continue
		}
		out = f.piece(out, doc.Span{Start: at, End: end})
		at = end
	}
	return f.piece(out, doc.Span{Start: at, End: s.End})
}

// piece appends s without blanks at its ends; pieces that touch are joined.
func (f *finder) piece(out []doc.Span, s doc.Span) []doc.Span {
	text := f.d.Text(s)
	trimmed := strings.TrimLeftFunc(text, unicode.IsSpace)
	s.Start += len(text) - len(trimmed)
	s.End = s.Start + len(strings.TrimRightFunc(trimmed, unicode.IsSpace))
	if s.Empty() {
		return out
	}
	if n := len(out); n > 0 && strings.TrimSpace(f.d.Body[out[n-1].End:s.Start]) == "" && !strings.Contains(f.d.Body[out[n-1].End:s.Start], "\n") {
		out[n-1].End = s.End
		return out
	}
	return append(out, s)
}

// direction reports whether a bracket holds a stage direction and no words of
// the speaker: short, and without digits.
func direction(s string) bool {
	return len(s) < 60 && len(strings.Fields(s)) <= 6
}

// clockLine: "7:20 P.M. CEST" between turns.
func clockLine(s string) bool {
	return len(s) < 30 && len(s) > 3 && unicode.IsDigit(rune(s[0])) && strings.Contains(s, ":")
}
