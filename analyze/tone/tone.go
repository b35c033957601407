// Package tone scores spans of a document with a lexicon.
package tone

import (
	"parley/analyze/doc"
	"parley/lexicon"
)

// A Hit is one lexicon entry found in the text, after the rules of context.
type Hit struct {
	Entry        string // entry ID: "constructive/productive"
	Category     string
	Span         doc.Span
	Weight       float64 // signed contribution after negation, boosters, hedges
	Negated      bool
	Boosted      bool
	Hedged       bool
	Hypothetical bool
	Rules        []string // IDs of the context rules that changed it
}

// A Score sums the hits of a span.
type Score struct {
	Tone    map[string]float64 // the nine tones and others, >= 0, present when > 0
	Overall float64            // -1 conflictual .. 1 cooperative
	Valence float64            // -1 negative .. 1 positive
	Words   int
	Hits    []Hit
}

// Tones are the nine tones in the order of the codebook.
var Tones = [...]string{"constructive", "respectful", "warm", "hopeful", "demanding", "critical", "hostile", "evasive", "pessimistic"}

// Context is what a scorer may know beside the words.
type Context struct {
	Mask []doc.Span // names and titles: no tone inside
	Cue  string     // lemma of the reporting verb, "" when none
}

// A Scorer scores spans. It is read-only and safe to share.
type Scorer struct{}

// New makes a scorer from a lexicon.
func New(lex *lexicon.Lexicon) *Scorer { panic("tone: not written yet") }

// Score scores the words of d under spans.
func (s *Scorer) Score(d *doc.Document, spans []doc.Span, c Context) Score {
	panic("tone: not written yet")
}
