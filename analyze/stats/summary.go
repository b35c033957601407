package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// Median is the quantile of type 7 at .5 (Hyndman and Fan 1996), NaN for no values.
func Median(values []float64) float64 { return Quantile(.5, values) }

// Quantile is the quantile of type 7 (Hyndman and Fan 1996, definition 7), the
// default of R and NumPy; NaN for no values or p outside 0..1.
func Quantile(p float64, values []float64) float64 {
	if len(values) == 0 || !(p >= 0 && p <= 1) {
		return math.NaN()
	}
	s := slices.Clone(values)
	slices.Sort(s)
	h := p * float64(len(s)-1)
	i := int(h)
	if i+1 >= len(s) {
		return s[len(s)-1]
	}
	return s[i] + (h-float64(i))*(s[i+1]-s[i])
}

// clusters is a sample reduced to what resampling of whole articles needs: the
// sum and number of values of each, in the order they first appear.
type clusters struct{ sum, n []float64 }

func group(s Sample) clusters {
	index := map[int]int{}
	var c clusters
	for i, v := range s.Values {
		k, ok := index[s.Cluster[i]]
		if !ok {
			k = len(c.sum)
			index[s.Cluster[i]] = k
			c.sum, c.n = append(c.sum, 0), append(c.n, 0)
		}
		c.sum[k] += v
		c.n[k]++
	}
	return c
}

// mean of the values in all clusters.
func (c clusters) mean() float64 {
	sum, n := 0.0, 0.0
	for i := range c.sum {
		sum, n = sum+c.sum[i], n+c.n[i]
	}
	return sum / n
}

// resampled draws as many clusters as there are, with replacement, and gives
// the mean of their values.
func (c clusters) resampled(r *rand.Rand) float64 {
	sum, n := 0.0, 0.0
	for range c.sum {
		i := r.IntN(len(c.sum))
		sum, n = sum+c.sum[i], n+c.n[i]
	}
	return sum / n
}

func newRand(t Thresholds) *rand.Rand { return rand.New(rand.NewPCG(t.Seed, 0x9e3779b97f4a7c15)) }

// Summarize describes a sample. The interval of the mean is the percentile
// interval of a bootstrap over clusters (Davison and Hinkley 1997, 2.4 and 3.8);
// with fewer than MinClusters clusters there is none, and a warning says so.
func Summarize(s Sample, t Thresholds) Summary {
	t = t.withDefaults()
	out := Summary{N: len(s.Values), Mean: math.NaN(), SD: math.NaN(), Median: Median(s.Values), Low: math.NaN(), High: math.NaN(), Level: t.Level}
	if len(s.Values) == 0 {
		return out
	}
	c := group(s)
	out.Clusters, out.Mean = len(c.sum), c.mean()
	if len(s.Values) > 1 {
		out.SD = stat.StdDev(s.Values, nil)
	}
	out.Warnings = warnings(c, len(s.Values), t)
	if out.Clusters < t.MinClusters {
		return out
	}
	draws := make([]float64, t.Draws)
	r := newRand(t)
	for i := range draws {
		draws[i] = c.resampled(r)
	}
	out.Low, out.High = interval(draws, t.Level)
	out.Method = fmt.Sprintf("bootstrap over articles, percentile, %d draws, seed %d", t.Draws, t.Seed)
	return out
}

func interval(draws []float64, level float64) (low, high float64) {
	return Quantile((1-level)/2, draws), Quantile((1+level)/2, draws)
}

func warnings(c clusters, n int, t Thresholds) []string {
	var out []string
	if len(c.sum) < t.MinClusters {
		out = append(out, fmt.Sprintf("%s: no interval", countArticles(len(c.sum))))
	}
	if top := slices.Max(c.n) / float64(n); len(c.sum) > 1 && top > t.MaxShare {
		out = append(out, fmt.Sprintf("one article gives %.0f %% of the statements", 100*top))
	}
	return out
}

func countArticles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return fmt.Sprintf("%d articles", n)
}
