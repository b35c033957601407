package cues

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/lexicon/rows"
)

// A Plain is a finite form of a verb that reports no speech. Thoughts ("hoped")
// and acts ("signed") are kept apart from the cues so that no one is made to
// say what he only thought or did; they show where a clause has its verb.
type Plain struct {
	Verb string // base form
	Act  string // "think" or "act"
	Past bool   // past or past participle, and no other form
	Noun bool   // may be a noun as well ("plans")
}

// Plain gives the finite form that is no speech with that lower-cased word.
func (t *Table) Plain(word string) (Plain, bool) {
	p, ok := t.plain[word]
	return p, ok
}

// A plainRow is one entry of thoughts.yaml and actions.yaml.
type plainRow struct {
	Verb      string   `yaml:"verb"`
	Irregular []string `yaml:"irregular"`
	Act       string   `yaml:"act"`
	Noun      bool     `yaml:"noun_too"`
}

var decodePlain = rows.Decoder[plainRow]()

func (t *Table) addPlain(n *yaml.Node) error {
	r, err := decodePlain(n)
	if err != nil {
		return err
	}
	switch {
	case r.Verb == "":
		return errors.New("needs verb")
	case r.Act != "think" && r.Act != "act":
		return fmt.Errorf("act: %q is not think or act", r.Act)
	case t.lemma[r.Verb] != nil && t.lemma[r.Verb].Kind == Verb:
		return fmt.Errorf("%q reports speech in verbs.yaml", r.Verb)
	case t.plain[r.Verb].Verb == r.Verb:
		return fmt.Errorf("%q stands twice", r.Verb)
	}
	for word, p := range r.forms() {
		if old, ok := t.plain[word]; !ok || old.Noun {
			t.plain[word] = p
		}
	}
	return nil
}

// forms gives the finite forms: base, third person and past, and the past
// participle, which often stands for the passive.
func (r *plainRow) forms() map[string]Plain {
	var past []string
	for _, w := range r.Irregular {
		if !strings.HasSuffix(w, "ing") {
			past = append(past, w)
		}
	}
	regular := inflect(r.Verb)
	if past == nil {
		past = regular[2:3]
	}
	out := map[string]Plain{}
	for _, w := range past {
		out[w] = Plain{r.Verb, r.Act, true, false}
	}
	for _, w := range regular[:2] {
		out[w] = Plain{r.Verb, r.Act, false, r.Noun}
	}
	return out
}
