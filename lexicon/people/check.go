package people

import (
	"fmt"
	"slices"
)

// check finds what only the whole directory shows: bodies that are not in it,
// two holders of one office at a time, names that mean two persons.
func (d *Directory) check() []error {
	var errs []error
	var bodies []ID
	for _, e := range d.entries {
		bodies = append(bodies[:0], e.Country)
		for _, t := range e.Terms {
			bodies = append(bodies, t.Of)
		}
		slices.Sort(bodies)
		for _, id := range slices.Compact(bodies) {
			if id != "" && d.byID[id] == nil {
				errs = append(errs, fmt.Errorf("%s: no country or organisation %s", e.where, id))
			}
		}
	}
	errs = append(errs, d.checkPosts()...)
	errs = append(errs, d.checkNames()...)
	return append(errs, d.checkPlaces()...)
}

// checkPosts: an office of a country has one holder at a time, but for those
// in several.
func (d *Directory) checkPosts() []error {
	var errs []error
	seen := make(map[post][]holding, len(d.entries))
	for _, e := range d.entries {
		for _, t := range e.Terms {
			p := post{t.Office, t.Of}
			for _, h := range seen[p] {
				if !overlap(h.Term, t) || several[t.Office] && h.Entry != e {
					continue
				}
				errs = append(errs, fmt.Errorf("%s: %s of %s at the same time as %s (%s)", e.where, t.Office, t.Of, h.Entry.Name, h.Entry.where))
			}
			seen[p] = append(seen[p], holding{t, e})
		}
	}
	return errs
}

// checkNames: a name two persons share needs a rule that tells them apart. The
// rule is the day: who was in office; so both must have been, at some time. The
// dead need none, they are named second.
func (d *Directory) checkNames() []error {
	var errs []error
	seen := make(map[string]*Entry, 2*len(d.entries))
	for _, e := range d.entries {
		if e.Kind != Person {
			continue
		}
		for _, n := range e.keys {
			old := seen[n]
			if old == nil {
				seen[n] = e
				continue
			}
			if old != e && old.Died == 0 && e.Died == 0 && (len(old.Terms) == 0 || len(e.Terms) == 0) {
				errs = append(errs, fmt.Errorf("%s: %q means %s too (%s), and no term of office tells them apart", e.where, n, old.Name, old.where))
			}
		}
	}
	return errs
}

// checkPlaces: a name, adjective or people belongs to one country, and an
// organisation's name to one organisation. A country may share its capital or
// seat with its forerunner (Moscow), the first of them has it.
func (d *Directory) checkPlaces() []error {
	var errs []error
	names, adj, orgs := map[string]*Entry{}, map[string]*Entry{}, map[string]*Entry{}
	one := func(m map[string]*Entry, e *Entry, words ...string) {
		for _, w := range words {
			if old := m[Key(w)]; old != nil && old != e {
				errs = append(errs, fmt.Errorf("%s: %q is %s already (%s)", e.where, w, old.Name, old.where))
			}
			m[Key(w)] = e
		}
	}
	for _, e := range d.entries {
		switch e.Kind {
		case Person:
		case Country:
			one(names, e, append([]string{e.Name}, e.Aliases...)...)
			one(adj, e, e.Demonyms...)
		default:
			one(orgs, e, append([]string{e.Name}, e.Aliases...)...)
		}
	}
	return errs
}

// fullKeys are the keys of a person's names, each once.
func fullKeys(names []string) []string {
	out := make([]string, 0, len(names))
	for _, n := range names {
		if k := fullKey(n); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}
