package speaker

import (
	"strings"

	"parley/analyze/doc"
	"parley/lexicon/people"
)

// maxRun bounds the words of one run of capitals.
const maxRun = 9

// a run is capitalised words in a row: tokens [first, last).
type run struct {
	first, last int
	nick        int  // token of a nickname between marks, which is no part of the name; 0 when none
	sentence    bool // begins a sentence
}

// findNames makes the mentions of every name. Full names come first, so that a
// last name in the headline finds the person named in the third paragraph.
func (b *builder) findNames() {
	single := b.single[:0]
	masked := maskedTokens(b.d)
	for i := 0; i < len(b.d.Tokens); {
		if len(masked) > 0 && i >= masked[0][0] {
			i = max(i, masked[0][1]) // who took a picture is nobody of the article
			masked = masked[1:]
			continue
		}
		if t := &b.d.Tokens[i]; !t.Upper || t.Kind != doc.Word {
			i++
			continue
		}
		r := run{first: i, sentence: b.startsSentence(i)}
		if r.sentence && b.class(i)&notName != 0 {
			i++
			continue
		}
		b.extend(&r)
		single = b.fullName(r, single)
		i = r.last
	}
	full := len(b.cast.Mentions)
	for _, r := range single {
		b.shortName(r)
	}
	b.single = single
	b.mergeMentions(full)
}

// maskedTokens gives the tokens [first, last) of each paragraph that is left out.
func maskedTokens(d *doc.Document) (out [][2]int) {
	for i := range d.Paragraphs {
		if p := &d.Paragraphs[i]; p.Masked && p.First < p.Last {
			out = append(out, [2]int{d.Sentences[p.First].First, d.Sentences[p.Last-1].Last})
		}
	}
	return out
}

// extend finds where the run of capitals that begins at r.first ends.
func (b *builder) extend(r *run) {
	r.last = r.first + 1
	for j := r.first; j < len(b.d.Tokens) && j-r.first < maxRun; j++ {
		if j > r.first {
			if !b.joined(j) {
				return
			}
			if n := b.nickname(j); n > 0 {
				r.nick = j + 1
				j += n
			}
		}
		tok := &b.d.Tokens[j]
		if j > r.first && tok.Hash == hashI && b.text(j-1) != "War" {
			return // "For Ann Lee I think", but World War I
		}
		if tok.Kind == doc.Word && tok.Upper {
			r.last = j + 1
			if possessive(b.text(j)) {
				return
			}
			continue
		}
		if w := b.text(j); j == r.first || w != "&" && !(particles[w] && b.capitalNext(j+1)) {
			return
		}
	}
}

func (b *builder) capitalNext(j int) bool {
	return j < len(b.d.Tokens) && (b.d.Tokens[j].Upper || particles[b.text(j)])
}

// nickname reports whether one word between marks or brackets stands at token
// j inside a name (Ann “Cia” Lee); it gives the number of its tokens, else 0.
func (b *builder) nickname(j int) int {
	if j+3 >= len(b.d.Tokens) || b.d.Tokens[j].Kind != doc.Mark && b.text(j) != "(" {
		return 0
	}
	closes := b.d.Tokens[j+2].Kind == doc.Mark || b.text(j+2) == ")"
	word := b.d.Tokens[j+1].Kind == doc.Word && b.d.Tokens[j+1].Upper
	if !closes || !word || !b.d.Tokens[j+3].Upper || b.d.Tokens[j+3].Kind != doc.Word || !b.joined(j+3) || b.d.Tokens[j+1].End-b.d.Tokens[j+1].Start > 12 {
		return 0
	}
	return 3
}

// joined reports whether only a blank stands before token j.
func (b *builder) joined(j int) bool {
	gap := b.d.Body[b.d.Tokens[j-1].End:b.d.Tokens[j].Start]
	return gap == "" || gap == " " || gap == "\n" || gap == "\u00a0"
}

func (b *builder) startsSentence(i int) bool {
	if i == 0 {
		return true
	}
	p := b.d.Tokens[i-1]
	switch b.d.Body[p.Start:p.End] {
	case ".", "?", "!", ":", "“", "\"", "‘", "”", "—", "–", "(", "*", "''", "'":
		return true
	}
	return b.sentenceStart[i]
}

func (b *builder) text(i int) string {
	t := b.d.Tokens[i]
	return b.d.Body[t.Start:t.End]
}

// fullName records the name a run holds, or puts it aside when it may be a last
// name alone.
func (b *builder) fullName(r run, single []run) []run {
	head := b.heading(r.first)
	if head && r.last-r.first > 3 {
		return b.headlineNames(r, single)
	}
	g := b.read(&r)
	known := g.entry != nil || g.person == 0 && len(g.words) == 2 && b.dir.KnowsGiven(g.low[0]) || g.thing != nil && g.to-g.from == len(g.words)
	if head && len(g.words) > 1 && !known {
		return b.headlineNames(r, single)
	}
	switch {
	case g.entry != nil:
		b.fullMention(&r, g, "S1", b.entity(g.entry))
		return single
	case g.person >= 0:
		i := b.localPersonBy(g.joined(g.person, len(g.words)), g.words[g.person:])
		if r.nick > 0 {
			b.byName[nameKey{Person, strings.ToLower(b.text(r.nick) + " " + g.words[len(g.words)-1])}] = i
		}
		b.fullMention(&r, g, "S2", i)
		return single
	case b.behindPlace(&r, g):
		i := b.localPerson(g.words[g.to:])
		b.inFull(i, r.first)
		b.mention(b.span(r.first, r.last), "S2", .8, false, i)
		return single
	case g.thing != nil:
		b.mention(b.span(r.first+g.from, r.first+g.to), g.rule, confidence(g.rule), false, b.entity(g.thing))
		return single
	case g.org:
		last := b.overOf(r.last)
		name := strings.Join(g.words, " ")
		if last > r.last {
			name = bare(strings.Join(strings.Fields(b.d.Text(b.span(r.first, last))), " "))
		}
		b.mention(b.span(r.first, last), "S7", .7, false, b.named(name, Organisation))
		return single
	}
	return append(single, r)
}

// behindPlace reports two or three words behind a place that a title is of: they
// are a name, though nobody vouches for it: "Prime Minister of Norway | Rolf Haugen".
func (b *builder) behindPlace(r *run, g *reading) bool {
	n := len(g.words) - g.to
	if g.thing == nil || g.from != 0 || n < 2 || n > 3 || !g.plain || r.nick > 0 || len(g.words) != r.last-r.first {
		return false
	}
	for _, c := range g.class[g.to:] {
		if c&(title|cut|notName|orgWord) != 0 {
			return false
		}
	}
	t := r.first - 1
	if t > 0 && b.text(t) == "the" {
		t--
	}
	return t > 0 && over[b.text(t)] && (offices[b.lower(t-1)] || titles[b.lower(t-1)])
}

// overOf gives the end of an organisation's name that goes on behind "of" or
// "for": "Chamber | of Commerce".
func (b *builder) overOf(t int) int {
	if t+1 >= len(b.d.Tokens) || b.text(t) != "of" && b.text(t) != "for" {
		return t
	}
	e := t + 1
	for e < min(len(b.d.Tokens), t+5) && b.d.Tokens[e].Upper && b.d.Tokens[e].Kind == doc.Word && b.class(e)&notName == 0 {
		e++
	}
	if e == t+1 {
		return t
	}
	return e
}

func (b *builder) fullMention(r *run, g *reading, rule string, i int) {
	b.noteTitles(i, g.words[:g.person])
	b.inFull(i, r.first)
	b.mention(b.span(r.first, r.last), rule, confidence(rule), false, i)
}

// noteTitles keeps what the text says before a name: sex and office.
func (b *builder) noteTitles(i int, words []string) {
	qualifier := ""
	for _, w := range words {
		adj := b.dir.Adjective(w)
		w = strings.TrimSuffix(strings.ToLower(w), ".")
		switch {
		case maleTitles[w] && !b.known[i].titled:
			b.cast.Entities[i].Sex, b.known[i].titled = people.Male, true
		case femaleTitles[w] && b.cast.Entities[i].ID == "":
			b.cast.Entities[i].Sex, b.known[i].titled = people.Female, true
		}
		if offices[w] {
			b.known[i].office = qualifier + w
		}
		qualifier = ""
		if qualifiers[w] {
			qualifier = w + " " // a vice president is not the president
		}
		if w == "republican" || w == "democratic" {
			b.known[i].side = w
		}
		if adj != nil && b.cast.Entities[i].Country == "" {
			b.cast.Entities[i].Country = adj.ID
		}
	}
}

// qualifiers before an office make another of it.
var qualifiers = set(`vice deputy former`)

// likeliest chooses among persons of one name: who held an office on the article's
// day, else the first.
func (b *builder) likeliest(list []*people.Entry) *people.Entry {
	for _, e := range list {
		for _, t := range e.Terms {
			if !b.day.IsZero() && t.On(b.day) {
				return e
			}
		}
	}
	return list[0]
}

// headlineNames finds names among the capitals of a headline, where every word
// has one: only what the directory or a given name vouches for.
func (b *builder) headlineNames(r run, single []run) []run {
	for t := r.first; t < r.last; t++ {
		if b.d.Tokens[t].Kind != doc.Word {
			continue
		}
		for n := min(4, r.last-t); n > 0; n-- {
			sub := run{first: t, last: t + n}
			name := b.read(&sub).name
			if list := b.dir.Full(name); n > 1 && len(list) > 0 {
				i := b.entity(b.likeliest(list))
				b.inFull(i, t)
				b.mention(b.span(sub.first, sub.last), "S1", .9, false, i)
			} else if e := b.dir.Organisation(name); e != nil {
				b.mention(b.span(sub.first, sub.last), "S7", .8, false, b.entity(e))
			} else if e := b.dir.Place(name); e != nil {
				b.mention(b.span(sub.first, sub.last), "S6", .8, false, b.entity(e))
			} else if n == 1 && len(name) > 2 && !notNames[name] {
				single = append(single, sub)
				continue
			} else {
				continue
			}
			t += n - 1
			break
		}
	}
	return single
}

// shortName resolves a name of one word, or a run nobody vouches for.
func (b *builder) shortName(r run) {
	g := b.read(&r)
	n := len(g.words)
	if n == 1 || g.titles == n-1 && n > 1 {
		if i, rule, conf := b.byLastName(&r, g); i >= 0 {
			b.noteTitles(i, g.words[:n-1])
			b.mention(b.span(r.first, r.last), rule, conf, false, i)
			return
		}
		if n > 1 {
			return
		}
	}
	if n == 1 && b.givenAlone(&r, g) || r.sentence && n == 1 || b.heading(r.first) {
		return
	}
	// S5: two or three capitals in a row that nobody knows are a person's name
	if n > 1 && n <= 3 && g.plain {
		b.mention(b.span(r.first, r.last), "S5", confidence("S5"), false, b.localPersonBy(g.name, g.words))
	}
}

// givenAlone: a first name alone means whom the article names so in full (S3),
// else somebody known by it only (S5).
func (b *builder) givenAlone(r *run, g *reading) bool {
	w := g.low[0]
	if g.last&people.IsGiven == 0 || commonGiven[w] || g.last&people.InThing != 0 && b.dir.Place(w) != nil || r.sentence && len(w) < 4 {
		return false
	}
	best := -1
	for _, i := range b.byGiven[w] {
		if best < 0 || b.known[i].mentions > b.known[best].mentions {
			best = i
		}
	}
	switch {
	case best >= 0:
		b.mention(b.span(r.first, r.last), "S3", .8, false, best)
	case !b.heading(r.first):
		i := b.localPersonBy(g.name, g.words)
		b.cast.Entities[i].Sex = b.dir.Sex(w)
		b.mention(b.span(r.first, r.last), "S5", .7, false, i)
	}
	return true
}
