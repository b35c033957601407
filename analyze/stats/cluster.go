package stats

import (
	"math"

	"gonum.org/v1/gonum/stat"
)

// clusters is a sample reduced to what resampling of whole articles needs: the
// sum of the values of each article.
type clusters struct {
	layout
	sum []float64
}

// A layout says which article each value belongs to: id and number of values, or
// sum of weights, of each article, in the order they first appear; outer holds
// the indices of the articles of each outlet, or nothing; of is the article of
// each value that has weight. Samples of the same statements share it: nobody
// changes it.
type layout struct {
	id    []int
	n     []float64
	outer [][]int
	of    []int32
}

func lay(s *Sample) layout {
	index := make(map[int]int)
	l := layout{of: make([]int32, 0, len(s.Values))}
	var outlets []int
	for i := range s.Values {
		w := s.weight(i)
		if !(w > 0) {
			continue
		}
		id := 0
		if i < len(s.Cluster) {
			id = s.Cluster[i]
		}
		k, ok := index[id]
		if !ok {
			k = len(l.id)
			index[id] = k
			l.id, l.n = append(l.id, id), append(l.n, 0)
			if i < len(s.Outer) {
				outlets = append(outlets, s.Outer[i])
			}
		}
		l.n[k] += w
		l.of = append(l.of, int32(k))
	}
	if len(outlets) == len(l.id) {
		l.outer = nest(outlets)
	}
	return l
}

// cluster sums the values of each article.
func (l layout) cluster(s *Sample) clusters {
	c, at := clusters{l, make([]float64, len(l.id))}, 0
	for i, v := range s.Values {
		if s.weight(i) > 0 {
			c.sum[l.of[at]] += v
			at++
		}
	}
	return c
}

// layouts are those of some samples, of which many have the same.
type layouts struct {
	samples []*Sample
	list    []layout
}

func (l *layouts) of(s *Sample) layout {
	for i, o := range l.samples {
		if len(s.Values) == len(o.Values) && same(s.Cluster, o.Cluster) && same(s.Outer, o.Outer) && same(s.Weight, o.Weight) {
			return l.list[i]
		}
	}
	l.samples, l.list = append(l.samples, s), append(l.list, lay(s))
	return l.list[len(l.list)-1]
}

// same reports whether two slices are one.
func same[T any](a, b []T) bool {
	return len(a) == len(b) && (a == nil) == (b == nil) && (len(a) == 0 || &a[0] == &b[0])
}

// weight of a value, 1 when there are no weights.
func (s *Sample) weight(i int) float64 {
	switch {
	case s.Weight == nil:
		return 1
	case i < len(s.Weight):
		return s.Weight[i]
	}
	return 0
}

// ratios gives each value over its weight, and the deviation of the ratios,
// each counted by its weight.
func (s *Sample) ratios() ([]float64, float64) {
	if s.Weight == nil {
		_, sd := meanSD(s.Values)
		return s.Values, sd
	}
	each, weights := make([]float64, 0, len(s.Values)), make([]float64, 0, len(s.Values))
	for i, v := range s.Values {
		if w := s.weight(i); w > 0 {
			each, weights = append(each, v/w), append(weights, w)
		}
	}
	if len(each) < 2 {
		return each, nan
	}
	n := float64(len(each))
	return each, math.Sqrt(stat.MomentAbout(2, each, stat.Mean(each, weights), weights) * n / (n - 1))
}

// nest lists the articles of each outlet, in the order outlets appear.
func nest(outlets []int) [][]int {
	index := make(map[int]int)
	var out [][]int
	for k, o := range outlets {
		i, ok := index[o]
		if !ok {
			i = len(out)
			index[o] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], k)
	}
	return out
}

// total gives the sum and the number of all values.
func (c *clusters) total() (sum, n float64) {
	for i := range c.sum {
		sum, n = sum+c.sum[i], n+c.n[i]
	}
	return sum, n
}

// resampled draws outlets and then articles of each, with replacement, and gives
// the mean of their values (Davison and Hinkley 1997, 3.8, strategy 1 applied
// twice).
func (c *clusters) resampled(r *dice) float64 {
	sum, n := 0.0, 0.0
	for range c.outer {
		articles := c.outer[r.below(len(c.outer))]
		for range articles {
			i := articles[r.below(len(articles))]
			sum, n = sum+c.sum[i], n+c.n[i]
		}
	}
	return sum / n
}

// units merges the articles of an outlet when outlets are the sampling units.
func (c *clusters) units(nested bool) clusters {
	if !nested {
		return *c
	}
	var u clusters
	for o, articles := range c.outer {
		u.id, u.sum, u.n = append(u.id, o), append(u.sum, 0), append(u.n, 0)
		for _, i := range articles {
			u.sum[o] += c.sum[i]
			u.n[o] += c.n[i]
		}
	}
	return u
}

// robust is the standard error of a mean of clusters by linearisation of the
// ratio (Cochran 1977, eq. 6.13 with n/(n-1)); NaN below two clusters.
func (c *clusters) robust() float64 {
	k := float64(len(c.sum))
	if k < 2 {
		return nan
	}
	sum, n := c.total()
	m, ss := sum/n, 0.0
	for i := range c.sum {
		d := c.sum[i] - m*c.n[i]
		ss += d * d
	}
	return math.Sqrt(k/(k-1)*ss) / n
}

// skew is the acceleration of BCa by the jackknife over clusters (Efron and
// Tibshirani 1993, eq. 14.15).
func (c *clusters) skew() (cubes, squares float64) {
	sum, n := c.total()
	if len(c.sum) < 2 {
		return 0, 0
	}
	out := make([]float64, len(c.sum))
	for i := range c.sum {
		out[i] = sum / n
		if n > c.n[i] {
			out[i] = (sum - c.sum[i]) / (n - c.n[i])
		}
	}
	mean := stat.Mean(out, nil)
	for _, v := range out {
		d := mean - v
		cubes, squares = cubes+d*d*d, squares+d*d
	}
	return cubes, squares
}
