package people

import (
	"strings"
	"time"
)

// offices maps how an office is written to its name in terms.
var offices = map[string]string{
	"president": "president", "prime minister": "prime minister", "premier": "prime minister", "chancellor": "chancellor", "taoiseach": "prime minister",
	"vice president": "vice president", "vice-president": "vice president", "deputy prime minister": "deputy prime minister",
	"foreign minister": "foreign minister", "foreign secretary": "foreign minister", "secretary of state": "secretary of state", "top diplomat": "foreign minister",
	"defence minister": "defence minister", "defense minister": "defence minister", "defence secretary": "defence minister", "defense secretary": "defense secretary", "secretary of defense": "defense secretary",
	"defence chief": "defence minister", "defense chief": "defence minister", "finance chief": "finance minister", "treasury chief": "treasury secretary",
	"war secretary": "defense secretary", "secretary of war": "defense secretary", "interior minister": "interior minister", "home secretary": "interior minister",
	"finance minister": "finance minister", "treasury secretary": "treasury secretary", "secretary of the treasury": "treasury secretary", "chancellor of the exchequer": "finance minister",
	"commerce secretary": "commerce secretary", "commerce minister": "commerce minister", "national security adviser": "national security adviser", "national security advisor": "national security adviser",
	"press secretary": "press secretary", "secretary general": "secretary general", "secretary-general": "secretary general",
	"supreme leader": "supreme leader", "leader": "leader", "crown prince": "crown prince", "king": "king", "queen": "queen", "emperor": "emperor", "sultan": "sultan", "emir": "emir", "pope": "pope", "pontiff": "pope",
	"commission president": "commission president", "council president": "council president", "foreign policy chief": "foreign minister", "high representative": "foreign minister",
	"general secretary": "general secretary", "party leader": "general secretary", "special envoy": "special envoy",
	"attorney general": "attorney general", "house speaker": "speaker", "parliament speaker": "speaker", "director general": "director general", "managing director": "managing director",
	"chief cabinet secretary": "chief cabinet secretary", "unification minister": "unification minister", "chief executive": "chief executive", "chief prosecutor": "prosecutor",
	"army chief": "army chief", "joint chiefs chairman": "joint chiefs chairman", "central bank chief": "central bank chief", "ambassador to the united nations": "un ambassador", "un ambassador": "un ambassador", "u.n. ambassador": "un ambassador",
}

// A chief is the office that leads a country, until a day or for good.
type chief struct {
	office string
	until  time.Time
}

// Office understands "Russian president", "president of Russia" and "leader of
// North Korea". ok is false when the words name no office of a known country
// or organisation.
func (d *Directory) Office(words string) (office string, of ID, ok bool) {
	return d.OfficeOn(words, time.Time{})
}

// OfficeOn is Office on a day: who "the Turkish leader" is changed in 2014.
func (d *Directory) OfficeOn(words string, on time.Time) (office string, of ID, ok bool) {
	key := strings.TrimPrefix(Key(words), "the ")
	if key == "pope" || key == "pontiff" || key == "holy father" {
		return "pope", "country/va", true
	}
	if who, ok := strings.CutSuffix(key, " diplomat"); ok { // "top US diplomat"
		if who, ok = strings.CutPrefix(who, "top "); ok {
			key = who + " top diplomat"
		}
	}
	if head, tail, cut := strings.Cut(key, " of "); cut {
		if e := d.body(strings.TrimPrefix(tail, "the ")); e != nil {
			return d.officeOf(head, e, on)
		}
	}
	f := strings.Fields(key)
	for n := min(3, len(f)-1); n > 0; n-- {
		if e := d.body(strings.TrimSuffix(strings.Join(f[:n], " "), "'s")); e != nil {
			return d.officeOf(strings.Join(f[n:], " "), e, on)
		}
	}
	return "", "", false
}

// OfficeIn understands an office without its country, "president" or "head of
// state", as one of body of.
func (d *Directory) OfficeIn(words string, of ID, on time.Time) (office string, body ID, ok bool) {
	e := d.byID[of]
	if e == nil {
		return "", "", false
	}
	return d.officeOf(strings.TrimPrefix(Key(words), "the "), e, on)
}

func (d *Directory) officeOf(words string, e *Entry, on time.Time) (string, ID, bool) {
	office, ok := offices[words]
	if ask := rulers[words]; ask != nil {
		if office = ask(d, e, on); office == "" && e.ID != "org/pentagon" {
			return "", "", false
		}
		ok = true
	}
	if p, other := renamed[post{office, e.ID}]; other {
		return p.office, p.of, true
	}
	return office, e.ID, ok
}

// renamed are offices that data files keep under another name or body.
// The US secretaries have names of their own, for "the foreign minister" is never
// the American in an article.
var renamed = map[post]post{
	{"", "org/pentagon"}:                {"defense secretary", "country/us"}, // its chief
	{"president", "org/ec"}:             {"commission president", "org/eu"},
	{"president", "org/ecouncil"}:       {"council president", "org/eu"},
	{"secretary general", "org/unga"}:   {"secretary general", "org/un"},
	{"foreign minister", "country/us"}:  {"secretary of state", "country/us"},
	{"defence minister", "country/us"}:  {"defense secretary", "country/us"},
	{"defence secretary", "country/us"}: {"defense secretary", "country/us"},
	{"finance minister", "country/us"}:  {"treasury secretary", "country/us"},
	{"commerce minister", "country/us"}: {"commerce secretary", "country/us"},
	{"defense secretary", "country/gb"}: {"defence minister", "country/gb"},
}

// Chief is the office that leads a country now: what "the German leader" holds.
func (d *Directory) Chief(of ID) string { return d.ChiefOn(of, time.Time{}) }

// ChiefOn is the office that led a country on a day; a zero day means now. It
// is "" where the directory knows of no head of government.
func (d *Directory) ChiefOn(of ID, on time.Time) string {
	e := d.byID[of]
	if e == nil {
		return ""
	}
	for _, c := range e.chiefs {
		if c.until.IsZero() || !on.IsZero() && on.Before(c.until) {
			return c.office
		}
	}
	for _, o := range [...]string{"prime minister", "president", "leader", "secretary general"} {
		if len(d.held[post{o, of}]) > 0 {
			return o
		}
	}
	return ""
}

// body gives the country or organisation that a word before an office means.
func (d *Directory) body(word string) *Entry {
	if e := d.adj[word]; e != nil {
		return e
	}
	if e := d.place[word]; e != nil {
		return e
	}
	return d.org[word]
}

// OfficeName gives an office's name in terms, for "prime minister" or
// "secretary of state"; "" when the words are no office.
func OfficeName(words string) string { return offices[Key(words)] }
