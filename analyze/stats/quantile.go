package stats

import (
	"math"
	"slices"
)

// Median is the quantile of type 7 at .5, NaN for no values.
func Median(values []float64) float64 { return Quantile(.5, values) }

// Quantile is the quantile of type 7 (Hyndman and Fan 1996, definition 7), the
// default of R and NumPy; NaN for no values, for p outside 0..1, and where a
// value is NaN. It leaves values as they are.
func Quantile(p float64, values []float64) float64 {
	return quantiles(slices.Sorted(slices.Values(values)), p)[0]
}

// quantiles wants sorted values.
func quantiles(sorted []float64, ps ...float64) []float64 {
	out := make([]float64, len(ps))
	for k, p := range ps {
		out[k] = nan
		if n := len(sorted); n > 0 && p >= 0 && p <= 1 && !math.IsNaN(sorted[0]) {
			h := p * float64(n-1)
			i := int(h)
			j := min(i+1, n-1)
			out[k] = sorted[i] + (h-float64(i))*(sorted[j]-sorted[i])
		}
	}
	return out
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
