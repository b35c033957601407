package speaker

import (
	"sort"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/lexicon/people"
)

// Weights of a candidate for a pronoun (S11), after Lappin and Leass (1994):
// recency, subject position, and here the speaker before; chosen on PolNeAR's
// train split.
const (
	weightSubject    = .9 // opens its sentence
	weightPronoun    = .6 // meant by a pronoun that is a subject: the topic goes on
	weightSpeaker    = 1.1
	weightSomeone    = 2.4 // the speaker before, who has no name: a mention that opens its sentence, and who spoke
	weightReported   = -.6 // named inside a reported clause
	weightQuoted     = -.8 // named only inside another's words
	weightPossess    = -.7
	weightTopic      = .5 // share of the article's mentions
	weightUnknown    = -.3
	weightOther      = -1.5 // a given name mostly of the other sex
	weightIntroduced = .4
	weightVague      = -.2  // capitals nobody vouches for
	weightDecay      = .55  // a sentence back
	weightInside     = -1.2 // inside the statement itself
	maxPronounBack   = 8    // the author's own sentences
)

// maxMentionsBack bounds how many names before a place are looked at, so that
// the work stays linear in the length of an article.
const maxMentionsBack = 200

// pronounSex maps the pronouns a single person goes by.
var pronounSex = map[string]people.Sex{"he": people.Male, "him": people.Male, "his": people.Male, "she": people.Female, "her": people.Female}

// pronoun resolves a source that is a pronoun, or opens with one (S11, S20, S21).
func (b *builder) pronoun(q *quote.Quote, first, last int) (Attribution, bool) {
	w := contracted(b.lower(first))
	if last-first > 1 && (b.text(first+1) == "and" || w != "he" && w != "she" && w != "they" && w != "it" && w != "i" && w != "we") {
		return Attribution{}, false
	}
	switch w {
	case "they", "them", "both", "their", "theirs":
		return b.they(first), true
	case "it", "its":
		return b.it(first), true
	case "i", "me", "we", "us":
		return b.firstPerson(first), true
	case "you", "many", "some":
		return refused("S11", "the text does not say whom the pronoun means"), true
	}
	sex, ok := pronounSex[w]
	if !ok {
		return Attribution{}, false
	}
	i, conf := b.antecedent(q, first, sex)
	if i < 0 {
		return refused("S11", "no person before fits the pronoun"), true
	}
	b.meant(first, i, conf)
	a := resolved("S11", "the person before whom the pronoun fits best", i)
	a.Confidence = conf
	return a, true
}

// meant records that the pronoun at token t means i.
func (b *builder) meant(t, i int, conf float64) {
	if n := len(b.pronouns); n > 0 && b.pronouns[n-1].Span.Start >= int(b.d.Tokens[t].Start) {
		return
	}
	b.pronouns = append(b.pronouns, Mention{Span: b.span(t, t+1), Entities: []int{i}, Rule: "S11", Pronoun: true, Confidence: conf})
}

// contracted takes "'s", "'ll" and the like off a pronoun.
func contracted(w string) string {
	for i, r := range w {
		if r == '\'' || r == '’' {
			return w[:i]
		}
	}
	return w
}

// follow resolves the subject pronouns of the author's own text before byte at,
// so that a topic carried on by "he" stays known.
func (b *builder) follow(at int) {
	for ; b.cursor < len(b.d.Tokens) && int(b.d.Tokens[b.cursor].Start) < at; b.cursor++ {
		t := b.d.Tokens[b.cursor]
		if n := t.End - t.Start; n < 2 || n > 3 || t.Kind != doc.Word {
			continue
		}
		if !b.subjectPronoun(b.cursor) || b.inQuote(int(t.Start)) {
			continue
		}
		w := b.lower(b.cursor)
		if i, conf := b.antecedent(nil, b.cursor, pronounSex[w]); i >= 0 {
			b.meant(b.cursor, i, conf)
		}
	}
}

var hashHe, hashShe, hashI = doc.HashOf("he"), doc.HashOf("she"), doc.HashOf("i")

// A candidate is a person a pronoun may mean, with what speaks for it.
type candidate struct {
	who   int
	score float64
}

// antecedent finds the person a singular pronoun at token t means.
func (b *builder) antecedent(q *quote.Quote, t int, sex people.Sex) (int, float64) {
	at := int(b.d.Tokens[t].Start)
	here := b.sentenceAt(at)
	b.candidates = b.candidates[:0]
	b.stands = upTo(b.stands, len(b.cast.Mentions))
	b.weigh(b.cast.Mentions, b.stands, q, at, here, sex)
	b.pronounStands = upTo(b.pronounStands, len(b.pronouns))
	b.weigh(b.pronouns, b.pronounStands, q, at, here, sex)
	gap := b.outside[here] - b.outside[b.sentenceAt(b.memory.at)]
	for _, i := range b.memory.speaker {
		if e := &b.cast.Entities[i]; e.Kind == Person && b.mayBe(i, sex) {
			b.add(i, weightSpeaker*decay(max(gap, 0)), b.lasting(i, sex))
		} else if gap <= 1 && b.subjectPronoun(t) && b.someone(i, sex) {
			b.add(i, weightSomeone*decay(max(gap, 0)), 0)
		}
	}
	if len(b.candidates) == 0 {
		return b.namesake(at, sex), .6
	}
	return b.pick()
}

func (b *builder) subjectPronoun(t int) bool {
	h := b.d.Tokens[t].Hash
	return h == hashHe || h == hashShe
}

// A stand is what a mention weighs wherever the pronoun is: worked out once for
// each mention that a pronoun looks back on.
type stand struct {
	weight float64
	known  bool
}

// upTo makes list n long; what is new is zero.
func upTo(list []stand, n int) []stand {
	for len(list) < n {
		list = append(list, stand{})
	}
	return list
}

// weigh scores the persons of the mentions before byte at.
func (b *builder) weigh(ms []Mention, stands []stand, q *quote.Quote, at, here int, sex people.Sex) {
	n, s := 0, here
	for k := sort.Search(len(ms), func(i int) bool { return ms[i].Span.Start >= at }) - 1; k >= 0 && n < maxMentionsBack; k, n = k-1, n+1 {
		m := &ms[k]
		for s > 0 && b.d.Sentences[s-1].End > m.Span.Start {
			s--
		}
		back := b.outside[here] - b.outside[s]
		if back > maxPronounBack {
			break
		}
		i := m.Entities[0]
		e := &b.cast.Entities[i]
		if e.Kind != Person || !b.mayBe(i, sex) {
			continue
		}
		if !stands[k].known {
			stands[k] = stand{b.weight(m), true}
		}
		v := stands[k].weight
		if q != nil && q.Span().Contains(m.Span) {
			v += weightInside
		}
		b.best(i, v*decay(back)+b.lasting(i, sex))
	}
}

// best keeps the better of a person's scores.
func (b *builder) best(i int, v float64) {
	for k := range b.candidates {
		if c := &b.candidates[k]; c.who == i {
			c.score = max(c.score, v)
			return
		}
	}
	b.candidates = append(b.candidates, candidate{i, v})
}

// add adds v to a person's score, who begins with start.
func (b *builder) add(i int, v, start float64) {
	for k := range b.candidates {
		if c := &b.candidates[k]; c.who == i {
			c.score += v
			return
		}
	}
	b.candidates = append(b.candidates, candidate{i, start + v})
}

// mayBe reports whether a person can be meant by a pronoun of that sex. Of
// those the directory knows it is sure; a given name can mislead.
func (b *builder) mayBe(i int, sex people.Sex) bool {
	e := &b.cast.Entities[i]
	return e.Sex == sex || e.Sex == people.UnknownSex || e.ID == "" && !b.known[i].titled
}

// namesake: nobody before fits, but a family name before belongs to somebody
// of the directory who does: the name was taken for the wrong one.
func (b *builder) namesake(at int, sex people.Sex) int {
	ms := b.cast.Mentions
	n := 0
	for k := b.mentionBefore(at); k >= 0 && n < 20; k, n = k-1, n+1 {
		m := &ms[k]
		if i := m.Entities[0]; b.cast.Entities[i].Kind == Person && m.Rule != "S1" {
			for _, e := range b.dir.Family(b.known[i].family) {
				if e.Sex == sex {
					return b.entity(e)
				}
			}
		}
	}
	return -1
}

func decay(sentences int) float64 {
	v := 1.0
	for range sentences {
		v *= weightDecay
	}
	return v
}

// weight is what one mention speaks for its person.
func (b *builder) weight(m *Mention) float64 {
	v := 1.0
	switch {
	case m.Pronoun:
		v += weightPronoun
	case b.opensSentence(m.Span.Start):
		v += weightSubject
	}
	if b.known[m.Entities[0]].first == m.Span.Start && b.introduced(m) {
		v += weightIntroduced
	}
	if possessive(b.d.Text(m.Span)) {
		v += weightPossess
	}
	if b.inQuote(m.Span.Start) {
		v += weightQuoted
	}
	if inside(b.reported, m.Span.Start) {
		v += weightReported
	}
	return v
}

// lasting is what speaks for a person, or against, wherever it is mentioned.
func (b *builder) lasting(i int, sex people.Sex) float64 {
	v := 0.0
	if b.memory.persons > 0 {
		v = weightTopic * float64(b.known[i].mentions) / float64(b.memory.persons)
	}
	switch b.cast.Entities[i].Sex {
	case sex:
	case people.UnknownSex:
		v += weightUnknown
	default:
		v += weightOther
	}
	if b.known[i].full == 0 && b.cast.Entities[i].ID == "" {
		v += weightVague
	}
	return v
}

// opensSentence: no more than three tokens stand between the sentence's first
// and the mention, or it renames the subject: "On Friday, the mayor, Ann Lee,".
func (b *builder) opensSentence(at int) bool {
	s := b.sentenceAt(at)
	if s >= len(b.d.Sentences) {
		return false
	}
	first, t := b.d.Sentences[s].First, b.d.TokenAt(at)
	n := t - first
	return n <= 3 && (n == 0 || !clauseOpeners[b.lower(first)]) || n <= farSubject && b.renamesSubject(first, t)
}

// farSubject is how many tokens may stand before a subject's second name.
const farSubject = 14

// renamesSubject reports whether the name at token t stands behind a comma and
// renames the phrase that opens the sentence, or opens it behind an adverbial.
func (b *builder) renamesSubject(first, t int) bool {
	if b.text(t-1) != "," {
		return false
	}
	from := first
	if clauseOpeners[b.lower(first)] {
		for from < t && b.text(from) != "," {
			from++
		}
		from++
	}
	for i := from; i < t-1; i++ {
		w := b.text(i)
		if tok := b.d.Tokens[i]; tok.Kind == doc.Mark && !possessive(w) || w == "," || predicates[w] || !tok.Upper && len(w) > 4 && (w[len(w)-2:] == "ed" || w[len(w)-3:] == "ing") {
			return false
		}
	}
	return from <= t
}

// introduced: a name with an aside behind it, as people are named first.
func (b *builder) introduced(m *Mention) bool {
	t := b.d.TokenAt(m.Span.End)
	return t < len(b.d.Tokens) && (b.text(t) == "," || b.text(t) == "(")
}

// pick gives the best candidate; the gap to the next says how sure it is.
func (b *builder) pick() (int, float64) {
	best, second := -1, -1
	for k, c := range b.candidates {
		switch {
		case best < 0 || c.score > b.candidates[best].score:
			best, second = k, best
		case second < 0 || c.score > b.candidates[second].score:
			second = k
		}
	}
	conf := .9
	if second >= 0 {
		conf = .5 + .4*min(b.candidates[best].score-b.candidates[second].score, 1)
	}
	return b.candidates[best].who, conf
}
