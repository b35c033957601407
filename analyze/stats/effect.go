package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// small is the correction of g for small samples (Hedges 1981, eq. 6e).
func small(na, nb int) float64 { return 1 - 3/(4*float64(na+nb-2)-1) }

// HedgesG is the standardised difference b minus a, corrected for small
// samples; NaN with fewer than two values on a side or no spread.
func HedgesG(a, b []float64) float64 {
	ma, sa := meanSD(a)
	mb, sb := meanSD(b)
	s := pooled(len(a), sa, len(b), sb)
	if !(s > 0) {
		return nan
	}
	return (mb - ma) / s * small(len(a), len(b))
}

// Hedges is HedgesG with the normal interval of Hedges and Olkin (1985, p. 86,
// eq. 8 and 9). It holds for independent values; for statements in articles
// take the interval of Compare.
func Hedges(a, b []float64, level float64) Estimate {
	e := Estimate{N: len(a) + len(b), Value: HedgesG(a, b), Low: nan, High: nan, Level: level, Method: "Hedges' g, normal interval"}
	if math.IsNaN(e.Value) {
		e.Warnings = []string{"fewer than two values on a side, or no spread"}
		return e
	}
	na, nb := float64(len(a)), float64(len(b))
	se := math.Sqrt((na+nb)/(na*nb) + e.Value*e.Value/(2*(na+nb)))
	z := distuv.UnitNormal.Quantile((1 + level) / 2)
	e.Low, e.High = e.Value-z*se, e.Value+z*se
	return e
}

// cliff is Cliff's delta, P(b > a) - P(b < a), in n log n; NaN for an empty side.
func cliff(a, b []float64) float64 {
	if len(a) == 0 || len(b) == 0 {
		return nan
	}
	sa := slices.Sorted(slices.Values(a))
	sum := 0.0
	for _, v := range dominance(sa, b) {
		sum += v
	}
	return sum / float64(len(b))
}

// dominance gives for each of b the share of a below it minus the share above;
// a is sorted. Runs of equal values of b are looked up once.
func dominance(a, b []float64) []float64 {
	out := make([]float64, len(b))
	n := float64(len(a))
	for i, v := range b {
		if i > 0 && v == b[i-1] {
			out[i] = out[i-1]
			continue
		}
		below, _ := slices.BinarySearch(a, v)
		notAbove, _ := slices.BinarySearch(a, math.Nextafter(v, math.Inf(1)))
		out[i] = (float64(below) - (n - float64(notAbove))) / n
	}
	return out
}

// CliffDelta is P(b > a) - P(b < a), which is also the rank-biserial
// correlation of the two samples, with the asymmetric interval of Cliff (1996)
// in the form of Feng and Cliff (2004, eq. 5 and 12) for independent values.
func CliffDelta(a, b []float64, level float64) Estimate {
	e := Estimate{N: len(a) + len(b), Value: cliff(a, b), Low: nan, High: nan, Level: level, Method: "Cliff's delta, asymmetric interval"}
	na, nb := float64(len(a)), float64(len(b))
	if na < 2 || nb < 2 {
		e.Warnings = []string{"fewer than two values on a side"}
		return e
	}
	byB := dominance(slices.Sorted(slices.Values(a)), b)
	byA := dominance(slices.Sorted(slices.Values(b)), a) // of a over b: minus the delta of each
	d := e.Value
	ssB, ssA := 0.0, 0.0
	for _, v := range byB {
		ssB += (v - d) * (v - d)
	}
	for _, v := range byA {
		ssA += (v + d) * (v + d)
	}
	square := na*nb*(1-tied(a, b)) - na*nb*d*d // sum over pairs of (d_ij - d)²
	variance := (nb*nb*ssA + na*na*ssB - square) / (na * nb * (na - 1) * (nb - 1))
	variance = max(variance, (1-d*d)/(na*nb-1))
	z := distuv.UnitNormal.Quantile((1 + level) / 2)
	root := z * math.Sqrt(variance) * math.Sqrt(math.Pow(1-d*d, 2)+z*z*variance)
	e.Low = max(-1, (d-d*d*d-root)/(1-d*d+z*z*variance))
	e.High = min(1, (d-d*d*d+root)/(1-d*d+z*z*variance))
	return e
}

// tied is the share of pairs with equal values.
func tied(a, b []float64) float64 {
	sa := slices.Sorted(slices.Values(a))
	n := 0
	for _, v := range b {
		low, _ := slices.BinarySearch(sa, v)
		high, _ := slices.BinarySearch(sa, math.Nextafter(v, math.Inf(1)))
		n += high - low
	}
	return float64(n) / float64(len(a)*len(b))
}
