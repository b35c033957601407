package stats

import (
	"cmp"
	"math"
	"slices"
)

// BH gives the p values adjusted by Benjamini and Hochberg (1995), in the order
// of p. NaN stays NaN and does not count.
func BH(p []float64) []float64 {
	q, order := byP(p)
	least, n := 1.0, float64(len(order))
	for k := len(order) - 1; k >= 0; k-- {
		least = min(least, p[order[k]]*n/float64(k+1))
		q[order[k]] = least
	}
	return q
}

// Holm gives the p values adjusted by Holm (1979), in the order of p. NaN stays
// NaN and does not count.
func Holm(p []float64) []float64 {
	q, order := byP(p)
	most := 0.0
	for k, i := range order {
		most = max(most, min(1, p[i]*float64(len(order)-k)))
		q[i] = most
	}
	return q
}

// byP gives a copy of p and the indices of its numbers from small to large.
func byP(p []float64) (copied []float64, order []int) {
	for i, v := range p {
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(p[i], p[j]) })
	return slices.Clone(p), order
}
