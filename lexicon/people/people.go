// Package people says whom a name, office, nickname or demonym meant on a day.
//
// The directory comes with parley (data/*.yaml) and can be extended by the
// user's own files of the same form. IDs stay for good: "person/donald-trump",
// "country/ru", "org/nato".
package people

import (
	"strings"
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

// A Term is a time in office; a zero To means still in office.
type Term struct {
	Office   string // "president", "prime minister", "foreign minister"
	Of       ID     // country or organisation
	From, To time.Time
}

// On reports whether the term holds on day t.
func (m Term) On(t time.Time) bool {
	return !t.Before(m.From) && (m.To.IsZero() || t.Before(m.To))
}

// An Entry is a person, country, organisation or group.
type Entry struct {
	ID       ID
	Kind     Kind
	Name     string   // canonical: "Donald Trump"
	Aliases  []string // other full forms and spellings
	Family   string   // the name that stands alone: "Trump", "Xi"
	Sex      Sex
	Born     int // year, 0 when unknown
	Country  ID  // side of a person or organisation
	Terms    []Term
	Demonyms []string // countries: "Russian"
	People   []string // countries: "Russians"
	Capital  string   // countries: "Moscow"
	Seats    []string // countries: "Kremlin", "White House"
	Where    string   // file:line
}

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
	hash    string
}

// Key is the form in which names are compared: lower case, without accents'
// differences of apostrophe and without a possessive.
func Key(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, "’", "'"))
	return strings.TrimSuffix(name, "'s")
}

// Entry gives the entry with that ID, or nil.
func (d *Directory) Entry(id ID) *Entry { return d.byID[id] }

// Full gives the persons of that full name or alias.
func (d *Directory) Full(name string) []*Entry { return d.full[Key(name)] }

// Family gives the persons who go by that name alone.
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

// Holder gives who held an office of a country or organisation on a day; with a
// zero day, who held it last. It is nil when nobody is known.
func (d *Directory) Holder(office string, of ID, on time.Time) *Entry {
	var best *Entry
	var from time.Time
	for _, e := range d.entries {
		for _, t := range e.Terms {
			if t.Office != office || t.Of != of || !on.IsZero() && !t.On(on) {
				continue
			}
			if best == nil || t.From.After(from) {
				best, from = e, t.From
			}
		}
	}
	return best
}

// Held reports whether e held an office on a day, or ever for a zero day.
func (e *Entry) Held(office string, on time.Time) bool {
	for _, t := range e.Terms {
		if t.Office == office && (on.IsZero() || t.On(on)) {
			return true
		}
	}
	return false
}

// A Found is one answer of Lookup.
type Found struct {
	*Entry
	Why string // how the name was understood
}

// Lookup answers whom a name, an office ("president of Russia", "US
// president"), a place or a demonym meant on a day; a zero day means any.
func (d *Directory) Lookup(name string, on time.Time) []Found {
	var out []Found
	add := func(why string, list ...*Entry) {
		for _, e := range list {
			if e != nil {
				out = append(out, Found{e, why})
			}
		}
	}
	name = strings.TrimSpace(strings.TrimPrefix(name, "the "))
	add("full name", d.Full(name)...)
	add("family name", d.Family(name)...)
	add("place", d.Place(name))
	add("adjective", d.Adjective(name))
	add("people of", d.Folk(name))
	add("organisation", d.Organisation(name))
	if office, of, ok := d.Office(name); ok {
		add(office+" of "+string(of), d.Holder(office, of, on))
	}
	return out
}

// KnowsGiven reports whether a word is a given name, of either sex.
func (d *Directory) KnowsGiven(given string) bool {
	_, ok := d.sexes[Key(given)]
	return ok
}
