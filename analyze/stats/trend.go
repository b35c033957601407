package stats

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// maxTheilSen bounds the points of which all pairs are looked at.
const maxTheilSen = 3000

// TheilSen is the median slope of y over x (Theil 1950, Sen 1968) with Sen's
// interval (1968, eq. 2.6), and Kendall's test of the trend. Statistic is the
// intercept, median(y) - slope median(x). Of more than 3,000 points every k-th
// is used, and a warning says so.
func TheilSen(x, y []float64, level float64) Test {
	x, y = pairs(x, y)
	t := newTest("Theil-Sen slope", len(x), level, "independent points; Statistic is the intercept")
	if step := (len(x) + maxTheilSen - 1) / maxTheilSen; step > 1 {
		t = t.because("only one in %d of %d points used", step, len(x))
		x, y = thin(x, step), thin(y, step)
	}
	slopes := slopesOf(x, y)
	if len(slopes) == 0 {
		return t.because("%s on one place: two places are needed", countOf(len(x), "point"))
	}
	slices.Sort(slopes)
	t.Estimate = quantiles(slopes, .5)[0]
	t.Statistic = Median(y) - t.Estimate*Median(x)
	t.P = KendallTauB(x, y, level).P
	t.Low, t.High = senInterval(slopes, x, y, level)
	return t
}

func slopesOf(x, y []float64) []float64 {
	slopes := make([]float64, 0, len(x)*(len(x)-1)/2)
	for i := range x {
		for j := range i {
			if dx := x[i] - x[j]; dx != 0 {
				slopes = append(slopes, (y[i]-y[j])/dx)
			}
		}
	}
	return slopes
}

func thin(v []float64, step int) []float64 {
	var out []float64
	for i := 0; i < len(v); i += step {
		out = append(out, v[i])
	}
	return out
}

func senInterval(slopes, x, y []float64, level float64) (low, high float64) {
	var sx, sy tieSums
	groups(x, sx.add)
	groups(y, sy.add)
	n, nt := float64(len(x)), float64(len(slopes))
	sigma := math.Sqrt((n*(n-1)*(2*n+5) - sx.v1 - sy.v1) / 18)
	if !(sigma > 0) {
		return nan, nan
	}
	z := distuv.UnitNormal.Quantile((1 + level) / 2)
	upper := min(int(math.RoundToEven((nt+z*sigma)/2)), len(slopes)-1)
	lower := max(int(math.RoundToEven((nt-z*sigma)/2))-1, 0)
	return slopes[lower], slopes[upper]
}

// groups tells the size of each group of equal values.
func groups(v []float64, tell func(int)) {
	s := slices.Sorted(slices.Values(v))
	runs(len(s), func(i, j int) bool { return s[i] == s[j] }, tell)
}

// MannKendall tests for a trend of values in order of time (Mann 1945, Kendall
// 1975), with the variance for ties and the correction for continuity.
// Statistic is the normal deviate, Estimate is S, the number of rising pairs
// minus that of falling ones.
func MannKendall(y []float64) Test {
	y = slices.DeleteFunc(slices.Clone(y), math.IsNaN)
	t := newTest("Mann-Kendall", len(y), nan, "independent values in order of time")
	if len(y) < 3 {
		return t.because("%s: three are needed", countOf(len(y), "value"))
	}
	x := make([]float64, len(y))
	for i := range x {
		x[i] = float64(i)
	}
	k := count(x, y)
	n := float64(len(y))
	t.Estimate = n*(n-1)/2 - k.y.pairs - 2*k.discordant
	variance := (n*(n-1)*(2*n+5) - k.y.v1) / 18
	if variance == 0 {
		t.P, t.Statistic = 1, 0
		return t.because("all values are equal")
	}
	t.Statistic = (t.Estimate - float64(cmp.Compare(t.Estimate, 0))) / math.Sqrt(variance)
	t.P = 2 * distuv.UnitNormal.Survival(math.Abs(t.Statistic))
	return t
}

// A Change is the place in a series where its level changes most.
type Change struct {
	Test
	At            int     // index of the first value after the change; 0 when there is none
	Before, After float64 // means
}

// Pettitt finds one change of level by ranks (Pettitt 1979, eq. 2.4 and the
// approximate p of section 3, good for p < .5). Statistic is K, Estimate the
// difference of means after minus before.
func Pettitt(y []float64) Change {
	c := Change{Test: newTest("Pettitt", len(y), nan, "independent values in order of time, one change at most"), Before: nan, After: nan}
	if len(y) < 4 {
		c.Test = c.because("%s: four are needed", countOf(len(y), "value"))
		return c
	}
	ranks, _ := Ranks(y)
	n := float64(len(y))
	sum, best := 0.0, 0.0
	for i, r := range ranks[:len(ranks)-1] {
		sum += r
		if u := math.Abs(2*sum - float64(i+1)*(n+1)); u > best {
			best, c.At = u, i+1
		}
	}
	c.Statistic = best
	c.P = min(1, 2*math.Exp(-6*best*best/(n*n*n+n*n)))
	c.levels(y)
	return c
}

// Cusum finds one change of level by the largest distance of the cumulated
// deviations from the mean (Page 1954); p by shuffling the values in time
// (Taylor 2000).
func Cusum(y []float64, t Thresholds) Change {
	t = t.withDefaults()
	c := Change{Test: newTest("CUSUM", len(y), nan, "exchangeable values when nothing changes"), Before: nan, After: nan}
	if len(y) < 4 {
		c.Test = c.because("%s: four are needed", countOf(len(y), "value"))
		return c
	}
	c.Statistic, c.At = farthest(y)
	c.levels(y)
	shuffled, r, hits := slices.Clone(y), newDice(t), 1
	for range t.Draws {
		r.shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if far, _ := farthest(shuffled); far >= c.Statistic-tie {
			hits++
		}
	}
	c.P = float64(hits) / float64(t.Draws+1)
	return c
}

func farthest(y []float64) (distance float64, at int) {
	mean, _ := meanSD(y)
	sum := 0.0
	for i, v := range y[:len(y)-1] {
		sum += v - mean
		if math.Abs(sum) > distance {
			distance, at = math.Abs(sum), i+1
		}
	}
	return distance, at
}

func (c *Change) levels(y []float64) {
	c.Before, _ = meanSD(y[:c.At])
	c.After, _ = meanSD(y[c.At:])
	c.Estimate = c.After - c.Before
}
