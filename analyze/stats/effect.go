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
	return cliffSorted(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// cliffSorted is cliff of sorted values, by merging.
func cliffSorted(a, b []float64) float64 {
	if len(a) == 0 || len(b) == 0 {
		return nan
	}
	sum, below, upTo := 0.0, 0, 0 // values of a below and not above the one of b
	for _, v := range b {
		for below < len(a) && a[below] < v {
			below++
		}
		for upTo < len(a) && a[upTo] <= v {
			upTo++
		}
		sum += float64(below - (len(a) - upTo))
	}
	return sum / float64(len(a)) / float64(len(b))
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
	e.Low, e.High = asymmetric(d, variance, distuv.UnitNormal.Quantile((1+level)/2), min(na, nb))
	return e
}

// asymmetric is the interval of Cliff's delta d with its variance (Feng and
// Cliff 2004, eq. 12), z the deviate. At -1 and 1, where the variance is 0, the inner
// end is (n-z²)/(n+z²) with the smaller n (as they advise).
func asymmetric(d, variance, z, n float64) (low, high float64) {
	if math.Abs(d) >= 1 {
		inner := max(-1, (n-z*z)/(n+z*z))
		if d > 0 {
			return inner, 1
		}
		return -1, -inner
	}
	root := z * math.Sqrt(variance) * math.Sqrt(math.Pow(1-d*d, 2)+z*z*variance)
	low, high = (d-d*d*d-root)/(1-d*d+z*z*variance), (d-d*d*d+root)/(1-d*d+z*z*variance)
	return max(-1, low), min(1, high)
}

// dominates gives the interval of Cliff's delta d of b over a when values come
// in clusters: the variance is that of the sum over clusters of what each
// contributes to d, on both sides (as Obuchowski 1997 does for the area under a
// curve, which is (d+1)/2), the deviate Student's.
func (b *Prepared) dominates(a *Prepared, d float64) (low, high float64) {
	partB, partA := b.contributions(a, 1, d), a.contributions(b, -1, d)
	at := make(map[int]int, len(partA)) // articles on both sides contribute as one
	for i, id := range a.clusters.id {
		at[id] = i
	}
	k, ss := float64(len(partA)), 0.0
	for j, id := range b.clusters.id {
		if i, ok := at[id]; ok {
			partA[i] += partB[j]
			continue
		}
		k++
		ss += partB[j] * partB[j]
	}
	for _, v := range partA {
		ss += v * v
	}
	if k < 3 {
		return nan, nan
	}
	t := distuv.StudentsT{Sigma: 1, Nu: k - 2}.Quantile((1 + b.t.Level) / 2)
	return asymmetric(d, ss*k/(k-1), t, float64(min(a.Clusters, b.Clusters)))
}

// contributions sums for each cluster of p what its values add to delta: the
// share of other's values below each minus the share above, times sign, less d.
func (p *Prepared) contributions(other *Prepared, sign, d float64) []float64 {
	out := make([]float64, len(p.clusters.sum))
	n, m := float64(p.N), float64(other.N)
	below, upTo := 0, 0
	for i, v := range p.sorted {
		for below < other.N && other.sorted[below] < v {
			below++
		}
		for upTo < other.N && other.sorted[upTo] <= v {
			upTo++
		}
		out[p.clusters.of[p.order[i]]] += (sign*(float64(below)+float64(upTo)-m)/m - d) / n
	}
	return out
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
