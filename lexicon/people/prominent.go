package people

import (
	"slices"
	"time"
)

// top are the offices whose holders the press calls by their last name alone
// without having named them in full.
var top = map[string]bool{"president": true, "prime minister": true, "chancellor": true, "leader": true, "supreme leader": true, "general secretary": true,
	"king": true, "crown prince": true, "emir": true, "pope": true, "secretary general": true, "commission president": true, "vice president": true}

// afterglow is how many years a former holder of a top office goes by the last
// name alone.
const afterglow = 4

// Alone (P1) gives the prominent persons whom a bare last name may mean on a day,
// the likeliest first: who holds an office on that day before who does not, a top
// office before another, the later term before the earlier.
//
// Prominent is who is marked so in the files, and who holds a top office of a
// major country or organisation on the day, or held it in the four years before;
// with a zero day, ever. Frequent family names (Johnson, Lee) are stricter:
// without a mark they mean only who leads such a country on the day. A
// name in the news may always belong to somebody else, whom the article
// introduces; the directory only says who could be meant when it does not.
func (d *Directory) Alone(name string, on time.Time) []*Entry {
	key := Key(name)
	var out []*Entry
	for _, e := range d.family[key] {
		if e.prominent || d.onTop(e, on, d.common[key]) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b *Entry) int { return b.weight(on) - a.weight(on) })
	return out
}

// onTop reports whether e holds a top office on a day or, unless strict, held one
// shortly before.
func (d *Directory) onTop(e *Entry, on time.Time, strict bool) bool {
	for _, t := range e.Terms {
		if !top[t.Office] {
			continue
		}
		if b := d.byID[t.Of]; b == nil || !b.major || strict && t.Office != "vice president" && t.Office != d.ChiefOn(t.Of, on) {
			continue
		}
		switch {
		case on.IsZero():
			if !strict {
				return true
			}
		case t.On(on), !strict && !on.Before(t.From) && on.Before(t.To.AddDate(afterglow, 0, 0)):
			return true
		}
	}
	return false
}

// weight orders namesakes on a day; see Alone.
func (e *Entry) weight(on time.Time) int {
	w := 0
	for _, t := range e.Terms {
		v := t.From.Year() - 1900
		if on.IsZero() || t.On(on) {
			v += 1000
		} else if t.From.After(on) {
			v = 0
		}
		if top[t.Office] {
			v += 500
		}
		w = max(w, v)
	}
	return w
}

// rank is 0 for those who ever held a top office or are marked, else 1.
func (e *Entry) rank() int {
	if e.prominent || slices.ContainsFunc(e.Terms, func(t Term) bool { return top[t.Office] }) {
		return 0
	}
	return 1
}

// Age gives the years a person has lived on a day, as the least and the most it
// can be: they differ by one where only the year of birth is known. ok is false
// when that is unknown or the day is zero.
func (e *Entry) Age(on time.Time) (least, most int, ok bool) {
	if e.Born == 0 || on.IsZero() {
		return 0, 0, false
	}
	years := on.Year() - e.Born
	if e.Birth.IsZero() {
		return years - 1, years, true
	}
	if on.Month() < e.Birth.Month() || on.Month() == e.Birth.Month() && on.Day() < e.Birth.Day() {
		years--
	}
	return years, years, true
}
