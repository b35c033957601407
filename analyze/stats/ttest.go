package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

func newTest(name string, n int, level float64, assumes string) Test {
	return Test{Name: name, N: n, Statistic: nan, DF: nan, P: nan, Estimate: nan, Low: nan, High: nan, Level: level, Assumes: assumes}
}

func (t Test) because(format string, args ...any) Test {
	t.Warnings = append(t.Warnings, fmt.Sprintf(format, args...))
	return t
}

// student fills in statistic, p and interval of an estimate with its error.
func (t Test) student(estimate, se, df float64) Test {
	d := distuv.StudentsT{Sigma: 1, Nu: df}
	t.Estimate, t.Statistic, t.DF = estimate, estimate/se, df
	t.P = 2 * d.Survival(math.Abs(t.Statistic))
	half := d.Quantile((1+t.Level)/2) * se
	t.Low, t.High = estimate-half, estimate+half
	return t
}

// Welch is the t test of b minus a without equal variances (Welch 1947).
func Welch(a, b []float64, level float64) Test {
	t := newTest("Welch's t", len(a)+len(b), level, "independent values, means nearly normal")
	na, nb := float64(len(a)), float64(len(b))
	if na < 2 || nb < 2 {
		return t.because("%d and %d values: two on each side are needed", len(a), len(b))
	}
	va, vb := stat.Variance(a, nil)/na, stat.Variance(b, nil)/nb
	if va+vb == 0 {
		return t.because("no spread on either side")
	}
	return t.student(stat.Mean(b, nil)-stat.Mean(a, nil), math.Sqrt(va+vb), satterthwaite(va, vb, na, nb))
}

// PairedT is the t test of the differences b[i] - a[i]. Pairs with a NaN are
// left out.
func PairedT(a, b []float64, level float64) Test {
	d := differences(a, b)
	t := newTest("paired t", len(d), level, "independent pairs, differences nearly normal")
	if len(a) != len(b) {
		t = t.because("%d values against %d: the rest is left out", len(a), len(b))
	}
	if len(d) < 2 {
		return t.because("%s: two are needed", countOf(len(d), "pair"))
	}
	mean, sd := meanSD(d)
	if sd == 0 {
		return t.because("all differences are equal")
	}
	return t.student(mean, sd/math.Sqrt(float64(len(d))), float64(len(d)-1))
}

func differences(a, b []float64) []float64 {
	var d []float64
	for i := range min(len(a), len(b)) {
		if v := b[i] - a[i]; !math.IsNaN(v) {
			d = append(d, v)
		}
	}
	return d
}

// maxExactPairs is the most pairs of which all sign flips are tried: 2^14.
const maxExactPairs = 14

// SignFlip is the permutation test of the differences b[i] - a[i], whose signs
// are flipped (Good 2005, 3.2.1): exact up to 14 pairs, else Draws random
// flips, the observed one counted too. It suits speakers met at two summits.
func SignFlip(a, b []float64, t Thresholds) Test {
	t = t.withDefaults()
	d := differences(a, b)
	out := newTest("sign-flip permutation", len(d), t.Level, "pairs exchangeable when nothing differs")
	if len(d) < 2 {
		return out.because("%s: two are needed", countOf(len(d), "pair"))
	}
	sum := 0.0
	for _, v := range d {
		sum += v
	}
	out.Estimate, out.Statistic = sum/float64(len(d)), sum
	if len(d) <= maxExactPairs {
		hits := flips(d, 0, math.Abs(sum)-tie)
		out.P = float64(hits) / float64(int(1)<<len(d))
		return out
	}
	r, hits := newDice(t), 1
	for range t.Draws {
		s := 0.0
		for _, v := range d {
			s += v * float64(1-2*r.below(2))
		}
		if math.Abs(s) >= math.Abs(sum)-tie {
			hits++
		}
	}
	out.P = float64(hits) / float64(t.Draws+1)
	return out
}

// flips counts the sign patterns of d whose sum, begun at sum, is as far from 0.
func flips(d []float64, sum, observed float64) int {
	if len(d) == 0 {
		if math.Abs(sum) >= observed {
			return 1
		}
		return 0
	}
	return flips(d[1:], sum+d[0], observed) + flips(d[1:], sum-d[0], observed)
}

// MinimumDetectable is the difference of means that a two-sided t test of na
// and nb independent values with deviation sd finds with the power wanted
// (Bloom 1995); NaN with fewer than two values on a side.
func MinimumDetectable(sd float64, na, nb int, t Thresholds) float64 {
	if na < 2 || nb < 2 {
		return nan
	}
	return detectable(sd*math.Sqrt(1/float64(na)+1/float64(nb)), float64(na+nb-2), t.withDefaults())
}
