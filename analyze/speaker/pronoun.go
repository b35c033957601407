package speaker

import (
	"sort"

	"parley/analyze/quote"
	"parley/lexicon/people"
)

// Weights of a candidate for a pronoun (S11), after Lappin and Leass (1994):
// recency, subject position, and here the speaker before; chosen on PolNeAR's
// train split.
const (
	weightSubject  = .9 // opens its sentence
	weightSpeaker  = 1.1
	weightQuoted   = -.8 // named only inside another's words
	weightPossess  = -.7
	weightTopic    = .5 // share of the article's mentions
	weightUnknown  = -.3
	weightOther    = -.5  // a given name mostly of the other sex
	weightDecay    = .55  // a sentence back
	weightInside   = -1.2 // inside the statement itself
	maxPronounBack = 8    // sentences
)

// memory is what has been said so far: who spoke last, and where.
type memory struct {
	speaker   []int // of the latest statement with a speaker
	at        int   // byte of that statement
	paragraph int
	plural    []int
	mentions  int
}

func newMemory(b *builder) memory {
	m := memory{at: -1, paragraph: -1}
	for i := range b.known {
		if b.cast.Entities[i].Kind == Person {
			m.mentions += b.known[i].mentions
		}
	}
	return m
}

// said remembers the speakers of statement i.
func (m *memory) said(b *builder, i int, speakers []int) {
	if len(speakers) == 0 {
		return
	}
	q := &b.quotes[i]
	m.speaker, m.at = speakers, max(q.Span().End, q.Source.End)
	m.paragraph = b.paragraphAt(q.Span().End - 1)
	if len(speakers) > 1 || b.cast.Entities[speakers[0]].Kind != Person {
		m.plural = speakers
	}
}

func (b *builder) paragraphAt(at int) int {
	return sort.Search(len(b.d.Paragraphs), func(i int) bool { return b.d.Paragraphs[i].End > at })
}

func (b *builder) sentenceAt(at int) int {
	return sort.Search(len(b.d.Sentences), func(i int) bool { return b.d.Sentences[i].End > at })
}

// pronoun resolves a source of one word that is a pronoun.
func (b *builder) pronoun(q *quote.Quote, t int) (Attribution, bool) {
	var sex people.Sex
	switch contracted(b.lower(t)) {
	case "he", "him", "his":
		sex = people.Male
	case "she", "her":
		sex = people.Female
	case "they", "them", "both", "we", "us", "it", "you", "many", "some", "their":
		return b.pluralPronoun(t), true
	case "i", "me":
		return Attribution{Rule: "S11", Why: "the author speaks", Confidence: .3}, true
	default:
		return Attribution{}, false
	}
	i, conf := b.antecedent(q, t, sex)
	if i < 0 {
		return Attribution{Rule: "S11", Why: "no person before fits the pronoun"}, true
	}
	b.pronouns = append(b.pronouns, Mention{Span: b.span(t, t+1), Entities: []int{i}, Rule: "S11", Pronoun: true, Confidence: conf})
	return Attribution{Speakers: []int{i}, Rule: "S11", Why: "the person before whom the pronoun fits best", Confidence: conf}, true
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

// pluralPronoun: they are the latest group or pair that spoke; else refused.
func (b *builder) pluralPronoun(t int) Attribution {
	if w := contracted(b.lower(t)); (w == "they" || w == "both" || w == "it") && len(b.memory.plural) > 0 && (w != "it" || len(b.memory.plural) == 1) {
		return Attribution{Speakers: b.memory.plural, Rule: "S11", Why: "those who spoke last", Confidence: .5}
	}
	return Attribution{Rule: "S11", Why: "the text does not say whom the pronoun means"}
}

// antecedent finds the person a singular pronoun at token t means.
func (b *builder) antecedent(q *quote.Quote, t int, sex people.Sex) (int, float64) {
	at := int(b.d.Tokens[t].Start)
	here := b.sentenceAt(at)
	score := map[int]float64{}
	var order []int
	ms := b.cast.Mentions
	for k := sort.Search(len(ms), func(i int) bool { return ms[i].Span.Start >= at }) - 1; k >= 0; k-- {
		m := ms[k]
		s := b.sentenceAt(m.Span.Start)
		if here-s > maxPronounBack {
			break
		}
		i := m.Entities[0]
		e := &b.cast.Entities[i]
		if e.Kind != Person || !b.mayBe(i, sex) {
			continue
		}
		v := b.weight(q, m, here-s)
		if e.Sex != sex {
			v += weightUnknown
			if e.Sex != people.UnknownSex {
				v += weightOther
			}
		}
		if old, ok := score[i]; !ok {
			order = append(order, i)
			score[i] = v + b.lasting(i)
		} else {
			score[i] = max(old, v+b.lasting(i))
		}
	}
	for _, i := range b.memory.speaker {
		if e := &b.cast.Entities[i]; e.Kind == Person && b.mayBe(i, sex) {
			if _, ok := score[i]; !ok {
				order = append(order, i)
				score[i] = b.lasting(i)
			}
			gap := b.sentenceAt(at) - b.sentenceAt(b.memory.at)
			score[i] += weightSpeaker * decay(max(gap, 0))
		}
	}
	if len(order) == 0 {
		return b.namesake(ms, at, sex), .6
	}
	return pick(order, score)
}

// mayBe reports whether a person can be meant by a pronoun of that sex. Of
// those the directory knows it is sure; a given name can mislead.
func (b *builder) mayBe(i int, sex people.Sex) bool {
	e := &b.cast.Entities[i]
	return e.Sex == sex || e.Sex == people.UnknownSex || e.ID == "" && !b.known[i].titled
}

// namesake: nobody before fits, but a family name before belongs to somebody
// of the directory who does: the name was taken for the wrong one.
func (b *builder) namesake(ms []Mention, at int, sex people.Sex) int {
	for k := sort.Search(len(ms), func(i int) bool { return ms[i].Span.Start >= at }) - 1; k >= 0; k-- {
		m := ms[k]
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
func (b *builder) weight(q *quote.Quote, m Mention, back int) float64 {
	v := 1.0
	if b.opensSentence(m.Span.Start) {
		v += weightSubject
	}
	if possessive(b.d.Text(m.Span)) {
		v += weightPossess
	}
	if b.inQuote(m.Span.Start) {
		v += weightQuoted
	}
	if q.Span().Contains(m.Span) {
		v += weightInside
	}
	return v * decay(back)
}

// lasting is what speaks for a person wherever it is mentioned.
func (b *builder) lasting(i int) float64 {
	v := 0.0
	if b.memory.mentions > 0 {
		v += weightTopic * float64(b.known[i].mentions) / float64(b.memory.mentions)
	}
	return v
}

// opensSentence: no more than four tokens stand between the sentence's first
// and the mention, none of them a verb's object by the look of it.
func (b *builder) opensSentence(at int) bool {
	s := b.sentenceAt(at)
	if s >= len(b.d.Sentences) {
		return false
	}
	return b.d.TokenAt(at)-b.d.Sentences[s].First <= 3
}

func pick(order []int, score map[int]float64) (int, float64) {
	best, second := -1, -1
	for _, i := range order {
		switch {
		case best < 0 || score[i] > score[best]:
			best, second = i, best
		case second < 0 || score[i] > score[second]:
			second = i
		}
	}
	if best < 0 {
		return -1, 0
	}
	conf := .85
	if second >= 0 {
		gap := score[best] - score[second]
		conf = .5 + .35*min(gap, 1)
	}
	return best, conf
}

// pair gives the two leaders that the text before byte at speaks of most.
func (m *memory) pair(b *builder, at int) []int {
	count := map[int]int{}
	var order []int
	for _, mt := range b.cast.Mentions {
		i := mt.Entities[0]
		if b.cast.Entities[i].Kind != Person {
			continue
		}
		if count[i] == 0 {
			order = append(order, i)
		}
		if mt.Span.Start < at {
			count[i] += 2
		}
		count[i]++
	}
	leads := func(i int) bool {
		e := b.dir.Entry(b.cast.Entities[i].ID)
		if e == nil {
			return b.known[i].office != ""
		}
		return len(e.Terms) > 0
	}
	var best []int
	for range 2 {
		top := -1
		for _, i := range order {
			if leads(i) && (len(best) == 0 || best[0] != i) && (top < 0 || count[i] > count[top]) {
				top = i
			}
		}
		if top < 0 {
			return nil
		}
		best = append(best, top)
	}
	return best
}

// withOffice gives who the article itself calls by that office, the latest
// mentioned before byte at, or -1.
func (m *memory) withOffice(b *builder, office string, country people.ID, at int) int {
	best := -1
	for _, mt := range b.cast.Mentions {
		i := mt.Entities[0]
		if mt.Span.Start >= at && best >= 0 {
			break
		}
		e := &b.cast.Entities[i]
		if e.Kind != Person || country != "" && e.Country != country {
			continue
		}
		if b.known[i].office == office || b.holdsOffice(i, office) {
			best = i
		}
	}
	return best
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
		return len(e.Terms) > 0 && e.Held(b.dir.Chief(e.Country), b.day)
	}
	return e.Held(name, b.day)
}

// holder gives who of the article held the office on its day, or ever where the
// article has no date; -1 when nobody did.
func (m *memory) holder(b *builder, office string, of people.ID) int {
	best := -1
	for i := range b.cast.Entities {
		e := b.dir.Entry(b.cast.Entities[i].ID)
		if e == nil || b.known[i].mentions == 0 {
			continue
		}
		for _, t := range e.Terms {
			if t.Office == office && t.Of == of && (b.day.IsZero() || t.On(b.day)) && (best < 0 || b.known[i].mentions > b.known[best].mentions) {
				best = i
			}
		}
	}
	return best
}
