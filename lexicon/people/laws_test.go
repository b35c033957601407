package people

import (
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// TestTermsLieInLives: no term begins before birth or ends after the year of
// death; every person is found by the canonical name, on the first day of each
// term before those who did not hold an office that day.
func TestTermsLieInLives(t *testing.T) {
	d := defaultDir(t)
	for _, e := range d.List() {
		if e.Kind != Person {
			continue
		}
		if !slices.Contains(d.Full(e.Name), e) {
			t.Errorf("%s: %s is not found by name", e.Where(), e.Name)
		}
		if !slices.Contains(d.Family(e.Family), e) {
			t.Errorf("%s: %s is not found by %s", e.Where(), e.Name, e.Family)
		}
		for _, m := range e.Terms {
			if e.Born > 0 && m.From.Year() < e.Born || e.Died > 0 && (m.To.IsZero() || m.To.Year() > e.Died) {
				t.Errorf("%s: %s was %s from %v to %v", e.Where(), e.Name, m.Office, m.From, m.To)
			}
			if got := d.Lookup(e.Name, m.From); len(got) == 0 || got[0].Entry != e {
				t.Errorf("%s: %s on %v is %v", e.Where(), e.Name, m.From, ids(got))
			}
			if h := d.Holder(m.Office, m.Of, m.From); h != e && !several[m.Office] {
				t.Errorf("%s: %s of %s on %v is not %s", e.Where(), m.Office, m.Of, m.From, e.Name)
			}
		}
	}
}

// TestMembersOfUN: every country has a name, and all but a few that have no
// common one an adjective.
func TestMembersOfUN(t *testing.T) {
	d := defaultDir(t)
	n := 0
	for _, e := range d.List() {
		if e.Kind == Country {
			n++
			if d.Place(e.Name) != e {
				t.Errorf("%s: %s is not found by name", e.Where(), e.Name)
			}
		}
	}
	if n < 193 {
		t.Errorf("%d countries, the UN has 193 members", n)
	}
}

// TestFlowIsYAML holds the fast reader equal to the YAML library.
func TestFlowIsYAML(t *testing.T) {
	sub, _ := fs.Sub(files, "data")
	names, _ := fs.Glob(sub, "*.yaml")
	for _, name := range names {
		if strings.HasPrefix(name, "names") {
			continue
		}
		b, err := fs.ReadFile(sub, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range items(b) {
			fast, ok := flow(string(it.text))
			if !ok {
				t.Errorf("%s:%d: left to the library: %s", name, it.line, it.text)
				continue
			}
			if slow, err := strict(it.text); err != nil || !reflect.DeepEqual(fast, slow) {
				t.Errorf("%s:%d: %+v, the library says %+v, %v", name, it.line, fast, slow, err)
			}
		}
	}
}

// FuzzFlow: whatever the fast reader takes, the library reads alike.
func FuzzFlow(f *testing.F) {
	for _, s := range []string{
		`{name: Ann Lee, sex: f, born: 1950-02-03, of: "no", aka: [A. Lee, "Lee, Ann"], prominent: true, terms: [president us 2001-01-20]}`,
		`{id: aa, name: "x: y", adj: []}`, `{name: a, name: b}`, `{name: 'q'}`, `{name: a b , sex: m}`, `{name: null}`, `{name: a#b, of: a #b}`, "{name: a\tb}", `{name: -}`, `{born: 012}`, `{name: [a]}`, `{aka: a}`, `{prominent: yes}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fast, ok := flow(s)
		if !ok {
			return
		}
		slow, err := strict([]byte(s))
		if err != nil {
			t.Fatalf("%q: fast %+v, the library says %v", s, fast, err)
		}
		if !reflect.DeepEqual(fast, slow) {
			t.Fatalf("%q: fast %+v, the library says %+v", s, fast, slow)
		}
	})
}

// TestFaults: each fault is told with file and line, all at once.
func TestFaults(t *testing.T) {
	_, err := Load(fstest.MapFS{
		"countries.yaml":     {Data: []byte("- {id: aa, name: Aland, adj: [Alandic], chief: [boss]}\n- {id: bb, name: Aland}\n- {id: cc, name: Cland, sex: m}\n- {id: dd, name: Dland, adj: [Alandic]}\n")},
		"organisations.yaml": {Data: []byte("- {id: club, name: Club, kind: pub}\n- {id: one, name: One, kind: group}\n- {id: two, name: Two, aka: [One], kind: group}\n")},
		"persons.yaml": {Data: []byte(`- {name: Ann Lee, sex: f, of: bb, terms: [president bb 2005-01-01 2001-01-01]}
- {name: Bo Ek, sex: m, born: 1990, of: bb, terms: [president bb 1999-01-01 2000-01-01]}
- {name: Cy Oh, sex: m, born: 1990, died: 1950}
- {name: Di Po, sex: f, died: 2001, born: 1940, terms: [president bb 2000-01-01 2003-01-01]}
- {name: Ed Qu, sex: m, aka: [Joe]}
- {name: Flo Ra, sex: f, aka: [Joe]}
- {name: Gus To, sex: m, sex: m}
- {name: Hal Un, sex: m, capital: Rome}
- {name: Ira Vo, sex: m, born: 85}
- {name: Jo Wu, sex: f, aka: [Jo W, Jo W]}
- {name: Kay Xi, sex: f, hight: 170}
- {name: Ann Lee, sex: f}
`)},
		"names.yaml": {Data: []byte("x: ann\n")},
		"towns.yaml": {Data: []byte("- {name: Rome}\n")},
	})
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		`countries.yaml:1: chief: "boss"`, "countries.yaml:3: sex is no key of a country",
		`organisations.yaml:1: kind: "pub"`, `organisations.yaml:3: "One" is One already (organisations.yaml:2)`,
		"persons.yaml:1: term", "persons.yaml:1: term \"president bb 2005-01-01 2001-01-01\" ends before it begins", "persons.yaml:2: president of country/bb at the age of 9",
		"persons.yaml:3: died 1950 does not fit born 1990", "persons.yaml:4: president of country/bb goes on after death in 2001",
		`persons.yaml:6: "joe" means Ed Qu too (persons.yaml:5)`, "persons.yaml:7: ", "persons.yaml:8: capital is no key of a person", `persons.yaml:9: born: "85"`,
		`persons.yaml:10: the name "Jo W" stands twice`, `persons.yaml:11: no key "hight"`, `names.yaml: "x" is not m, f or common`, "towns.yaml: the file's name",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in:\n%v", want, err)
		}
	}
}

// TestLeadersOfG20: who leads each country of the G20 is known on every first
// of a month since it has the office, but for the months named.
func TestLeadersOfG20(t *testing.T) {
	d := defaultDir(t)
	vacant := map[string]bool{} // "za 1989-09": between two holders, and nobody acts
	for _, v := range strings.Fields("za-1989-09 ar-2002-01") {
		vacant[v] = true
	}
	since := map[string]int{"us": 1985, "cn": 1985, "gb": 1985, "fr": 1985, "de": 1985, "it": 1985, "jp": 1985, "ca": 1985, "au": 1985, "in": 1985, "id": 1985, "mx": 1985, "sa": 1985, "za": 1985, "kr": 1985, "ar": 1985, "br": 1986, "tr": 1992, "ru": 1992}
	for c, year := range since {
		of := ID("country/" + c)
		for on := day(strconv.Itoa(year) + "-01-01"); on.Year() < 2026; on = on.AddDate(0, 1, 0) {
			if d.Holder(d.ChiefOn(of, on), of, on) == nil && !vacant[c+on.Format("-2006-01")] {
				t.Errorf("nobody leads %s on %s", c, on.Format("2006-01-02"))
			}
		}
	}
}
