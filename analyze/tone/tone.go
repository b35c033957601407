// Package tone scores spans of a document with a lexicon, in the order a
// linguist would: names are masked, the longest phrase wins, and then the
// words around a hit decide what is left of it.
//
// Rules of context, in the order they are tried:
//
//	M1 tokens under Context.Mask are names and titles: no tone
//	M2 capitalised words inside a sentence are names too, unless the sentence is a headline
//	N1 a negator up to four words before a hit, in the same clause, negates it ("not constructive", "without progress")
//	N2 a negated verb of thinking negates its whole clause ("I don't think this was a productive meeting")
//	N3 "not only", "no doubt" and the like are no negation
//	N4 "hardly", "barely" negate
//	B1 a degree word up to two words before strengthens (Quirk et al. 1985: amplifiers; Taboada et al. 2011, 2.3)
//	B2 or weakens (downtoners)
//	B3 exclamation marks strengthen (Hutto and Gilbert 2014, 3.2)
//	B4 words in capitals strengthen (same)
//	H1 a hedge before a hit in its clause weakens it
//	H2 "would have", "could have": what did not happen
//	H3 hits behind "if" and "unless" are conditions, not facts
//	C1 what stands before "but" weighs less, what stands behind it more (Hutto and Gilbert 2014, 3.2)
//	C2 hits in a clause of "although", "while", "despite" weigh less
//	Q1 hits in a question weigh less
//	Q2 hits in a quotation inside the statement are another's words
//	I1 "so-called" turns praise into criticism
//	K1 "less" negates a graded word behind it
//	E1 behind "expect to", "want to", "should", praise is a wish and no description
package tone

import (
	"parley/analyze/doc"
	"parley/lexicon"
)

// A Hit is one lexicon entry found in the text, after the rules of context.
type Hit struct {
	Entry        string // entry ID: "constructive/productive"; of a term of many alternatives the words found
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
	Mask []doc.Span // names and titles: no tone inside; in order
	Cue  string     // lemma of the reporting verb, "" when none
}

// A Scorer scores spans. It is read-only and safe to share.
type Scorer struct {
	lex      *lexicon.Lexicon
	cats     []category // by the lexicon's index
	valence  int        // index of the category valence, -1 for none
	events   [2]int     // indices of cooperative-events and coercive-events, -1 for none
	courtesy int        // index of the category courtesy, -1 for none
	learned  bool       // the lexicon has the categories the weights were learned for
}

// New makes a scorer from a lexicon.
func New(lex *lexicon.Lexicon) *Scorer {
	s := &Scorer{lex: lex, valence: lex.Category("valence"), courtesy: lex.Category("courtesy"), learned: true}
	s.events = [2]int{lex.Category("cooperative-events"), lex.Category("coercive-events")}
	for _, c := range lex.Categories() {
		s.cats = append(s.cats, newCategory(c))
	}
	for _, t := range Tones {
		s.learned = s.learned && lex.Category(t) >= 0
	}
	return s
}

// Name is the name of the scorer's lexicon.
func (s *Scorer) Name() string { return s.lex.Name() }

// Score scores the words of d under spans.
func (s *Scorer) Score(d *doc.Document, spans []doc.Span, c Context) Score {
	r := reader{scorer: s, doc: d, match: s.lex.Matcher(), context: c}
	for _, span := range spans {
		r.span(span)
	}
	return s.sum(&r)
}

// Features gives what the tones and overall are weighed from, by the names of
// the rows of weights.tsv. Package fit learns from them.
func (s *Scorer) Features(d *doc.Document) map[string]float64 {
	r := reader{scorer: s, doc: d, match: s.lex.Matcher()}
	r.span(doc.Span{End: len(d.Body)})
	out := map[string]float64{}
	total := s.add(r.hits)
	s.eachFeature(&total, &r.signals, density(r.words), func(name string, x float64) { out[name] = x })
	return out
}
