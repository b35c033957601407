package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Ranks gives the rank of each value from 1 on, ties their mean rank, and the
// sum of t³-t over groups of t ties.
func Ranks(values []float64) (ranks []float64, ties float64) {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(values[i], values[j]) })
	ranks = make([]float64, len(values))
	for i := 0; i < len(order); {
		j := i + 1
		for j < len(order) && values[order[j]] == values[order[i]] {
			j++
		}
		for _, k := range order[i:j] {
			ranks[k] = float64(i+j+1) / 2
		}
		n := float64(j - i)
		ties += n*n*n - n
		i = j
	}
	return ranks, ties
}

// maxExactRanks is the largest product of sample sizes for which the exact
// distribution of U is counted.
const maxExactRanks = 400

// MannWhitney tests whether values of b tend to lie above those of a (Mann and
// Whitney 1947). Statistic is U of b; Estimate is Cliff's delta with its
// interval. Exact for small samples without ties, else normal with the
// correction for ties and for continuity.
func MannWhitney(a, b []float64, level float64) Test {
	t := newTest("Mann-Whitney", len(a)+len(b), level, "independent values")
	if len(a) == 0 || len(b) == 0 {
		return t.because("%d and %d values: one on each side is needed", len(a), len(b))
	}
	ranks, ties := Ranks(slices.Concat(a, b))
	sum := 0.0
	for _, r := range ranks[len(a):] {
		sum += r
	}
	na, nb := float64(len(a)), float64(len(b))
	n := na + nb
	t.Statistic = sum - nb*(nb+1)/2
	d := CliffDelta(a, b, level)
	t.Estimate, t.Low, t.High = d.Value, d.Low, d.High
	if ties == 0 && na*nb <= maxExactRanks {
		t.P = exactU(len(a), len(b), t.Statistic)
		return t
	}
	variance := na * nb / 12 * (n + 1 - ties/(n*(n-1)))
	if variance <= 0 {
		t.P = 1
		return t.because("all values are equal")
	}
	z := max(0, math.Abs(t.Statistic-na*nb/2)-.5) / math.Sqrt(variance)
	t.P = 2 * distuv.UnitNormal.Survival(z)
	return t
}

// exactU is the two-sided p of U, from the number of ways to reach each U
// (Mann and Whitney 1947, the recurrence of section 3).
func exactU(na, nb int, u float64) float64 {
	ways := make([]float64, na*nb+1)
	ways[0] = 1
	for i := 1; i <= nb; i++ { // times (1-x^(na+i)) / (1-x^i)
		for k := na*nb - (na + i); k >= 0; k-- {
			ways[k+na+i] -= ways[k]
		}
		for k := 0; k+i <= na*nb; k++ {
			ways[k+i] += ways[k]
		}
	}
	u = max(u, float64(na*nb)-u)
	tail, all := 0.0, 0.0
	for k, w := range ways {
		all += w
		if float64(k) >= u {
			tail += w
		}
	}
	return min(1, 2*tail/all)
}

// KruskalWallis tests whether groups lie alike (Kruskal and Wallis 1952), with
// the correction for ties. Statistic is H, Estimate is epsilon squared, H over
// n-1 (Kelley 1935): 0 none, 1 all. Empty groups are left out.
func KruskalWallis(groups ...[]float64) Test {
	groups = slices.DeleteFunc(slices.Clone(groups), func(g []float64) bool { return len(g) == 0 })
	all := slices.Concat(groups...)
	t := newTest("Kruskal-Wallis", len(all), nan, "independent values, chi-squared distribution of H")
	if len(groups) < 2 || len(all) < 3 {
		return t.because("%s with %s: two groups and three values are needed", countOf(len(groups), "group"), countOf(len(all), "value"))
	}
	ranks, ties := Ranks(all)
	n := float64(len(all))
	spread := 1 - ties/(n*n*n-n)
	if spread <= 0 {
		return t.because("all values are equal")
	}
	sum, at := 0.0, 0
	for _, g := range groups {
		r := 0.0
		for _, v := range ranks[at : at+len(g)] {
			r += v
		}
		sum += r * r / float64(len(g))
		at += len(g)
	}
	t.Statistic = (12/(n*(n+1))*sum - 3*(n+1)) / spread
	t.DF = float64(len(groups) - 1)
	t.P = distuv.ChiSquared{K: t.DF}.Survival(t.Statistic)
	t.Estimate = t.Statistic / (n - 1)
	return t
}

// maxExactSigned is the most pairs for which the exact distribution of
// Wilcoxon's statistic is counted.
const maxExactSigned = 50

// Wilcoxon is the signed-rank test of the differences b[i] - a[i] (Wilcoxon
// 1945); differences of 0 are left out. Statistic is the sum of ranks of
// positive differences, Estimate the matched-pairs rank-biserial correlation
// (Kerby 2014): positive when b lies above a. Exact up to 50 pairs without ties,
// else normal with the correction for ties.
func Wilcoxon(a, b []float64) Test {
	var size, sign []float64
	for _, v := range differences(a, b) {
		if v != 0 {
			size, sign = append(size, math.Abs(v)), append(sign, math.Copysign(1, v))
		}
	}
	t := newTest("Wilcoxon signed rank", len(size), nan, "independent pairs, differences symmetric")
	if len(size) == 0 {
		return t.because("no pair differs")
	}
	ranks, ties := Ranks(size)
	up := 0.0
	for i, r := range ranks {
		if sign[i] > 0 {
			up += r
		}
	}
	n := float64(len(size))
	all := n * (n + 1) / 2
	t.Statistic, t.Estimate = up, (2*up-all)/all
	if ties == 0 && len(size) <= maxExactSigned {
		t.P = exactSigned(len(size), up)
		return t
	}
	variance := n*(n+1)*(2*n+1)/24 - ties/48
	t.P = 2 * distuv.UnitNormal.Survival(math.Abs(up-all/2)/math.Sqrt(variance))
	return t
}

// RankBiserial is the matched-pairs rank-biserial correlation of the differences
// b[i] - a[i] (Kerby 2014), positive when b lies above a, with a percentile
// interval by resampling pairs. N is the pairs that differ.
func RankBiserial(a, b []float64, t Thresholds) Estimate {
	t = t.withDefaults()
	d := differences(a, b)
	w := Wilcoxon(make([]float64, len(d)), d)
	e := Estimate{N: w.N, Value: w.Estimate, Low: nan, High: nan, Level: t.Level, Method: fmt.Sprintf("matched-pairs rank-biserial, bootstrap over pairs, %d draws, seed %d", t.Draws, t.Seed)}
	if len(d) < t.MinClusters || w.N == 0 {
		e.Warnings = []string{countOf(len(d), "pair") + ": no interval"}
		return e
	}
	r, again, draws := newDice(t), make([]float64, len(d)), []float64{}
	for range t.Draws {
		for i := range again {
			again[i] = d[r.below(len(d))]
		}
		if v := signedShare(again); !math.IsNaN(v) {
			draws = append(draws, v)
		}
	}
	e.Low, e.High = Percentile(draws, t.Level)
	return e
}

// signedShare is the sum of ranks of positive differences minus that of
// negative ones, over all; NaN when all are 0.
func signedShare(d []float64) float64 {
	var size []float64
	var up []bool
	for _, v := range d {
		if v != 0 {
			size, up = append(size, math.Abs(v)), append(up, v > 0)
		}
	}
	ranks, _ := Ranks(size)
	sum := 0.0
	for i, r := range ranks {
		if up[i] {
			sum += r
		} else {
			sum -= r
		}
	}
	n := float64(len(size))
	return sum / (n * (n + 1) / 2)
}

// exactSigned is the two-sided p of a sum of positive ranks.
func exactSigned(n int, up float64) float64 {
	all := n * (n + 1) / 2
	ways := make([]float64, all+1)
	ways[0] = 1
	for r := 1; r <= n; r++ {
		for k := all; k >= r; k-- {
			ways[k] += ways[k-r]
		}
	}
	up = max(up, float64(all)-up)
	tail, total := 0.0, 0.0
	for k, w := range ways {
		total += w
		if float64(k) >= up {
			tail += w
		}
	}
	return min(1, 2*tail/total)
}
