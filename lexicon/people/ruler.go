package people

import "time"

// rulers are words for who leads a country or an organisation, whatever the office
// is called there, with what tells the office on a day: "" where there is none.
var rulers = map[string]func(*Directory, *Entry, time.Time) string{
	"leader": chiefOf, "strongman": chiefOf, "dictator": chiefOf, "ruler": chiefOf,
	"chief": headOf, "boss": headOf, "head": headOf,
	"head of state":      firstHeld("president", "king", "queen", "emperor", "emir", "sultan", "grand duke"),
	"head of government": firstHeld("chancellor", "prime minister", "president"),
	"monarch":            firstHeld("king", "queen", "emperor", "emir", "sultan", "grand duke"),
}

func chiefOf(d *Directory, e *Entry, on time.Time) string { return d.ChiefOn(e.ID, on) }

// headOf: an organisation has a chief, a country none.
func headOf(d *Directory, e *Entry, on time.Time) string {
	if e.Kind != Organisation {
		return ""
	}
	return firstHeld("secretary general", "commission president", "director general", "managing director", "president", "chief prosecutor", "governor", "chairman")(d, e, on)
}

// firstHeld gives the first of the offices that somebody held on the day.
func firstHeld(list ...string) func(*Directory, *Entry, time.Time) string {
	return func(d *Directory, e *Entry, on time.Time) string {
		if e.Kind == Person {
			return ""
		}
		for _, o := range list {
			if d.Holder(o, e.ID, on) != nil {
				return o
			}
		}
		return ""
	}
}
