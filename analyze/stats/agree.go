package stats

import (
	"math"
	"slices"
)

// Metric is the distance between two labels in Krippendorff's alpha.
type Metric int

// The metrics, by the scale of the labels.
const (
	Nominal Metric = iota
	Ordinal
	Interval
	Ratio
)

// Alpha is Krippendorff's alpha (2011, "Computing Krippendorff's
// alpha-reliability", section D): 1 perfect, 0 as chance. codes holds one row a
// coder, one column a unit; NaN is a missing code. The interval is a percentile
// bootstrap over units. N is the units that two or more coders labelled.
func Alpha(codes [][]float64, m Metric, t Thresholds) Estimate {
	t = t.withDefaults()
	e := Estimate{Value: nan, Low: nan, High: nan, Level: t.Level, Method: "Krippendorff's alpha, bootstrap over units"}
	a := newAgreement(codes, m)
	e.N = len(a.units)
	if e.N == 0 || len(a.values) < 2 {
		e.Warnings = []string{"no two coders labelled the same unit, or all labels are equal"}
		return e
	}
	return overUnits(e, a.alpha, t)
}

// overUnits fills e with what of gives for all its units, and its interval by
// drawing units; of takes indices of units and gives NaN where it cannot tell.
func overUnits(e Estimate, of func(units []int) float64, t Thresholds) Estimate {
	all := make([]int, e.N)
	for i := range all {
		all[i] = i
	}
	if e.Value = of(all); math.IsNaN(e.Value) { // labels differ only in units of one coder
		e.Warnings = []string{"all labels are equal"}
		return e
	}
	r, draws := newDice(t), []float64{}
	for range t.Draws {
		for i := range all {
			all[i] = r.below(e.N)
		}
		if v := of(all); !math.IsNaN(v) {
			draws = append(draws, v)
		}
	}
	e.Low, e.High = Percentile(draws, t.Level)
	return e
}

// agreement is the labels of each unit as indices of the distinct values.
type agreement struct {
	values []float64
	units  [][]int
	metric Metric
}

func newAgreement(codes [][]float64, m Metric) *agreement {
	a := &agreement{metric: m}
	for _, row := range codes {
		for _, v := range row {
			if !math.IsNaN(v) {
				a.values = append(a.values, v)
			}
		}
	}
	slices.Sort(a.values)
	a.values = slices.Compact(a.values)
	for u := 0; ; u++ {
		var unit []int
		more := false
		for _, row := range codes {
			if u >= len(row) {
				continue
			}
			more = true
			if i, ok := slices.BinarySearch(a.values, row[u]); ok {
				unit = append(unit, i)
			}
		}
		if !more {
			return a
		}
		if len(unit) > 1 {
			a.units = append(a.units, unit)
		}
	}
}

// alpha of a choice of units: 1 - observed / expected disagreement.
func (a *agreement) alpha(units []int) float64 {
	k := len(a.values)
	pairs, marginal := make([]float64, k*k), make([]float64, k)
	n := 0.0
	for _, u := range units {
		unit := a.units[u]
		for i, x := range unit {
			marginal[x]++
			n++
			for j, y := range unit {
				if i != j {
					pairs[x*k+y] += 1 / float64(len(unit)-1)
				}
			}
		}
	}
	observed, expected := 0.0, 0.0
	for x := range k {
		for y := range k {
			if d := a.distance(x, y, marginal); d > 0 {
				observed += pairs[x*k+y] * d
				expected += marginal[x] * marginal[y] * d
			}
		}
	}
	if expected == 0 {
		return nan
	}
	return 1 - (n-1)*observed/expected
}

// distance is the squared difference of two values on the scale.
func (a *agreement) distance(x, y int, marginal []float64) float64 {
	if x == y {
		return 0
	}
	d := a.values[x] - a.values[y]
	switch a.metric {
	case Nominal:
		return 1
	case Ordinal:
		d = -(marginal[x] + marginal[y]) / 2
		for _, m := range marginal[min(x, y) : max(x, y)+1] {
			d += m
		}
	case Ratio:
		if s := a.values[x] + a.values[y]; s != 0 {
			d /= s
		}
	}
	return d * d
}

// Weights of disagreement in Kappa.
type Weights int

// The weights: all disagreements alike, by distance of ranks, by its square.
const (
	Unweighted Weights = iota
	Linear
	Quadratic
)

// Kappa is Cohen's kappa of two coders over categories 0..k-1 (Cohen 1960),
// weighted by distance (Cohen 1968); negative categories are missing. The
// interval is a percentile bootstrap over units.
func Kappa(a, b []int, k int, w Weights, t Thresholds) Estimate {
	t = t.withDefaults()
	e := Estimate{Value: nan, Low: nan, High: nan, Level: t.Level, Method: "Cohen's kappa, bootstrap over units"}
	var units [][2]int
	for i := range min(len(a), len(b)) {
		if a[i] >= 0 && b[i] >= 0 && a[i] < k && b[i] < k {
			units = append(units, [2]int{a[i], b[i]})
		}
	}
	if e.N = len(units); e.N == 0 {
		e.Warnings = []string{"no unit labelled by both"}
		return e
	}
	e.Value = kappa(units, k, w)
	r, draws, again := newDice(t), []float64{}, make([][2]int, len(units))
	for range t.Draws {
		for i := range again {
			again[i] = units[r.below(len(units))]
		}
		if v := kappa(again, k, w); !math.IsNaN(v) {
			draws = append(draws, v)
		}
	}
	e.Low, e.High = Percentile(draws, t.Level)
	return e
}

func kappa(units [][2]int, k int, w Weights) float64 {
	table := make([]float64, k*k)
	for _, u := range units {
		table[u[0]*k+u[1]]++
	}
	return kappaOf(table, k, w)
}

func (w Weights) of(i, j int) float64 {
	d := math.Abs(float64(i - j))
	switch w {
	case Linear:
		return d
	case Quadratic:
		return d * d
	}
	return min(d, 1)
}
