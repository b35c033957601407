package people

import (
	"slices"
	"strings"
	"time"
)

// Holder gives who held an office of a country or organisation on a day; with a
// zero day, who took it last. It is nil when nobody is known and (P2) when
// several are. Where the office is vacant, who acts in it.
func (d *Directory) Holder(office string, of ID, on time.Time) *Entry {
	var best *Entry
	for _, h := range d.held[post{office, of}] {
		if !on.IsZero() && !h.On(on) {
			continue
		}
		if best != nil && best != h.Entry && several[office] {
			return nil
		}
		best = h.Entry
	}
	if best == nil && !on.IsZero() && !strings.HasPrefix(office, "acting ") {
		return d.Holder("acting "+office, of, on)
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
// president"), a place or a demonym meant on a day; a zero day means any. Of
// namesakes, who was in office on the day stands first (P3).
func (d *Directory) Lookup(name string, on time.Time) []Found {
	var out []Found
	add := func(why string, list ...*Entry) {
		for _, e := range list {
			if e != nil && !slices.ContainsFunc(out, func(f Found) bool { return f.Entry == e }) {
				out = append(out, Found{e, why})
			}
		}
	}
	name = strings.TrimSpace(name)
	if len(name) > 4 && strings.EqualFold(name[:4], "the ") {
		if e := d.Organisation(name); e != nil { // "the West"
			add("organisation", e)
		}
		name = strings.TrimSpace(name[4:])
	}
	if office, of, ok := d.OfficeOn(name, on); ok {
		add(office+" of "+string(of), d.Holder(office, of, on))
	}
	add("full name", d.ordered(d.Full(name), on)...)
	add("last name", d.Alone(name, on)...)
	add("last name, not alone", d.ordered(d.Family(name), on)...)
	add("place", d.Place(name))
	add("adjective", d.Adjective(name))
	add("people of", d.Folk(name))
	add("organisation", d.Organisation(name))
	return out
}

// ordered gives namesakes, who was in office on the day first.
func (d *Directory) ordered(list []*Entry, on time.Time) []*Entry {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *Entry) int { return b.weight(on) - a.weight(on) })
	return list
}

// Body gives the country or organisation of an id ("fr"), name, demonym,
// capital or seat; "" when there is none.
func (d *Directory) Body(name string) ID {
	for _, id := range []ID{ID(name), ID("country/" + strings.ToLower(name)), ID("org/" + strings.ToLower(name))} {
		if e := d.byID[id]; e != nil && e.Kind != Person {
			return id
		}
	}
	key := Key(name)
	for _, e := range []*Entry{d.place[key], d.body(key), d.folk[key]} {
		if e != nil {
			return e.ID
		}
	}
	return ""
}

// KnowsOffice reports whether an office is one that terms name or words mean.
func (d *Directory) KnowsOffice(office string) bool {
	if OfficeName(office) != "" {
		return true
	}
	for p := range d.held {
		if p.office == office {
			return true
		}
	}
	return false
}

// TermsOf gives e's terms of an office ("" for any; as terms name it or as it is
// written), of a body ("" for any), on a day (zero for any).
func (e *Entry) TermsOf(office string, of ID, on time.Time) []Term {
	var out []Term
	for _, t := range e.Terms {
		if (office == "" || t.Office == office || t.Office == OfficeName(office)) && (of == "" || t.Of == of) && (on.IsZero() || t.On(on)) {
			out = append(out, t)
		}
	}
	return out
}
