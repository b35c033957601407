package stats

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Prepared is a sample with its summary and its bootstrap draws, so that one
// sample can be compared with many others without drawing again.
type Prepared struct {
	Summary
	values   []float64 // over their weights
	weighted bool
	clusters clusters
	draws    []float64 // means of resampled clusters; nil when none were drawn
	robust   float64   // standard error of the mean, robust to clusters
	t        Thresholds
}

// clusters is a sample reduced to what resampling of whole articles needs: id,
// sum and number of values of each, in the order they first appear; outer holds
// the indices of the articles of each outlet, or nothing.
type clusters struct {
	id     []int
	sum, n []float64
	outer  [][]int
}

func cluster(s Sample) clusters {
	index := make(map[int]int)
	var c clusters
	var outlets []int
	for i, v := range s.Values {
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
			k = len(c.sum)
			index[id] = k
			c.id, c.sum, c.n = append(c.id, id), append(c.sum, 0), append(c.n, 0)
			if i < len(s.Outer) {
				outlets = append(outlets, s.Outer[i])
			}
		}
		c.sum[k] += v
		c.n[k] += w
	}
	if len(outlets) == len(c.sum) {
		c.outer = nest(outlets)
	}
	return c
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
func (s *Sample) ratios() (each []float64, sd float64) {
	if s.Weight == nil {
		_, sd = meanSD(s.Values)
		return s.Values, sd
	}
	var weights []float64
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

// resampled draws as many clusters as there are, with replacement, and gives
// the mean of their values. Nested, it draws outlets and then articles of each
// (Davison and Hinkley 1997, 3.8, strategy 1 applied twice).
func (c *clusters) resampled(r *dice, nested bool) float64 {
	sum, n := 0.0, 0.0
	if !nested {
		for range c.sum {
			i := r.below(len(c.sum))
			sum, n = sum+c.sum[i], n+c.n[i]
		}
		return sum / n
	}
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

func acceleration(cubes, squares float64) float64 {
	if squares <= 0 {
		return 0
	}
	return cubes / (6 * math.Pow(squares, 1.5))
}

// Prepare describes a sample. The interval of the mean is a bootstrap over
// clusters: BCa (Efron 1987), its tails widened for few clusters as in
// Hesterberg (2015, "expanded percentile", eq. 9). In simulation with 8
// clusters it held the truth in 92 % of trials, the plain one in 86 %. With fewer than
// MinClusters clusters there is none, and a warning says so; with more than
// Resample it is the normal interval of the robust error, to which the
// bootstrap tends.
func Prepare(s Sample, t Thresholds) *Prepared {
	t = t.withDefaults()
	p := &Prepared{clusters: cluster(s), robust: nan, t: t}
	p.Summary = Summary{Clusters: len(p.clusters.sum), Mean: nan, Low: nan, High: nan, Level: t.Level}
	p.values, p.SD = s.ratios()
	p.N, p.Median, p.weighted = len(p.values), Median(p.values), s.Weight != nil
	if p.N == 0 {
		return p
	}
	sum, n := p.clusters.total()
	p.Mean = sum / n
	p.interval()
	return p
}

// interval fills in Low, High, Method and Warnings.
func (p *Prepared) interval() {
	c, t := &p.clusters, p.t
	p.warn()
	nested := len(c.outer) >= t.MinClusters
	if len(c.outer) > 0 && !nested {
		p.Warnings = append(p.Warnings, fmt.Sprintf("%s: articles resampled without them", countOf(len(c.outer), "outlet")))
	}
	u := c.units(nested)
	p.robust = u.robust()
	if len(u.sum) < t.MinClusters {
		return
	}
	noun := "articles"
	if nested {
		noun = "outlets and their articles"
	}
	if len(u.sum) > t.Resample {
		z := distuv.UnitNormal.Quantile((1 + t.Level) / 2)
		p.Low, p.High = p.Mean-z*p.robust, p.Mean+z*p.robust
		p.Method = "normal interval, error robust to " + noun
		return
	}
	r := newDice(t)
	p.draws = make([]float64, t.Draws)
	for i := range p.draws {
		p.draws[i] = c.resampled(r, nested)
	}
	p.Low, p.High = bca(p.draws, p.Mean, acceleration(u.skew()), widen(len(u.sum), t.Level))
	p.Method = fmt.Sprintf("bootstrap over %s, BCa widened for few, %d draws, seed %d", noun, t.Draws, t.Seed)
}

func (p *Prepared) warn() {
	c := &p.clusters
	if len(c.sum) < p.t.MinClusters {
		p.Warnings = append(p.Warnings, countOf(len(c.sum), "article")+": no interval")
	}
	what := "statements"
	if p.weighted {
		what = "words"
	}
	if top := slices.Max(c.n) / total(c.n); len(c.sum) > 1 && top > p.t.MaxShare {
		p.Warnings = append(p.Warnings, fmt.Sprintf("one article gives %.0f %% of the %s", 100*top, what))
	}
}

// widen is the normal deviate whose tails make a bootstrap of k units cover as
// Student's t would: sqrt(k/(k-1)) t (Hesterberg 2015, eq. 9).
func widen(k int, level float64) float64 {
	n := float64(k)
	return math.Sqrt(n/(n-1)) * distuv.StudentsT{Sigma: 1, Nu: n - 1}.Quantile((1+level)/2)
}

// bca is the bias-corrected and accelerated interval of an estimate from its
// bootstrap draws (Efron and Tibshirani 1993, eq. 14.9 to 14.15), tails at -z
// and z.
func bca(draws []float64, estimate, accel, z float64) (low, high float64) {
	s := slices.DeleteFunc(slices.Clone(draws), math.IsNaN)
	if len(s) == 0 {
		return nan, nan
	}
	below, n := 0.0, float64(len(s))
	for _, v := range s {
		switch {
		case v < estimate:
			below++
		case v == estimate:
			below += .5
		}
	}
	bias := distuv.UnitNormal.Quantile(min(max(below/n, 1/n), 1-1/n))
	at := func(z float64) float64 {
		w := bias + z
		if d := 1 - accel*w; d > 0 {
			return distuv.UnitNormal.CDF(bias + w/d)
		}
		return distuv.UnitNormal.CDF(math.Copysign(9, w))
	}
	return pick(s, at(-z)), pick(s, at(z))
}

// pick is the quantile of type 7 without sorting all; it moves values about.
func pick(v []float64, p float64) float64 {
	h := p * float64(len(v)-1)
	i := int(h)
	x := choose(v, i)
	if i+1 == len(v) {
		return x
	}
	return x + (h-float64(i))*(slices.Min(v[i+1:])-x)
}

// choose puts the k-th smallest value in its place, smaller ones before it
// (Hoare 1961), and gives it.
func choose(v []float64, k int) float64 {
	for low, high := 0, len(v)-1; low < high; {
		i, j, pivot := low, high, v[low+(high-low)/2]
		for i <= j {
			for v[i] < pivot {
				i++
			}
			for v[j] > pivot {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case k <= j:
			high = j
		case k >= i:
			low = i
		default:
			return v[k]
		}
	}
	return v[k]
}

// Percentile is the plain percentile interval of bootstrap draws.
func Percentile(draws []float64, level float64) (low, high float64) {
	q := quantiles(slices.Sorted(slices.Values(draws)), (1-level)/2, (1+level)/2)
	return q[0], q[1]
}

// Draws gives the bootstrap means behind the interval, or nil.
func (p *Prepared) Draws() []float64 { return p.draws }
