package stance

import (
	"math"
	"slices"
	"sort"

	"parley/analyze/doc"
	"parley/analyze/speaker"
	"parley/analyze/tone"
)

// clear is the polarity below which a stance is not told.
const clear = 0.25

// longest is how many tokens of a sentence are read in one piece.
const longest = 300

// Of gives the speaker's stances in one statement, the targets in the order of
// their first mention. The speaker is no target of his own.
func (m *Model) Of(in Input) []Stance {
	r := reader{model: m, in: in, doc: in.Doc}
	for _, p := range r.pieces() {
		r.piece(p[0], p[1])
	}
	return r.stances()
}

// A reader collects what one statement says about its targets.
type reader struct {
	model *Model
	in    Input
	doc   *doc.Document
	found []target
	next  int // first hit not yet behind the piece

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
	entity int // -1 for a topic
	topic  int // index of the topic, -1 for an entity
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
	r.mentions()
	if !slices.ContainsFunc(r.heard, func(m mention) bool { return !m.self }) {
		return
	}
	r.acts = r.model.acts(r.view)
	for i := range r.heard {
		if m := &r.heard[i]; !m.self {
			r.judge(m)
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

// mentions collects the speaker's and the targets' places in the piece.
func (r *reader) mentions() {
	r.heard = r.heard[:0]
	span := r.view.span(0, len(r.view.words))
	ms := r.in.Cast.Mentions
	for i := sort.Search(len(ms), func(i int) bool { return ms[i].Span.Start >= span.Start }); i < len(ms) && ms[i].Span.Start < span.End; i++ {
		p, ok := namedPlace(r.view, ms[i].Span)
		if !ok {
			continue
		}
		self := slices.ContainsFunc(ms[i].Entities, func(e int) bool { return slices.Contains(r.in.Attr.Speakers, e) })
		for _, e := range ms[i].Entities {
			r.heard = append(r.heard, mention{place: p, entity: e, topic: -1, self: self})
		}
	}
	for i := range r.view.words {
		if t := r.model.topicAt(r.view, i); t >= 0 && r.stated(i) {
			p := place{view: r.view, a: i, b: i + 1, left: i, right: i + 1}
			r.heard = append(r.heard, mention{place: p, entity: -1, topic: t})
		}
	}
}

// namedPlace is the place of a mention, whose span is the whole name.
func namedPlace(v *view, s doc.Span) (place, bool) {
	p, ok := newPlace(v, s)
	p.left, p.right = p.a, p.b
	return p, ok
}

// stated reports whether word i stands in the statement's content.
func (r *reader) stated(i int) bool {
	s := r.view.span(i, i+1)
	return slices.ContainsFunc(r.in.Quote.Content, func(c doc.Span) bool { return c.Contains(s) })
}

// judge collects the reasons for the speaker's polarity toward m.
func (r *reader) judge(m *mention) {
	t := r.target(m)
	for i := range r.acts {
		a := &r.acts[i]
		if a.at > m.right+40 || a.end < m.left-40 {
			continue
		}
		if s := m.patient(a); s > .15 {
			r.acted(t, a, s)
		}
	}
	if r.stated(m.a) {
		r.spokenOf(t, m)
	}
}

// T1, T2: an act of the speaker toward the target.
func (r *reader) acted(t *target, a *act, strength float64) {
	by, rule := r.doer(a)
	w := a.frame.to * strength * by
	if a.negated {
		w *= -.6
	}
	if a.unreal {
		w *= .6
	}
	if math.Abs(w) > .02 {
		t.why = append(t.why, Contribution{rule, r.view.span(a.at, a.end), w})
	}
}

// doer gives how surely the speaker is the one who acts.
func (r *reader) doer(a *act) (float64, string) {
	span := r.view.span(a.at, a.end)
	if span.Overlaps(r.in.Quote.Cue) || !r.stated(a.at) && r.in.Quote.Cue.Empty() {
		return 1, "T1"
	}
	self, other := 0.0, 0.0
	for i := range r.heard {
		m := &r.heard[i]
		if s := m.agent(a); m.self {
			self = max(self, s)
		} else if m.entity >= 0 {
			other = max(other, s)
		}
	}
	for k := a.at - 1; k >= 0 && k > a.at-6 && r.view.words[k].clause == r.view.words[a.at].clause; k-- {
		if r.view.is(k, first) {
			self = 1
		}
	}
	switch {
	case self >= other && self > .2:
		return self, "T2"
	case other > .3:
		return 0, ""
	}
	return .4, "T2"
}

// T3: words of praise and blame about the target.
func (r *reader) spokenOf(t *target, m *mention) {
	v := r.view
	for i := range r.hits {
		h := &r.hits[i]
		p := polarity(h)
		if p == 0 {
			continue
		}
		a, b := v.under(h.Span)
		if a >= b || a < m.right && b > m.left {
			continue
		}
		if s := r.relation(m, a, b); s > .1 {
			t.why = append(t.why, Contribution{"T3", h.Span, p * s})
		}
	}
}

// relation is how strongly words [a, b) speak of m.
func (r *reader) relation(m *mention, a, b int) float64 {
	v, s := r.view, .8
	from, to := m.right, a
	if b <= m.left {
		from, to, s = b, m.left, .5
	}
	crossed := abs(v.words[a].clause - v.words[m.a].clause)
	s *= math.Pow(.5, float64(crossed)) * math.Pow(.94, float64(to-from))
	for i := range r.heard {
		if o := &r.heard[i]; o.left >= from && o.right <= to {
			s *= .4
		}
	}
	return s
}

// polarity is the signed weight of a hit, -1..1.
func polarity(h *tone.Hit) float64 {
	f, ok := toneSigns[h.Category]
	if !ok {
		return 0
	}
	return max(-1, min(1, h.Weight*f))
}

// toneSigns turn the weights of the lexicon's categories into polarity.
var toneSigns = map[string]float64{
	"constructive": .4, "respectful": .4, "warm": .4, "hopeful": .3, "demanding": -.15, "critical": -.4, "hostile": -.4, "pessimistic": -.25, "valence": .6,
}

// target gives the record of m's target.
func (r *reader) target(m *mention) *target {
	name, id := "", ""
	if m.topic >= 0 {
		name = r.model.topics[m.topic].Name
	} else {
		e := &r.in.Cast.Entities[m.entity]
		name, id = e.Name, string(e.ID)
	}
	for i := range r.found {
		if r.found[i].name == name && r.found[i].id == id {
			return &r.found[i]
		}
	}
	r.found = append(r.found, target{name: name, id: id, entity: m.entity, span: r.view.span(m.a, m.b)})
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
		if math.Abs(sum) < clear || t.entity >= 0 && r.in.Cast.Entities[t.entity].Kind == speaker.Phrase {
			continue
		}
		p := math.Tanh(sum)
		out = append(out, Stance{Target: t.name, TargetID: t.id, Polarity: p, Span: t.span, Rule: top.Rule, Confidence: math.Abs(p)})
	}
	return out
}
