// Package people says whom a name, office, nickname or demonym meant on a day.
//
// The directory comes with parley (data/*.yaml) and can be extended by folders
// of the user's own, in the same form; an entry of the same ID replaces
// parley's. IDs stay for good: "person/donald-trump" (from the name, letters
// and digits in lower case), "country/ru" (ISO 3166-1 alpha-2; su, yu, cs and xk
// beside), "org/nato".
//
// # Files
//
// The beginning of a file's name says what it holds. Each entry is one item of
// a YAML list, best on one line:
//
//	countries*.yaml      - {id: fr, name: France, adj: [French], people: [French], capital: Paris, seats: [Élysée], chief: [president]}
//	organisations*.yaml  - {id: nato, name: NATO, aka: [North Atlantic Treaty Organization], kind: organisation}
//	persons*.yaml        - {name: Angela Merkel, sex: f, born: 1954-07-17, of: de, terms: [chancellor de 2005-11-22 2021-12-08]}
//	names*.yaml          m: and f:, given names by the sex they are mostly given to
//
// Of a person, name and sex must stand. aka lists other full names and names of
// one word (Lula, MBS); spellings without accents, with or without hyphens and
// stops are found without being listed. family is the name that stands alone
// where it is not the last word (Xi Jinping: Xi). born and died are years, born
// may be a day. of is the side: a country or organisation. A term is "office
// country from [to]", the day "to" being the first out of office; a month
// (2009-05) stands for its first day where the day is not known; no "to" means
// in office, or that parley knows of no end. prominent: true lets the bare last
// name mean somebody who never held a top office (rule P1).
//
// chief names the office that leads a country where it is not the prime
// minister's; "prime minister 2014-08-28, president" changes on that day. major:
// true lets the bare last name mean the holder of its top office (rule P1).
// common: in names*.yaml lists family names too frequent for that.
//
// # Rules
//
//	P1  a bare last name means a person of the directory only while he is prominent, a frequent one only in office: see Alone
//	P2  of several holders of an office at a time (governors, envoys) none is "the" holder: see Holder
//	P3  a name two persons share means who was in office on the day: see Alone and the check of names
//
// Faults are told all at once with file and line: unknown keys, keys of another
// kind of file, keys or entries that stand twice, two holders of one office of a
// country at a time, a term that ends before it begins or does not fit a
// lifetime, countries that are not in the list, a name shared by two living
// persons whom no term of office tells apart.
package people

import (
	"strconv"
	"time"
)

// ID names an entry for good.
type ID string

// Sex is the grammatical gender by which a person is referred to.
type Sex uint8

// The values of Sex.
const (
	UnknownSex Sex = iota
	Male
	Female
)

// Kind says what an entry is.
type Kind uint8

// The kinds of entry.
const (
	Person Kind = iota
	Country
	Organisation // NATO, the European Union, the White House
	Group        // "European nations", "Democrats"
)

var kindNames = [...]string{"person", "country", "organisation", "group"}

// String gives the kind's name.
func (k Kind) String() string { return kindNames[k] }

// An Entry is a person, country, organisation or group.
type Entry struct {
	ID       ID
	Kind     Kind
	Name     string   // canonical: "Donald Trump"
	Aliases  []string // other full forms and spellings
	Family   string   // the name that stands alone: "Trump", "Xi"
	Sex      Sex
	Born     int       // year, 0 when unknown
	Birth    time.Time // day of birth, zero when only the year is known
	Died     int       // year, 0 when alive or unknown
	Country  ID        // side of a person or organisation
	Terms    []Term
	Demonyms []string // countries: "Russian"
	People   []string // countries: "Russians"
	Capital  string   // countries: "Moscow"
	Seats    []string // countries: "Kremlin", "White House"

	chiefs    []chief
	keys      []string // of a person's names: see fullKey
	prominent bool     // marked: may be meant by the bare last name; see Prominent
	major     bool     // of a country: see Alone
	where     place    // of a data file
	folder    int      // number of the folder that holds it
}

// A place is a line of a data file.
type place struct {
	file string
	line int
}

// String gives file:line.
func (p place) String() string { return p.file + ":" + strconv.Itoa(p.line) }

// Where gives file:line of the entry.
func (e *Entry) Where() string { return e.where.String() }

// A post is an office of a country or organisation; a holding is a term with
// its holder.
type (
	post struct {
		office string
		of     ID
	}
	holding struct {
		Term
		*Entry
	}
)

// A Directory is a loaded set of entries. It is read-only and safe to share.
type Directory struct {
	entries []*Entry
	byID    map[ID]*Entry
	full    map[string][]*Entry // persons by full name and alias
	family  map[string][]*Entry // persons by the name that stands alone
	place   map[string]*Entry   // countries by name, capital and seat
	adj     map[string]*Entry   // countries by adjective
	folk    map[string]*Entry   // countries by plural of their people
	org     map[string]*Entry   // organisations and groups
	sexes   map[string]Sex      // given names
	common  map[string]bool     // frequent family names
	held    map[post][]holding  // ordered by the day they began
	marks   map[string]Mark     // words of all names
	hash    string
}

// Entry gives the entry with that ID, or nil.
func (d *Directory) Entry(id ID) *Entry { return d.byID[id] }

// Full gives the persons of that full name or alias.
func (d *Directory) Full(name string) []*Entry { return d.full[fullKey(name)] }

// Family gives all persons of that last name, those who ever were prominent
// first. Alone gives those whom the bare name may mean on a day.
func (d *Directory) Family(name string) []*Entry { return d.family[Key(name)] }

// Place gives the country that a name, capital or seat of government stands for.
func (d *Directory) Place(name string) *Entry { return d.place[Key(name)] }

// Adjective gives the country of "Russian".
func (d *Directory) Adjective(word string) *Entry { return d.adj[Key(word)] }

// Folk gives the country of "Russians".
func (d *Directory) Folk(word string) *Entry { return d.folk[Key(word)] }

// Organisation gives the organisation or group of that name.
func (d *Directory) Organisation(name string) *Entry { return d.org[Key(name)] }

// Sex gives the sex a given name is mostly given to.
func (d *Directory) Sex(given string) Sex { return d.sexes[Key(given)] }

// Hash changes with the entries.
func (d *Directory) Hash() string { return d.hash }

// List gives all entries, ordered by file and line of their first reading.
func (d *Directory) List() []*Entry { return d.entries }

// KnowsGiven reports whether a word is a given name, of either sex.
func (d *Directory) KnowsGiven(given string) bool {
	_, ok := d.sexes[Key(given)]
	return ok
}
