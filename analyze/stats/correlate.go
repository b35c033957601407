package stats

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// pairs leaves out pairs with a NaN.
func pairs(x, y []float64) (px, py []float64) {
	for i := range min(len(x), len(y)) {
		if !math.IsNaN(x[i]) && !math.IsNaN(y[i]) {
			px, py = append(px, x[i]), append(py, y[i])
		}
	}
	return px, py
}

// Pearson is the product-moment correlation with its t test and the interval
// by Fisher's z (Fisher 1921).
func Pearson(x, y []float64, level float64) Test {
	x, y = pairs(x, y)
	return correlation(newTest("Pearson's r", len(x), level, "independent pairs, nearly normal"), x, y, 1)
}

// Spearman is Pearson's correlation of ranks, with the t test on n-2 degrees of
// freedom and Fisher's z with the variance of Bonett and Wright (2000, eq. 7).
func Spearman(x, y []float64, level float64) Test {
	x, y = pairs(x, y)
	rx, _ := Ranks(x)
	ry, _ := Ranks(y)
	t := newTest("Spearman's rho", len(x), level, "independent pairs")
	return correlation(t, rx, ry, 0)
}

// correlation fills in a test; plain is 1 for Pearson, whose z has the
// variance 1/(n-3), and 0 for Spearman, where it is (1+r²/2)/(n-3).
func correlation(t Test, x, y []float64, plain float64) Test {
	n := float64(len(x))
	if n < 3 {
		return t.because("%s: three are needed", countOf(len(x), "pair"))
	}
	r := stat.Correlation(x, y, nil)
	if math.IsNaN(r) {
		return t.because("one side has no spread")
	}
	r = min(1, max(-1, r))
	t.Estimate, t.DF = r, n-2
	t.Statistic = r * math.Sqrt((n-2)/((1-r)*(1+r)))
	t.P = 2 * distuv.StudentsT{Sigma: 1, Nu: t.DF}.Survival(math.Abs(t.Statistic))
	if n > 3 {
		half := distuv.UnitNormal.Quantile((1+t.Level)/2) * math.Sqrt((1+(1-plain)*r*r/2)/(n-3))
		t.Low, t.High = math.Tanh(math.Atanh(r)-half), math.Tanh(math.Atanh(r)+half)
	}
	return t
}

// KendallTauB is Kendall's rank correlation with ties (Kendall 1945), counted
// in n log n (Knight 1966). Statistic is the normal deviate with the variance
// for ties (Kendall 1970, eq. 4.4).
func KendallTauB(x, y []float64, level float64) Test {
	x, y = pairs(x, y)
	t := newTest("Kendall's tau-b", len(x), level, "independent pairs, normal distribution of tau")
	n := float64(len(x))
	if n < 2 {
		return t.because("%s: two are needed", countOf(len(x), "pair"))
	}
	k := count(x, y)
	all := n * (n - 1) / 2
	if k.x.pairs == all || k.y.pairs == all {
		return t.because("one side has no spread")
	}
	s := all - k.x.pairs - k.y.pairs + k.both - 2*k.discordant
	t.Estimate = min(1, max(-1, s/math.Sqrt(all-k.x.pairs)/math.Sqrt(all-k.y.pairs)))
	m := n * (n - 1)
	variance := (m*(2*n+5)-k.x.v1-k.y.v1)/18 + 2*k.x.pairs*k.y.pairs/m
	if n > 2 {
		variance += k.x.v2 * k.y.v2 / (9 * m * (n - 2))
	}
	t.Statistic = s / math.Sqrt(variance)
	t.P = 2 * distuv.UnitNormal.Survival(math.Abs(t.Statistic))
	return t
}

// kendall is the counts that tau-b and its variance are made of.
type kendall struct {
	x, y             tieSums
	both, discordant float64
}

type tieSums struct{ pairs, v1, v2 float64 }

func (t *tieSums) add(n int) {
	k := float64(n)
	t.pairs += k * (k - 1) / 2
	t.v1 += k * (k - 1) * (2*k + 5)
	t.v2 += k * (k - 1) * (k - 2)
}

func count(x, y []float64) (k kendall) {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(x[i], x[j]), cmp.Compare(y[i], y[j])) })
	ys := make([]float64, len(y))
	var both tieSums
	runs(len(x), func(i, j int) bool { return x[order[i]] == x[order[j]] }, k.x.add)
	runs(len(x), func(i, j int) bool { return x[order[i]] == x[order[j]] && y[order[i]] == y[order[j]] }, both.add)
	for i, o := range order {
		ys[i] = y[o]
	}
	k.discordant = float64(inversions(ys, make([]float64, len(ys)))) // leaves ys sorted
	runs(len(ys), func(i, j int) bool { return ys[i] == ys[j] }, k.y.add)
	k.both = both.pairs
	return k
}

// runs tells the length of each run of equals among n sorted things.
func runs(n int, same func(i, j int) bool, tell func(int)) {
	for i := 0; i < n; {
		j := i + 1
		for j < n && same(i, j) {
			j++
		}
		tell(j - i)
		i = j
	}
}

// inversions sorts v and counts the pairs that stood in the wrong order.
func inversions(v, spare []float64) int {
	if len(v) < 2 {
		return 0
	}
	m := len(v) / 2
	n := inversions(v[:m], spare[:m]) + inversions(v[m:], spare[m:])
	i, j := 0, m
	for k := range v {
		if j == len(v) || i < m && v[i] <= v[j] {
			spare[k] = v[i]
			i++
			continue
		}
		spare[k] = v[j]
		j++
		n += m - i
	}
	copy(v, spare)
	return n
}
