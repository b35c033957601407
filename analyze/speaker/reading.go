package speaker

import (
	"strings"

	"parley/analyze/doc"
	"parley/lexicon/people"
)

// A reading is what a run of capitals can be by its words alone. Names come
// again and again, in an article and in the next, so readings are kept.
type reading struct {
	words  []string    // without a possessive
	low    []string    // the same in lower case, without a full stop
	class  []class     // of low
	last   people.Mark // of the last of low
	name   string      // low, joined by blanks
	marks  people.Mark
	even   bool   // name is as long as in capitals
	family string // fold of the last word
	titles int    // how many words are titles before something else, 0 when none

	person int             // where a person's full name begins, -1 when there is none
	list   []*people.Entry // those of the directory with that name
	entry  *people.Entry   // the likeliest of them on the article's day, nil when the text alone names the person

	thing    *people.Entry // the country or organisation named, nil when none
	from, to int           // by these words
	rule     string        // S6 or S7
	org      bool          // an organisation by its last word
	plain    bool          // words that can be a name nobody vouches for
}

// A kept reading stands under the text of its run.
type kept struct {
	text string
	*reading
}

// mostReadings is how many readings are kept: a power of two.
const mostReadings = 1 << 14

// read gives the reading of a run.
func (b *builder) read(r *run) *reading {
	s := b.span(r.first, r.last)
	text := b.d.Body[s.Start:s.End]
	at := b.readingPlace(r)
	k := &b.readings[at]
	if k.reading == nil || k.text != text {
		text = strings.Clone(text) // not to hold the article
		*k = kept{text, b.readWords(r, text)}
		if len(k.words) < r.last-r.first {
			b.passing = append(b.passing, at) // signs left out: how depends on the place
		}
	}
	if len(k.list) > 0 {
		k.entry = b.likeliest(k.list)
	}
	return k.reading
}

// readingPlace gives the place of a run's reading by its words. A reading that is
// new takes the place of an older one.
func (b *builder) readingPlace(r *run) int {
	h := doc.Hash(0)
	for i := r.first; i < r.last; i++ {
		h = 31*h + b.d.Tokens[i].Hash
	}
	return int((h ^ h>>32) % mostReadings)
}

// forgetReadings drops the readings that serve the last article alone, and all
// where they are of another directory.
func (b *builder) forgetReadings(dir *people.Directory) {
	for _, at := range b.passing {
		b.readings[at] = kept{}
	}
	b.passing = b.passing[:0]
	if b.readFor != dir {
		clear(b.readings)
	}
	b.readFor = dir
}

// readWords reads a run, whose text is given.
func (b *builder) readWords(r *run, text string) *reading {
	g := &reading{words: make([]string, 0, r.last-r.first), person: -1}
	start := b.d.Tokens[r.first].Start
	for t := r.first; t < r.last; t++ {
		tok := &b.d.Tokens[t]
		if w := text[tok.Start-start : tok.End-start]; (r.nick == 0 || t != r.nick) && (tok.Kind == doc.Word || w == "&") {
			g.words = append(g.words, w)
		}
	}
	n := len(g.words)
	g.words[n-1] = bare(g.words[n-1])
	g.low, g.class = make([]string, n), make([]class, n)
	name := strings.Join(g.words, " ")
	g.name = strings.ToLower(name)
	g.even = len(g.name) == len(name)
	for i, at := 0, 0; i < n; i++ {
		end := strings.IndexByte(g.name[at:], ' ')
		if end < 0 || i == n-1 {
			end = len(g.name) - at
		}
		g.low[i] = strings.TrimRight(g.name[at:at+end], "'’.")
		g.class[i] = classes.Of(doc.HashOf(g.low[i]))
		g.marks |= b.dir.Marks(g.name[at : at+end])
		at += min(end+1, len(g.name)-at)
	}
	g.family, g.last = fold(g.low[n-1]), b.dir.Marks(g.low[n-1])
	g.titles = b.titlesBefore(g)
	g.plain = b.plainWords(g)
	if b.findPerson(g); g.person < 0 {
		b.findThing(g)
	}
	return g
}

// bare takes a possessive off a word.
func bare(w string) string {
	for _, s := range [...]string{"'s", "’s", "‘s"} {
		w = strings.TrimSuffix(w, s)
	}
	return w
}

// joined gives words [k, e) of g in lower case.
func (g *reading) joined(k, e int) string {
	if k == 0 && e == len(g.words) {
		return g.name
	}
	from := 0
	for i := range k {
		from += len(g.words[i]) + 1
	}
	to := from
	for i := k; i < e; i++ {
		to += len(g.words[i]) + 1
	}
	if !g.even {
		return strings.ToLower(strings.Join(g.words[k:e], " "))
	}
	return g.name[from : to-1]
}

// findPerson finds a person's full name at the end of the words.
func (b *builder) findPerson(g *reading) {
	n := len(g.words)
	for k := 0; k < n && g.marks&people.InPerson != 0; k++ {
		list := b.dir.Full(g.joined(k, n))
		if len(list) > 0 && (n-k > 1 || n == 1 && strings.Contains(list[0].Name, g.words[0]) && len(g.name) > 3) {
			g.person, g.list = k, list
			return
		}
	}
	if g.class[n-1]&orgWord != 0 || g.marks&people.InThing != 0 && (b.dir.Organisation(g.name) != nil || b.dir.Place(g.name) != nil) {
		return
	}
	for k := max(n-4, 0); k < n-1; k++ {
		if g.marks&people.IsGiven != 0 && g.class[k]&title == 0 && b.dir.KnowsGiven(g.low[k]) || g.class[k+1]&title == 0 && b.initials(g.words[k]) {
			g.person = k
			return
		}
	}
	if k := b.behindTitle(g); k > 0 && b.dir.Place(g.joined(k, n)) == nil {
		g.person = k
	}
}

// initials: "J.J." and "G.K." open a name, "U.S." does not.
func (b *builder) initials(w string) bool {
	return len(w) >= 2 && len(w) <= 6 && w[1] == '.' && strings.Count(w, ".")*2 >= len(w)-1 && w != "D.C." && w != "G.O.P." && w != "D.C" &&
		b.dir.Place(w) == nil && b.dir.Adjective(w) == nil && b.dir.Organisation(w) == nil
}

// behindTitle is where a name of two or more words begins behind the last title
// of a run ("Homeland Security Secretary Jeh Johnson"), 0 when none does.
func (b *builder) behindTitle(g *reading) int {
	n := len(g.words)
	for k := n - 2; k > 0; k-- {
		if g.class[k-1]&sureTitle != 0 {
			if n-k <= 4 && g.class[k]&(title|cut|notName) == 0 {
				return k
			}
			return 0
		}
	}
	if g.titles > 0 && g.titles < n-1 {
		return g.titles
	}
	return 0
}

// titlesBefore is where titles end in the words, 0 when there are none.
func (b *builder) titlesBefore(g *reading) int {
	person := false
	for k, w := range g.low {
		switch {
		case g.class[k]&title != 0:
			person = true
		case w == "of" || g.marks&(people.InThing|people.InAdjective) != 0 && (b.dir.Adjective(g.joined(k, k+1)) != nil || b.dir.Place(g.joined(k, k+1)) != nil):
		case person:
			return k
		default:
			return 0
		}
	}
	return 0
}

// findThing finds a country, capital or organisation: the longest, first of
// equals.
func (b *builder) findThing(g *reading) {
	total := len(g.words)
	byWord := g.class[total-1]&orgWord != 0
	for n := total; n > 0 && (n == total || !byWord) && g.marks&people.InThing != 0; n-- {
		for k := 0; k+n <= total; k++ {
			name := g.joined(k, k+n)
			e, rule := b.dir.Organisation(name), "S7"
			if e == nil {
				if e, rule = b.dir.Place(name), "S6"; e == nil {
					e = b.dir.Folk(name)
				}
			}
			if e != nil {
				g.thing, g.from, g.to, g.rule = e, k, k+n, rule
				return
			}
		}
	}
	g.org = byWord && (total > 1 || inCapitals(g.words[0]))
}

// plainWords reports whether the words can be a name nobody vouches for.
func (b *builder) plainWords(g *reading) bool {
	for i, low := range g.low {
		w := g.words[i]
		if g.class[i]&(title|orgWord|notName|cut) != 0 || len(w) > 2 && inCapitals(w) || g.marks&people.InAdjective != 0 && b.dir.Adjective(low) != nil {
			return false
		}
	}
	return b.dir.Adjective(g.name) == nil
}
