package people

import (
	"slices"
	"strings"
)

// indexAll fills the maps by which names and offices are found.
func (d *Directory) indexAll() {
	for _, e := range d.entries {
		switch e.Kind {
		case Person:
			d.indexPerson(e)
		case Country:
			d.indexCountry(e)
		default:
			for _, n := range append([]string{e.Name}, e.Aliases...) {
				d.org[Key(n)] = e
			}
		}
		for _, t := range e.Terms {
			p := post{t.Office, t.Of}
			d.held[p] = append(d.held[p], holding{t, e})
		}
	}
	for _, list := range d.held {
		slices.SortStableFunc(list, func(a, b holding) int { return a.From.Compare(b.From) })
	}
	for _, m := range [...]map[string][]*Entry{d.full, d.family} {
		for _, list := range m {
			slices.SortStableFunc(list, func(a, b *Entry) int { return a.rank() - b.rank() })
		}
	}
}

func (d *Directory) indexPerson(e *Entry) {
	for _, k := range e.keys {
		d.full[k] = append(d.full[k], e)
	}
	for _, k := range e.familyKeys() {
		d.family[k] = append(d.family[k], e)
	}
}

// familyKeys are the names that stand alone for a person: the family name, with
// and without the Arabic article; aliases of one word (Lula, MBS); the last word
// of an alias that lacks the family name (Prince Charles).
func (e *Entry) familyKeys() []string {
	out := append(make([]string, 0, 4), Key(e.Family))
	add := func(n string) {
		if k := Key(n); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	add(bareName(e.Family))
	if f := strings.Fields(e.Name); bareName(f[len(f)-1]) == e.Family {
		add(f[len(f)-1])
	}
	for _, n := range e.Aliases {
		switch {
		case !strings.Contains(n, " "):
			add(n)
		case !hasWord(Key(n), out[0]):
			add(lastName(n))
		}
	}
	return out
}

func hasWord(text, word string) bool {
	for w := range strings.FieldsSeq(text) {
		if w == word {
			return true
		}
	}
	return false
}

func (d *Directory) indexCountry(e *Entry) {
	for _, n := range append([]string{e.Name, e.Capital}, append(e.Aliases, e.Seats...)...) {
		if n != "" && d.place[Key(n)] == nil {
			d.place[Key(n)] = e
		}
	}
	for _, n := range e.Demonyms {
		d.adj[Key(n)] = e
	}
	for _, n := range e.People {
		d.folk[Key(n)] = e
	}
}
