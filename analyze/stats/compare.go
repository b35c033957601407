package stats

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/stat/distuv"
)

// Compare gives B minus A; see Prepared.Against.
func Compare(a, b Sample, t Thresholds) Comparison { return Prepare(b, t).Against(Prepare(a, t)) }

// Against compares sample b with a: the difference of means with a bootstrap
// interval over clusters, effect sizes, and the p of a permutation test that
// moves whole clusters. Clusters with values on both sides (two speakers in one
// article) stay together: they are resampled as one and exchange sides. With
// too few clusters on a side interval and test are NaN and a warning says so.
// Q is left NaN: see BH. Swapping the samples turns the signs.
func (b *Prepared) Against(a *Prepared) Comparison {
	t := b.t
	c := Comparison{A: a.Summary, B: b.Summary, Diff: b.Mean - a.Mean, Low: nan, High: nan, P: nan, Q: nan,
		Effect: nan, EffectLow: nan, EffectHigh: nan, CliffLow: nan, CliffHigh: nan, Detectable: nan}
	// the unit of Hedges' g, freed of the bias of small samples
	unit := pooled(a.N, a.SD, b.N, b.SD) / small(a.N, b.N)
	if unit > 0 {
		c.Effect = c.Diff / unit
	}
	c.Cliff = cliffSorted(a.sorted, b.sorted)
	if a.Clusters < t.MinClusters || b.Clusters < t.MinClusters {
		c.Warnings = append(c.Warnings, fmt.Sprintf("%d and %d articles: too few for an interval or a test", a.Clusters, b.Clusters))
		return c
	}
	if joint := join(&a.clusters, &b.clusters); joint.both > 0 {
		c.Paired = joint.both
		joint.compare(&c, t)
	} else {
		a.compare(b, &c)
	}
	if a.flat() || b.flat() {
		c.mover()
	}
	c.CliffLow, c.CliffHigh = b.dominates(a, c.Cliff)
	if unit > 0 {
		c.EffectLow, c.EffectHigh = c.Low/unit, c.High/unit
	}
	return c
}

// mover widens the interval of a difference to what the intervals of its sides
// allow (Zou and Donner 2008): resampling a side without spread knows
// nothing of its error.
func (c *Comparison) mover() {
	low := c.Diff - math.Hypot(c.B.Mean-c.B.Low, c.A.High-c.A.Mean)
	high := c.Diff + math.Hypot(c.B.High-c.B.Mean, c.A.Mean-c.A.Low)
	c.Low, c.High = min(c.Low, low), max(c.High, high)
	c.Warnings = append(c.Warnings, "no spread on a side: interval from those of both sides")
}

// compare fills in interval, test and detectable difference of samples that
// share no article.
func (a *Prepared) compare(b *Prepared, c *Comparison) {
	t := a.t
	va, vb := a.robust*a.robust, b.robust*b.robust
	se := math.Sqrt(va + vb)
	df := satterthwaite(va, vb, float64(len(a.units.sum)), float64(len(b.units.sum)))
	c.Detectable = detectable(se, df, t)
	if a.draws == nil || b.draws == nil {
		z := distuv.UnitNormal.Quantile((1 + t.Level) / 2)
		c.Low, c.High = c.Diff-z*se, c.Diff+z*se
		c.P = wald(c.Diff, se)
		c.Method = "normal interval and test, error robust to " + a.noun()
		return
	}
	ca, sa := a.units.skew()
	cb, sb := b.units.skew()
	// an influence of the difference is that of b, or minus that of a
	c.Low, c.High = bca(paired(a.draws, b.draws, t), c.Diff, acceleration(cb-ca, sa+sb), twoWide(va, vb, a, b, df))
	var how string
	if a.nested && b.nested {
		c.P, how = permute(&a.units, &b.units, t)
		how = strings.ReplaceAll(how, "articles", "outlets")
	} else {
		c.P, how = permute(&a.clusters, &b.clusters, t)
	}
	c.Method = fmt.Sprintf("bootstrap over %s, BCa widened for few, %d draws, seed %d; %s", a.noun(), t.Draws, t.Seed, how)
}

// paired joins independent draws to draws of the difference. Each pairing is
// used both ways, so that swapping the samples turns the sign exactly.
func paired(a, b []float64, t Thresholds) []float64 {
	out := make([]float64, 0, 2*len(a))
	for i, j := range newDice(t).perm(min(len(a), len(b))) {
		out = append(out, b[j]-a[i], b[i]-a[j])
	}
	return out
}

// twoWide is widen for a difference: Student's t at the degrees of freedom of
// Welch, and each variance freed of the factor (k-1)/k of its bootstrap.
func twoWide(va, vb float64, a, b *Prepared, df float64) float64 {
	ka, kb := float64(len(a.units.sum)), float64(len(b.units.sum))
	shrunk := va*(ka-1)/ka + vb*(kb-1)/kb
	if shrunk <= 0 || !(df > 0) {
		return widen(int(min(ka, kb)), a.t.Level)
	}
	return math.Sqrt((va+vb)/shrunk) * distuv.StudentsT{Sigma: 1, Nu: df}.Quantile((1+a.t.Level)/2)
}

// satterthwaite gives the degrees of freedom of a sum of two variances of means
// (Welch 1947).
func satterthwaite(va, vb, na, nb float64) float64 {
	return (va + vb) * (va + vb) / (va*va/(na-1) + vb*vb/(nb-1))
}

// detectable is the difference that a two-sided test finds with the power
// wanted (Bloom 1995, minimum detectable effect).
func detectable(se, df float64, t Thresholds) float64 {
	if !(df > 0) || !(se >= 0) {
		return nan
	}
	d := distuv.StudentsT{Sigma: 1, Nu: df}
	return (d.Quantile((1+t.Level)/2) + d.Quantile(t.Power)) * se
}

func wald(diff, se float64) float64 {
	if se == 0 {
		if diff == 0 {
			return 1
		}
		return 0
	}
	return 2 * distuv.UnitNormal.Survival(math.Abs(diff)/se)
}

// pooled is the deviation pooled over two samples; NaN with fewer than two
// values on a side.
func pooled(na int, sa float64, nb int, sb float64) float64 {
	if na < 2 || nb < 2 {
		return nan
	}
	fa, fb := float64(na-1), float64(nb-1)
	return math.Sqrt((fa*sa*sa + fb*sb*sb) / (fa + fb))
}
