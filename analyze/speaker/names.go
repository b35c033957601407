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
	words       []string
	sentence    bool // begins a sentence
}

// findNames makes the mentions of every name. Full names come first, so that a
// last name in the headline finds the person named in the third paragraph.
func (b *builder) findNames() {
	var single []run
	for i := 0; i < len(b.d.Tokens); {
		r, next := b.runAt(i)
		i = next
		if len(r.words) == 0 {
			continue
		}
		single = b.fullName(r, single)
	}
	for _, r := range single {
		b.shortName(r)
	}
	sortMentions(b.cast.Mentions)
}

// runAt reads the run of capitals at token i.
func (b *builder) runAt(i int) (run, int) {
	t := b.d.Tokens[i]
	if t.Kind != doc.Word || !t.Upper {
		return run{}, i + 1
	}
	r := run{first: i, sentence: b.startsSentence(i)}
	if r.sentence && notNames[strings.ToLower(b.text(i))] {
		return run{}, i + 1
	}
	last := i
	for j := i; j < len(b.d.Tokens) && j-i < maxRun; j++ {
		w := b.text(j)
		tok := b.d.Tokens[j]
		if j > i && !b.joined(last, j) {
			break
		}
		switch {
		case tok.Kind == doc.Word && tok.Upper:
			last = j
		case tok.Kind == doc.Word && particles[w] && j+1 < len(b.d.Tokens) && j > i && (b.d.Tokens[j+1].Upper || particles[b.text(j+1)]):
		case w == "&" && j > i:
		default:
			j = len(b.d.Tokens)
		}
		if j < len(b.d.Tokens) && possessive(w) && tok.Upper {
			break
		}
	}
	r.last = last + 1
	for j := r.first; j < r.last; j++ {
		r.words = append(r.words, b.text(j))
	}
	return r, r.last
}

// joined reports whether only a blank stands between tokens a and j.
func (b *builder) joined(a, j int) bool {
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
	if b.heading(r.first) && len(r.words) > 3 {
		return b.headlineNames(r, single)
	}
	k, e := b.personIn(r)
	switch {
	case e != nil:
		i := b.entity(e)
		b.noteTitles(i, r.words[:k])
		b.known[i].full, b.known[i].last = b.known[i].full+1, r.first
		b.mention(b.span(r.first, r.last), "S1", 1, false, i)
		return single
	case k >= 0:
		words := clean(r.words[k:])
		i := b.localPerson(words)
		b.noteTitles(i, r.words[:k])
		b.known[i].full, b.known[i].last = b.known[i].full+1, r.first
		b.mention(b.span(r.first, r.last), "S2", .9, false, i)
		return single
	}
	if b.placeOrOrg(r) {
		return single
	}
	return append(single, r)
}

// clean takes possessives and trailing particles off a name's words.
func clean(words []string) []string {
	out := append([]string(nil), words...)
	n := len(out) - 1
	for _, s := range [...]string{"'s", "’s"} {
		out[n] = strings.TrimSuffix(out[n], s)
	}
	return out
}

// personIn finds a person's full name at the end of a run: k is where it
// begins, e its directory entry when it has one; k is -1 when there is none.
func (b *builder) personIn(r run) (k int, e *people.Entry) {
	words := clean(r.words)
	for k := range words {
		name := strings.Join(words[k:], " ")
		if list := b.dir.Full(name); len(list) > 0 && (len(words)-k > 1 || k == 0 && len(words) == 1 && strings.Contains(list[0].Name, name) && !b.ambiguous(name)) {
			return k, b.likeliest(list)
		}
	}
	if b.dir.Organisation(strings.Join(words, " ")) != nil || b.dir.Place(strings.Join(words, " ")) != nil {
		return -1, nil
	}
	if orgWords[base(words[len(words)-1])] {
		return -1, nil
	}
	for k := range words {
		if len(words)-k < 2 || len(words)-k > 4 {
			continue
		}
		if b.dir.KnowsGiven(words[k]) && !titles[base(words[k])] || b.initials(words[k]) && !titles[base(words[k+1])] {
			return k, nil
		}
	}
	if k := b.behindTitle(words); k > 0 && b.dir.Place(strings.Join(words[k:], " ")) == nil {
		return k, nil
	}
	return -1, nil
}

// initials: "J.J." and "G.K." open a name, "U.S." does not.
func (b *builder) initials(w string) bool {
	return len(w) >= 2 && len(w) <= 6 && w[1] == '.' && strings.Count(w, ".")*2 >= len(w)-1 && b.dir.Place(w) == nil && b.dir.Adjective(w) == nil && b.dir.Organisation(w) == nil && w != "D.C." && w != "G.O.P." && w != "D.C"
}

// behindTitle is where a name of two or more words begins behind the last title
// of a run ("Homeland Security Secretary Jeh Johnson"), 0 when none does.
func (b *builder) behindTitle(words []string) int {
	for k := len(words) - 2; k > 0; k-- {
		if sureTitles[strings.TrimSuffix(base(words[k-1]), ".")] {
			if len(words)-k <= 4 && !titles[base(words[k])] {
				return k
			}
			return 0
		}
	}
	if k := b.afterTitles(words); k > 0 && k < len(words)-1 {
		return k
	}
	return 0
}

// ambiguous: a single word that is an alias must not be a word of its own.
func (b *builder) ambiguous(name string) bool { return len(name) < 4 }

// afterTitles is where titles end in words, 0 when there are none.
func (b *builder) afterTitles(words []string) int {
	k := 0
	person := false
	for k < len(words) {
		w := strings.TrimSuffix(base(words[k]), ".")
		switch {
		case titles[w]:
			person = true
		case w == "of" || b.dir.Adjective(w) != nil || b.dir.Place(words[k]) != nil:
		default:
			if person {
				return k
			}
			return 0
		}
		k++
	}
	return 0
}

// noteTitles keeps what the text says before a name: sex and office.
func (b *builder) noteTitles(i int, words []string) {
	for _, w := range words {
		w = strings.TrimSuffix(strings.ToLower(w), ".")
		switch {
		case maleTitles[w] && !b.known[i].titled:
			b.cast.Entities[i].Sex, b.known[i].titled = people.Male, true
		case femaleTitles[w] && b.cast.Entities[i].ID == "":
			b.cast.Entities[i].Sex, b.known[i].titled = people.Female, true
		}
		if offices[w] {
			b.known[i].office = w
		}
		if w == "republican" || w == "democratic" {
			b.known[i].side = w
		}
		if e := b.dir.Adjective(w); e != nil && b.cast.Entities[i].Country == "" {
			b.cast.Entities[i].Country = e.ID
		}
	}
}

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

// placeOrOrg records a country, capital or organisation.
func (b *builder) placeOrOrg(r run) bool {
	words := clean(r.words)
	for n := len(words); n > 0; n-- {
		for k := 0; k+n <= len(words); k++ {
			name := strings.Join(words[k:k+n], " ")
			e, rule := b.dir.Organisation(name), "S7"
			if e == nil {
				if e, rule = b.dir.Place(name), "S6"; e == nil {
					if e = b.dir.Folk(name); e == nil {
						continue
					}
				}
			}
			if n < len(words) && orgWords[base(words[len(words)-1])] {
				continue
			}
			b.mention(b.span(r.first+k, r.first+k+n-1+1), rule, .9, false, b.entity(e))
			return true
		}
	}
	last := base(words[len(words)-1])
	if len(words) > 1 && orgWords[last] || len(words) == 1 && orgWords[last] && strings.ToUpper(words[0]) == words[0] {
		b.mention(b.span(r.first, r.last), "S7", .7, false, b.named(strings.Join(words, " "), Organisation))
		return true
	}
	return false
}

// headlineNames finds names among the capitals of a headline, where every word
// has one: only what the directory or a given name vouches for.
func (b *builder) headlineNames(r run, single []run) []run {
	for k := 0; k < len(r.words); k++ {
		t := r.first + k
		for n := min(4, len(r.words)-k); n > 0; n-- {
			words := clean(r.words[k : k+n])
			name := strings.Join(words, " ")
			sub := run{first: t, last: r.first + k + n - 1 + 1, words: r.words[k : k+n]}
			if list := b.dir.Full(name); n > 1 && len(list) > 0 {
				b.mention(b.span(sub.first, sub.last), "S1", .9, false, b.entity(b.likeliest(list)))
			} else if e := b.dir.Organisation(name); e != nil {
				b.mention(b.span(sub.first, sub.last), "S7", .8, false, b.entity(e))
			} else if e := b.dir.Place(name); e != nil {
				b.mention(b.span(sub.first, sub.last), "S6", .8, false, b.entity(e))
			} else if n == 1 && len(words[0]) > 2 && !notNames[strings.ToLower(words[0])] {
				single = append(single, sub)
				continue
			} else {
				continue
			}
			k += n - 1
			break
		}
	}
	return single
}

// shortName resolves a name of one word, or a run nobody vouches for.
func (b *builder) shortName(r run) {
	words := clean(r.words)
	last := base(words[len(words)-1])
	if k := b.afterTitles(words); len(words) == 1 || k == len(words)-1 && k > 0 {
		if i, rule, conf := b.byLastName(r, last, words); i >= 0 {
			b.noteTitles(i, words[:len(words)-1])
			b.mention(b.span(r.first, r.last), rule, conf, false, i)
		}
		return
	}
	if r.sentence && len(words) == 1 || b.heading(r.first) {
		return
	}
	// S5: two or three capitals in a row that nobody knows are a person's name
	if len(words) <= 3 && b.plainWords(words) {
		b.mention(b.span(r.first, r.last), "S5", .6, false, b.localPerson(words))
	}
}

func (b *builder) plainWords(words []string) bool {
	for _, w := range words {
		if strings.ToUpper(w) == w && len(w) > 2 || b.dir.Adjective(w) != nil || titles[base(w)] || orgWords[base(w)] || notNames[base(w)] {
			return false
		}
	}
	return true
}

// byLastName finds whom a last name means: a person of the article (S3), else
// of the directory (S4).
func (b *builder) byLastName(r run, last string, words []string) (int, string, float64) {
	if list := b.byFamily[last]; len(list) > 0 {
		if len(list) == 1 {
			return list[0], "S3", .95
		}
		return b.nearest(list, r.first), "S3", .8
	}
	if b.dir.Place(last) != nil || b.dir.Adjective(last) != nil {
		return -1, "", 0
	}
	if list := b.dir.Family(last); len(list) > 0 && !(r.sentence && len(words) == 1 && commonWord(last)) {
		return b.entity(b.likeliest(list)), "S4", .8
	}
	if len(words) > 1 && b.afterTitles(words) > 0 {
		return b.localPerson(words[len(words)-1:]), "S2", .8
	}
	return -1, "", 0
}

// bySex prefers, among persons of one last name, the first of the sex that a
// title before it tells: Mrs. Clinton is not Bill.
func bySex(list []*people.Entry, words []string) *people.Entry {
	sex := people.UnknownSex
	for _, w := range words[:len(words)-1] {
		switch w = strings.TrimSuffix(strings.ToLower(w), "."); {
		case maleTitles[w]:
			sex = people.Male
		case femaleTitles[w]:
			sex = people.Female
		}
	}
	for _, e := range list {
		if e.Sex == sex {
			return e
		}
	}
	return list[0]
}

// commonWord: family names that begin sentences as words.
func commonWord(w string) bool {
	return len(w) < 4 || w == "may" || w == "will" || w == "major" || w == "rice" || w == "brown"
}

// nearest chooses, among persons of one family name, whom the article names
// most, and of equals who was named in full last before token t.
func (b *builder) nearest(list []int, t int) int {
	best := list[0]
	for _, i := range list[1:] {
		k, old := b.known[i], b.known[best]
		if k.full > old.full || k.full == old.full && k.last > old.last && k.last < t {
			best = i
		}
	}
	return best
}
