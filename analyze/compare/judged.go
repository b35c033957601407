package compare

import (
	"cmp"
	"math"
	"slices"

	"parley/analyze/stats"
)

// A Judged is one target and what all speakers of a matrix hold of it.
type Judged struct {
	Target                      string
	Positive, Negative, Neutral int // stances
	Speakers                    int
	Net                         float64 // (Positive - Negative) / all, -1..1
}

// Judged sums the matrix by target, the most praised first. Means over
// speakers would let one who speaks once outweigh one who speaks often; these
// are sums of stances.
func (m *Matrix) Judged() []Judged {
	var out []Judged
	for j, target := range m.Targets {
		g := Judged{Target: target}
		for i := range m.Speakers {
			c := &m.Cells[i][j]
			g.Positive, g.Negative, g.Neutral = g.Positive+c.Positive, g.Negative+c.Negative, g.Neutral+c.Neutral
			if c.N > 0 {
				g.Speakers++
			}
		}
		if n := g.Positive + g.Negative + g.Neutral; n > 0 {
			g.Net = float64(g.Positive-g.Negative) / float64(n)
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b Judged) int {
		return cmp.Or(cmp.Compare(b.Net, a.Net), cmp.Compare(b.Positive+b.Negative, a.Positive+a.Negative))
	})
	return out
}

// An Accord says how alike two speakers judge the targets that both mention.
type Accord struct {
	A, B     string
	Targets  int     // judged by both
	Distance float64 // mean absolute difference of their mean polarities, 0..2
	Same     int     // targets where both lean the same way
	Opposed  int     // targets where they lean opposite ways
	Rank     stats.Test
}

// Accords compares every two speakers over the targets both mention in at
// least least stances each; Rank is Spearman's correlation of their mean
// polarities. The most alike stand first.
func (m *Matrix) Accords(least int) []Accord {
	var out []Accord
	for i := range m.Speakers {
		for k := i + 1; k < len(m.Speakers); k++ {
			if a := m.accord(i, k, max(least, 1)); a.Targets > 0 {
				out = append(out, a)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Accord) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), cmp.Compare(b.Targets, a.Targets))
	})
	return out
}

func (m *Matrix) accord(i, k, least int) Accord {
	a := Accord{A: m.Speakers[i], B: m.Speakers[k]}
	var x, y []float64
	for j := range m.Targets {
		p, q := &m.Cells[i][j], &m.Cells[k][j]
		if p.N < least || q.N < least {
			continue
		}
		x, y = append(x, p.Mean), append(y, q.Mean)
		a.Distance += math.Abs(p.Mean - q.Mean)
		switch {
		case p.Mean > neutral && q.Mean > neutral, p.Mean < -neutral && q.Mean < -neutral:
			a.Same++
		case p.Mean > neutral && q.Mean < -neutral, p.Mean < -neutral && q.Mean > neutral:
			a.Opposed++
		}
	}
	if a.Targets = len(x); a.Targets > 0 {
		a.Distance /= float64(a.Targets)
	}
	a.Rank = stats.Spearman(x, y, .95)
	return a
}
