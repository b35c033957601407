// Package stance works out for or against whom a speaker is: the polarity of a
// statement toward each of its targets, of an article toward those it names,
// and of any text toward a marked place.
//
// A sentence is read once (view): its clauses, its quotation marks, and its
// acts, words of frames.yaml that turn their subject for or against their
// object. Who acts and on whom is told by position: before or behind the act,
// passive or not, behind which preposition, and by how many names, clauses and
// prepositions stand between.
//
// Rules of statements (Of) and of the author's own text (Author):
//
//	T0  named, and nothing more: neutral
//	T1  an act in the reporting words: "thanked Q", "accused Q of", "warned Q not to"
//	T2  an act of the speaker in what is said: "we support Q"
//	T3  words of praise and blame belong to the mention they are closest to, in its clause
//	T4  who should, must or ought to has not
//	T5  complaint or praise in a clause is about the clause's subject: "complained that Q"
//	T6  "..., and that is good" is about the clause before
//	T7  the learned weights (Linear only)
//	T8  peace is wished for and war is not, unless words tell (Topic.Lean)
//	T9  a deed told of another makes that other look good or bad: "Q broke the rules"
//	T10 talk of progress without a word for what is about the topic last spoken of
//	T11 wishes and expectations tell little: "expects Q to"
//	T12 what a verb calls its object: "called Q a liar"
//	T13 what the speaker tells others to think is their view: "they believe that Q"
//
// Rules of a marked target (Toward), beside the weights:
//
//	R1 what is done to it
//	R2 what it does
//	R3 words of praise and blame near it
//
// Rules of pairs (Directed, Pair):
//
//	D1 an act with the source as its agent and the target as its patient
//	D2 the source speaks, and what is said of the target is judged by the weights
//	D3 the source stands before the target, judged by the weights, with less weight
//	D4 what is said of the target, whoever speaks
//
// Rules alone sum them; else ties of the pair (pairs.tsv), learned from DSE's train
// split by package fit, weigh both directions against each other.
//
// The weights (weights.tsv) are a linear model over words and lexicon hits by
// their place to the target, learned from NewsMTSC by package fit; what they
// say is told as "L:slot=word".
package stance

import (
	"slices"
	"sync"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/analyze/speaker"
	"parley/analyze/tone"
	"parley/lexicon"
	"parley/lexicon/cues"
)

// A Stance is a polarity toward one target in one statement. Polarity 0 with
// Confidence 0 means that the rules cannot tell; 0 with a confidence is neutral.
type Stance struct {
	Target     string  // canonical name
	TargetID   string  // directory ID, "" when unknown
	Polarity   float64 // -1..1
	Span       doc.Span
	Rule       string         // T1 ...
	Confidence float64        // 0..1
	Why        []Contribution // the strongest reasons first; only with Options.Reasons
}

// Input is one statement with what is known of it.
type Input struct {
	Doc   *doc.Document
	Quote *quote.Quote
	Cast  *speaker.Cast
	Attr  *speaker.Attribution
	Score tone.Score
}

// Kind says which model decides.
type Kind uint8

// The kinds of model.
const (
	Both   Kind = iota // rules for statements, weights moved by rules for marked targets
	Rules              // rules alone
	Linear             // weights learned from NewsMTSC alone
)

// A Topic is a target beside people and countries: "deal", "sanctions".
type Topic struct {
	Name    string
	Aliases []string // other words for it, in any case of letters
	Lean    float64  // what a speaker who names it thinks of it unless words tell, -1..1
}

// Options say what to find stances with.
type Options struct {
	Lexicon *lexicon.Lexicon
	Scorer  *tone.Scorer // of Lexicon; nil makes one
	Topics  []Topic      // before DefaultTopics, whose words they may take
	Kind    Kind
	Reasons bool // stances tell why
}

// String is the name of k.
func (k Kind) String() string { return [...]string{Both: "both", Rules: "rules", Linear: "linear"}[k] }

// ParseKind gives the kind of model of a name: rules, linear, or both, which "" means too.
func ParseKind(name string) (k Kind, ok bool) {
	switch name {
	case "", "both":
		return Both, true
	case "rules":
		return Rules, true
	case "linear":
		return Linear, true
	}
	return 0, false
}

// A Contribution is one reason for a polarity.
type Contribution struct {
	Rule   string   // T1 ..., or the name of a learned feature
	Span   doc.Span // the words it stands on
	Weight float64  // signed; above 0 is for the target
}

// A Result is the polarity of a text toward a target in it.
type Result struct {
	Label         string  // "pos", "neu" or "neg"
	Score         float64 // -1..1
	Contributions []Contribution
}

// A Model finds stances. It never changes and is safe to share; readers only
// lend buffers.
type Model struct {
	tone    *tone.Scorer
	weights *weights
	ties    *tieWeights
	cues    *cues.Table
	words   *vocabulary
	readers sync.Pool
	moods   map[string]*moodNames // by category
	topics  []Topic
	kind    Kind
	telling bool // stances tell why
}

// Prepare reads what all models share, for a caller who has something else to
// read at the same time.
func Prepare() error {
	_, err := standardFrames()
	return err
}

// New makes a model.
func New(o Options) (*Model, error) {
	if o.Lexicon == nil {
		var err error
		if o.Lexicon, err = lexicon.Default(); err != nil {
			return nil, err
		}
	}
	topics := slices.Concat(o.Topics, DefaultTopics)
	w, err := learned()
	if err != nil {
		return nil, err
	}
	f, err := standardFrames()
	if err != nil {
		return nil, err
	}
	c, err := cues.Default()
	if err != nil {
		return nil, err
	}
	ties, err := learnedTies()
	if err != nil {
		return nil, err
	}
	if o.Scorer == nil {
		o.Scorer = tone.New(o.Lexicon)
	}
	m := &Model{tone: o.Scorer, weights: w, ties: ties, cues: c, words: newVocabulary(f, indexTopics(topics), c), topics: topics, kind: o.Kind, telling: o.Reasons,
		moods: map[string]*moodNames{}}
	for _, c := range o.Lexicon.Categories() {
		m.moods[c.Name] = newMoodNames(c.Name)
	}
	return m, nil
}

// Features calls yield with the name and value of every feature of the target
// under span: what the program that learns the weights reads.
func (m *Model) Features(d *doc.Document, target doc.Span, yield func(name string, value float64)) {
	v := m.around(d, target)
	if p, ok := newPlace(v, target); ok {
		p.features(m.hits(v), v.acts, m.moods, func(f feature) { yield(slotNames[f.slot]+"="+f.word, f.value) })
	}
}
