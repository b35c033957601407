package speaker

import (
	"strings"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/lexicon/people"
)

func (b *builder) lower(i int) string {
	w := b.text(i)
	if b.d.Tokens[i].Upper {
		return strings.ToLower(w)
	}
	return w
}

// source resolves the words that name a source.
func (b *builder) source(q *quote.Quote, s doc.Span) Attribution {
	first := b.d.TokenAt(s.Start)
	last := b.d.TokenAt(s.End)
	if last < len(b.d.Tokens) && int(b.d.Tokens[last].Start) < s.End {
		last++
	}
	if last-first == 1 || last-first == 2 && b.lower(first+1) == "also" {
		if a, ok := b.pronoun(q, first); ok {
			return a
		}
	}
	if a, ok := b.plural(first, last); ok {
		return a
	}
	if a, ok := b.byName2(first, last); ok {
		return a
	}
	if a, ok := b.description(first, last); ok {
		return a
	}
	return b.phrase(s)
}

// phrase: somebody unnamed, kept as written (S12).
func (b *builder) phrase(s doc.Span) Attribution {
	name := strings.Join(strings.Fields(b.d.Text(s)), " ")
	i := b.named(name, Phrase)
	return Attribution{Speakers: []int{i}, Rule: "S12", Why: "unnamed: as the text puts it", Confidence: .7}
}

// byName2 finds the name that heads a noun phrase: the head segment ends before
// the first preposition, comma or relative word, and a name at its end is the
// head. In "a spokesman for Lee" and "Lee's lawyer" it is not. A name behind a
// comma renames the head ("the mayor, Ann Lee").
func (b *builder) byName2(first, last int) (Attribution, bool) {
	end := b.headEnd(first, last)
	seg := b.span(first, end)
	for i := len(b.mentionsIn(seg)) - 1; i >= 0; i-- {
		m := b.mentionsIn(seg)[i]
		if m.Pronoun || m.Span.End < seg.End && b.wordsBetween(m.Span.End, seg.End) {
			continue
		}
		if possessive(strings.ToLower(b.d.Text(m.Span))) && m.Span.End == seg.End && end < last {
			continue
		}
		if m.Span.Start > seg.Start && b.cast.Entities[m.Entities[0]].Kind == Country && b.adjectival(m) {
			continue
		}
		return b.namedBy(m), true
	}
	if end < last && b.text(end) == "," {
		rest := b.mentionsIn(b.span(end, last))
		for _, m := range rest {
			if b.cast.Entities[m.Entities[0]].Kind == Person && m.Span.Start-int(b.d.Tokens[end].Start) <= 2 && !possessive(b.d.Text(m.Span)) {
				a := b.namedBy(m)
				a.Why = "renamed behind the comma"
				return a, true
			}
		}
	}
	return Attribution{}, false
}

func (b *builder) adjectival(m Mention) bool { return b.dir.Adjective(b.d.Text(m.Span)) != nil }

func (b *builder) namedBy(m Mention) Attribution {
	why := map[string]string{
		"S1": "full name in the directory", "S2": "full name in the text", "S3": "last name of somebody named in full in the article",
		"S4": "last name of an office holder of the time", "S5": "a name, by its capitals", "S6": "a place that speaks for its government", "S7": "an organisation",
	}[m.Rule]
	return Attribution{Speakers: m.Entities, Rule: m.Rule, Why: why, Confidence: m.Confidence}
}

// wordsBetween reports whether words stand between two bytes.
func (b *builder) wordsBetween(from, to int) bool {
	for t := b.d.TokenAt(from); t < len(b.d.Tokens) && int(b.d.Tokens[t].Start) < to; t++ {
		if k := b.d.Tokens[t].Kind; k == doc.Word || k == doc.Number {
			return true
		}
	}
	return false
}

var cuts = set(`of for in on at from with by to who which that whom near under during after before among against about including`)

// headEnd is the token behind the head segment of a noun phrase.
func (b *builder) headEnd(first, last int) int {
	for t := first + 1; t < last; t++ {
		w := b.text(t)
		if cuts[w] || w == "," || w == "(" || w == "—" {
			// "Secretary of State Ann Lee": the title runs over the preposition
			if w == "of" && t+2 < last && titles[b.lower(t+1)] && b.d.Tokens[t+2].Upper {
				continue
			}
			return t
		}
	}
	return last
}

// plural resolves two names joined by "and" (S8), and "both leaders" (S9).
func (b *builder) plural(first, last int) (Attribution, bool) {
	if a, ok := b.joinedNames(first, last); ok {
		return a, true
	}
	w := b.lower(first)
	head := b.lower(last - 1)
	two := w == "both" || w == "the" && last-first >= 3 && b.lower(first+1) == "two" || w == "the" && b.lower(first+1) == "pair" || w == "the" && last-first == 2 && head == "leaders"
	if !two || !(head == "leaders" || head == "presidents" || head == "men" || head == "sides" || head == "pair" || head == "both" || head == "countries" || head == "ministers") {
		return Attribution{}, false
	}
	if pair := b.memory.pair(b, int(b.d.Tokens[first].Start)); len(pair) == 2 {
		return Attribution{Speakers: pair, Rule: "S9", Why: "the two leaders the article is about", Confidence: .8}, true
	}
	return Attribution{}, false
}

// joinedNames: Ann Lee and Bo Ek.
func (b *builder) joinedNames(first, last int) (Attribution, bool) {
	and := -1
	for t := first; t < last; t++ {
		if b.text(t) == "and" {
			if and >= 0 {
				return Attribution{}, false
			}
			and = t
		}
	}
	if and <= first || and == last-1 {
		return Attribution{}, false
	}
	left, ok1 := b.byName2(first, and)
	right, ok2 := b.byName2(and+1, last)
	if !ok1 || !ok2 || len(left.Speakers) != 1 || len(right.Speakers) != 1 || left.Speakers[0] == right.Speakers[0] {
		return Attribution{}, false
	}
	if b.cast.Entities[left.Speakers[0]].Kind != Person || b.cast.Entities[right.Speakers[0]].Kind != Person {
		return Attribution{}, false
	}
	return Attribution{Speakers: []int{left.Speakers[0], right.Speakers[0]}, Rule: "S8", Why: "two names joined by and", Confidence: .9}, true
}

// description resolves "the Russian president", "the US leader", "the
// president" (S10).
func (b *builder) description(first, last int) (Attribution, bool) {
	end := b.headEnd(first, last)
	head := base(b.text(end - 1))
	if !offices[head] {
		return Attribution{}, false
	}
	if w := b.lower(first); w == "a" || w == "an" || w == "one" || w == "another" || w == "some" {
		return Attribution{}, false
	}
	if a, ok := b.byOffice(first, end, last); ok {
		return a, true
	}
	// by the article's own words: who was called so last
	country := b.countryOf(first, end)
	if people.OfficeName(b.bare(first, last)) != "" {
		head = b.bare(first, last)
	}
	if i := b.memory.withOffice(b, head, country, int(b.d.Tokens[first].Start)); i >= 0 {
		return Attribution{Speakers: []int{i}, Rule: "S10", Why: "the article gives that office to this person", Confidence: .75}, true
	}
	return Attribution{}, false
}

// bare is a description in lower case without its article.
func (b *builder) bare(first, last int) string {
	if w := b.lower(first); (w == "the" || w == "his" || w == "her") && first+1 < last {
		first++
	}
	return strings.ToLower(b.d.Text(b.span(first, last)))
}

func (b *builder) countryOf(first, end int) people.ID {
	for t := first; t < end; t++ {
		if e := b.dir.Adjective(b.text(t)); e != nil {
			return e.ID
		}
		if e := b.dir.Place(b.text(t)); e != nil {
			return e.ID
		}
	}
	return ""
}

// byOffice asks the directory who held the office on the article's day; in an
// article without a date, the holder must be named in the text.
func (b *builder) byOffice(first, end, last int) (Attribution, bool) {
	office, of, ok := b.dir.OfficeOn(b.bare(first, last), b.day)
	if !ok {
		office, of, ok = b.dir.OfficeOn(b.bare(first, end), b.day)
	}
	if !ok {
		return Attribution{}, false
	}
	if i := b.memory.holder(b, office, of); i >= 0 {
		return Attribution{Speakers: []int{i}, Rule: "S10", Why: office + " of that country, named in the article", Confidence: .9}, true
	}
	e := b.dir.Holder(office, of, b.day)
	if e == nil {
		return Attribution{}, false
	}
	conf := .8
	if b.day.IsZero() {
		conf = .5
	}
	return Attribution{Speakers: []int{b.entity(e)}, Rule: "S10", Why: office + " of that country at the time", Confidence: conf}, true
}
