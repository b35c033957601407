// Package tone scores spans of a document with a lexicon, in the order a
// linguist would: names are masked, the longest phrase wins, and then the
// words around a hit decide what is left of it. What the hits add up to is
// weighed by a table that fits on a screen, weights.tsv, which package fit
// learns; every number leads back to hits and to the rules below.
//
// Rules of context, in the order they are tried:
//
//	M1 tokens under Context.Mask are names and titles: no tone
//	M2 capitalised words inside a sentence are names too, unless the sentence is a headline
//	M3 words that belong to the name of an office are masked: "defence minister", "security council"
//	T1 topic words (war, sanctions, deal) are pleasant or unpleasant, but say nothing of how cooperative a text is
//	N1 a negator up to four words before a hit, in the same clause, negates it: "not constructive", "without progress"
//	   (Taboada et al. 2011, 2.4: a shift rather than a switch; Pang et al. 2002 for the scope)
//	N2 a negated verb of thinking negates its whole clause: "I don't think this was a productive meeting" (Fillmore 1963: neg-raising)
//	N3 "not only", "no doubt" and the like are no negation
//	N4 "hardly", "barely" negate
//	N5 "never been more hopeful", "nothing is better": a negated comparative is a superlative
//	N6 a verb of hindering spoils the good thing it governs: "torpedo the progress"; where it is forbidden, that is a demand
//	   (Moilanen and Pulman 2007, reversal; Deng and Wiebe 2014, -effect verbs)
//	N7 a verb of relief takes from the bad thing it governs: "lift the sanctions", "prevent a disaster" (same, +effect)
//	N8 a verb of ending negates the good thing it governs: "avoided a commitment"
//	P1 what another is told not to do is a demand and no threat or reproach: "warned them not to attack"
//	K1 "less" negates a graded word behind it
//	B1 a degree word up to two words before strengthens (Quirk et al. 1985: amplifiers; Taboada et al. 2011, 2.3)
//	B2 or weakens (downtoners)
//	B3 exclamation marks strengthen (Hutto and Gilbert 2014, 3.2)
//	B4 words in capitals strengthen (same)
//	H1 a hedge before a hit in its clause weakens it
//	H2 "would have", "could have": what did not happen, in the words before and just behind
//	H3 hits behind "if" and "unless" are conditions, not facts
//	H4 good things behind "until" and "once" are not yet so
//	Q1 hits in a question weigh less
//	E1 behind "expect them to", "they should", praise is a demand and no description
//	E2 "we must work together" is an undertaking and keeps most of its weight
//	E3 "I want to thank", "we want to cooperate": the speaker's own wish does it (Austin 1962: performatives)
//	K2 a comparative behind "should" says that it is not so: "should have been more constructive"
//	I1 "so-called" turns praise into criticism
//	I2 so do single quotation marks around praise of another's: their 'help'
//	Q2 other words in single quotation marks are another's
//	C1 what stands before "but" weighs less, what stands behind it more (Hutto and Gilbert 2014, 3.2)
//	C2 hits in a clause of "although", "while", "despite" weigh less
//
// Rules of the sum:
//
//	U1 what rolls up into a category does not count where the category has found the same words
//	V1 events count toward overall where the text tells them, without I, we and you
//	Z1 in a quotation of a few words one clear hit is the tone
//	R1 the courtesy of a request counts as respect (Danescu-Niculescu-Mizil et al. 2013)
package tone

import (
	"strings"
	"sync"

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
	Room []Hit      // serves for the hits of the score, for a caller who needs those of one score at a time
}

// A Scorer scores spans. It is read-only and safe to share.
type Scorer struct {
	lex      *lexicon.Lexicon
	cats     []category // by the lexicon's index
	valence  int        // index of the category valence, -1 for none
	events   [2]int     // indices of cooperative-events and coercive-events, -1 for none
	courtesy int        // index of the category courtesy, -1 for none
	entries  []entry    // by the lexicon's index
	features []feature  // see eachFeature
	readers  sync.Pool  // of *reader, for their buffers
	learned  bool       // the lexicon has the categories the weights were learned for
}

// New makes a scorer from a lexicon.
func New(lex *lexicon.Lexicon) *Scorer {
	s := &Scorer{lex: lex, valence: lex.Category("valence"), courtesy: lex.Category("courtesy"), learned: true}
	s.events = [2]int{lex.Category("cooperative-events"), lex.Category("coercive-events")}
	for _, c := range lex.Categories() {
		s.cats = append(s.cats, newCategory(c, lex))
	}
	for _, t := range Tones {
		s.learned = s.learned && lex.Category(t) >= 0
	}
	s.entries = entries(lex)
	s.findFeatures()
	return s
}

// An entry is what a hit asks of a lexicon's entry.
type entry struct {
	id     string // "" where the term is too long to be told
	weight float64
	cat    int // index of the lexicon's category
}

// entries gives what hits ask of the entries; the IDs are parts of one string.
func entries(lex *lexicon.Lexicon) []entry {
	var b strings.Builder
	list := lex.Entries()
	for i := range list {
		if len(list[i].Term) <= longTerm {
			b.WriteString(list[i].Category)
			b.WriteByte('/')
			b.WriteString(list[i].Term)
		}
	}
	all := b.String()
	out := make([]entry, len(list))
	for i := range list {
		out[i] = entry{weight: list[i].Weight, cat: lex.CategoryOf(i)}
		if len(list[i].Term) <= longTerm {
			n := len(list[i].Category) + 1 + len(list[i].Term)
			out[i].id, all = all[:n], all[n:]
		}
	}
	return out
}

// reader gives a reader of d, with the buffers of an earlier one.
func (s *Scorer) reader(d *doc.Document, c Context) *reader {
	r, ok := s.readers.Get().(*reader)
	if !ok {
		r = &reader{scorer: s, match: s.lex.MatcherWith(marks)}
	}
	r.doc, r.context, r.words, r.signals = d, c, 0, [nSignals]float64{}
	r.hits, r.courtesy = r.hits[:0], r.courtesy[:0]
	return r
}

// release keeps the buffers of r for another.
func (s *Scorer) release(r *reader) {
	r.doc, r.context = nil, Context{}
	s.readers.Put(r)
}

// Name is the name of the scorer's lexicon.
func (s *Scorer) Name() string { return s.lex.Name() }

// Score scores the words of d under spans.
func (s *Scorer) Score(d *doc.Document, spans []doc.Span, c Context) Score {
	r := s.reader(d, c)
	defer s.release(r)
	for _, span := range spans {
		r.span(span)
	}
	return s.sum(r)
}

// Features gives what the tones and overall are weighed from, by the names of
// the rows of weights.tsv. Package fit learns from them.
func (s *Scorer) Features(d *doc.Document) map[string]float64 {
	r := s.reader(d, Context{})
	defer s.release(r)
	r.span(doc.Span{End: len(d.Body)})
	out := map[string]float64{}
	s.add(r)
	s.eachFeature(&r.sums, &r.signals, density(r.words), func(i int, x float64) { out[s.features[i].name] = x })
	return out
}
