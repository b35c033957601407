package stance

import (
	"math"
	"slices"
	"sort"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/speaker"
	"parley/analyze/tone"
)

const (
	plain   = 0.2 // polarity from which on a stance is told
	faint   = 0.1 // polarity of what is said under a condition or as a wish
	longest = 300 // tokens of a sentence that are read in one piece
)

// Of gives the speaker's stances in one statement, the targets in the order of
// their first mention. The speaker is no target of his own. A target without a
// clear word has polarity 0: with a confidence the speaker is neutral, without
// one the rules cannot tell.
func (m *Model) Of(in Input) []Stance {
	r := reader{model: m, doc: in.Doc, cast: in.Cast, quote: quoted{cue: in.Quote.Cue, lemma: in.Quote.CueLemma, addressee: in.Quote.Addressee,
		speakers: in.Attr.Speakers, addressees: in.Attr.Addressees}, content: in.Quote.Content, told: in.Score.Hits, view: &view{}}
	if len(r.content) == 0 || r.asks() {
		return nil
	}
	for _, p := range r.pieces(append([]doc.Span{in.Quote.Cue, in.Quote.Source}, r.content...)) {
		r.piece(p[0], p[1])
	}
	return r.stances()
}

// Author gives the article's own stances in the text under spans, which is
// outside all statements and in order; sc is the score of that text. Targets
// without a clear word are left out.
func (m *Model) Author(d *doc.Document, cast *speaker.Cast, spans []doc.Span, sc tone.Score) []Stance {
	r := reader{model: m, doc: d, cast: cast, content: spans, told: sc.Hits, author: true, view: &view{}}
	for _, p := range r.pieces(spans) {
		r.piece(p[0], p[1])
	}
	return slices.DeleteFunc(r.stances(), func(s Stance) bool { return s.Polarity == 0 })
}

// quoted is what is known of a statement beside its content.
type quoted struct {
	cue, addressee doc.Span
	lemma          string
	speakers       []int
	addressees     []int
}

// A reader collects what one text says about its targets.
type reader struct {
	model   *Model
	doc     *doc.Document
	cast    *speaker.Cast
	quote   quoted
	content []doc.Span // in order
	told    []tone.Hit // of the content
	author  bool       // the text is nobody's statement
	found   []target
	index   map[targetKey]int

	// of the piece in work
	view  *view
	acts  []act
	hits  []tone.Hit
	heard []mention
}

// A target is one member of the cast or one topic and the reasons found so far.
type target struct {
	name, id string
	entity   int  // -1 for a topic
	thing    bool // a noun phrase that is no topic
	span     doc.Span
	why      []Contribution
}

type targetKey struct {
	entity int
	name   string
}

// A mention is a place of the piece that names the speaker or a target.
type mention struct {
	place
	entity int     // -1 for a topic or thing
	name   string  // of a topic or thing
	lean   float64 // of a topic
	thing  bool
	self   bool
}

// asks reports whether the statement is an indirect question.
func (r *reader) asks() bool {
	t := r.doc.Text(r.content[0])
	return strings.HasPrefix(t, "if ") || strings.HasPrefix(t, "whether ")
}

// pieces gives the runs of tokens to read: the sentences that the spans touch,
// long ones cut.
func (r *reader) pieces(spans []doc.Span) [][2]int {
	var out [][2]int
	ss := r.doc.Sentences
	for _, s := range spans {
		if s.Empty() {
			continue
		}
		i := sort.Search(len(ss), func(i int) bool { return ss[i].End > s.Start })
		for ; i < len(ss) && ss[i].Start < s.End; i++ {
			for first := ss[i].First; first < ss[i].Last; first += longest {
				out = append(out, [2]int{first, min(first+longest, ss[i].Last)})
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int { return a[0] - b[0] })
	return slices.Compact(out)
}

// piece applies the rules to tokens [first, last).
func (r *reader) piece(first, last int) {
	r.model.read(r.view, r.doc, first, last)
	r.hits = r.hitsIn()
	r.findCue()
	r.mentions()
	r.acts = r.model.acts(r.view, r.acts[:0])
	for i := range r.acts {
		r.act(&r.acts[i])
	}
	r.duties()
	r.leanings()
	r.praise()
	r.learned()
}

// hitsIn gives the hits of the text that stand in the view.
func (r *reader) hitsIn() []tone.Hit {
	s := r.view.span(0, len(r.view.words))
	from := sort.Search(len(r.told), func(i int) bool { return r.told[i].Span.Start >= s.Start })
	to := from
	for to < len(r.told) && r.told[to].Span.End <= s.End {
		to++
	}
	return r.told[from:to]
}

// target gives the record of m's target.
func (r *reader) target(m *mention) *target {
	k := targetKey{m.entity, m.name}
	if i, ok := r.index[k]; ok {
		return &r.found[i]
	}
	t := target{name: m.name, entity: m.entity, thing: m.thing, span: m.view.span(m.a, m.b)}
	if m.entity >= 0 {
		e := &r.cast.Entities[m.entity]
		t.name, t.id = e.Name, string(e.ID)
	}
	if r.index == nil {
		r.index = map[targetKey]int{}
	}
	r.index[k] = len(r.found)
	r.found = append(r.found, t)
	return &r.found[len(r.found)-1]
}

// stances sums the reasons.
func (r *reader) stances() []Stance {
	out := make([]Stance, 0, len(r.found))
	for i := range r.found {
		t := &r.found[i]
		sum, top := 0.0, Contribution{}
		for _, c := range t.why {
			sum += c.Weight
			if math.Abs(c.Weight) > math.Abs(top.Weight) {
				top = c
			}
		}
		if t.entity >= 0 && r.cast.Entities[t.entity].Kind == speaker.Phrase && top.Rule != "T1" {
			continue // nobody in particular
		}
		if t.thing && math.Abs(sum) < plain {
			continue
		}
		out = append(out, t.stance(sum, top))
	}
	return out
}

// stance weighs the sum of a target's reasons, of which top is the strongest.
func (t *target) stance(sum float64, top Contribution) Stance {
	s := Stance{Target: t.name, TargetID: t.id, Span: t.span, Rule: top.Rule}
	switch {
	case math.Abs(sum) >= plain:
		s.Polarity = math.Tanh(sum)
		s.Confidence = math.Abs(s.Polarity)
	case top.Rule == "":
		// T0: named, and nothing more
		s.Rule, s.Confidence = "T0", .5
	case top.Rule == "T11":
		s.Polarity, s.Confidence = math.Copysign(faint, sum), .3
	}
	return s
}
