// Package people says whom a name, office, nickname or demonym meant on a day.
package people

import "time"

// ID names an entry for good: "person/donald-trump", "country/ru", "org/nato".
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

// A Term is a time in office; a zero To means still in office.
type Term struct {
	Office   string // "president", "prime minister", "foreign minister"
	Of       ID     // country or organisation
	From, To time.Time
}

// An Entry is a person, country, organisation or group.
type Entry struct {
	ID       ID
	Kind     Kind
	Name     string   // canonical: "Donald Trump"
	Aliases  []string // other full forms and spellings
	Sex      Sex
	Born     time.Time // zero when unknown
	Country  ID        // side of a person or organisation
	Terms    []Term
	Demonyms []string // countries: "Russian"
	Capital  string   // countries: "Moscow"
	Seats    []string // countries: "the Kremlin", "the White House"
	Source   string
}

// A Directory is a loaded set of entries. It is read-only.
type Directory struct{ index }

type index struct{}

// Default gives the directory that comes with parley.
func Default() (*Directory, error) { panic("people: not written yet") }
