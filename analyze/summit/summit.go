// Package summit says which summit an article is about, and why.
//
// Rules, in the order they are tried:
//
//	F1 the article names its summit (front matter); a known name or alias is written as in the list
//	F2 the article is dated within two weeks of a summit, and its head names the place or a keyword, or two who met
//	F3 the article has no date, and its head names the place of one summit and two who met there
//	F4 nothing fits: the article stays unassigned
package summit

import (
	"bytes"
	_ "embed" // the list
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"go.yaml.in/yaml/v3"

	"parley/analyze/doc"
)

// window is how far from a summit's days an article about it may be dated.
const (
	before = 10 * 24 * time.Hour
	after  = 14 * 24 * time.Hour
)

// headBytes is how much of an article is searched for places and names.
const headBytes = 1500

// A Summit is one meeting.
type Summit struct {
	Name     string
	Aka      []string
	From, To time.Time // first and last day
	Place    string
	Who      []string // family names of those who met
	Keywords []string // other words that name it
}

// A List is the summits an article can be assigned to. It is read-only.
type List struct{ summits []Summit }

// Assigned is the summit of an article, and why; Name is "" when none fits.
type Assigned struct{ Name, Rule, Why string }

//go:embed data/summits.yaml
var builtIn []byte

var defaultList = sync.OnceValues(func() (*List, error) { return Load(builtIn) })

// Default gives the list that comes with parley; it is loaded once.
func Default() (*List, error) { return defaultList() }

// With gives the list with own definitions tried first; one of a known name
// replaces it. own is YAML of the same form as parley's list.
func (l *List) With(own []byte) (*List, error) {
	more, err := Load(own)
	if err != nil {
		return nil, err
	}
	out := slices.Clone(more.summits)
	for _, s := range l.summits {
		if !slices.ContainsFunc(out, func(o Summit) bool { return strings.EqualFold(o.Name, s.Name) }) {
			out = append(out, s)
		}
	}
	return &List{out}, nil
}

// All gives the summits in the order they are tried.
func (l *List) All() []Summit { return l.summits }

type row struct {
	Name     string   `yaml:"name"`
	Aka      []string `yaml:"aka"`
	From     string   `yaml:"from"`
	To       string   `yaml:"to"`
	Place    string   `yaml:"place"`
	Who      []string `yaml:"who"`
	Keywords []string `yaml:"keywords"`
}

// Load reads a YAML list of summits. All faults are joined in the error, each
// with its line.
func Load(b []byte) (*List, error) {
	var nodes []yaml.Node
	if err := yaml.Unmarshal(b, &nodes); err != nil {
		return nil, err
	}
	l := &List{}
	var errs []error
	seen := map[string]int{}
	for i := range nodes {
		s, err := parse(&nodes[i])
		if err == nil && seen[strings.ToLower(s.Name)] > 0 {
			err = fmt.Errorf("%s stands already in line %d", s.Name, seen[strings.ToLower(s.Name)])
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("line %d: %w", nodes[i].Line, err))
			continue
		}
		seen[strings.ToLower(s.Name)] = nodes[i].Line
		l.summits = append(l.summits, s)
	}
	return l, errors.Join(errs...)
}

func parse(n *yaml.Node) (Summit, error) {
	b, err := yaml.Marshal(n)
	if err != nil {
		return Summit{}, err
	}
	d := yaml.NewDecoder(bytes.NewReader(b))
	d.KnownFields(true)
	var r row
	if err := d.Decode(&r); err != nil {
		return Summit{}, errors.New(strings.Join(strings.Fields(err.Error()), " "))
	}
	s := Summit{Name: r.Name, Aka: r.Aka, Place: r.Place, Who: r.Who, Keywords: r.Keywords}
	if s.Name == "" {
		return s, errors.New("name is missing")
	}
	if s.From, err = time.Parse(time.DateOnly, r.From); err != nil {
		return s, fmt.Errorf("%s: from: want a date like 2021-06-16, got %q", s.Name, r.From)
	}
	if s.To = s.From; r.To != "" {
		if s.To, err = time.Parse(time.DateOnly, r.To); err != nil || s.To.Before(s.From) {
			return s, fmt.Errorf("%s: to: want a date not before from, got %q", s.Name, r.To)
		}
	}
	if s.Place == "" && len(s.Who) == 0 && len(s.Keywords) == 0 {
		return s, fmt.Errorf("%s needs a place, who or keywords", s.Name)
	}
	return s, nil
}

// Assign says which summit d is about.
func (l *List) Assign(d *doc.Document) Assigned {
	if given := d.Meta.Summit; given != "" {
		return Assigned{l.canonical(given), "F1", "named by the article"}
	}
	head := d.Meta.Title + "\n" + d.Body[:min(len(d.Body), headBytes)]
	if day := d.Meta.Published; !day.IsZero() {
		return l.byDay(day, head)
	}
	return l.undated(head)
}

// canonical writes a known summit's name as the list has it.
func (l *List) canonical(given string) string {
	for i := range l.summits {
		s := &l.summits[i]
		for _, n := range append([]string{s.Name}, s.Aka...) {
			if fold(n) == fold(given) {
				return s.Name
			}
		}
	}
	return given
}

// fold levels case and the signs between words: anchorage-2025.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == '-' || r == ' ' || r == '_' || r == ',' }), " ")
}

func (l *List) byDay(day time.Time, head string) Assigned {
	best, score, why := -1, 0, ""
	for i := range l.summits {
		s := &l.summits[i]
		if day.Before(s.From.Add(-before)) || day.After(s.To.Add(after)) {
			continue
		}
		n, reason := s.evidence(head)
		if inside := !day.Before(s.From.AddDate(0, 0, -1)) && !day.After(s.To.AddDate(0, 0, 2)); inside && n > 0 {
			n++
		}
		if n > score {
			best, score, why = i, n, reason
		}
	}
	if best < 0 || score < 2 {
		return Assigned{"", "F4", "no summit of those days is named in the article's head"}
	}
	return Assigned{l.summits[best].Name, "F2", "dated near it, and " + why}
}

func (l *List) undated(head string) Assigned {
	var fits []int
	why := ""
	for i := range l.summits {
		s := &l.summits[i]
		if n, reason := s.evidence(head); n >= 4 && s.Place != "" && strings.Contains(head, s.Place) {
			fits, why = append(fits, i), reason
		}
	}
	if len(fits) == 1 {
		return Assigned{l.summits[fits[0]].Name, "F3", "no date, but " + why}
	}
	return Assigned{"", "F4", "the article has no date and names no one summit"}
}

// evidence weighs what of the summit a text names: 2 for the place, 2 for a
// keyword, 1 for each who met when two or more are named.
func (s *Summit) evidence(head string) (int, string) {
	n, found := 0, []string{}
	if s.Place != "" && strings.Contains(head, s.Place) {
		n, found = n+2, append(found, s.Place)
	}
	for _, k := range s.Keywords {
		if strings.Contains(head, k) {
			n, found = n+2, append(found, k)
			break
		}
	}
	who := 0
	for _, w := range s.Who {
		if strings.Contains(head, w) {
			who++
			found = append(found, w)
		}
	}
	if who >= 2 {
		n += who
	}
	return n, "its head names " + strings.Join(found, ", ")
}
