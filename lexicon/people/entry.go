package people

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kindOf says what a file holds by the beginning of its name.
func kindOf(file string) (Kind, error) {
	switch {
	case strings.HasPrefix(file, "countries"):
		return Country, nil
	case strings.HasPrefix(file, "organisations"):
		return Organisation, nil
	case strings.HasPrefix(file, "persons"):
		return Person, nil
	}
	return 0, errors.New("the file's name must begin with countries, organisations, persons or names")
}

// newEntry makes the entry of a row; all faults of the row are joined.
func newEntry(k Kind, r *row) (*Entry, error) {
	e := &Entry{Kind: k, Name: r.Name, Aliases: r.Aka, Demonyms: r.Adj, People: r.People, Capital: r.Capital, Seats: r.Seats, prominent: r.Prominent, major: r.Major}
	var errs []error
	fault := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	for _, key := range r.strangers(k) {
		fault("%s is no key of a %s", key, k)
	}
	if r.Name == "" {
		fault("name is missing")
	}
	if k != Person && r.ID == "" {
		fault("id is missing")
	}
	names := append([]string{r.Name}, r.Aka...)
	for _, n := range twice(names) {
		fault("the name %q stands twice", n)
	}
	switch k {
	case Person:
		e.ID = ID("person/" + slug(r.Name))
		e.keys = fullKeys(names)
		errs = append(errs, e.fillPerson(r)...)
	case Country:
		e.ID = ID("country/" + r.ID)
		errs = append(errs, e.fillChiefs(r)...)
	default:
		e.ID = ID("org/" + r.ID)
		if r.Kind == "group" {
			e.Kind = Group
		} else if r.Kind != "organisation" {
			fault("kind: %q is not organisation or group", r.Kind)
		}
	}
	if r.Of != "" {
		e.Country = bodyID(r.Of)
	}
	return e, errors.Join(errs...)
}

func (e *Entry) fillPerson(r *row) (errs []error) {
	fault := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	switch r.Sex {
	case "m":
		e.Sex = Male
	case "f":
		e.Sex = Female
	case "":
		fault("sex is missing: m or f")
	default:
		fault("sex: %q is not m or f", r.Sex)
	}
	var err error
	if e.Born, e.Birth, err = parseBirth(r.Born); err != nil {
		fault("born: %q %w", r.Born, err)
	}
	if e.Died, _, err = parseBirth(r.Died); err != nil {
		fault("died: %q %w", r.Died, err)
	}
	e.Terms = make([]Term, 0, len(r.Terms))
	e.Family = r.Family
	if e.Family == "" && r.Name != "" {
		e.Family = lastName(r.Name)
	}
	for _, t := range r.Terms {
		term, err := parseTerm(t)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		e.Terms = append(e.Terms, term)
	}
	return append(errs, e.checkLife()...)
}

// checkLife: nobody dies before birth, is a minister as a child or serves after
// death. A king may be a child, and a man of 120 is a slip of the pen.
func (e *Entry) checkLife() (errs []error) {
	if e.Born == 0 {
		return nil
	}
	if e.Died != 0 && (e.Died < e.Born || e.Died > e.Born+115) {
		errs = append(errs, fmt.Errorf("died %d does not fit born %d", e.Died, e.Born))
	}
	for _, t := range e.Terms {
		if age := t.From.Year() - e.Born; age < 18 && !crowned[t.Office] || age < 0 || age > 100 {
			errs = append(errs, fmt.Errorf("%s of %s at the age of %d", t.Office, t.Of, age))
		}
		if e.Died != 0 && (t.To.IsZero() || t.To.Year() > e.Died) {
			errs = append(errs, fmt.Errorf("%s of %s goes on after death in %d", t.Office, t.Of, e.Died))
		}
	}
	return errs
}

// crowned are the offices that children may hold.
var crowned = map[string]bool{"king": true, "queen": true, "emperor": true, "emir": true, "sultan": true, "crown prince": true}

// fillChiefs reads "president", or "prime minister 2014-08-28", which led until
// that day.
func (e *Entry) fillChiefs(r *row) (errs []error) {
	for i, s := range r.Chief {
		c := chief{office: s}
		if j := strings.LastIndexByte(s, ' '); j > 0 {
			if t, err := parseDay(s[j+1:]); err == nil {
				c = chief{s[:j], t}
			}
		}
		if offices[c.office] == "" || c.until.IsZero() != (i == len(r.Chief)-1) {
			errs = append(errs, fmt.Errorf("chief: %q is not an office, with the day until which it led if another follows", s))
		}
		e.chiefs = append(e.chiefs, c)
	}
	return errs
}

// twice gives the names that stand more than once as written.
func twice(names []string) (out []string) {
	for i, n := range names {
		for _, m := range names[:i] {
			if n == m && n != "" {
				out = append(out, n)
			}
		}
	}
	return out
}

// bodyID reads a country or organisation in data files: two letters are a
// country, but for eu and un; org/au is the long form, where that is another.
func bodyID(s string) ID {
	if strings.Contains(s, "/") {
		return ID(s)
	}
	if len(s) == 2 && s != "eu" && s != "un" {
		return ID("country/" + s)
	}
	return ID("org/" + s)
}

func slug(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b = utf8.AppendRune(b, unicode.ToLower(r))
		case r == '\'' || r == '’' || r == '.':
		default:
			b = append(b, '-')
		}
	}
	return strings.Trim(string(b), "-")
}
