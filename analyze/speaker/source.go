package speaker

import (
	"slices"
	"strings"
	"unicode/utf8"

	"parley/analyze/doc"
	"parley/analyze/quote"
)

// source resolves the words that name a source.
func (b *builder) source(q *quote.Quote, s doc.Span) Attribution {
	first, last := b.trimmed(s)
	if first >= last {
		return refused("S12", "no words")
	}
	first = b.lastSegment(first, last)
	if last-first == 1 && b.nobody(first) {
		return refused("S12", "no words that can speak")
	}
	for _, read := range b.readers() {
		if a, ok := read(q, first, last); ok {
			return a
		}
	}
	return b.phrase(first, last)
}

// A reader tries to resolve the source in tokens [first, last).
type reader = func(q *quote.Quote, first, last int) (Attribution, bool)

// readers are the ways to read a source, in the order tried.
func (b *builder) readers() [7]reader {
	return [...]reader{b.pronoun, b.relative, b.plural, b.headName, b.apposition, b.description, b.looseName}
}

// trimmed gives the tokens of s without signs and cue words at its ends.
func (b *builder) trimmed(s doc.Span) (first, last int) {
	if m := b.around(s.Start); m != nil {
		s.Start = m.Span.Start // the source begins inside a name
	}
	first, last = b.d.TokenAt(s.Start), b.d.TokenAt(s.End)
	if last < len(b.d.Tokens) && int(b.d.Tokens[last].Start) < s.End {
		last++
	}
	for first < last && (!b.wordlike(first) || trailing[b.lower(first)] && first+1 < last) {
		first++
	}
	for last > first+1 && (!b.wordlike(last-1) || trailing[b.lower(last-1)]) {
		last--
	}
	for last > first+1 && last < len(b.d.Tokens) && timeSpans[b.lower(last-1)] && (b.text(last) == "later" || b.text(last) == "ago" || b.text(last) == "earlier") {
		last-- // "Ann Lee days later"
	}
	return first, last
}

// timeSpans measure how much later something was said.
var timeSpans = set(`seconds minutes moments hours days weeks months years`)

// nobody reports whether token t, alone as a source, cannot speak: a day, a
// number, a preposition, an adverb.
func (b *builder) nobody(t int) bool {
	w := b.lower(t)
	return b.d.Tokens[t].Kind == doc.Number || cuts[w] && w != "who" && w != "which" && w != "that" || dumb[w] || len(w) > 4 && strings.HasSuffix(w, "ly") && !b.d.Tokens[t].Upper
}

// dumb words stand where a source is looked for and speak never.
var dumb = set(`monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december today
	yesterday tomorrow tonight more after before while when if though although because since until unless once instead but and or yet so then there here what
	why how where specifically meanwhile however nevertheless indeed finally still even just only not no yes well now`)

// trailing words are no part of who speaks when they begin or end a source.
var trailing = set(`said says as also then however meanwhile later again now quickly first still once twice even just only never often reportedly repeatedly likewise similarly`)

func (b *builder) wordlike(t int) bool {
	return b.d.Tokens[t].Kind == doc.Word || b.d.Tokens[t].Kind == doc.Number
}

// lastSegment moves first behind the last comma where a bare name or a pronoun
// stands there: what is before it is an adverbial or renamed ("Here in Ohio, Lee").
func (b *builder) lastSegment(first, last int) int {
	comma := -1
	for t := last - 2; t > first && t > last-8; t-- {
		if b.text(t) == "," {
			comma = t
			break
		}
	}
	if comma < 0 || b.personAt(first) == comma {
		return first
	}
	if end := b.personAt(comma + 1); end == last && !b.endsPossessive(last) || last-comma == 2 && pronounSex[b.lower(comma+1)] != 0 {
		return comma + 1
	}
	return first
}

// clauseOpeners begin an adverbial or a subordinate clause.
var clauseOpeners = set(`as in on at when while after before if for from with by during since because asked speaking`)

// personAt gives the token behind a person's name that begins at token t, with
// its titles; -1 when none does.
func (b *builder) personAt(t int) int {
	if m := b.mentionAt(t); m != nil && b.cast.Entities[m.Entities[0]].Kind == Person {
		return b.tokenBehind(m.Span.End)
	}
	return -1
}

// mentionAt gives the longest name that begins at token t, or nil.
func (b *builder) mentionAt(t int) *Mention {
	if t >= len(b.d.Tokens) {
		return nil
	}
	at := int(b.d.Tokens[t].Start)
	i, ok := slices.BinarySearchFunc(b.cast.Mentions, at, func(m Mention, at int) int { return m.Span.Start - at })
	if !ok {
		return nil
	}
	return &b.cast.Mentions[i]
}

// around gives the name that byte at stands inside of, or nil.
func (b *builder) around(at int) *Mention {
	k := b.mentionBefore(at)
	if k < 0 || b.cast.Mentions[k].Span.End <= at {
		return nil
	}
	return &b.cast.Mentions[k]
}

func (b *builder) tokenBehind(at int) int { return b.d.TokenAt(at) }

func (b *builder) endsPossessive(last int) bool { return possessive(b.text(last - 1)) }

// phrase: somebody unnamed, kept as written (S12). Capitals behind "the" are
// an organisation's name (S7).
func (b *builder) phrase(first, last int) (a Attribution) {
	s := b.span(first, last)
	a.AsWritten = s
	if i := b.lone(first, last); i >= 0 {
		a = resolved("S5", "a name, by its capital", i)
		a.AsWritten = s
		return a
	}
	if last-first > 1 && b.lower(first) == "the" && !offices[b.lower(first+1)] && b.allUpper(first+1, last) {
		i := b.inWords(b.span(first+1, last), Organisation)
		a.Speakers, a.Rule, a.Why = []int{i}, "S7", "a name in capitals behind the article"
		a.Confidence = confidence(a.Rule)
		return a
	}
	if w := crowd["reporter"]; pressHeads[b.lower(last-1)] && (last-first == 1 || last-first == 2 && pressWords[b.lower(first)]) {
		a = resolved("S25", "the press, as in transcripts", b.named(w, Phrase))
		a.AsWritten = s
		return a
	}
	i := b.inWords(s, Phrase)
	if pluralHead(b.lower(b.headEnd(first, last) - 1)) {
		b.cast.Entities[i].Plural = true
	}
	a.Speakers, a.Rule, a.Why = []int{i}, "S12", "unnamed: as the text puts it"
	a.Confidence = confidence(a.Rule)
	return a
}

// pressHeads are the press as a speaker, who goes by one name in prose and transcripts.
var pressHeads = set(`reporter reporters journalist journalists`)

// pressWords stand before "reporter" and tell nothing of who it is.
var pressWords = set(`a an the one another some two several many other`)

// inWords gives the entity that the words under s name, line breaks and double
// blanks taken out.
func (b *builder) inWords(s doc.Span, k Kind) int {
	text := bare(b.d.Text(s))
	s.End = s.Start + len(text)
	if evenBlanks(text) {
		return b.namedBy(b.d.LowerText(s), text, k)
	}
	return b.named(strings.Join(strings.Fields(text), " "), k)
}

// evenBlanks reports whether the words of s are surely apart by one blank each.
func evenBlanks(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf || c == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}

// lone gives the person whom one capitalised word names, -1 when none.
func (b *builder) lone(first, last int) int {
	if last-first != 1 || !b.d.Tokens[first].Upper || b.d.Tokens[first].Kind != doc.Word {
		return -1
	}
	if list := b.byFamily[fold(b.text(first))]; len(list) > 0 {
		return b.nearest(list, first)
	}
	if i := b.misspelt(fold(b.text(first))); i >= 0 {
		return i
	}
	if !b.loneName(first) {
		return -1
	}
	return b.localPerson([]string{bare(b.text(first))})
}

// loneName reports whether token t, alone as a source, can be a last name that
// the article never gives in full.
func (b *builder) loneName(t int) bool {
	w := b.text(t)
	return len(w) > 2 && !inCapitals(w) && b.class(t)&(notName|title) == 0 && !orgWords[base(w)] &&
		(!pluralHead(b.lower(t)) || !b.startsSentence(t)) && !strings.ContainsAny(w[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

// misspelt gives the person of the article whose family name is one slip away
// from a name of five letters or more ("Wines" for Wimes), or -1.
func (b *builder) misspelt(name string) int {
	if len(name) < 5 || len(b.byFamily) > 500 {
		return -1
	}
	best := -1
	for i := range b.known {
		if f := b.known[i].family; b.known[i].full > 0 && len(f) > 4 && f[0] == name[0] && oneSlip(f, name) {
			best = i
		}
	}
	return best
}

// oneSlip reports whether two words differ by one letter put in, left out or
// exchanged.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

func (b *builder) allUpper(first, last int) bool {
	for t := first; t < last; t++ {
		if !b.d.Tokens[t].Upper && !particles[b.text(t)] && b.text(t) != "of" && b.text(t) != "and" {
			return false
		}
	}
	return b.d.Tokens[first].Upper
}

// pluralHead guesses from its form that a noun is a plural.
func pluralHead(w string) bool {
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && w[len(w)-2] != '\'' && !strings.HasSuffix(w, "’s") || w == "people" || w == "both" || w == "many" || w == "some"
}

// lower is the text of token t in lower case.
func (b *builder) lower(t int) string {
	if t >= len(b.d.Tokens) {
		return ""
	}
	return b.d.Lower(&b.d.Tokens[t])
}

// refused is an attribution to nobody.
func refused(rule, why string) Attribution { return Attribution{Rule: rule, Why: why} }

// resolved is an attribution by rule, with the rule's measured confidence.
func resolved(rule, why string, speakers ...int) Attribution {
	return Attribution{Speakers: speakers, Rule: rule, Why: why, Confidence: confidence(rule)}
}
