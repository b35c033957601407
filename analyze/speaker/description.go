package speaker

import (
	"strconv"
	"strings"

	"parley/analyze/quote"
	"parley/lexicon/people"
)

// description resolves "the Russian president", "the US leader", "the
// president" (S10), "the senator" (S18), "the 79-year-old" (S22), "his Chinese
// counterpart" (S19).
func (b *builder) description(_ *quote.Quote, first, last int) (Attribution, bool) {
	end := b.headEnd(first, last)
	if a, ok := b.byAge(first, end); ok {
		return a, true
	}
	head := base(b.text(end - 1))
	if head == "counterpart" {
		return b.counterpart(first, end)
	}
	if !offices[head] && !rulers[head] && head != "state" || indefinite[b.lower(first)] || b.endsPossessive(end) {
		return Attribution{}, false
	}
	if a, ok := b.byOffice(first, end, last); ok {
		return a, true
	}
	if a, ok := b.ofIssuer(first, last); ok {
		return a, true
	}
	return b.ownWords(first, end, last)
}

// ofIssuer: in a text that a government issued "the President" and "the head of
// state" are its own (S24).
func (b *builder) ofIssuer(first, last int) (Attribution, bool) {
	if b.day.IsZero() || b.lower(first) != "the" {
		return Attribution{}, false
	}
	of := b.issuer()
	if of == "" {
		return Attribution{}, false
	}
	words := b.bare(first, last)
	office, of, ok := b.dir.OfficeIn(words, of, b.day)
	if !ok || words != "head of state" && office != b.dir.ChiefOn(of, b.day) {
		return Attribution{}, false
	}
	e := b.dir.Holder(office, of, b.day)
	if e == nil {
		return Attribution{}, false
	}
	return resolved("S24", office+" of the house that issued the text, on its day", b.entity(e)), true
}

// rulers head a description of who leads a country or an organisation: "the head
// of NATO", "the French head of state".
var rulers = set(`head boss ruler strongman monarch`)

// indefinite words begin a phrase for somebody not named before.
var indefinite = set(`a an one another some any no every each several many two three four five most other`)

// byOffice asks the directory who held the office on the article's day (S10);
// in an article without a date, the holder must be named in the text.
func (b *builder) byOffice(first, end, last int) (Attribution, bool) {
	office, of, ok := b.dir.OfficeOn(b.bare(first, last), b.day)
	if !ok {
		office, of, ok = b.dir.OfficeOn(b.bare(first, end), b.day)
	}
	if !ok || b.lower(first) == "former" || b.lower(first+1) == "former" {
		return Attribution{}, false
	}
	if i := b.holder(office, of); i >= 0 {
		return resolved("S10", office+" of that country, named in the article", i), true
	}
	e := b.dir.Holder(office, of, b.day)
	if e == nil || b.day.IsZero() {
		return Attribution{}, false
	}
	return resolved("S10", office+" of that country at the time", b.entity(e)), true
}

// ownWords: by the article's own words, who goes by that office (S18). What
// follows the head ("the president of the club") must be a country.
func (b *builder) ownWords(first, end, last int) (Attribution, bool) {
	country, head := b.countryOf(first, end), base(b.text(end-1))
	if head == "leader" && country == "" && b.side(first, end) == "" && b.capitalsWithin(first+1, end-1) {
		return Attribution{}, false // "the Labour leader" leads a party, and perhaps nobody named
	}
	if end-2 >= first && qualifiers[b.lower(end-2)] {
		head = b.lower(end-2) + " " + head
	}
	if name := b.bare(first, last); people.OfficeName(name) != "" {
		head = name // "the secretary of state"
	} else if end < last && b.text(end) == "of" {
		if country = b.countryOf(end, last); country == "" {
			return Attribution{}, false
		}
	}
	if name := b.bare(first, end); people.OfficeName(name) != "" {
		head = name
	}
	at := int(b.d.Tokens[first].Start)
	i := b.withOffice(head, country, b.side(first, end), at)
	if i < 0 {
		return Attribution{}, false
	}
	return resolved("S18", "the article gives that office to this person", i), true
}

func (b *builder) capitalsWithin(first, last int) bool {
	for t := first; t < last; t++ {
		if b.d.Tokens[t].Upper && !b.sentenceStart[t] {
			return true
		}
	}
	return false
}

// side is the party a description names, "" when none.
func (b *builder) side(first, end int) string {
	for t := first; t < end; t++ {
		if w := b.lower(t); w == "republican" || w == "democratic" {
			return w
		}
	}
	return ""
}

// bare is a description in lower case without its article.
func (b *builder) bare(first, last int) string {
	if w := b.lower(first); (w == "the" || w == "his" || w == "her" || w == "its") && first+1 < last {
		first++
	}
	return b.d.LowerText(b.span(first, last))
}

func (b *builder) countryOf(first, end int) people.ID {
	for t := first; t < end; t++ {
		for n := min(3, end-t); n > 0; n-- {
			w := b.d.Text(b.span(t, t+n))
			if e := b.dir.Adjective(w); e != nil {
				return e.ID
			}
			if e := b.dir.Place(w); e != nil {
				return e.ID
			}
		}
	}
	return ""
}

// holder gives who of the article held the office on its day, or ever where the
// article has no date; -1 when nobody did.
func (b *builder) holder(office string, of people.ID) int {
	best := -1
	for _, i := range b.officials {
		if b.known[i].mentions == 0 {
			continue
		}
		for _, t := range b.dir.Entry(b.cast.Entities[i].ID).Terms {
			if t.Office == office && t.Of == of && (b.day.IsZero() || t.On(b.day)) && (best < 0 || b.known[i].mentions > b.known[best].mentions) {
				best = i
			}
		}
	}
	return best
}

// withOffice gives whom, of those the article calls by that office, it spoke of
// last before byte at; -1 when nobody fits.
func (b *builder) withOffice(office string, country people.ID, side string, at int) int {
	ms := b.cast.Mentions
	k := b.mentionBefore(at)
	for n := 0; k >= 0 && n < maxMentionsBack; k, n = k-1, n+1 {
		i := ms[k].Entities[0]
		e := &b.cast.Entities[i]
		if e.Kind != Person || country != "" && e.Country != country || b.known[i].office != office && !b.holdsOffice(i, office) {
			continue
		}
		if s := b.known[i].side; side != "" && s != "" && s != side {
			continue
		}
		return i
	}
	return -1
}

// holdsOffice asks the directory whether a person of the article held an office
// written so, on its day or ever.
func (b *builder) holdsOffice(i int, office string) bool {
	e := b.dir.Entry(b.cast.Entities[i].ID)
	name := people.OfficeName(office)
	if e == nil || name == "" {
		return false
	}
	if name == "leader" {
		return len(e.Terms) > 0 && e.Held(b.dir.ChiefOn(e.Country, b.day), b.day)
	}
	return e.Held(name, b.day)
}

// byAge: "the 79-year-old" is who has that age on the article's day, by the
// directory or by the text ("Ann Lee, 79,") (S22).
func (b *builder) byAge(first, end int) (Attribution, bool) {
	if b.lower(first) != "the" {
		return Attribution{}, false
	}
	for t := first + 1; t < end; t++ {
		n, ok := strings.CutSuffix(b.lower(t), "-year-old")
		age, err := strconv.Atoi(n)
		if !ok || err != nil {
			continue
		}
		if i := b.aged(age, int(b.d.Tokens[first].Start)); i >= 0 {
			return resolved("S22", "the person of that age", i), true
		}
	}
	return Attribution{}, false
}

// aged gives the latest person before byte at who has that age, or -1.
func (b *builder) aged(age, at int) int {
	ms := b.cast.Mentions
	k := b.mentionBefore(at)
	for n := 0; k >= 0 && n < maxMentionsBack; k, n = k-1, n+1 {
		i := ms[k].Entities[0]
		if b.cast.Entities[i].Kind != Person {
			continue
		}
		t := b.d.TokenAt(ms[k].Span.End)
		if t+1 < len(b.d.Tokens) && b.text(t) == "," && b.text(t+1) == strconv.Itoa(age) {
			return i
		}
		if e := b.dir.Entry(b.cast.Entities[i].ID); e != nil && e.Born > 0 && !b.day.IsZero() {
			if years := b.day.Year() - e.Born; years == age || years-1 == age {
				return i
			}
		}
	}
	return -1
}

// counterpart: "his Chinese counterpart" holds, in that country, the office of
// the latest office holder before; without a country it is the other of the two
// whom the article is about (S19).
func (b *builder) counterpart(first, end int) (Attribution, bool) {
	at := int(b.d.Tokens[first].Start)
	own := b.latestLeader(at)
	if own < 0 {
		return Attribution{}, false
	}
	if of := b.countryOf(first, end-1); of != "" {
		for _, t := range b.dir.Entry(b.cast.Entities[own].ID).Terms {
			if b.day.IsZero() || !t.On(b.day) {
				continue
			}
			for _, office := range [...]string{t.Office, b.dir.ChiefOn(of, b.day)} {
				if e := b.dir.Holder(office, of, b.day); e != nil {
					return resolved("S19", office+" of that country at the time", b.entity(e)), true
				}
			}
		}
		if i := b.holder(b.dir.ChiefOn(of, b.day), of); i >= 0 {
			return resolved("S19", "leader of that country, named in the article", i), true
		}
		return Attribution{}, false
	}
	for _, i := range b.leaders(at) {
		if i != own {
			return resolved("S19", "the other of the two whom the article is about", i), true
		}
	}
	return Attribution{}, false
}

// latestLeader gives the office holder of the directory named last before byte
// at, or -1.
func (b *builder) latestLeader(at int) int {
	ms := b.cast.Mentions
	k := b.mentionBefore(at)
	for n := 0; k >= 0 && n < maxMentionsBack; k, n = k-1, n+1 {
		i := ms[k].Entities[0]
		if e := b.dir.Entry(b.cast.Entities[i].ID); e != nil && len(e.Terms) > 0 {
			return i
		}
	}
	return -1
}
