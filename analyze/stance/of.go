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

// clear is the polarity below which a stance is not told.
const clear = .2

// longest is how many tokens of a sentence are read in one piece.
const longest = 300

// Of gives the speaker's stances in one statement, the targets in the order of
// their first mention. The speaker is no target of his own.
func (m *Model) Of(in Input) []Stance {
	if asks(in.Doc, in.Quote) {
		return nil
	}
	r := reader{model: m, in: in, doc: in.Doc, cue: in.Quote.Cue}
	for _, p := range r.pieces() {
		r.piece(p[0], p[1])
	}
	return r.stances()
}

// asks reports whether a statement is an indirect question.
func asks(d *doc.Document, q *quote.Quote) bool {
	if len(q.Content) == 0 {
		return true
	}
	t := d.Text(q.Content[0])
	return strings.HasPrefix(t, "if ") || strings.HasPrefix(t, "whether ")
}

// A reader collects what one statement says about its targets.
type reader struct {
	model *Model
	in    Input
	doc   *doc.Document
	found []target
	cue   doc.Span

	// of the piece in work
	view  *view
	acts  []act
	hits  []tone.Hit
	heard []mention
}

// A target is one member of the cast or one topic and the reasons found so far.
type target struct {
	name, id string
	entity   int // -1 for a topic
	span     doc.Span
	why      []Contribution
}

// A mention is a place of the piece that names the speaker or a target.
type mention struct {
	place
	entity int    // -1 for a topic or thing
	name   string // of a topic or thing
	lean   float64
	self   bool
}

// pieces gives the runs of tokens to read: the sentences the statement or its
// cue stand in, long ones cut.
func (r *reader) pieces() [][2]int {
	var out [][2]int
	q, d := r.in.Quote, r.doc
	add := func(s doc.Span) {
		if s.Empty() {
			return
		}
		i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > s.Start })
		for ; i < len(d.Sentences) && d.Sentences[i].Start < s.End; i++ {
			for first := d.Sentences[i].First; first < d.Sentences[i].Last; first += longest {
				out = append(out, [2]int{first, min(first+longest, d.Sentences[i].Last)})
			}
		}
	}
	for _, s := range q.Content {
		add(s)
	}
	add(q.Cue)
	add(q.Source)
	slices.SortFunc(out, func(a, b [2]int) int { return a[0] - b[0] })
	return slices.Compact(out)
}

func (r *reader) piece(first, last int) {
	r.view = newView(r.doc, first, last)
	r.hits = r.hitsIn(r.view)
	if r.cue.Empty() {
		r.findCue()
	}
	r.mentions()
	r.acts = r.model.acts(r.view)
	for i := range r.acts {
		r.act(&r.acts[i])
	}
	r.duties()
	r.leans()
	r.learned()
	r.spokenOf()
}

// findCue looks for the reporting word by its lemma where the statement does not
// say where it stands: outside the content, closest to it.
func (r *reader) findCue() {
	best := -1
	at := r.in.Quote.Span()
	for i := range r.view.words {
		for _, f := range r.model.cues.At(r.view.words[i].text) {
			if f.Lemma != r.in.Quote.CueLemma || r.stated(i) || !r.view.follows(i+1, f.Words[1:]) {
				continue
			}
			s := r.view.span(i, min(i+len(f.Words), len(r.view.words)))
			if d := max(at.Start-s.End, s.Start-at.End); best < 0 || d < best {
				best, r.cue = d, s
			}
		}
	}
}

// hitsIn gives the hits of the statement that stand in v.
func (r *reader) hitsIn(v *view) []tone.Hit {
	if len(v.words) == 0 {
		return nil
	}
	s := v.span(0, len(v.words))
	var out []tone.Hit
	for _, h := range r.in.Score.Hits {
		if s.Contains(h.Span) {
			out = append(out, h)
		}
	}
	return out
}

// target gives the record of m's target.
func (r *reader) target(m *mention) *target {
	name, id := m.name, ""
	if m.entity >= 0 {
		e := &r.in.Cast.Entities[m.entity]
		name, id = e.Name, string(e.ID)
	}
	for i := range r.found {
		if r.found[i].name == name && r.found[i].id == id {
			return &r.found[i]
		}
	}
	r.found = append(r.found, target{name: name, id: id, entity: m.entity, span: m.view.span(m.a, m.b)})
	return &r.found[len(r.found)-1]
}

// stances gives the targets whose polarity is clear.
func (r *reader) stances() []Stance {
	var out []Stance
	for i := range r.found {
		t := &r.found[i]
		sum, top := 0.0, Contribution{}
		for _, c := range t.why {
			sum += c.Weight
			if math.Abs(c.Weight) > math.Abs(top.Weight) {
				top = c
			}
		}
		if math.Abs(sum) < clear || top.Rule != "T1" && t.entity >= 0 && r.in.Cast.Entities[t.entity].Kind == speaker.Phrase {
			continue
		}
		p := math.Tanh(sum)
		out = append(out, Stance{Target: t.name, TargetID: t.id, Polarity: p, Span: t.span, Rule: top.Rule, Confidence: math.Abs(p)})
	}
	return out
}

const lw, lt = .6, .6

// T7: what the learned weights say.
func (r *reader) learned() {
	for i := range r.heard {
		m := &r.heard[i]
		if m.self || m.entity < 0 || r.own(m) || !r.stated(m.a) || r.in.Cast.Entities[m.entity].Kind == speaker.Country {
			continue
		}
		o, _ := r.model.weights.judge(&m.place, r.hits)
		neg, _, pos := o.chances()
		if x := pos - neg; math.Abs(x) > lt {
			t := r.target(m)
			t.why = append(t.why, Contribution{"T7", r.view.span(m.a, m.b), lw * x})
		}
	}
}
