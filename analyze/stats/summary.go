package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat"
)

var nan = math.NaN()

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
