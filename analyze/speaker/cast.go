package speaker

import (
	"strings"

	"parley/analyze/doc"
	"parley/lexicon/people"
)

// a known is what the builder keeps of an entity beside its public part.
type known struct {
	mentions int
	first    int    // byte of the first of them, -1 when none
	full     int    // mentions by full name
	fulls    []int  // their tokens, in order
	office   string // as the text says: "president"
	side     string // party the text gives: "republican"
	family   string // key of the last name
	given    string // key of the first name
	titled   bool   // a title told the sex: Mr., Ms.
}

// entity gives the index of the entity of a directory entry.
func (b *builder) entity(e *people.Entry) int {
	if i, ok := b.byID[e.ID]; ok {
		return i
	}
	i := b.newEntity(Entity{ID: e.ID, Name: e.Name, Kind: kindOf(e.Kind), Sex: e.Sex, Country: e.Country})
	if e.Kind == people.Country {
		b.cast.Entities[i].Country = e.ID
	}
	if e.Kind == people.Group {
		b.cast.Entities[i].Plural = true
	}
	b.byID[e.ID] = i
	if len(e.Terms) > 0 {
		b.officials = append(b.officials, i)
	}
	if e.Kind == people.Person {
		b.known[i].family, b.known[i].given = b.folded(e)
		b.addFamily(b.known[i].family, i)
		if b.known[i].given != b.known[i].family {
			b.byGiven[b.known[i].given] = append(b.byGiven[b.known[i].given], i)
		}
	}
	return i
}

// folded gives the family and the given name of a person as they are compared.
func (b *builder) folded(e *people.Entry) (family, given string) {
	f, ok := b.folds[e]
	if !ok {
		f = [2]string{fold(e.Family), fold(firstWord(e.Name))}
		b.folds[e] = f
	}
	return f[0], f[1]
}

func kindOf(k people.Kind) Kind {
	switch k {
	case people.Country:
		return Country
	case people.Organisation:
		return Organisation
	case people.Group:
		return Group
	}
	return Person
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

func (b *builder) newEntity(e Entity) int {
	b.cast.Entities = append(b.cast.Entities, e)
	b.known = append(b.known, known{first: -1})
	return len(b.cast.Entities) - 1
}

func (b *builder) addFamily(family string, i int) {
	for _, k := range b.byFamily[family] {
		if k == i {
			return
		}
	}
	b.byFamily[family] = append(b.byFamily[family], i)
}

// A nameKey is by what those known from the text alone are found again.
type nameKey struct {
	kind Kind
	name string // in lower case
}

// localPerson gives the entity of a person the text alone names.
func (b *builder) localPerson(words []string) int {
	return b.localPersonBy(strings.ToLower(strings.Join(words, " ")), words)
}

// ordinary writes a name that is all in capitals in ordinary letters: labels of
// transcripts name people so. A single word may be an abbreviation.
func ordinary(words []string) []string {
	if len(words) < 2 {
		return words
	}
	for _, w := range words {
		if len(w) < 2 || strings.Contains(w, ".") || strings.ToUpper(w) != w {
			return words
		}
	}
	return capitalise(words)
}

// localPersonBy is localPerson with the words in lower case, joined by blanks.
func (b *builder) localPersonBy(name string, words []string) int {
	key := nameKey{Person, name}
	if i, ok := b.byName[key]; ok {
		return i
	}
	given, family := fold(words[0]), fold(words[len(words)-1])
	if len(words) > 1 {
		for _, i := range b.byFamily[family] {
			if sameGiven(b.known[i].given, given) {
				b.byName[key] = i
				return i
			}
		}
	}
	if i := b.slipOf(words, given, family); i >= 0 {
		b.byName[key] = i
		return i
	}
	i := b.newEntity(Entity{Name: strings.Join(ordinary(words), " "), Kind: Person})
	b.known[i].family = family
	if len(words) > 1 {
		b.known[i].given = given
		b.cast.Entities[i].Sex = b.dir.Sex(words[0])
		b.byGiven[given] = append(b.byGiven[given], i)
	}
	b.byName[key] = i
	b.addFamily(family, i)
	if len(words) > 1 && familyFirst(words) {
		b.addFamily(given, i)
	}
	return i
}

// familyFirst reports whether a name is written with the family name first, as
// in East Asia: by its family name, or by two given syllables with a hyphen.
func familyFirst(words []string) bool {
	last := words[len(words)-1]
	h := strings.IndexByte(last, '-')
	return eastern[strings.ToLower(words[0])] || len(words) == 2 && h > 0 && h+1 < len(last) && 'a' <= last[h+1] && last[h+1] <= 'z'
}

// slipOf gives the person of the directory whose given name is one slip away
// ("Hilary" for Hillary), or -1.
func (b *builder) slipOf(words []string, given, family string) int {
	if len(words) != 2 || len(given) < 5 {
		return -1
	}
	for _, e := range b.dir.Family(family) {
		if g := fold(firstWord(e.Name)); g[0] == given[0] && oneSlip(g, given) {
			return b.entity(e)
		}
	}
	return -1
}

// sameGiven reports whether two given names can be one person's: equal, an
// initial, or a short form (Ken, Kenneth).
func sameGiven(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	return a == b || (len(a) == 1 || len(b) == 1) && a[0] == b[0] || long(a) == long(b)
}

// named gives the entity of an organisation or phrase the text alone names.
func (b *builder) named(name string, k Kind) int {
	return b.namedBy(strings.ToLower(name), name, k)
}

// namedBy is named with the name in lower case, too.
func (b *builder) namedBy(low, name string, k Kind) int {
	key := nameKey{k, low}
	if i, ok := b.byName[key]; ok {
		return i
	}
	i := b.newEntity(Entity{Name: name, Kind: k})
	b.byName[key] = i
	return i
}

// mention records that entities are meant at s.
func (b *builder) mention(s doc.Span, rule string, conf float64, pronoun bool, ents ...int) {
	for _, e := range ents {
		b.known[e].mentions++
		if f := &b.known[e].first; *f < 0 || s.Start < *f {
			*f = s.Start
		}
	}
	b.ints = append(b.ints, ents...)
	n := len(b.ints)
	b.cast.Mentions = append(b.cast.Mentions, Mention{Span: s, Entities: b.ints[n-len(ents) : n : n], Rule: rule, Pronoun: pronoun, Confidence: conf})
}
