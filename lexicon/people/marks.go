package people

import "strings"

// Mark says in what kinds of name a word occurs, so that a reader of a whole
// article asks the Directory only about words that can have an answer.
type Mark uint8

// The marks of a word.
const (
	InPerson Mark = 1 << iota // a word of a person's name or alias
	InThing                   // a word of a country, capital, seat, people, organisation or group
	InAdjective
	IsGiven // a given name
)

// Marks gives the marks of a word in lower case, 0 for a word of no name.
func (d *Directory) Marks(low string) Mark {
	if m, ok := d.marks[low]; ok {
		return m
	}
	if k := Key(low); k != low {
		return d.marks[k]
	}
	return 0
}

func (d *Directory) markAll() {
	d.marks = make(map[string]Mark, 2*len(d.entries)+len(d.sexes))
	put := func(m Mark, names ...string) {
		for _, n := range names {
			for w := range strings.FieldsSeq(Key(n)) {
				d.marks[w] |= m
			}
		}
	}
	for _, e := range d.entries {
		switch e.Kind {
		case Person:
			put(InPerson, append([]string{e.Name, e.Family}, e.Aliases...)...)
		case Country:
			put(InThing, append([]string{e.Name, e.Capital}, e.Aliases...)...)
			put(InThing, append(e.Seats[:len(e.Seats):len(e.Seats)], e.People...)...)
			put(InAdjective, e.Demonyms...)
		default:
			put(InThing, append([]string{e.Name}, e.Aliases...)...)
		}
	}
	for n := range d.sexes {
		d.marks[n] |= IsGiven
	}
}
