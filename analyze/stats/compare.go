package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Compare gives B minus A: the difference of means with a bootstrap interval
// over clusters, Hedges' g, and the p of a permutation test that shuffles whole
// clusters between the two (Good 2005, 3.2). With too few clusters on a side,
// interval and test are NaN and a warning says so. Q is left NaN: see BH.
func Compare(a, b Sample, t Thresholds) Comparison {
	t = t.withDefaults()
	c := Comparison{A: Summarize(a, t), B: Summarize(b, t), Low: math.NaN(), High: math.NaN(), P: math.NaN(), Q: math.NaN()}
	c.Diff, c.Effect = c.B.Mean-c.A.Mean, HedgesG(a.Values, b.Values)
	if c.A.Clusters < t.MinClusters || c.B.Clusters < t.MinClusters {
		c.Warnings = append(c.Warnings, fmt.Sprintf("%d and %d articles: too few for an interval or a test", c.A.Clusters, c.B.Clusters))
		return c
	}
	ca, cb := group(a), group(b)
	r := newRand(t)
	draws := make([]float64, t.Draws)
	for i := range draws {
		draws[i] = cb.resampled(r) - ca.resampled(r)
	}
	c.Low, c.High = interval(draws, t.Level)
	c.P = permute(ca, cb, t)
	c.Method = fmt.Sprintf("bootstrap and permutation over articles, %d draws, seed %d", t.Draws, t.Seed)
	return c
}

// permute shuffles clusters between the two samples and counts how often the
// difference of means is at least as large; the observed one counts too
// (Phipson and Smyth 2010, eq. 2), so p is never 0.
func permute(a, b clusters, t Thresholds) float64 {
	sum := slices.Concat(a.sum, b.sum)
	n := slices.Concat(a.n, b.n)
	observed := math.Abs(b.mean() - a.mean())
	r := newRand(t)
	hit := 1
	for range t.Draws {
		r.Shuffle(len(sum), func(i, j int) {
			sum[i], sum[j] = sum[j], sum[i]
			n[i], n[j] = n[j], n[i]
		})
		k := len(a.sum)
		x, y := clusters{sum[:k], n[:k]}, clusters{sum[k:], n[k:]}
		if math.Abs(y.mean()-x.mean()) >= observed-1e-12 {
			hit++
		}
	}
	return float64(hit) / float64(t.Draws+1)
}

// HedgesG is the standardised difference b minus a with the correction for
// small samples (Hedges 1981, eq. 6e); NaN with fewer than two values on a side
// or no spread.
func HedgesG(a, b []float64) float64 {
	na, nb := float64(len(a)), float64(len(b))
	if na < 2 || nb < 2 {
		return math.NaN()
	}
	df := na + nb - 2
	pooled := math.Sqrt(((na-1)*stat.Variance(a, nil) + (nb-1)*stat.Variance(b, nil)) / df)
	if pooled == 0 {
		return math.NaN()
	}
	return (stat.Mean(b, nil) - stat.Mean(a, nil)) / pooled * (1 - 3/(4*df-1))
}

// Welch is Welch's t test of b minus a (Welch 1947): t, degrees of freedom and
// two-sided p; NaN with fewer than two values on a side or no spread.
func Welch(a, b []float64) (t, df, p float64) {
	na, nb := float64(len(a)), float64(len(b))
	if na < 2 || nb < 2 {
		return math.NaN(), math.NaN(), math.NaN()
	}
	va, vb := stat.Variance(a, nil)/na, stat.Variance(b, nil)/nb
	if va+vb == 0 {
		return math.NaN(), math.NaN(), math.NaN()
	}
	t = (stat.Mean(b, nil) - stat.Mean(a, nil)) / math.Sqrt(va+vb)
	df = (va + vb) * (va + vb) / (va*va/(na-1) + vb*vb/(nb-1))
	return t, df, 2 * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}.Survival(math.Abs(t))
}

// BH gives the p values adjusted by Benjamini and Hochberg (1995), in the order
// of p. NaN stays NaN and does not count.
func BH(p []float64) []float64 {
	q := slices.Clone(p)
	var order []int
	for i, v := range p {
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(p[j], p[i]) })
	least, n := 1.0, float64(len(order))
	for k, i := range order {
		least = min(least, p[i]*n/(n-float64(k)))
		q[i] = least
	}
	return q
}

// Rate is hits per 100 words with its exact Poisson interval (Garwood 1936);
// NaN for no words.
func Rate(hits, words int, level float64) (rate, low, high float64) {
	if words <= 0 {
		return math.NaN(), math.NaN(), math.NaN()
	}
	k, per := float64(hits), 100/float64(words)
	alpha := 1 - level
	if hits > 0 {
		low = distuv.Gamma{Alpha: k, Beta: 1}.Quantile(alpha/2) * per
	}
	high = distuv.Gamma{Alpha: k + 1, Beta: 1}.Quantile(1-alpha/2) * per
	return k * per, low, high
}
