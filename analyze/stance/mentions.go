package stance

import (
	"slices"
	"sort"
	"strings"

	"parley/analyze/speaker"
	"parley/lexicon/people"
)

// mentions collects the places of the piece that name the speaker, the members
// of the cast and the topics, in order.
func (r *reader) mentions() {
	r.heard = r.heard[:0]
	v := r.view
	span := v.span(0, len(v.words))
	ms := r.cast.Mentions
	next := sort.Search(len(ms), func(i int) bool { return ms[i].Span.Start >= span.Start })
	for i := 0; i < len(v.words); i++ {
		w := v.span(i, i+1)
		for next < len(ms) && ms[next].Span.End <= w.Start {
			next++
		}
		if next < len(ms) && ms[next].Span.Overlaps(w) {
			i += r.named(&ms[next]) - 1
			next++
			continue
		}
		if v.words[i].lex.names {
			i += r.unnamed(i) - 1
		}
	}
	for i := range r.heard {
		if m := &r.heard[i]; !m.self && r.stated(m.a) && !m.thirdPronoun {
			r.target(m)
		}
	}
}

// named adds a mention of the cast and gives its length in words, at least 1.
func (r *reader) named(m *speaker.Mention) int {
	p, ok := newPlace(r.view, m.Span)
	if !ok {
		return 1
	}
	p.left, p.right = p.a, p.b
	if _, n := r.view.topicAt(min(p.b, len(r.view.words)-1)); n > 0 && p.b < len(r.view.words) && !p.possessive {
		return p.b - p.a // "the Geneva summit" is about no place
	}
	if r.view.is(p.b, plural) {
		r.group(p.a, p.b)
		return p.b - p.a + 1
	}
	self := slices.ContainsFunc(m.Entities, r.speaks)
	for _, e := range m.Entities {
		r.heard = append(r.heard, mention{place: p, entity: e, self: self})
	}
	return p.b - p.a
}

func (r *reader) speaks(entity int) bool { return slices.Contains(r.quote.speakers, entity) }

// unnamed adds a pronoun or a topic at word i and gives its length in words, at
// least 1.
func (r *reader) unnamed(i int) int {
	v := r.view
	p := place{view: v, a: i, b: i + 1, left: i, right: i + 1, inQuote: v.words[i].quoted}
	switch {
	case !r.stated(i):
		switch {
		case v.is(i, third):
			r.pronoun(p)
		case v.is(i, plural):
			r.group(i, i)
		}
	case v.is(i, first) && p.inQuote && !r.author:
		r.heard = append(r.heard, mention{place: p, entity: -1, self: true})
	case v.is(i, third):
		r.pronoun(p)
	case v.is(i, second):
		r.addressee(p)
	case v.words[i].text == counterpart && v.is(i-1, first):
		r.counterpart(p)
	case v.is(i, plural):
		r.group(i, i)
	default:
		if t, n := v.topicAt(i); t >= 0 {
			p.b, p.right = i+n, i+n
			m := mention{place: p, entity: -1, name: r.model.topics[t].Name, lean: r.model.topics[t].Lean}
			if slices.Contains(compounds, v.at(i+n)) {
				// "sanctions relief", "peace plan" are other things than sanctions and peace
				m.b, m.right, m.lean = i+n+1, i+n+1, 0
				m.name += " " + v.at(i+n)
			}
			r.heard = append(r.heard, m)
			return m.b - i
		}
	}
	return 1
}

// addressee adds the one who is spoken to as what "you" at p means.
func (r *reader) addressee(p place) {
	if !p.inQuote || len(r.quote.addressees) != 1 {
		return
	}
	if e := r.quote.addressees[0]; r.cast.Entities[e].Kind != speaker.Phrase {
		p.thirdPronoun = true
		r.heard = append(r.heard, mention{place: p, entity: e})
	}
}

// counterpart is who is met by one of the same office.
const counterpart = "counterpart"

// counterpart adds who "my counterpart" at p means: who is spoken to, else the
// person most spoken of lately.
func (r *reader) counterpart(p place) {
	e := -1
	if len(r.quote.addressees) == 1 && r.cast.Entities[r.quote.addressees[0]].Kind == speaker.Person {
		e = r.quote.addressees[0]
	} else {
		e = r.antecedent(p.view.span(p.a, p.b).Start, people.UnknownSex, false)
	}
	if e >= 0 {
		p.left--
		r.heard = append(r.heard, mention{place: p, entity: e})
	}
}

// compounds are nouns that make a new topic of the one before them.
var compounds = []string{"relief", "plan", "process", "proposal", "offer", "effort", "efforts", "initiative", "framework", "violation", "violations", "breach", "demand", "demands"}

// far is how many bytes back a pronoun may point.
const far = 1200

// pronoun adds what the pronoun at p means: the speaker at the beginning of
// indirect speech, else the latest member of the cast that fits.
func (r *reader) pronoun(p place) {
	v := r.view
	w, _, _ := strings.Cut(v.words[p.a].text, "'") // "he's"
	subject := w == "he" || w == "she" || w == "they" || w == "it" || w == "we"
	if subject && !p.inQuote && !r.author && r.stated(p.a) {
		r.heard = append(r.heard, mention{place: p, entity: -1, self: true})
		return
	}
	sex, plural, ok := pronounKind(w)
	if !ok {
		return
	}
	if !p.inQuote && !r.author && r.stated(p.a) && r.ownsIt(w, sex) {
		r.heard = append(r.heard, mention{place: p, entity: -1, self: true})
		return
	}
	if e := r.antecedent(v.span(p.a, p.b).Start, sex, plural); e >= 0 {
		p.thirdPronoun = true
		r.heard = append(r.heard, mention{place: p, entity: e})
	}
}

// ownsIt reports whether the possessive w of indirect speech is the speaker's, who
// is of that sex: the content has called the speaker by a pronoun, and named
// nobody else of that sex since.
func (r *reader) ownsIt(w string, sex people.Sex) bool {
	if w != "his" && w != "her" || len(r.quote.speakers) != 1 || r.cast.Entities[r.quote.speakers[0]].Sex != sex {
		return false
	}
	for i := len(r.heard) - 1; i >= 0; i-- {
		m := &r.heard[i]
		switch {
		case m.self:
			return true
		case m.entity >= 0 && r.stated(m.a) && fitsPronoun(&r.cast.Entities[m.entity], sex, false):
			return false
		}
	}
	return false
}

// antecedent gives the member of the cast that a pronoun at byte at means, or
// -1: the one most spoken of lately.
func (r *reader) antecedent(at int, sex people.Sex, plural bool) int {
	ms := r.cast.Mentions
	r.rivals = r.rivals[:0]
	best, top := -1, 0.0
	for i := sort.Search(len(ms), func(i int) bool { return ms[i].Span.Start >= at }) - 1; i >= 0 && at-ms[i].Span.Start < far; i-- {
		e := ms[i].Entities[0]
		if len(ms[i].Entities) > 1 || r.speaks(e) || !fitsPronoun(&r.cast.Entities[e], sex, plural) {
			continue
		}
		if s := r.rival(e, 1/(1+float64(at-ms[i].Span.Start)/100)); s > top {
			best, top = e, s
		}
	}
	return best
}

// A rival is a member of the cast that a pronoun can mean.
type rival struct {
	entity int
	score  float64
}

// rival adds to the score of entity e and gives it.
func (r *reader) rival(e int, score float64) float64 {
	for i := range r.rivals {
		if r.rivals[i].entity == e {
			r.rivals[i].score += score
			return r.rivals[i].score
		}
	}
	r.rivals = append(r.rivals, rival{e, score})
	return score
}

func pronounKind(w string) (sex people.Sex, plural, ok bool) {
	switch w {
	case "he", "him", "his", "himself":
		return people.Male, false, true
	case "she", "her", "herself":
		return people.Female, false, true
	case "they", "them", "their":
		return people.UnknownSex, true, true
	}
	return 0, false, false
}

func fitsPronoun(e *speaker.Entity, sex people.Sex, plural bool) bool {
	if plural {
		return e.Kind != speaker.Person && e.Kind != speaker.Phrase
	}
	return e.Kind == speaker.Person && (e.Sex == sex || e.Sex == people.UnknownSex || sex == people.UnknownSex)
}

// stated reports whether word i stands in the content.
func (r *reader) stated(i int) bool { return r.view.words[i].stated }

// markStated marks the words that stand in the content.
func (r *reader) markStated() {
	v := r.view
	start := v.span(0, 1).Start
	k := sort.Search(len(r.content), func(k int) bool { return r.content[k].End > start })
	verbatim := k < len(r.content) && r.verbatim(k)
	for i := range v.words {
		w := v.span(i, i+1)
		for k < len(r.content) && r.content[k].End < w.End {
			if k++; k < len(r.content) {
				verbatim = r.verbatim(k)
			}
		}
		if k == len(r.content) {
			return
		}
		if v.words[i].stated = r.content[k].Contains(w); v.words[i].stated && verbatim {
			v.words[i].quoted = true // marks of an earlier sentence are not in view
		}
	}
}

// verbatim reports whether stretch k of the content is the speaker's own words
// from end to end.
func (r *reader) verbatim(k int) bool {
	if r.quote.turn {
		return true
	}
	s := r.doc.Text(r.content[k])
	return strings.HasPrefix(s, "“") || strings.HasPrefix(s, "\"") || strings.HasPrefix(s, "‘")
}

// findCue looks for the reporting word by its lemma where the statement does not
// say where it stands: outside the content, closest to it.
func (r *reader) findCue() {
	q := &r.quote
	if !q.cue.Empty() || q.lemma == "" {
		return
	}
	best, from, to := -1, r.content[0].Start, r.content[len(r.content)-1].End
	for i := range r.view.words {
		for _, f := range r.model.cues.At(r.view.words[i].text) {
			if f.Lemma != q.lemma || r.stated(i) || !r.view.follows(i+1, f.Words[1:]) {
				continue
			}
			s := r.view.span(i, i+len(f.Words))
			if d := max(from-s.End, s.Start-to); best < 0 || d < best {
				best, q.cue = d, s
			}
		}
	}
}
