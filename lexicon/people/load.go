package people

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"go.yaml.in/yaml/v3"
)

//go:embed data/*.yaml
var files embed.FS

var defaultDirectory = sync.OnceValues(func() (*Directory, error) {
	sub, err := fs.Sub(files, "data")
	if err != nil {
		return nil, err
	}
	return Load(sub)
})

// Default gives the directory that comes with parley; it is loaded once.
func Default() (*Directory, error) { return defaultDirectory() }

// WithDefault gives parley's directory extended by the user's folders. An entry
// of the same ID replaces parley's.
func WithDefault(more ...fs.FS) (*Directory, error) {
	sub, err := fs.Sub(files, "data")
	if err != nil {
		return nil, err
	}
	return Load(append([]fs.FS{sub}, more...)...)
}

// Load reads every *.yaml of the folders: files named countries*, organisations*,
// persons* and names*. All faults are joined in the error, each with file and line.
func Load(folders ...fs.FS) (*Directory, error) {
	d := &Directory{byID: map[ID]*Entry{}, full: map[string][]*Entry{}, family: map[string][]*Entry{}, place: map[string]*Entry{},
		adj: map[string]*Entry{}, folk: map[string]*Entry{}, org: map[string]*Entry{}, sexes: map[string]Sex{}}
	sum := sha256.New()
	var errs []error
	for i, f := range folders {
		names, err := fs.Glob(f, "*.yaml")
		if err != nil {
			return nil, err
		}
		if len(names) == 0 {
			return nil, errors.New("no *.yaml file in the people folder")
		}
		slices.Sort(names)
		for _, name := range names {
			b, err := fs.ReadFile(f, name)
			if err != nil {
				return nil, err
			}
			sum.Write(b)
			errs = append(errs, d.readFile(name, b, i > 0)...)
		}
	}
	d.hash = hex.EncodeToString(sum.Sum(nil))
	errs = append(errs, d.checkTerms()...)
	d.indexAll()
	return d, errors.Join(errs...)
}

// A row is one entry of a data file.
type row struct {
	ID     string   `yaml:"id"`
	Name   string   `yaml:"name"`
	Aka    []string `yaml:"aka"`
	Family string   `yaml:"family"`
	Sex    string   `yaml:"sex"`
	Born   int      `yaml:"born"`
	Of     string   `yaml:"of"`
	Terms  []string `yaml:"terms"`
	Kind   string   `yaml:"kind"`
	Adj    []string `yaml:"adj"`
	People []string `yaml:"people"`
	Cap    string   `yaml:"capital"`
	Seats  []string `yaml:"seats"`
}

func (d *Directory) readFile(name string, b []byte, replace bool) []error {
	if strings.HasPrefix(name, "names") {
		return d.readNames(name, b)
	}
	var errs []error
	for _, part := range items(b) {
		r, err := strict(part.text)
		if err == nil {
			err = d.addRow(name, part.line, r, replace)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %s", name, part.line, strings.Join(strings.Fields(err.Error()), " ")))
		}
	}
	return errs
}

// An item is one "- {...}" of a file, with its line: items are decoded one by
// one so that a fault costs no other entry and names its line.
type item struct {
	line int
	text []byte
}

func items(b []byte) []item {
	var out []item
	for n, line := range bytes.Split(b, []byte("\n")) {
		switch {
		case bytes.HasPrefix(line, []byte("- ")):
			out = append(out, item{n + 1, slices.Clone(line[2:])})
		case len(bytes.TrimSpace(line)) > 0 && line[0] != '#' && len(out) > 0:
			out[len(out)-1].text = append(append(out[len(out)-1].text, '\n'), line...)
		case len(bytes.TrimSpace(line)) > 0 && line[0] != '#':
			out = append(out, item{n + 1, slices.Clone(line)})
		}
	}
	return out
}

func strict(b []byte) (*row, error) {
	dec := yaml.NewDecoder(bytes.NewReader(b))
	dec.KnownFields(true)
	var r row
	return &r, dec.Decode(&r)
}

func (d *Directory) addRow(file string, line int, r *row, replace bool) error {
	if r.Name == "" {
		return errors.New("name is missing")
	}
	e := &Entry{Name: r.Name, Aliases: r.Aka, Born: r.Born, Demonyms: r.Adj, People: r.People, Capital: r.Cap, Seats: r.Seats, Where: fmt.Sprintf("%s:%d", file, line)}
	switch {
	case strings.HasPrefix(file, "countries"):
		e.Kind, e.ID = Country, ID("country/"+r.ID)
	case strings.HasPrefix(file, "organisations"):
		e.Kind, e.ID = Organisation, ID("org/"+r.ID)
		if r.Kind == "group" {
			e.Kind = Group
		} else if r.Kind != "organisation" {
			return fmt.Errorf("kind: %q is not organisation or group", r.Kind)
		}
	case strings.HasPrefix(file, "persons"):
		e.Kind, e.ID = Person, ID("person/"+slug(r.Name))
	default:
		return errors.New("the file's name must begin with countries, organisations, persons or names")
	}
	if strings.HasSuffix(string(e.ID), "/") {
		return errors.New("id is missing")
	}
	if err := e.fill(r); err != nil {
		return err
	}
	return d.put(e, replace)
}

func (e *Entry) fill(r *row) error {
	switch r.Sex {
	case "m":
		e.Sex = Male
	case "f":
		e.Sex = Female
	case "":
		if e.Kind == Person {
			return errors.New("sex is missing: m or f")
		}
	default:
		return fmt.Errorf("sex: %q is not m or f", r.Sex)
	}
	if r.Of != "" {
		e.Country = bodyID(r.Of)
	}
	e.Family = r.Family
	if e.Family == "" && e.Kind == Person {
		e.Family = lastName(r.Name)
	}
	for _, t := range r.Terms {
		term, err := parseTerm(t)
		if err != nil {
			return err
		}
		e.Terms = append(e.Terms, term)
	}
	return nil
}

// lastName is the last word, without Jr. and the like.
func lastName(name string) string {
	f := strings.Fields(name)
	for len(f) > 1 && (f[len(f)-1] == "Jr." || f[len(f)-1] == "Sr." || f[len(f)-1] == "II" || f[len(f)-1] == "XIV") {
		f = f[:len(f)-1]
	}
	return f[len(f)-1]
}

// bodyID reads the short form of a country or organisation in data files.
func bodyID(s string) ID {
	switch s {
	case "eu", "nato", "un", "iaea":
		return ID("org/" + s)
	}
	return ID("country/" + s)
}

// parseTerm reads "prime minister gb 2010-05-11 2016-07-13".
func parseTerm(s string) (Term, error) {
	f := strings.Fields(s)
	var dates []time.Time
	for len(f) > 0 {
		t, err := time.Parse(time.DateOnly, f[len(f)-1])
		if err != nil {
			break
		}
		dates = append([]time.Time{t}, dates...)
		f = f[:len(f)-1]
	}
	if len(f) < 2 || len(dates) < 1 || len(dates) > 2 {
		return Term{}, fmt.Errorf("term %q is not: office country from [to]", s)
	}
	m := Term{Office: strings.Join(f[:len(f)-1], " "), Of: bodyID(f[len(f)-1]), From: dates[0]}
	if len(dates) == 2 {
		m.To = dates[1]
		if !m.To.After(m.From) {
			return Term{}, fmt.Errorf("term %q ends before it begins", s)
		}
	}
	return m, nil
}

func (d *Directory) put(e *Entry, replace bool) error {
	if old := d.byID[e.ID]; old != nil {
		if !replace {
			return fmt.Errorf("%s stands already at %s", e.ID, old.Where)
		}
		*old = *e
		return nil
	}
	d.byID[e.ID] = e
	d.entries = append(d.entries, e)
	return nil
}

func (d *Directory) readNames(file string, b []byte) []error {
	var lists map[string]string
	if err := yaml.Unmarshal(b, &lists); err != nil {
		return []error{fmt.Errorf("%s: %w", file, err)}
	}
	var errs []error
	for key, names := range lists {
		sex, ok := map[string]Sex{"m": Male, "f": Female}[key]
		if !ok {
			errs = append(errs, fmt.Errorf("%s: %q is not m or f", file, key))
			continue
		}
		for _, n := range strings.Fields(names) {
			if old, twice := d.sexes[n]; twice && old != sex {
				d.sexes[n] = UnknownSex // given to both
				continue
			}
			d.sexes[n] = sex
		}
	}
	return errs
}

// checkTerms finds countries that are not in the list and two holders of one
// office at a time.
func (d *Directory) checkTerms() []error {
	type holder struct {
		e *Entry
		t Term
	}
	var errs []error
	held := map[string][]holder{}
	for _, e := range d.entries {
		if e.Country != "" && d.byID[e.Country] == nil {
			errs = append(errs, fmt.Errorf("%s: no country or organisation %s", e.Where, e.Country))
		}
		for _, t := range e.Terms {
			if d.byID[t.Of] == nil {
				errs = append(errs, fmt.Errorf("%s: no country or organisation %s", e.Where, t.Of))
			}
			key := t.Office + " " + string(t.Of)
			for _, h := range held[key] {
				if single(t.Office) && overlap(h.t, t) {
					errs = append(errs, fmt.Errorf("%s: %s of %s at the same time as %s (%s)", e.Where, t.Office, t.Of, h.e.Name, h.e.Where))
				}
			}
			held[key] = append(held[key], holder{e, t})
		}
	}
	return errs
}

func single(office string) bool { return office != "special envoy" && office != "leader" }

func overlap(a, b Term) bool {
	return (a.To.IsZero() || b.From.Before(a.To)) && (b.To.IsZero() || a.From.Before(b.To))
}

func slug(s string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		case r == '\'' || r == '’' || r == '.':
			return -1
		}
		return '-'
	}, s), "-")
}
