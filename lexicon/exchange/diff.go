package exchange

import (
	"strings"

	"parley/lexicon"
)

// A Change is one difference between two dictionaries.
type Change struct {
	Kind     string `json:"change"` // added, removed, weight, about, layer, into, source, note
	Category string `json:"category"`
	Term     string `json:"term,omitempty"` // "" for the category itself
	Asks     string `json:"asks,omitempty"` // conditions of the entry: "pos verb, next to"
	From     string `json:"from,omitempty"`
	To       string `json:"to,omitempty"`
	Entries  int    `json:"entries,omitempty"` // of a category that came or went
}

// Diff tells what b has that a has not, and the reverse: categories in the
// order of a, then those only in b; inside one, the entries in their order.
func Diff(a, b lexicon.Dictionary) []Change {
	x, y := index(a), index(b)
	var out []Change
	for _, c := range a.Categories {
		if other := y.cats[c.Name]; other == nil {
			out = append(out, Change{Kind: "removed", Category: c.Name, Entries: len(x.entries[c.Name])})
		} else {
			out = append(out, categoryChanges(&c, other)...)
			out = append(out, entryChanges(x, y, c.Name)...)
		}
	}
	for _, c := range b.Categories {
		if x.cats[c.Name] == nil {
			out = append(out, Change{Kind: "added", Category: c.Name, Entries: len(y.entries[c.Name])})
		}
	}
	return out
}

type indexed struct {
	cats    map[string]*lexicon.Category
	entries map[string][]*lexicon.Entry
	byKey   map[[3]string]*lexicon.Entry
}

func index(d lexicon.Dictionary) indexed {
	x := indexed{map[string]*lexicon.Category{}, map[string][]*lexicon.Entry{}, map[[3]string]*lexicon.Entry{}}
	for i := range d.Categories {
		x.cats[d.Categories[i].Name] = &d.Categories[i]
	}
	for i := range d.Entries {
		e := &d.Entries[i]
		x.entries[e.Category] = append(x.entries[e.Category], e)
		if x.byKey[key(e)] == nil {
			x.byKey[key(e)] = e
		}
	}
	return x
}

func key(e *lexicon.Entry) [3]string { return [3]string{e.Category, e.Term, Asks(e)} }

// Asks gives the conditions of an entry in words.
func Asks(e *lexicon.Entry) string {
	var parts []string
	for _, kv := range conditions(e)[:6] {
		if kv[1] != "" {
			parts = append(parts, kv[0]+" "+kv[1])
		}
	}
	return strings.Join(parts, ", ")
}

func categoryChanges(a, b *lexicon.Category) []Change {
	var out []Change
	for _, f := range [][3]string{{"about", a.About, b.About}, {"layer", a.Layer.String(), b.Layer.String()}, {"into", shares(a.Into), shares(b.Into)}, {"source", a.Source, b.Source}} {
		if f[1] != f[2] {
			out = append(out, Change{Kind: f[0], Category: a.Name, From: f[1], To: f[2]})
		}
	}
	return out
}

func entryChanges(x, y indexed, category string) []Change {
	var out []Change
	change := func(kind string, e *lexicon.Entry, from, to string) {
		out = append(out, Change{Kind: kind, Category: category, Term: e.Term, Asks: Asks(e), From: from, To: to})
	}
	for _, e := range x.entries[category] {
		o := y.byKey[key(e)]
		switch {
		case o == nil:
			change("removed", e, number(e.Weight), "")
			continue
		case o.Weight != e.Weight:
			change("weight", e, number(e.Weight), number(o.Weight))
		}
		for _, f := range [][3]string{{"eg", e.Example, o.Example}, {"not", e.Counter, o.Counter}, {"note", e.Note, o.Note}} {
			if f[1] != f[2] {
				change(f[0], e, f[1], f[2])
			}
		}
	}
	for _, e := range y.entries[category] {
		if x.byKey[key(e)] == nil {
			change("added", e, "", number(e.Weight))
		}
	}
	return out
}
