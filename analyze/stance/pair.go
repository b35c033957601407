package stance

import (
	"math"

	"parley/analyze/doc"
	"parley/analyze/tone"
)

// A tie is one fact about a pair, source to target. Facts are of structure, not
// of words: how surely an act joins the two, who speaks, what stands between.
type tie uint8

// The ties; values are 0..1 unless they say otherwise.
const (
	always         tie = iota // 1
	comesFirst                // the source stands before the target
	actsFor                   // D1: acts of the source for the target, summed, at most 2
	actsAgainst               // D1: acts against it
	passiveFor                // the part of actsFor that is passive
	passiveAgainst            // the part of actsAgainst that is passive
	tells                     // D2: the source is the subject of a reporting verb
	tellsGood                 // D2: tells, times the chance that the words are for the target
	tellsBad                  // D2: tells, times the chance that they are against it
	later                     // D2: the source is named behind what it says: "..., said P"
	laterGood                 // D2: the chance that the words are for the target, where later
	laterBad                  // D2: the chance that they are against it, where later
	deedGood                  // the target does well, whoever tells it, at most 2
	deedBad                   // the target does ill, at most 2
	toldGood                  // D2: tells times deedGood
	toldBad                   // D2: tells times deedBad
	leads                     // D3: the source is a subject before the target
	betweenGood               // D4: friendly acts and hits between the two, whoever acts, at most 2
	betweenBad                // D4: hostile ones
	aroundGood                // D4: chance that the words are for the target
	aroundBad                 // D4: chance that they are against it
	reasonGood                // D4: R1 to R3 for the target, at most 2
	reasonBad                 // D4: R1 to R3 against it
	saysItself                // the target speaks
	should                    // the target should, must
	distance                  // logarithm of the words between, a third of it
	apart                     // a sentence ends between
	owner                     // the source is a possessive
	byBehind                  // the source stands behind "by"
	ties
)

var tieNames = [ties]string{"always", "comesFirst", "actsFor", "actsAgainst", "passiveFor", "passiveAgainst", "tells", "tellsGood", "tellsBad",
	"later", "laterGood", "laterBad", "deedGood", "deedBad", "toldGood", "toldBad", "leads", "betweenGood", "betweenBad", "aroundGood", "aroundBad",
	"reasonGood", "reasonBad", "saysItself", "should", "distance", "apart", "owner", "byBehind"}

// A pairing is a pair in one direction with its ties.
type pairing struct {
	p, q   *place // source and target
	ps, qs []stand
	lo, hi *place // the first and the second of them
	tie    [ties]float64
	why    []Contribution
}

// pairing collects the ties from p to q.
func (m *Model) pairing(p, q *place, acts []act, hits []tone.Hit) *pairing {
	x := &pairing{p: p, q: q, ps: p.again(q), qs: q.again(p), lo: p, hi: q}
	if q.left < p.left {
		x.lo, x.hi = q, p
	}
	for i := range acts {
		x.act(&acts[i], hits)
	}
	x.between(hits)
	x.around(m, acts, hits)
	x.speech()
	x.position()
	for i := range x.tie {
		x.tie[i] = min(x.tie[i], 2)
	}
	return x
}

// add adds size to one of two ties by the sign of w.
func (x *pairing) add(good, bad tie, w, size float64) { x.tie[pick(w > 0, good, bad)] += size }

// act adds what an act tells: D1 by its roles, D4 by its place alone.
func (x *pairing) act(a *act, hits []tone.Hit) {
	doing := mostSurely(x.qs, a, (*place).agent)
	if y := a.frame.doer * pick(a.negated, -1.0, 1); y != 0 && doing > .2 {
		x.add(deedGood, deedBad, y, doing*math.Abs(y))
	}
	w := a.weight() + x.q.called(a, hits)
	if a.frame.things || w == 0 {
		return
	}
	by := mostSurely(x.ps, a, (*place).agent)
	s := by * mostSurely(x.qs, a, (*place).patient)
	if doing > by {
		s *= rivalAgent
	}
	x.add(actsFor, actsAgainst, w, s*math.Abs(w))
	if a.passive {
		x.add(passiveFor, passiveAgainst, w, s*math.Abs(w))
	}
	if a.at >= x.lo.right && a.end <= x.hi.left {
		x.add(betweenGood, betweenBad, w, math.Abs(w))
	}
	if s > .05 {
		x.why = append(x.why, Contribution{"D1", x.p.view.span(a.at, a.end), s * w})
	}
}

func (x *pairing) between(hits []tone.Hit) {
	for i := range hits {
		if a, b := x.p.view.under(hits[i].Span); a >= x.lo.right && b <= x.hi.left {
			y := polarity(&hits[i])
			x.add(betweenGood, betweenBad, y, math.Abs(y))
		}
	}
}

// around adds what the words say of the target, whoever speaks.
func (x *pairing) around(m *Model, acts []act, hits []tone.Hit) {
	neg, _, pos := m.odds(x.q, hits, acts).chances()
	x.tie[aroundGood], x.tie[aroundBad] = pos, neg
	s := sum(m.reasons(x.q, hits, acts))
	x.add(reasonGood, reasonBad, s, math.Abs(s))
	x.why = append(x.why, Contribution{"D4", x.q.view.span(x.q.a, x.q.b), aroundShare * (pos - neg)})
}

// aroundShare is the weight that D4 is told with.
const aroundShare = 0.3

// speech adds whether the source tells what is said of the target.
func (x *pairing) speech() {
	p, v, at := x.p, x.p.view, -1
	for i := range v.words {
		if v.is(i, saying) {
			if s := p.says(i, x.q); s > x.tie[tells] {
				x.tie[tells], at = s, i
			}
		}
	}
	good, bad, s := x.tie[aroundGood], x.tie[aroundBad], x.tie[tells]
	x.tie[tellsGood], x.tie[tellsBad] = s*good, s*bad
	x.tie[toldGood], x.tie[toldBad] = s*x.tie[deedGood], s*x.tie[deedBad]
	if at >= 0 {
		x.why = append(x.why, Contribution{"D2", v.span(at, at+1), speechShare * s * (good - bad)})
	}
	if p.left > x.q.left && (v.is(p.left-1, saying) || v.is(p.left-2, saying) || v.is(p.left-3, saying)) {
		x.tie[later], x.tie[laterGood], x.tie[laterBad] = 1, good, bad
	}
}

// position adds where the two stand.
func (x *pairing) position() {
	p, q, v := x.p, x.q, x.p.view
	x.tie[always] = 1
	if x.lo == p {
		x.tie[comesFirst] = 1
	}
	if p.right <= q.left {
		x.tie[leads] = p.between(p.right, q.left, &subjectCosts)
		x.why = append(x.why, Contribution{"D3", v.span(q.a, q.b), subjectShare * x.tie[leads] * (x.tie[aroundGood] - x.tie[aroundBad])})
	}
	for i := x.lo.right; i < x.hi.left; i++ {
		if v.words[i].stop {
			x.tie[apart] = 1
		}
	}
	x.tie[distance] = math.Log1p(float64(max(0, x.hi.left-x.lo.right))) / 3
	x.tie[saysItself], x.tie[owner] = float64(btoi(q.speaks)), float64(btoi(p.possessive))
	x.tie[should] = float64(btoi(v.is(q.right, duty)))
	x.tie[byBehind] = float64(btoi(v.at(p.left-1) == "by" || v.at(p.left-2) == "by"))
}

// Ties calls yield with every tie of the pair, source to target and back: what
// the program that learns their weights reads.
func (m *Model) Ties(d *doc.Document, source, target doc.Span, yield func(name string, there, back float64)) {
	s, ok := m.pair(d, source, target)
	if !ok {
		return
	}
	there, back := m.pairing(&s.p, &s.q, s.acts, s.hits), m.pairing(&s.q, &s.p, s.acts, s.hits)
	for i, name := range tieNames {
		yield(name, there.tie[i], back.tie[i])
	}
}
