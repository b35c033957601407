package speaker

import (
	"slices"

	"parley/analyze/doc"
	"parley/analyze/quote"
)

// plural resolves names joined by "and" (S8) and "both leaders" (S9).
func (b *builder) plural(_ *quote.Quote, first, last int) (Attribution, bool) {
	if a, ok := b.joinedNames(first, last); ok {
		return a, true
	}
	kind, ok := b.pairWords(first, last)
	if !ok {
		return Attribution{}, false
	}
	if b.crowded(first, last) {
		return Attribution{}, false
	}
	if b.says(first, last, "three") {
		return b.trio(first, last, kind)
	}
	if pair := b.pair(b.d.Tokens[first].Span().Start, kind); len(pair) == 2 {
		b.plurals = append(b.plurals, together{at: int(b.d.Tokens[first].Start), who: pair})
		return resolved("S9", "the two whom the article is about", pair...), true
	}
	return Attribution{}, false
}

// crowded reports whether tokens [first, last) do not say that two are meant
// ("the leaders") and a third leader is named nearly as often as the second.
func (b *builder) crowded(first, last int) bool {
	for t := first; t < last; t++ {
		switch b.lower(t) {
		case "two", "both", "pair", "duo":
			return false
		}
	}
	var top [3]int
	for i := range b.cast.Entities {
		if b.cast.Entities[i].Kind != Person || !b.leads(i) {
			continue
		}
		n := b.known[i].mentions
		for k := range top {
			if n > top[k] {
				n, top[k] = top[k], n
			}
		}
	}
	return 2*top[2] >= top[1] && top[2] > 1
}

// pairWords reports whether tokens [first, last) are "both leaders", "the two
// sides", "the pair", "the leaders", and whether persons or countries are meant.
func (b *builder) pairWords(first, last int) (Kind, bool) {
	kind, ok := pairHeads[b.lower(last-1)]
	if !ok || last-first > 4 {
		return kind, false
	}
	switch w := b.lower(first); {
	case w == "both", w == "two", w == "three", w == "all" && b.lower(first+1) == "three":
		return kind, last-first > 1 || w != "three"
	case w != "the":
		return kind, false
	}
	two := b.lower(first+1) == "two" || b.lower(first+1) == "three"
	single := last-first == 2
	head := b.lower(last - 1)
	return kind, two && last-first > 1 || single && (head == "pair" || head == "duo" || head == "two" || head == "leaders" || head == "presidents" || head == "sides")
}

// pairHeads are the nouns two speakers go by.
var pairHeads = map[string]Kind{"leaders": Person, "presidents": Person, "men": Person, "women": Person, "pair": Person, "duo": Person, "two": Person, "both": Person,
	"ministers": Person, "statesmen": Person, "counterparts": Person, "politicians": Person, "sides": Country, "countries": Country, "nations": Country,
	"governments": Country, "capitals": Country, "powers": Country, "delegations": Country}

// joinedNames: "Ann Lee and Bo Ek", "Rome, Paris and Bonn" (S8).
func (b *builder) joinedNames(first, last int) (Attribution, bool) {
	for last-first > 3 && (b.lower(last-1) == "both" || b.lower(last-1) == "all" || b.lower(last-1) == "each") {
		last-- // "Lee and Ek both | said"
	}
	and := -1
	for t := first + 1; t < last-1; t++ {
		if w := b.text(t); w == "and" || w == "&" {
			if and >= 0 {
				return Attribution{}, false
			}
			and = t
		}
	}
	if and < 0 {
		return Attribution{}, false
	}
	var who []int
	from := first
	for t := first + 1; t <= and; t++ {
		if t < and && b.text(t) != "," {
			continue
		}
		if t == and && b.text(t-1) == "," {
			break
		}
		if !b.oneOf(&who, from, t) {
			return Attribution{}, false
		}
		from = t + 1
	}
	if !b.oneOf(&who, and+1, last) || len(who) < 2 {
		return Attribution{}, false
	}
	for t := first - 1; t > 0 && len(who) < 6 && b.text(t) == ","; {
		m := b.mentionEnding(t) // "Ann Lee, | Bo Ek and Tove Dahl"
		if m == nil || slices.Contains(who, m.Entities[0]) {
			break
		}
		who = append(m.Entities[:1:1], who...)
		t = b.d.TokenAt(m.Span.Start) - 1
	}
	b.plurals = append(b.plurals, together{at: int(b.d.Tokens[first].Start), who: who})
	return resolved("S8", "names joined by and", who...), true
}

// oneOf adds whom tokens [first, last) name to a list of persons or of places.
func (b *builder) oneOf(who *[]int, first, last int) bool {
	if first >= last {
		return false
	}
	a, ok := b.headName(nil, first, last)
	if !ok {
		a, ok = b.description(nil, first, last)
	}
	if !ok && last == first+1 && b.subjectPronoun(first) { // "he and Lee"
		a, ok = b.pronoun(nil, first, last)
	}
	if !ok || len(a.Speakers) != 1 {
		return false
	}
	for _, w := range *who {
		if w == a.Speakers[0] || (b.cast.Entities[w].Kind == Person) != (b.cast.Entities[a.Speakers[0]].Kind == Person) {
			return false
		}
	}
	*who = append(*who, a.Speakers[0])
	return true
}

// says reports whether one of the tokens [first, last) is w.
func (b *builder) says(first, last int, w string) bool {
	for t := first; t < last; t++ {
		if b.lower(t) == w {
			return true
		}
	}
	return false
}

// trioHeads are the nouns by which three heads of state are meant.
var trioHeads = set(`leaders presidents`)

// trio resolves "the three leaders": the heads of state and government whom the text
// names, or their countries, where they are three (S9).
func (b *builder) trio(first, last int, kind Kind) (Attribution, bool) {
	var who []int
	for i := range b.cast.Entities {
		if kind == Person && !trioHeads[b.lower(last-1)] {
			break
		}
		if b.cast.Entities[i].Kind != Person || !b.chief(i) || b.known[i].mentions == 0 {
			continue
		}
		if kind == Person {
			who = append(who, i)
		} else if e := b.dir.Entry(b.cast.Entities[i].Country); e != nil {
			who = append(who, b.entity(e))
		}
		if len(who) > 3 {
			break
		}
	}
	if len(who) != 3 {
		return Attribution{}, false
	}
	b.plurals = append(b.plurals, together{at: int(b.d.Tokens[first].Start), who: who})
	return resolved("S9", "the three whom the article is about", who...), true
}

// together is a place where several are named or meant at once.
type together struct {
	at  int
	who []int
}

// pair gives the two whom the text is about: the leaders it names most, what
// stands before byte at counting double; for countries, the leaders' own.
func (b *builder) pair(at int, kind Kind) []int {
	two := b.leaders(at)
	if len(two) != 2 || kind == Person {
		return two
	}
	var out []int
	for _, i := range two {
		e := b.dir.Entry(b.cast.Entities[i].Country)
		if e == nil {
			return nil
		}
		out = append(out, b.entity(e))
	}
	if out[0] == out[1] {
		return nil
	}
	return out
}

// leaders gives the two office holders whom the text names most.
func (b *builder) leaders(at int) []int {
	best, second, most, more := -1, -1, 0, 0
	for i := range b.cast.Entities {
		if b.cast.Entities[i].Kind != Person || !b.leads(i) {
			continue
		}
		n := b.known[i].mentions
		if b.chief(i) {
			n *= 2
		}
		if f := b.known[i].first; f >= 0 && f < at {
			n += n + 1
		}
		switch {
		case n > most:
			second, more, best, most = best, most, i, n
		case n > more:
			second, more = i, n
		}
	}
	if second < 0 || more == 0 {
		return nil
	}
	if b.known[second].first < b.known[best].first {
		best, second = second, best
	}
	return []int{best, second}
}

func (b *builder) leads(i int) bool {
	e := b.dir.Entry(b.cast.Entities[i].ID)
	if e == nil {
		return b.known[i].office != ""
	}
	return len(e.Terms) > 0
}

// findPair notes "The two leaders" where it opens a sentence.
func (b *builder) findPair(s *doc.Sentence) {
	for e := s.First + 2; e <= min(s.First+3, s.Last); e++ {
		if kind, ok := b.pairWords(s.First, e); ok {
			if pair := b.pair(int(b.d.Tokens[s.First].Start), kind); len(pair) == 2 {
				b.plurals = append(b.plurals, together{at: int(b.d.Tokens[s.First].Start), who: pair})
			}
			return
		}
	}
}

// twoBefore gives the two office holders whom the sentence before names, and
// nobody else: "Lee met Ek. They ..."
func (b *builder) twoBefore(at int) []int {
	s := b.sentenceAt(at) - 1
	if s < 0 {
		return nil
	}
	var who []int
	for _, m := range b.mentionsIn(b.d.Sentences[s].Span) {
		i := m.Entities[0]
		if b.cast.Entities[i].Kind == Person && !slices.Contains(who, i) {
			who = append(who, i)
		}
	}
	if len(who) != 2 || !b.leads(who[0]) || !b.leads(who[1]) {
		return nil
	}
	return who
}

// they resolves a plural pronoun (S20): those who were named or meant together
// last, else the latest group that spoke.
func (b *builder) they(t int) Attribution {
	at := int(b.d.Tokens[t].Start)
	here := b.outside[b.sentenceAt(at)]
	if n := len(b.plurals); n > 0 {
		p := b.plurals[n-1]
		if back := here - b.outside[b.sentenceAt(p.at)]; back >= 0 && back <= 3 && p.at < at {
			b.plurals = append(b.plurals, together{at: at, who: p.who})
			return resolved("S20", "those named together last", p.who...)
		}
	}
	if two := b.twoBefore(at); two != nil {
		b.plurals = append(b.plurals, together{at: at, who: two})
		return resolved("S20", "the two whom the sentence before names", two...)
	}
	if g := b.memory.group; len(g) > 0 && here-b.outside[b.sentenceAt(b.memory.groupAt)] <= 4 {
		b.memory.groupAt = at
		return resolved("S20", "the group that spoke last", g...)
	}
	return refused("S20", "the text does not say whom the pronoun means")
}

// it resolves "it" (S21): what spoke last and is no person.
func (b *builder) it(t int) Attribution {
	at := int(b.d.Tokens[t].Start)
	if g := b.memory.group; len(g) == 1 && b.outside[b.sentenceAt(at)]-b.outside[b.sentenceAt(b.memory.groupAt)] <= 4 {
		b.memory.groupAt = at
		return resolved("S21", "what spoke last and is no person", g...)
	}
	ms := b.cast.Mentions
	for k := b.mentionBefore(at); k >= 0 && k > b.mentionBefore(at)-12; k-- {
		e := &b.cast.Entities[ms[k].Entities[0]]
		if b.sentenceAt(at)-b.sentenceAt(ms[k].Span.Start) > 2 {
			break
		}
		if e.Kind == Organisation || e.Kind == Country && b.opensSentence(ms[k].Span.Start) {
			return resolved("S21", "the organisation named last", ms[k].Entities...)
		}
	}
	return refused("S21", "the text does not say what the pronoun means")
}

// findTogether notes every place where two names joined by "and", or "the two
// leaders", open a sentence, so that "they" can mean them.
func (b *builder) findTogether(s *doc.Sentence) {
	m := b.mentionAt(s.First)
	if m == nil {
		b.findPair(s)
		return
	}
	e := b.d.TokenAt(m.Span.End)
	for e+1 < s.Last && b.text(e) == "," && b.mentionAt(e+1) != nil { // "Lee, Ek and Dahl"
		e = b.d.TokenAt(b.mentionAt(e + 1).Span.End)
	}
	if e+1 < s.Last && b.text(e) == "," {
		e++
	}
	if e+1 < s.Last && b.text(e) == "and" {
		if n := b.mentionAt(e + 1); n != nil {
			b.joinedNames(s.First, b.d.TokenAt(n.Span.End))
		}
	}
}
