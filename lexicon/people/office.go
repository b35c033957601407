package people

import "strings"

// offices maps how an office is written to its name in terms.
var offices = map[string]string{
	"president": "president", "prime minister": "prime minister", "premier": "prime minister", "chancellor": "chancellor",
	"vice president": "vice president", "vice-president": "vice president",
	"foreign minister": "foreign minister", "foreign secretary": "foreign minister", "secretary of state": "foreign minister", "top diplomat": "foreign minister",
	"defence minister": "defence minister", "defense minister": "defence minister", "defence secretary": "defence minister", "defense secretary": "defence minister", "secretary of defense": "defence minister",
	"finance minister": "finance minister", "treasury secretary": "finance minister",
	"commerce secretary": "commerce minister", "national security adviser": "national security adviser", "national security advisor": "national security adviser",
	"press secretary": "press secretary", "secretary general": "secretary general", "secretary-general": "secretary general",
	"supreme leader": "supreme leader", "leader": "leader", "crown prince": "crown prince", "king": "king", "emir": "emir", "pope": "pope", "pontiff": "pope",
	"commission president": "commission president", "foreign policy chief": "foreign minister", "general secretary": "general secretary",
	"special envoy": "special envoy",
}

// heads are the offices that "leader" may mean, in the order tried.
var heads = [...]string{"leader", "supreme leader", "chancellor", "prime minister", "president", "king"}

// chiefs names, for countries where it is not the president, who leads the
// government.
var chiefs = map[ID]string{
	"country/us": "president", "country/ru": "president", "country/fr": "president", "country/ua": "president", "country/cn": "president", "country/kr": "president",
	"country/tr": "president", "country/br": "president", "country/mx": "president", "country/eg": "president", "country/id": "president", "country/za": "president",
	"country/sy": "president", "country/by": "president", "country/ps": "president", "country/ar": "president", "country/ve": "president", "country/tw": "president",
	"country/de": "chancellor", "country/at": "chancellor", "country/ir": "supreme leader", "country/sa": "crown prince", "country/kp": "leader", "country/su": "general secretary",
	"country/ph": "president", "country/cy": "president", "country/az": "president", "country/kz": "president", "country/ae": "president",
}

// Office understands "Russian president", "president of Russia" and "leader of
// North Korea". ok is false when the words name no office of a known country
// or organisation.
func (d *Directory) Office(words string) (office string, of ID, ok bool) {
	key := strings.TrimPrefix(Key(words), "the ")
	if head, tail, cut := strings.Cut(key, " of "); cut {
		if e := d.body(strings.TrimPrefix(tail, "the ")); e != nil {
			return d.officeOf(head, e)
		}
	}
	f := strings.Fields(key)
	for n := min(3, len(f)-1); n > 0; n-- {
		if e := d.body(strings.TrimSuffix(strings.Join(f[:n], " "), "'s")); e != nil {
			return d.officeOf(strings.Join(f[n:], " "), e)
		}
	}
	return "", "", false
}

func (d *Directory) officeOf(words string, e *Entry) (string, ID, bool) {
	office, ok := offices[words]
	if office == "leader" {
		office = d.Chief(e.ID)
		ok = office != ""
	}
	return office, e.ID, ok
}

// Chief is the office that leads a country: what "the German leader" holds.
func (d *Directory) Chief(of ID) string {
	if o := chiefs[of]; o != "" {
		return o
	}
	for _, o := range heads {
		for _, e := range d.entries {
			for _, t := range e.Terms {
				if t.Of == of && t.Office == o {
					return o
				}
			}
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
