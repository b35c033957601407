// Package summit says which summit an article is about, and why.
//
// Rules, in the order they are tried:
//
//	F1 the article names its summit (front matter); a known name or alias is written as in the list
//	F2 the article is dated from ten days before a summit to two weeks after, and its head names the place, a keyword, or two who met
//	F3 the article is dated up to five weeks before, and its head names two who are to meet and speaks of a meeting
//	F4 the article has no date, and its head names the place of one summit and two who met there
//	F5 nothing fits: the article stays unassigned
//
// Where several summits fit, the one with most evidence wins, then the nearest in time.
package summit

import (
	_ "embed" // the list
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"go.yaml.in/yaml/v3"

	"parley/lexicon/rows"
)

// A Summit is one meeting.
type Summit struct {
	Name     string
	Aka      []string
	From, To time.Time // first and last day
	Place    string    // spellings apart by |, as in Who and Keywords
	Who      []string  // family names of those who met
	Keywords []string  // other words that name it
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
	Members  []string `yaml:"participants"` // another word for who
	Keywords []string `yaml:"keywords"`
}

var decodeRow = rows.Decoder[row]()

// Load reads a YAML list of summits. All faults are joined in the error, each
// with its line.
func Load(b []byte) (*List, error) {
	nodes, err := rows.Read(b)
	if err != nil {
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
	r, err := decodeRow(n)
	if err != nil {
		return Summit{}, errors.New(strings.Join(strings.Fields(err.Error()), " "))
	}
	s := Summit{Name: r.Name, Aka: r.Aka, Place: r.Place, Who: append(r.Who, r.Members...), Keywords: r.Keywords}
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
		return s, fmt.Errorf("%s needs a place, who (participants) or keywords", s.Name)
	}
	return s, nil
}
