package stance

import (
	"math"
	"slices"
	"sort"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/quote"
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
	if len(in.Quote.Content) == 0 || asks(in.Doc, in.Quote.Content[0]) {
		return nil
	}
	r := m.reader(in.Doc, in.Cast, in.Quote.Content, in.Score.Hits)
	defer r.release()
	r.quote = quoted{cue: in.Quote.Cue, lemma: in.Quote.CueLemma, addressee: in.Quote.Addressee, turn: in.Quote.Kind == quote.Turn,
		speakers: in.Attr.Speakers, addressees: in.Attr.Addressees}
	r.read(in.Quote.Cue, in.Quote.Source)
	return r.stances()
}

// asks reports whether content is an indirect question.
func asks(d *doc.Document, content doc.Span) bool {
	t := d.Text(content)
	return strings.HasPrefix(t, "if ") || strings.HasPrefix(t, "whether ")
}

// Author gives the article's own stances in the text under spans, which is
// outside all statements and in order; sc is the score of that text. Targets
// without a clear word are left out.
func (m *Model) Author(d *doc.Document, cast *speaker.Cast, spans []doc.Span, sc tone.Score) []Stance {
	r := m.reader(d, cast, spans, sc.Hits)
	defer r.release()
	r.author = true
	r.read()
	return r.stances()
}

// reader gives a reader, with the buffers of one that is done where there is one.
func (m *Model) reader(d *doc.Document, cast *speaker.Cast, content []doc.Span, told []tone.Hit) *reader {
	r, ok := m.readers.Get().(*reader)
	if !ok {
		r = &reader{sheet: &sheet{met: doc.NewMemo[*lexeme](remembered)}}
	}
	r.model, r.doc, r.cast, r.content, r.told = m, d, cast, content, told
	r.sheet.turn(d)
	return r
}

// release gives the buffers back; of the text only the sheet is kept.
func (r *reader) release() {
	clear(r.heard)
	clear(r.found)
	clear(r.back.words)
	clear(r.back.acts)
	*r = reader{model: r.model, sheet: r.sheet, back: view{words: r.back.words[:0], acts: r.back.acts[:0]}, heard: r.heard[:0], found: r.found[:0], runs: r.runs[:0], rivals: r.rivals[:0]}
	r.model.readers.Put(r)
}

// quoted is what is known of a statement beside its content.
type quoted struct {
	cue, addressee doc.Span
	lemma          string
	turn           bool // all of it is what the speaker said
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
	runs    [][2]int // tokens to read
	sheet   *sheet

	// of the piece in work
	view  *view
	back  view // what stands before the statement
	hits  []tone.Hit
	heard []mention

	rivals []rival // for one pronoun
}

// A target is one member of the cast or one topic and the reasons found so far.
type target struct {
	targetKey
	thing   bool // a noun phrase that is no topic
	tells   bool // reasons are kept
	span    doc.Span
	sum     float64
	reasons int
	top     Contribution   // the strongest
	why     []Contribution // all, where the model tells why
}

// add adds a reason.
func (t *target) add(rule string, span doc.Span, w float64) {
	if t.tells {
		t.why = append(t.why, Contribution{rule, span, w})
	}
	t.sum += w
	t.reasons++
	if math.Abs(w) > math.Abs(t.top.Weight) {
		t.top = Contribution{rule, span, w}
	}
}

// A targetKey is what makes two targets the same.
type targetKey struct {
	entity int    // index into the cast, -1 for a topic
	name   string // of a topic
}

// A mention is a place of the piece that names the speaker or a target.
type mention struct {
	place
	entity int     // -1 for a topic or thing
	name   string  // of a topic or thing
	lean   float64 // of a topic
	thing  bool
	group  bool // a group of people or powers
	self   bool
}

// read applies the rules to the sentences that the content and the other spans
// touch, long ones cut.
func (r *reader) read(others ...doc.Span) {
	for _, s := range others {
		r.touch(s)
	}
	for _, s := range r.content {
		r.touch(s)
	}
	slices.SortFunc(r.runs, func(a, b [2]int) int { return a[0] - b[0] })
	for _, p := range slices.Compact(r.runs) {
		r.piece(p[0], p[1])
	}
}

// touch adds the runs of tokens of the sentences under s.
func (r *reader) touch(s doc.Span) {
	ss := r.doc.Sentences
	if s.Empty() {
		return
	}
	i := sort.Search(len(ss), func(i int) bool { return ss[i].End > s.Start })
	for ; i < len(ss) && ss[i].Start < s.End; i++ {
		for first := ss[i].First; first < ss[i].Last; first += longest {
			r.runs = append(r.runs, [2]int{first, min(first+longest, ss[i].Last)})
		}
	}
}

// piece applies the rules to tokens [first, last).
func (r *reader) piece(first, last int) {
	r.hits = r.hitsIn(doc.Span{Start: int(r.doc.Tokens[first].Start), End: int(r.doc.Tokens[last-1].End)})
	if r.author && len(r.hits) == 0 {
		return
	}
	r.view = r.sheet.view(r.model, first, last)
	r.markStated()
	r.findCue()
	r.mentions()
	if r.model.kind == Linear {
		r.learned()
		return
	}
	r.rules()
}

// rules applies the rules written by hand.
func (r *reader) rules() {
	if !r.author {
		r.anothersViews()
	}
	for i := range r.view.acts {
		r.act(&r.view.acts[i])
	}
	r.duties()
	if !r.author {
		r.leanings()
	}
	r.praise()
}

// hitsIn gives the hits of the text that stand in s.
func (r *reader) hitsIn(s doc.Span) []tone.Hit {
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
	if i := r.indexOf(k); i >= 0 {
		return &r.found[i]
	}
	t := target{targetKey: k, thing: m.thing, tells: r.model.telling, span: m.view.span(m.a, m.b)}
	if r.index != nil {
		r.index[k] = len(r.found)
	}
	r.found = append(r.found, t)
	return &r.found[len(r.found)-1]
}

// few is how many targets are searched one by one.
const few = 16

func (r *reader) indexOf(k targetKey) int {
	if len(r.found) < few {
		return slices.IndexFunc(r.found, func(t target) bool { return t.targetKey == k })
	}
	if r.index == nil {
		r.index = make(map[targetKey]int, 4*few)
		for i := range r.found {
			r.index[r.found[i].targetKey] = i
		}
	}
	if i, ok := r.index[k]; ok {
		return i
	}
	return -1
}

// stances sums the reasons.
func (r *reader) stances() []Stance {
	out := make([]Stance, 0, len(r.found))
	for i := range r.found {
		t := &r.found[i]
		if r.author && t.reasons > 1 {
			t.sum /= math.Sqrt(float64(t.reasons)) // a whole article says much
		}
		s := t.stance()
		s.Why = strongest(t.why)
		switch {
		case t.thing && s.Polarity == 0, r.author && s.Polarity == 0:
			continue
		case t.entity < 0:
			s.Target = t.name
		default:
			e := &r.cast.Entities[t.entity]
			if e.Kind == speaker.Phrase && t.top.Rule != "T1" {
				continue // nobody in particular
			}
			s.Target, s.TargetID = e.Name, string(e.ID)
		}
		out = append(out, s)
	}
	return out
}

// stance weighs the sum of a target's reasons.
func (t *target) stance() Stance {
	s := Stance{Span: t.span, Rule: t.top.Rule}
	switch {
	case math.Abs(t.sum) >= plain:
		s.Polarity = math.Tanh(t.sum)
		s.Confidence = math.Abs(s.Polarity)
	case t.top.Rule == "":
		// T0: named, and nothing more
		s.Rule, s.Confidence = "T0", .5
	case t.top.Rule == "T11":
		s.Polarity, s.Confidence = math.Copysign(faint, t.sum), .3
	}
	return s
}
