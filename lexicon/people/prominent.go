package people

import (
	"slices"
	"time"
)

// top are the offices whose holders the press calls by their last name alone
// without having named them in full.
var top = map[string]bool{"president": true, "prime minister": true, "chancellor": true, "leader": true, "supreme leader": true, "general secretary": true,
	"king": true, "crown prince": true, "emir": true, "pope": true, "secretary general": true, "commission president": true, "vice president": true}

// afterglow is how long a former holder of a top office goes by the last name
// alone.
const afterglow = 12

// Prominent (P1) reports whether a bare last name may mean e on a day: e holds a
// top office then, held one in the twelve years before, or is marked prominent in
// the file. With a zero day, whether this ever was so. A name in the news may
// always belong to somebody else, whom the article introduces; the directory only
// says who could be meant when it does not.
func (e *Entry) Prominent(on time.Time) bool {
	if e.prominent {
		return true
	}
	for _, t := range e.Terms {
		if top[t.Office] && (on.IsZero() || !on.Before(t.From) && (t.To.IsZero() || on.Before(t.To.AddDate(afterglow, 0, 0)))) {
			return true
		}
	}
	return false
}

// Alone gives the prominent persons whom a bare last name may mean on a day, the
// likeliest first: who holds an office on that day before who does not, a top
// office before another, the later term before the earlier.
func (d *Directory) Alone(name string, on time.Time) []*Entry {
	var out []*Entry
	for _, e := range d.family[Key(name)] {
		if e.Prominent(on) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b *Entry) int { return b.weight(on) - a.weight(on) })
	return out
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
	if e.Prominent(time.Time{}) {
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
