package speaker

import (
	"slices"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/lexicon/people"
)

// headName finds the name that heads a noun phrase (S1-S7): the head segment
// ends before the first preposition, comma or relative word, and a name at its
// end is the head. In "a spokesman for Lee" and "Lee's lawyer" it is not.
func (b *builder) headName(_ *quote.Quote, first, last int) (Attribution, bool) {
	end := b.headEnd(first, last)
	seg := b.span(first, end)
	ms := b.mentionsIn(seg)
	for i := len(ms) - 1; i >= 0; i-- {
		m := &ms[i]
		if m.Pronoun || m.Span.End < seg.End && b.wordsBetween(m.Span.End, seg.End) && !b.lateOn(m.Span.End, seg.End) {
			continue
		}
		if possessive(b.d.Text(m.Span)) && (end < last || m.Span.Start > seg.Start && b.lower(first) != "the") {
			continue
		}
		if b.oneOfGroup(m, first) || b.adjective(m, first) {
			continue
		}
		return b.byMention(m), true
	}
	if t := b.subjectEnd(first, end); t > 0 {
		return b.byMention(b.mentionAt(first)), true
	}
	return Attribution{}, false
}

// oneOfGroup: "a Republican", "the Ohio Republican" is a person without a name,
// "other Democrats" are some of a group.
func (b *builder) oneOfGroup(m *Mention, first int) bool {
	e := &b.cast.Entities[m.Entities[0]]
	w := b.d.Text(m.Span)
	if e.Kind == Group && int(b.d.Tokens[first].Start) < m.Span.Start && b.lower(first) != "the" {
		return true // "other Democrats"
	}
	return e.Kind == Group && w != e.Name && !pluralHead(w) && w != "GOP" && len(w) > 3 && b.d.Tokens[first].Start < int32(m.Span.End)
}

// adjective: "the Russian" alone is a person; "the US" and "the West" are not.
func (b *builder) adjective(m *Mention, first int) bool {
	w := b.d.Text(m.Span)
	return b.cast.Entities[m.Entities[0]].Kind == Country && b.dir.Adjective(w) != nil && b.dir.Place(w) == nil && b.dir.Folk(w) == nil && b.wordlike(first)
}

// subjectEnd: the quote finder took words of the predicate along ("Lee threw
// his support"): a name that opens the phrase and is followed by a verb or an
// adverb heads it. It gives the token behind the name, or -1.
func (b *builder) subjectEnd(first, last int) int {
	t := b.personAt(first)
	if t < 0 || t >= last || b.endsPossessive(t) {
		return -1
	}
	w := b.text(t)
	switch {
	case predicates[w], len(w) > 4 && (w[len(w)-2:] == "ed" || w[len(w)-2:] == "ly"):
		return t
	case len(w) > 3 && w[len(w)-1] == 's' && t+1 < last && (determiners[b.lower(t+1)] || b.d.Tokens[t+1].Kind == doc.Mark):
		return t
	}
	return -1
}

// predicates begin the predicate of a clause.
var predicates = set(`is was has had does did will would can could should may might must isn't wasn't hasn't hadn't doesn't didn't won't wouldn't
	isn’t wasn’t hasn’t hadn’t doesn’t didn’t won’t wouldn’t also then never still often now once again later took made gave went came got threw put held
	spoke told wrote began met sought fought stood sent kept found thought felt broke drew says said not instead just even recently earlier`)

var determiners = set(`the a an his her its their this that these those himself herself themselves to in for on as at any some no all`)

// looseName is the last resort before a bare phrase: none of the sharper ways
// read the source, but it opens with a full name and an aside (S2).
func (b *builder) looseName(_ *quote.Quote, first, last int) (Attribution, bool) {
	t := b.personAt(first)
	if t < 0 || t >= last || b.endsPossessive(t) || b.wordlike(t) {
		return Attribution{}, false
	}
	return b.byMention(b.mentionAt(first)), true
}

var whys = map[string]string{
	"S1": "full name in the directory", "S2": "full name in the text", "S3": "last name of somebody named in full in the article",
	"S4": "last name of an office holder of the time", "S5": "a name, by its capitals", "S6": "a place that speaks for its government", "S7": "an organisation",
}

// byMention attributes to whom a mention names. A capital or a seat of
// government speaks as itself, for its country (S6).
func (b *builder) byMention(m *Mention) Attribution {
	a := Attribution{Speakers: m.Entities, Rule: m.Rule, Why: whys[m.Rule], Confidence: m.Confidence}
	if m.Rule == "S6" {
		if i := b.seat(m); i >= 0 {
			a.Speakers = []int{i}
		}
	}
	return a
}

// seat gives the entity of a capital, a house or a people that stands for a
// country, -1 when the mention is the country's own name.
func (b *builder) seat(m *Mention) int {
	name := b.d.Text(m.Span)
	e := b.dir.Place(name)
	if e == nil {
		e = b.dir.Folk(name)
	}
	if e == nil {
		return -1
	}
	for _, s := range slices.Concat([]string{e.Capital}, e.Seats, e.People) {
		if people.Key(s) == people.Key(name) {
			kind := Organisation
			if slices.Contains(e.People, s) {
				kind = Group
			}
			i := b.named(s, kind)
			b.cast.Entities[i].Country = e.ID
			return i
		}
	}
	return -1
}

// lateOn reports whether the words between two bytes say when: "Ann Lee late |
// on Friday said".
func (b *builder) lateOn(from, to int) bool {
	for t := b.d.TokenAt(from); t < len(b.d.Tokens) && int(b.d.Tokens[t].Start) < to; t++ {
		if w := b.lower(t); w != "late" && w != "early" && w != "earlier" && w != "later" && !trailing[w] && !dumb[w] {
			return false
		}
	}
	return true
}

// wordsBetween reports whether words stand between two bytes.
func (b *builder) wordsBetween(from, to int) bool {
	for t := b.d.TokenAt(from); t < len(b.d.Tokens) && int(b.d.Tokens[t].Start) < to; t++ {
		if b.wordlike(t) {
			return true
		}
	}
	return false
}

var cuts = set(`of for in on at from with by to who which that whom near under during after before among against about including behind over into as when while`)

// headEnd is the token behind the head segment of a noun phrase.
func (b *builder) headEnd(first, last int) int {
	for t := first + 1; t < last; t++ {
		w := b.text(t)
		if !cuts[w] && w != "," && w != "(" && w != "—" && w != "–" {
			continue
		}
		if w == "of" && b.titleOver(t, last) {
			continue
		}
		if name := b.placedTitle(t, last); name > 0 {
			t = name
			continue
		}
		return t
	}
	return last
}

// placedTitle: a title with the place or body it is of, at whose preposition token
// t stands, runs into the name, which begins with the place: "President of Russia
// Vladimir Putin", "Ambassador to the United Nations Ann Lee", "Minister of
// Harvests of Norway Ann Lee". It gives the token of the place, 0 for none.
func (b *builder) placedTitle(t, last int) int {
	if head := b.lower(t - 1); !offices[head] && !titles[head] {
		return 0
	}
	for t < last && over[b.text(t)] {
		t++
		if t < last && b.text(t) == "the" {
			t++
		}
		if b.placedName(t, last) {
			return t
		}
		for t < last && (b.d.Tokens[t].Upper || b.text(t) == "and") && b.d.Tokens[t].Kind == doc.Word {
			t++
		}
	}
	return 0
}

// over are the prepositions that join a title to what it is of.
var over = set(`of to for`)

// placedName reports that a place or an organisation stands at token t and the
// full name of a person right behind it.
func (b *builder) placedName(t, last int) bool {
	m := b.mentionAt(t)
	if t >= last || m == nil || m.Pronoun || len(m.Entities) != 1 || b.cast.Entities[m.Entities[0]].Kind != Person {
		return false
	}
	words := strings.Fields(b.d.Text(m.Span))
	for k := 1; k <= len(words)-2; k++ {
		place := strings.Join(words[:k], " ")
		if b.dir.Place(place) != nil || b.dir.Organisation(place) != nil {
			return true
		}
	}
	return false
}

// titleOver: a title runs over the "of" at token t: "Secretary of State Ann
// Lee", "Speaker of the House Ann Lee".
func (b *builder) titleOver(t, last int) bool {
	t++
	if t < last && b.text(t) == "the" {
		t++
	}
	return t+1 < last && titles[b.lower(t)] && b.d.Tokens[t+1].Upper
}
