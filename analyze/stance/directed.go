package stance

import (
	"math"

	"parley/analyze/doc"
	"parley/analyze/tone"
)

// directedBand is how far from 0 the rules' score must be to be no longer neutral.
const directedBand = 0.2

// A scene is a pair in its view, read once.
type scene struct {
	p, q place
	acts []act
	hits []tone.Hit
}

func (m *Model) pair(d *doc.Document, source, target doc.Span) (s scene, ok bool) {
	v := m.around(d, doc.Span{Start: min(source.Start, target.Start), End: max(source.End, target.End)})
	p, ok1 := newPlace(v, source)
	q, ok2 := newPlace(v, target)
	if !ok1 || !ok2 {
		return s, false
	}
	s = scene{p: p, q: q, acts: v.acts, hits: m.hits(v)}
	s.p.tighten(&s.q)
	s.q.tighten(&s.p)
	return s, true
}

// Directed gives the polarity of source toward target, both named in d. Where
// the words tell more of what target is for or against, it is neutral.
func (m *Model) Directed(d *doc.Document, source, target doc.Span) Result {
	s, ok := m.pair(d, source, target)
	if !ok {
		return Result{Label: "neu"}
	}
	if m.kind == Rules {
		return m.directedByRules(&s)
	}
	there := m.pairing(&s.p, &s.q, s.acts, s.hits)
	c := m.ties.classes(&there.tie, &m.pairing(&s.q, &s.p, s.acts, s.hits).tie)
	r := Result{Label: "neu", Score: c[forQ] - c[againstQ], Contributions: strongest(there.why)}
	switch c.likeliest() {
	case forQ:
		r.Label = "pos"
	case againstQ:
		r.Label = "neg"
	}
	return r
}

// directedByRules sums what the rules tell.
func (m *Model) directedByRules(s *scene) Result {
	why := m.directed(&s.p, &s.q, s.acts, s.hits)
	r := Result{Label: "neu", Score: max(-1, min(1, sum(why))), Contributions: strongest(why)}
	switch {
	case r.Score >= directedBand:
		r.Label = "pos"
	case r.Score <= -directedBand:
		r.Label = "neg"
	}
	return r
}

// tighten keeps the name of p from growing over the other's words.
func (p *place) tighten(o *place) {
	if p.left < o.b && p.right > o.a {
		p.left, p.right = p.a, p.b
	}
}

// directed collects the reasons for p's polarity toward q.
func (m *Model) directed(p, q *place, acts []act, hits []tone.Hit) []Contribution {
	ps, qs := p.again(q), q.again(p)
	var why []Contribution
	for i := range acts {
		a := &acts[i]
		if a.frame.things {
			continue
		}
		// D1
		by := mostSurely(ps, a, (*place).agent)
		w := a.weight() + q.called(a, hits)
		s := by * mostSurely(qs, a, (*place).patient)
		if s < .05 {
			continue
		}
		if mostSurely(qs, a, (*place).agent) > by {
			s *= rivalAgent
		}
		why = append(why, Contribution{"D1", p.view.span(a.at, a.end), s * w})
	}
	why = append(why, m.speech(p, q, acts, hits)...)
	return why
}

// A stand is a place that names a party, and how surely.
type stand struct {
	place
	sure float64
}

func mostSurely(stands []stand, a *act, part func(*place, *act) float64) float64 {
	best := 0.0
	for i := range stands {
		best = max(best, stands[i].sure*part(&stands[i].place, a))
	}
	return best
}

const (
	sameName   = 0.9
	pronounOf  = 0.7 // a pronoun that can mean nobody else
	pronounOr  = 0.3 // one name stands between
	rivalAgent = 0.4 // the target is closer to being the agent
)

// again gives p and the later words that mean the same party: its last name
// once more, and pronouns of the third person.
func (p *place) again(other *place) []stand {
	out := []stand{{*p, 1}}
	v := p.view
	name := bare(v.words[p.b-1].text)
	names := 0
	for i := p.right; i < len(v.words) && len(out) < 6; i++ {
		w := &v.words[i]
		sure := 0.0
		switch {
		case i >= other.left && i < other.right:
		case w.upper && bare(w.text) == name:
			sure = sameName
		case w.upper && !v.opens(i) && w.kind == doc.Word && !v.words[i-1].upper && w.class&calendar == 0:
			names++
		case v.is(i, third) && names == 0:
			sure = pronounOf
		case v.is(i, third) && names == 1:
			sure = pronounOr
		}
		if sure > 0 {
			c := place{view: v, a: i, b: i + 1, left: i, right: i + 1, inQuote: w.quoted}
			c.possessive = w.class&third == 0 && len(w.text) > 2 && w.text[len(w.text)-2:] == "'s" || w.text == "his" || w.text == "their" || w.text == "its"
			out = append(out, stand{c, sure})
		}
	}
	return out
}

// D2, D3: a speaker's polarity is that of the words said about the target.
func (m *Model) speech(p, q *place, acts []act, hits []tone.Hit) []Contribution {
	best, at := 0.0, 0
	for i := range p.view.words {
		if !p.view.is(i, saying) {
			continue
		}
		if s := p.says(i, q); s > best {
			best, at = s, i
		}
	}
	before := .0
	if p.right <= q.left {
		before = p.between(p.right, q.left, &subjectCosts)
	}
	if best < .1 && before == 0 {
		return nil
	}
	x := m.slant(q, hits, acts)
	if best < .1 {
		return []Contribution{{"D3", p.view.span(q.a, q.b), before * x * subjectShare}}
	}
	return []Contribution{{"D2", p.view.span(at, at+1), best * x * speechShare}}
}

// Shares of what is said of the target in the polarity of a pair.
const (
	speechShare  = 0.4
	subjectShare = 0.1
)

// says gives how strongly p is the subject of the reporting verb at i with q in
// what is said.
func (p *place) says(i int, q *place) float64 {
	v := p.view
	if p.right <= i {
		if q.left > p.left && q.left < i {
			return 0
		}
		return p.between(v.afterAside(p.right, i), i, &subjectCosts)
	}
	if p.left <= i || q.left > p.left && q.left < p.left+4 {
		return 0
	}
	return p.between(i+1, p.left, &subjectCosts) * pick(p.left-i <= 4, 1.0, .3)
}

// Pair gives the five classes of a pair: 0 neither, 1 p for q, 2 q for p,
// 3 p against q, 4 q against p.
func (m *Model) Pair(d *doc.Document, p, q doc.Span) int {
	pq, qp := m.Directed(d, p, q), m.Directed(d, q, p)
	r, back := pq, 0
	if pq.Label == "neu" || qp.Label != "neu" && math.Abs(qp.Score) > math.Abs(pq.Score) {
		r, back = qp, 1
	}
	switch r.Label {
	case "pos":
		return 1 + back
	case "neg":
		return 3 + back
	}
	return 0
}
