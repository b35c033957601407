// Package stance works out a speaker's polarity toward each target.
package stance

import (
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
	Rule       string  // T1 ...
	Confidence float64 // 0..1
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
	Both   Kind = iota // rules where one speaks clearly, else weights
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
	Topics  []Topic // nil: DefaultTopics
	Kind    Kind
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

// A Model finds stances. It is read-only and safe to share.
type Model struct {
	tone       *tone.Scorer
	weights    *weights
	frames     frames
	cues       *cues.Table
	topics     []Topic
	topicNames topicIndex
	kind       Kind
}

// New makes a model.
func New(o Options) (*Model, error) {
	if o.Lexicon == nil {
		var err error
		if o.Lexicon, err = lexicon.Default(); err != nil {
			return nil, err
		}
	}
	if o.Topics == nil {
		o.Topics = DefaultTopics
	}
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
	return &Model{tone: tone.New(o.Lexicon), weights: w, frames: f, cues: c, topics: o.Topics, topicNames: indexTopics(o.Topics), kind: o.Kind}, nil
}

// Features calls yield with the name and value of every feature of the target
// under span: what the program that learns the weights reads.
func (m *Model) Features(d *doc.Document, target doc.Span, yield func(name string, value float64)) {
	v := m.around(d, target)
	if p, ok := newPlace(v, target); ok {
		p.features(m.hits(v), func(f feature) { yield(slotNames[f.slot]+"="+f.word, f.value) })
	}
}

// Author gives the article's own stances in the text under spans, which is
// outside all statements.
func (m *Model) Author(d *doc.Document, cast *speaker.Cast, spans []doc.Span, sc tone.Score) []Stance {
	return nil
}
