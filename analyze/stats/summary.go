package stats

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

var nan = math.NaN()

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

// mean and deviation without gonum's traps: NaN for too few values.
func meanSD(values []float64) (mean, sd float64) {
	mean, sd = nan, nan
	if len(values) > 0 {
		mean = stat.Mean(values, nil)
	}
	if len(values) > 1 {
		sd = stat.StdDev(values, nil)
	}
	return mean, sd
}

// Summarize describes a sample; see Prepare for the interval.
func Summarize(s Sample, t Thresholds) Summary { return Prepare(s, t).Summary }

func countOf(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
