package stats

import (
	"fmt"
	"math"
)

// tie keeps equal statistics equal in spite of rounding.
const tie = 1e-12

// enough random arrangements as extreme as the observed one end a test: p is
// then known to a tenth of itself, and far from small.
const enough = 100

// sequential is the p of a test that drew until enough hits or all draws were
// seen (Besag and Clifford 1991, section 2). When all were seen, the observed
// arrangement counts too (Phipson and Smyth 2010, eq. 2), so p is never 0.
func sequential(hits, seen int) float64 {
	if hits >= enough {
		return float64(hits) / float64(seen)
	}
	return float64(hits+1) / float64(seen+1)
}

// permute moves whole clusters between two samples that share none and gives
// the share of arrangements whose difference of means is at least as large. All
// arrangements are tried when there are no more than Draws of them; else Draws
// random ones, see sequential.
func permute(a, b *clusters, t Thresholds) (p float64, how string) {
	if len(a.sum) > len(b.sum) || len(a.sum) == len(b.sum) && a.meanOf() > b.meanOf() {
		a, b = b, a // so that swapping the samples changes nothing
	}
	s := split{k: len(a.sum)}
	s.sum = append(append(s.sum, a.sum...), b.sum...)
	s.n = append(append(s.n, a.n...), b.n...)
	for i := range s.sum {
		s.allSum, s.allN = s.allSum+s.sum[i], s.allN+s.n[i]
	}
	sum, n := a.total()
	s.observed = s.distance(sum, n) - tie
	if binomial(len(s.sum), s.k) <= float64(t.Draws) {
		s.walk(0, 0, 0, 0)
		return float64(s.hits) / float64(s.seen), fmt.Sprintf("exact permutation test of whole articles, %d arrangements", s.seen)
	}
	s.shuffle(t)
	return sequential(s.hits, s.seen), fmt.Sprintf("permutation test of whole articles, up to %d draws", t.Draws)
}

func (c *clusters) meanOf() float64 {
	sum, n := c.total()
	return sum / n
}

// split is the clusters of two samples, of which k go to the first.
type split struct {
	k            int
	sum, n       []float64
	allSum, allN float64
	observed     float64
	hits, seen   int
}

func (s *split) distance(sum, n float64) float64 {
	return math.Abs(sum/n - (s.allSum-sum)/(s.allN-n))
}

func (s *split) count(sum, n float64) {
	s.seen++
	if s.distance(sum, n) >= s.observed {
		s.hits++
	}
}

// walk tries all ways to choose k clusters, from index i on.
func (s *split) walk(i, chosen int, sum, n float64) {
	if chosen == s.k {
		s.count(sum, n)
		return
	}
	for ; i <= len(s.sum)-(s.k-chosen); i++ {
		s.walk(i+1, chosen+1, sum+s.sum[i], n+s.n[i])
	}
}

func (s *split) shuffle(t Thresholds) {
	r := newDice(t)
	for s.seen < t.Draws && s.hits < enough {
		sum, n := 0.0, 0.0
		for i := range s.k {
			j := i + r.below(len(s.sum)-i)
			s.sum[i], s.sum[j] = s.sum[j], s.sum[i]
			s.n[i], s.n[j] = s.n[j], s.n[i]
			sum, n = sum+s.sum[i], n+s.n[i]
		}
		s.count(sum, n)
	}
}

// binomial is n over k as a float, +Inf when huge.
func binomial(n, k int) float64 {
	out := 1.0
	for i := range min(k, n-k) {
		out = out * float64(n-i) / float64(i+1)
	}
	return math.Round(out)
}
