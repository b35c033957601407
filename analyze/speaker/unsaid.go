package speaker

import (
	"strings"

	"parley/analyze/doc"
	"parley/analyze/quote"
)

// unsaid guesses who made a statement for which no cue was found: who stands
// beside the quotation in its sentence (S23), else who spoke last, when the
// statement follows at once (S13).
func (b *builder) unsaid(i int) Attribution {
	q := &b.quotes[i]
	if a, ok := b.labelInside(q); ok {
		return a
	}
	if q.Kind != quote.Headline {
		if a, ok := b.beside(q); ok {
			return a
		}
	}
	m := &b.memory
	p := b.paragraphAt(q.Content[0].Start)
	if len(m.speaker) == 0 || p-m.paragraph > 1 || p < m.paragraph {
		return refused("S13", "the text does not say")
	}
	a := resolved("S13", "goes on with the speaker before", m.speaker...)
	a.AsWritten = m.source
	return a
}

// labelInside: a transcript inside quotation marks, each paragraph with its
// label: "LEE: Is it late?" (S27).
func (b *builder) labelInside(q *quote.Quote) (Attribution, bool) {
	t := b.d.TokenAt(q.Content[0].Start)
	for t < len(b.d.Tokens) && b.d.Tokens[t].Kind == doc.Mark {
		t++
	}
	e := t
	for e < len(b.d.Tokens) && e < t+4 && b.d.Tokens[e].Kind == doc.Word && strings.ToUpper(b.text(e)) == b.text(e) {
		e++
	}
	if e == t || e >= len(b.d.Tokens) || b.text(e) != ":" || b.d.Tokens[e-1].End-b.d.Tokens[t].Start < 3 {
		return Attribution{}, false
	}
	a := b.labelled(b.d.Text(b.span(t, e)))
	a.Rule, a.Why, a.AsWritten = "S27", "a label inside the quotation: "+a.Why, b.span(t, e)
	return a, true
}

// beside looks for a subject around the quotation: behind it ("…” he riffed",
// "…” scoffed Ann Lee"), between its stretches, before it, or in a sentence
// before that ends in a colon.
func (b *builder) beside(q *quote.Quote) (Attribution, bool) {
	end := q.Content[len(q.Content)-1].End
	if a, ok := b.behindQuote(q, end); ok {
		return a, true
	}
	for k := 0; k+1 < len(q.Content); k++ {
		if a, ok := b.behindQuote(q, q.Content[k].End); ok {
			return a, true
		}
	}
	if a, ok := b.signature(q, end); ok {
		return a, true
	}
	return b.beforeQuote(q)
}

// signature: the paragraph behind the quotation is "- Ann Lee" (S26).
func (b *builder) signature(q *quote.Quote, end int) (Attribution, bool) {
	p := b.paragraphAt(end) + 1
	if p-1 < len(b.d.Paragraphs) && b.d.Paragraphs[p-1].Start >= end {
		p--
	}
	if p >= len(b.d.Paragraphs) {
		return Attribution{}, false
	}
	t := b.d.TokenAt(b.d.Paragraphs[p].Start)
	if w := b.text(t); w != "-" && w != "–" && w != "—" && w != "―" || b.personAt(t+1) < 0 {
		return Attribution{}, false
	}
	a := b.source(q, b.span(t+1, b.personAt(t+1)))
	a.Rule, a.Why, a.AsWritten = "S26", "signed behind the quotation", b.span(t+1, b.personAt(t+1))
	return a, len(a.Speakers) > 0
}

// behindQuote reads the words behind a stretch that ends at byte end. A full
// stop inside the marks ends the sentence: nobody is looked for behind it.
func (b *builder) behindQuote(q *quote.Quote, end int) (Attribution, bool) {
	t := b.d.TokenAt(end)
	for t < len(b.d.Tokens) && b.d.Tokens[t].Kind == doc.Mark {
		t++
	}
	if t > 0 && t < len(b.d.Tokens) && b.text(t) == "," {
		t++
	} else if !b.openEnd(end) {
		return Attribution{}, false
	}
	if t >= len(b.d.Tokens) || b.sentenceAt(int(b.d.Tokens[t].Start)) > b.sentenceAt(end-1)+1 || b.paragraphAt(int(b.d.Tokens[t].Start)) != b.paragraphAt(end-1) {
		return Attribution{}, false
	}
	if a, ok := b.subjectAt(q, t); ok {
		return a, true
	}
	if t+1 < len(b.d.Tokens) && b.d.Tokens[t].Kind == doc.Word && !b.d.Tokens[t].Upper && !cuts[b.text(t)] && !determiners[b.text(t)] && !joins[b.text(t)] {
		return b.subjectAt(q, t+1) // “…,” scoffed Ann Lee
	}
	return Attribution{}, false
}

var joins = set(`and or but that who which where nor`)

// openEnd reports whether the stretch that ends at byte end leaves its sentence
// open: it ends in a comma, a question mark or an exclamation mark.
func (b *builder) openEnd(end int) bool {
	for t := b.d.TokenAt(end) - 1; t >= 0; t-- {
		switch b.text(t) {
		case ",", "?", "!", "-", "—":
			return true
		}
		if b.d.Tokens[t].Kind != doc.Mark {
			return false
		}
	}
	return false
}

// beforeQuote reads the author's words before the quotation in its sentence:
// their subject.
func (b *builder) beforeQuote(q *quote.Quote) (Attribution, bool) {
	at := q.Content[0].Start
	s := b.sentenceAt(at)
	if s >= len(b.d.Sentences) {
		return Attribution{}, false
	}
	first := b.d.Sentences[s].First
	if int(b.d.Tokens[first].Start) >= at {
		return b.colonBefore(q, first)
	}
	return b.subjectOf(q, first, at)
}

// agentBefore: the words before the quotation end in a colon, and tell by whom
// it was put so: "was summed up by Ann Lee, a miller: “...”".
func (b *builder) agentBefore(q *quote.Quote) (Attribution, bool) {
	at := q.Content[0].Start
	s := b.sentenceAt(at)
	if q.CueLemma != "" || s >= len(b.d.Sentences) {
		return Attribution{}, false
	}
	first, t := b.d.Sentences[s].First, b.d.TokenAt(at)-1
	if t <= first || b.text(t) != ":" {
		return Attribution{}, false
	}
	for t--; t > first+1; t-- {
		if b.text(t) != "by" || b.personAt(t+1) < 0 {
			continue
		}
		for k := t - 1; k > max(first, t-3); k-- { // "summed up by"
			if w := b.text(k); !b.d.Tokens[k].Upper && len(w) > 4 && w[len(w)-2:] == "ed" {
				return b.subjectAt(q, t+1)
			}
		}
	}
	return Attribution{}, false
}

// subjectOf reads the subject of the sentence that begins at token first,
// behind an adverbial clause that opens it.
func (b *builder) subjectOf(q *quote.Quote, first, at int) (Attribution, bool) {
	if clauseOpeners[b.lower(first)] {
		if a, ok := b.subjectAt(q, first+1); ok && b.lower(first) == "as" {
			return a, true
		}
		for t := first + 1; t < min(len(b.d.Tokens), first+25) && int(b.d.Tokens[t].Start) < at; t++ {
			if b.text(t) == "," {
				return b.subjectAt(q, t+1)
			}
		}
		return Attribution{}, false
	}
	return b.subjectAt(q, first)
}

// colonBefore: the sentence before ends in a colon and the quotation follows.
func (b *builder) colonBefore(q *quote.Quote, first int) (Attribution, bool) {
	t := first - 1
	for t >= 0 && b.d.Tokens[t].Kind == doc.Mark {
		t--
	}
	if t < 0 || b.text(t) != ":" {
		return Attribution{}, false
	}
	return b.subjectOf(q, b.d.Sentences[b.sentenceAt(int(b.d.Tokens[t].Start))].First, int(b.d.Tokens[t].Start))
}

// subjectAt reads a subject that begins at token t: a person, a pronoun, or a
// noun phrase of a few words behind "the".
func (b *builder) subjectAt(q *quote.Quote, t int) (Attribution, bool) {
	if t >= len(b.d.Tokens) || b.d.Tokens[t].Kind != doc.Word || b.inQuote(int(b.d.Tokens[t].Start)) {
		return Attribution{}, false
	}
	end := -1
	switch w := contracted(b.lower(t)); {
	case w == "he" || w == "she" || w == "they":
		end = t + 1
	case w == "the" || w == "his" || w == "her" || w == "one" || w == "a":
		end = b.shortPhrase(t)
	default:
		if m := b.mentionAt(t); m != nil {
			end = b.d.TokenAt(m.Span.End)
		}
		if end > 0 && (b.endsPossessive(end) || b.personAt(t) < 0) {
			end = b.shortPhrase(t)
		}
	}
	if end < 0 {
		return Attribution{}, false
	}
	a := b.source(q, b.span(t, end))
	if len(a.Speakers) == 0 {
		return Attribution{}, false
	}
	a.Rule, a.Why, a.AsWritten, a.Confidence = "S23", "stands beside the quotation: "+a.Why, b.span(t, end), min(a.Confidence, confidence("S23"))
	return a, true
}

// shortPhrase gives the end of the noun phrase that begins at token t: up to
// five words before a verb by its look, -1 when it does not end so.
func (b *builder) shortPhrase(t int) int {
	for e := t + 1; e < min(len(b.d.Tokens), t+7); e++ {
		w := b.text(e)
		if b.d.Tokens[e].Kind != doc.Word {
			if e-t > 1 && (w == "." || w == ",") {
				return e
			}
			return -1
		}
		if e-t > 1 && len(w) > 3 && w[len(w)-1] == 's' && e+1 < len(b.d.Tokens) && (determiners[b.text(e+1)] || b.text(e+1) == ":") && !b.d.Tokens[e].Upper {
			return e
		}
		if e-t > 1 && (predicates[w] || len(w) > 4 && w[len(w)-2:] == "ed" && !b.d.Tokens[e].Upper || cuts[w]) {
			return e
		}
	}
	return -1
}
