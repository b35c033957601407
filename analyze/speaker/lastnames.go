package speaker

import (
	"sort"

	"parley/lexicon/people"
)

// byLastName finds whom a last name means: a person of the article (S3), else
// of the directory (S4).
func (b *builder) byLastName(r *run, g *reading) (int, string, float64) {
	n := len(g.words)
	last := g.low[n-1]
	if list := b.byGiven[last]; n == 2 && len(list) == 1 && knightly[g.low[0]] {
		return list[0], "S3", confidence("S3")
	}
	if list := b.byFamily[g.family]; len(list) > 0 {
		if len(list) == 1 {
			return list[0], "S3", confidence("S3")
		}
		return b.nearest(b.ofSex(list, g.low[:n-1]), r.first), "S3", .8
	}
	if g.last&people.InThing != 0 && b.dir.Place(last) != nil || g.last&people.InAdjective != 0 && b.dir.Adjective(last) != nil {
		return -1, "", 0
	}
	if list := b.dir.Alone(last, b.day); len(list) > 0 && !(n == 1 && (wordNames[last] || r.sentence && notNames[last])) {
		return b.entity(firstOfSex(list, sexOf(g.low[:n-1]))), "S4", confidence("S4")
	}
	if n > 1 {
		if e := b.titledHolder(g); e != nil {
			return b.entity(e), "S4", confidence("S4")
		}
		if before := g.low[n-2]; before == "of" || adjectival[before] {
			return -1, "", 0 // the National Guard is nobody
		}
		return b.localPerson(g.words[n-1:]), "S2", .8
	}
	return -1, "", 0
}

// knightly titles stand before a given name: "Sir Keir".
var knightly = set(`sir dame`)

// titledHolder finds who of that last name held the office that the words
// before it name, on the article's day: "Lithuanian President Nausėda".
func (b *builder) titledHolder(g *reading) *people.Entry {
	n := len(g.words)
	for k := range n - 1 {
		office := people.OfficeName(g.joined(k, n-1))
		if office == "" || b.day.IsZero() {
			continue
		}
		for _, e := range b.dir.Family(g.low[n-1]) {
			if e.Held(office, b.day) {
				return e
			}
		}
	}
	return nil
}

// firstOfSex prefers the first of the sex that a title tells: Mrs. Clinton is
// not Bill.
func firstOfSex(list []*people.Entry, sex people.Sex) *people.Entry {
	for _, e := range list {
		if e.Sex == sex {
			return e
		}
	}
	return list[0]
}

// wordNames are family names that are words or months: alone they name nobody
// whom the article does not name in full.
var wordNames = set(`ban dan pen sen sol ala may will major rice brown bush hand hunt powers price young king house rose fox wolf stone snow page long short gates carter ford cook
	baker mason marshall chase cruz grant warren west north church case cash love bell day frank`)

// ofSex keeps the persons whom the titles before a name fit: Mrs. Lee is no man.
func (b *builder) ofSex(list []int, words []string) []int {
	sex := sexOf(words)
	if sex == people.UnknownSex {
		return list
	}
	var out []int
	for _, i := range list {
		if s := b.cast.Entities[i].Sex; s == sex || s == people.UnknownSex {
			out = append(out, i)
		}
	}
	if len(out) == 0 {
		return list
	}
	return out
}

// inFull notes that token t begins a full name of i.
func (b *builder) inFull(i, t int) {
	k := &b.known[i]
	k.full++
	k.fulls = append(k.fulls, t)
}

// nearest chooses, among persons of one family name, for the name at token t:
// whom the article names in full often, or right before.
func (b *builder) nearest(list []int, t int) int {
	best, most := list[0], -1.0
	for _, i := range list {
		f := b.known[i].fulls
		v := float64(min(len(f), 8))
		if b.chief(i) {
			v += topOffice
		}
		if k := sort.SearchInts(f, t) - 1; k >= 0 {
			v += recentFull / (1 + float64(t-f[k])/100)
		}
		if v > most {
			best, most = i, v
		}
	}
	return best
}

// topOffice is what having led a country weighs against each full name; chosen
// on PolNeAR's train split.
const topOffice = 2.0

// chief reports whether the directory knows i as somebody who has led a country.
func (b *builder) chief(i int) bool {
	e := b.dir.Entry(b.cast.Entities[i].ID)
	if e == nil || e.Country == "" {
		return false
	}
	for k := range e.Terms {
		if t := &e.Terms[k]; t.Of == e.Country && t.Office == b.dir.ChiefOn(e.Country, t.From) {
			return true
		}
	}
	return false
}

// recentFull is what a full name right before weighs against each full name
// anywhere in the article; chosen on PolNeAR's train split.
const recentFull = 1.5
