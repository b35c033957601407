package stance

import (
	"cmp"
	"math"
	"slices"

	"parley/analyze/doc"
	"parley/analyze/tone"
)

// window is how many tokens to each side of a target are looked at.
const window = 120

// shown is how many contributions a result keeps.
const shown = 8

// Toward gives the polarity of the text of d toward the target under span. A
// span without words gives neutral.
func (m *Model) Toward(d *doc.Document, target doc.Span) Result {
	v := m.around(d, target)
	p, ok := newPlace(v, target)
	if !ok {
		return Result{Label: "neu"}
	}
	hits, acts := m.hits(v), v.acts
	if m.kind == Rules {
		return byRules(m.reasons(&p, hits, acts))
	}
	o, why := m.judge(&p, hits, acts)
	if m.kind == Both {
		o, why = o.nudge(m.reasons(&p, hits, acts), why)
	}
	return decide(o, why)
}

// reasons are what the rules tell of the target at p, whoever speaks: R1 what is
// done to it, R2 what it does, R3 words of praise and blame near it. Of one who
// only speaks they tell nothing.
func (m *Model) reasons(p *place, hits []tone.Hit, acts []act) []Contribution {
	if p.speaks {
		return nil // the strongest sign that a text is neutral
	}
	var out []Contribution
	v := p.view
	for i := range acts {
		a := &acts[i]
		// R1
		if w := a.weight() * p.patient(a); !a.frame.things && math.Abs(w) > .1 {
			out = append(out, Contribution{"R1", v.span(a.at, a.end), w})
		}
		// R2
		if w := a.frame.doer * p.agent(a); math.Abs(w) > .1 {
			out = append(out, Contribution{"R2", v.span(a.at, a.end), w})
		}
	}
	for i := range hits {
		h := &hits[i]
		a, b := v.under(h.Span)
		if a >= b || a < p.right && b > p.left {
			continue
		}
		// R3
		if w := polarity(h) * p.nearness(a, b); math.Abs(w) > .05 {
			out = append(out, Contribution{"R3", h.Span, w})
		}
	}
	return out
}

// nearness is how strongly words [a, b) speak of p: less with every word and
// clause between.
func (p *place) nearness(a, b int) float64 {
	s, gap := .8, a-p.right
	if b <= p.left {
		s, gap = .5, p.left-b
		if gap <= 2 {
			s = .9 // "brutal P"
		}
	}
	crossed := abs(int(p.view.words[a].clause - p.view.words[p.a].clause))
	return s * fade(.5, crossed) * fade(overGap, gap)
}

// overGap is the decay of nearness with every word between.
const overGap = 0.94

// fade is base to the power of n, 0 where that is next to nothing.
func fade(base float64, n int) float64 {
	s := 1.0
	for ; n > 0 && s > 1e-3; n-- {
		s *= base
	}
	return s
}

const (
	rulesBand  = 0.15 // of the rules' sum, within which it is neutral
	rulesNudge = 0.2  // log odds for a unit of the rules' sum
)

func sum(why []Contribution) float64 {
	s := 0.0
	for _, c := range why {
		s += c.Weight
	}
	return s
}

func byRules(why []Contribution) Result {
	s := sum(why)
	r := Result{Label: "neu", Score: math.Tanh(s), Contributions: strongest(why)}
	switch {
	case s >= rulesBand:
		r.Label = "pos"
	case s <= -rulesBand:
		r.Label = "neg"
	}
	return r
}

// slant is what the words around p say of it, -1..1.
func (m *Model) slant(p *place, hits []tone.Hit, acts []act) float64 {
	if m.kind == Rules {
		return math.Tanh(sum(m.reasons(p, hits, acts)))
	}
	neg, _, pos := m.odds(p, hits, acts).chances()
	return pos - neg
}

// nudge moves the odds by the reasons of the rules.
func (o odds) nudge(reasons, why []Contribution) (odds, []Contribution) {
	s := rulesNudge * sum(reasons)
	o.pos += max(s, 0)
	o.neg += max(-s, 0)
	return o, append(why, reasons...)
}

// around gives the view of the paragraph that holds s, cut to the window.
func (m *Model) around(d *doc.Document, s doc.Span) *view {
	at := d.TokenAt(s.Start)
	i, found := slices.BinarySearchFunc(d.Paragraphs, s.Start, func(p doc.Paragraph, at int) int {
		return cmp.Or(btoi(p.Start > at)-btoi(p.End <= at), 0)
	})
	if !found {
		return m.view(d, at, at)
	}
	p := d.Paragraphs[i]
	first, last := d.Sentences[p.First].First, d.Sentences[p.Last-1].Last
	return m.view(d, max(first, at-window), min(last, at+window))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// hits scores the words of v with the lexicon.
func (m *Model) hits(v *view) []tone.Hit {
	if len(v.words) == 0 {
		return nil
	}
	return m.tone.Score(v.doc, []doc.Span{v.span(0, len(v.words))}, tone.Context{}).Hits
}

func decide(o odds, why []Contribution) Result {
	neg, neu, pos := o.chances()
	r := Result{Label: "neu", Score: pos - neg}
	switch {
	case pos > neu && pos > neg:
		r.Label = "pos"
	case neg > neu && neg > pos:
		r.Label = "neg"
	}
	r.Contributions = strongest(why)
	return r
}

// strongest sorts the reasons and keeps the first.
func strongest(why []Contribution) []Contribution {
	slices.SortStableFunc(why, func(a, b Contribution) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	return why[:min(len(why), shown)]
}
