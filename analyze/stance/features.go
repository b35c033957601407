package stance

import (
	"math"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/tone"
)

// slot says where a feature stands to the target.
type slot uint8

// The slots. The word of a feature is "" for those that have none.
const (
	anywhere    slot = iota // word in the window
	nearBefore              // up to five words before the target
	nearAfter               // up to five words after
	clauseLeft              // before the target in its clause
	clauseRight             // after the target in its clause
	prev1
	prev2
	prev3
	next1
	next2
	next3
	about // of the target itself: speaker, possessive, pronoun
	mood  // sums of valence by place, roles in acts
	slots
)

var slotNames = [...]string{"w", "nB", "nA", "cB", "cA", "p-1", "p-2", "p-3", "p+1", "p+2", "p+3", "tgt", "v"}

// A feature is one fact about a target for the learned weights.
type feature struct {
	slot  slot
	word  string
	value float64
	at    int // word of the view it stands on; may lie outside
}

// A place is where a target stands in a view, widened to the whole name.
type place struct {
	view         *view
	a, b         int // words of the target
	left, right  int // words of the whole name around it
	possessive   bool
	speaks       bool // the target is the speaker of the sentence
	inQuote      bool
	firstPerson  bool
	thirdPronoun bool
}

// newPlace finds the target under s; ok is false when no word of v is there.
func newPlace(v *view, s doc.Span) (p place, ok bool) {
	a, b := v.under(s)
	for a < b-1 && v.words[a].kind > doc.Number {
		a++
	}
	for b-1 > a && v.words[b-1].kind > doc.Number {
		b--
	}
	if a >= b {
		return place{}, false
	}
	p = place{view: v, a: a, b: b, left: a, right: b, inQuote: v.words[a].quoted}
	for p.right < len(v.words) && v.words[p.right].upper && v.words[p.right-1].kind == doc.Word {
		p.right++
	}
	for p.left > 1 && v.words[p.left-1].upper && v.words[p.left-1].kind == doc.Word {
		p.left--
	}
	p.possessive = strings.HasSuffix(v.words[p.b-1].text, "'s") || v.at(p.b) == "’" || v.at(p.b) == "'"
	p.firstPerson = v.is(a, first)
	p.thirdPronoun = b-a == 1 && v.is(a, third|second)
	p.speaks = p.isSpeaker()
	return p, true
}

// isSpeaker reports whether a plain reporting verb has the target as its subject.
func (p *place) isSpeaker() bool {
	v := p.view
	if v.is(p.left-1, saying) && !strings.HasPrefix(v.at(p.left-1), "t") && v.at(p.left-1) != "asked" {
		return true
	}
	if v.at(p.left-1) == "to" && v.at(p.left-2) == "according" {
		return true
	}
	for k := 1; k < 4; k++ {
		if v.is(p.left-k, saying) && (v.at(p.left-k-1) == "," || v.at(p.left-k-1) == "”" || v.at(p.left-k-1) == "\"") {
			return true
		}
	}
	for k := 0; k < 4; k++ {
		if v.is(p.right+k, saying) {
			return k == 0 || !p.possessive && v.at(p.right) != ","
		}
		if t := v.at(p.right + k); t == "." || t == ";" {
			return false
		}
	}
	return false
}

// features calls yield for every feature of the target at p. hits are those of
// the words of the view.
func (p *place) features(hits []tone.Hit, acts []act, names map[string]*moodNames, yield func(feature)) {
	p.aboutTarget(yield)
	for k := 1; k <= 3; k++ {
		yield(feature{prev1 + slot(k-1), p.view.at(p.left - k), 1, p.left - k})
		yield(feature{next1 + slot(k-1), p.view.at(p.right + k - 1), 1, p.right + k - 1})
	}
	p.wordsAround(yield)
	p.mood(hits, names, yield)
	p.roles(acts, yield)
}

func (p *place) aboutTarget(yield func(feature)) {
	for _, f := range [...]struct {
		name string
		on   bool
	}{{"speaks", p.speaks}, {"possessive", p.possessive}, {"first", p.firstPerson}, {"pronoun", p.thirdPronoun},
		{"quoted", p.inQuote}, {"start", p.a <= 1}} {
		if f.on {
			yield(feature{about, f.name, 1, p.a})
		}
	}
}

const near = 5

func (p *place) wordsAround(yield func(feature)) {
	v := p.view
	clause := v.words[p.a].clause
	for i := range v.words {
		w := &v.words[i]
		if i >= p.left && i < p.right || w.kind != doc.Word || w.upper && !v.opens(i) {
			continue
		}
		s := stem(w.text)
		yield(feature{anywhere, s, 1, i})
		before := i < p.left
		if w.clause == clause {
			yield(feature{pick(before, clauseLeft, clauseRight), s, 1, i})
		}
		if before && p.left-i <= near || !before && i-p.right < near {
			yield(feature{pick(before, nearBefore, nearAfter), s, 1, i})
		}
	}
}

func pick[T any](cond bool, a, b T) T {
	if cond {
		return a
	}
	return b
}

// opens reports whether word i begins a sentence or a quotation.
func (v *view) opens(i int) bool {
	if i == 0 {
		return true
	}
	switch v.words[i-1].text {
	case ".", "“", "\"", "‘", "?", "!", ":":
		return true
	}
	return false
}

// moodNames are the feature names of one category of the lexicon.
type moodNames struct {
	sum, decayed, spoken [2]string       // by sign
	place                [2][2][3]string // by sign, side and distance in clauses
}

func newMoodNames(category string) *moodNames {
	n := &moodNames{}
	for i, sign := range [...]string{"+", "-"} {
		name := category + sign
		n.sum[i], n.decayed[i], n.spoken[i] = name, name+"d", name+"s"
		for k, side := range [...]string{"B", "A"} {
			for z := range n.place[i][k] {
				n.place[i][k][z] = name + side + string(rune('0'+z))
			}
		}
	}
	return n
}

// mood sums the weights of lexicon hits by their place.
func (p *place) mood(hits []tone.Hit, names map[string]*moodNames, yield func(feature)) {
	v := p.view
	for i := range hits {
		h := &hits[i]
		a, b := v.under(h.Span)
		n := names[h.Category]
		if a >= b || a < p.right && b > p.left || n == nil {
			continue
		}
		sign, size := 0, h.Weight
		if size < 0 {
			sign, size = 1, -size
		}
		side, dist := 0, p.left-b+1
		if b > p.left {
			side, dist = 1, a-p.right+1
		}
		zone := min(abs(int(v.words[a].clause-v.words[p.a].clause)), 2)
		yield(feature{mood, n.sum[sign], size, a})
		yield(feature{mood, n.place[sign][side][zone], size, a})
		yield(feature{mood, n.decayed[sign], size / (1 + .15*float64(dist)), a})
		if p.speaks {
			yield(feature{mood, n.spoken[sign], size, a})
		}
	}
}

// roles tells whether the target acts and whether it is acted on.
func (p *place) roles(acts []act, yield func(feature)) {
	for i := range acts {
		a := &acts[i]
		if a.frame.things || a.at > p.right+reach || a.end < p.left-reach {
			continue
		}
		x := a.frame.to
		if a.negated {
			x = -x
		}
		if s := p.patient(a); s > .1 && x != 0 {
			yield(feature{mood, pick(x > 0, "patient+", "patient-"), s * math.Abs(x), a.at})
		}
		if s := p.agent(a); s > .1 {
			if x != 0 {
				yield(feature{mood, pick(x > 0, "agent+", "agent-"), s * math.Abs(x), a.at})
			}
			if y := a.frame.doer; y != 0 {
				yield(feature{mood, pick(y > 0, "doer+", "doer-"), s * math.Abs(y), a.at})
			}
		}
	}
}

func abs(i int) int { return max(i, -i) }
