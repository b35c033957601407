package cues

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"parley/lexicon/rows"
)

//go:embed data/*.yaml
var files embed.FS

var defaultTable = sync.OnceValues(func() (*Table, error) {
	sub, err := fs.Sub(files, "data")
	if err != nil {
		return nil, err
	}
	return Load(sub)
})

// Default gives the table that comes with parley; it is loaded once.
func Default() (*Table, error) { return defaultTable() }

// A row is one entry of the data files.
type row struct {
	Verb    string   `yaml:"verb"`
	Noun    string   `yaml:"noun"`
	Phrase  string   `yaml:"phrase"`
	Forms   []string `yaml:"forms"`
	Takes   []string `yaml:"takes"`
	Act     string   `yaml:"act"`
	Tone    string   `yaml:"tone"`
	Stance  float64  `yaml:"stance"`
	Loaded  bool     `yaml:"loaded"`
	Needs   string   `yaml:"needs"`
	Factive bool     `yaml:"factive"`
	NounToo bool     `yaml:"noun_too"`
}

var decodeRow = rows.Decoder[row]()

var takesNames = map[string]Takes{"clause": Clause, "inf": Inf, "object": Object, "about": About, "person": Person, "quote": Quote}

// acts are the kinds of speech act a cue can report.
var acts = strings.Fields(`accuse agree answer apologise argue ask concede confirm criticise declare demand deny emphasise joke judge offer
	praise predict promise reject state suggest threaten warn`)

// tones are the nine a cue can carry.
var tones = strings.Fields(`constructive critical demanding evasive hopeful hostile pessimistic respectful warm`)

// Load reads verbs.yaml, nouns.yaml, phrases.yaml, and the verbs that are no
// speech, thoughts.yaml and actions.yaml. All faults are joined in the error,
// each with file and line.
func Load(fsys fs.FS) (*Table, error) {
	const many = 2048 // about the forms that come with parley
	t := &Table{make(map[string][]Form, many), make(map[string]*Cue, many/4), make(map[string]Plain, many)}
	var errs []error
	for _, name := range []string{"verbs.yaml", "nouns.yaml", "phrases.yaml"} {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		errs = append(errs, read(name, b, t.add)...)
	}
	for _, name := range []string{"thoughts.yaml", "actions.yaml"} {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		errs = append(errs, read(name, b, t.addPlain)...)
	}
	for _, f := range t.first {
		slices.SortStableFunc(f, func(a, b Form) int { return len(b.Words) - len(a.Words) })
	}
	return t, errors.Join(errs...)
}

func read(name string, b []byte, add func(*yaml.Node) error) []error {
	nodes, err := rows.Read(b)
	if err != nil {
		return []error{fmt.Errorf("%s: %w", name, err)}
	}
	var errs []error
	for i := range nodes {
		if err := add(&nodes[i]); err != nil {
			errs = append(errs, fmt.Errorf("%s:%d: %w", name, nodes[i].Line, err))
		}
	}
	return errs
}

func (t *Table) add(n *yaml.Node) error {
	r, err := decodeRow(n)
	if err != nil {
		return err
	}
	c, err := r.cue()
	if err != nil {
		return err
	}
	key := c.Lemma
	if c.Kind == Noun {
		key += " (noun)"
	}
	if t.lemma[key] != nil {
		return fmt.Errorf("%q stands twice", c.Lemma)
	}
	t.lemma[key] = c
	for _, f := range r.forms(c) {
		t.first[f.Words[0]] = append(t.first[f.Words[0]], f)
	}
	return nil
}

func (r *row) cue() (*Cue, error) {
	c := &Cue{Lemma: r.Verb + r.Noun + r.Phrase, Act: r.Act, Tone: r.Tone, Stance: r.Stance, Loaded: r.Loaded,
		NeedsQuote: r.Needs == "quote", NeedsNoun: r.Needs == "noun", NeedsThat: r.Needs == "that", NounToo: r.NounToo, Factive: r.Factive}
	switch {
	case r.Noun != "":
		c.Kind = Noun
	case r.Phrase != "":
		c.Kind = Phrase
	}
	if c.Lemma == "" || r.Act == "" {
		return nil, errors.New("needs verb, noun or phrase, and act")
	}
	if r.Stance < -1 || r.Stance > 1 {
		return nil, fmt.Errorf("stance %g is outside -1..1", r.Stance)
	}
	switch r.Needs {
	case "", "quote", "noun", "that":
	default:
		return nil, fmt.Errorf("needs: %q is not one of quote, noun, that", r.Needs)
	}
	if c.Tone != "" && !slices.Contains(tones, c.Tone) {
		return nil, fmt.Errorf("tone: %q is not one of %s", c.Tone, strings.Join(tones, ", "))
	}
	if !slices.Contains(acts, c.Act) {
		return nil, fmt.Errorf("act: %q is not one of %s", c.Act, strings.Join(acts, ", "))
	}
	for _, name := range r.Takes {
		bit, ok := takesNames[name]
		if !ok {
			return nil, fmt.Errorf("takes: %q is not one of clause, inf, object, about, person, quote", name)
		}
		c.Takes |= bit
	}
	if c.Kind == Verb && c.Takes == 0 {
		return nil, errors.New("takes is empty")
	}
	return c, nil
}

func (r *row) forms(c *Cue) []Form {
	var out []Form
	add := func(s string, f Form) {
		f.Cue, f.Words = c, strings.Fields(s)
		out = append(out, f)
	}
	switch {
	case c.Kind == Noun:
		add(c.Lemma, Form{})
		add(third(c.Lemma), Form{})
	case c.Kind == Phrase:
		add(c.Lemma, Form{})
	case r.Forms == nil:
		f := inflect(c.Lemma)
		add(f[0], Form{Base: true})
		add(f[1], Form{})
		add(f[2], Form{Past: true})
		add(f[3], Form{Ing: true})
	default:
		add(c.Lemma, Form{Base: true})
		for _, s := range r.Forms {
			head, _, _ := strings.Cut(s, " ")
			ing := strings.HasSuffix(head, "ing")
			add(s, Form{Ing: ing, Past: !ing && !strings.HasSuffix(head, "s")})
		}
	}
	return out
}
