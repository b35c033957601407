package stats

import "math"

// LightKappa is the mean of Cohen's weighted kappa over all pairs of coders
// (Light 1971, eq. 6 in its weighted form); with two coders it is Kappa. codes
// holds one row a coder, one column a unit, whole numbers from low to high;
// NaN and other values are missing, and a pair of coders counts by the units
// both labelled. The interval is a percentile bootstrap over units. N is the
// units that two or more coders labelled.
func LightKappa(codes [][]float64, low, high int, w Weights, t Thresholds) Estimate {
	t = t.withDefaults()
	e := Estimate{Value: nan, Low: nan, High: nan, Level: t.Level, Method: "mean of Cohen's kappa over pairs of coders, bootstrap over units"}
	l := newLight(codes, low, high, w)
	if e.N = len(l.units); e.N == 0 {
		e.Warnings = []string{"no unit labelled by two coders"}
		return e
	}
	return overUnits(e, l.mean, t)
}

// light is the labels of the units that two or more coders labelled, from 0;
// -1 is missing.
type light struct {
	units  [][]int
	coders int
	k      int
	w      Weights
	tables [][]float64 // of each pair, k by k
}

func newLight(codes [][]float64, low, high int, w Weights) *light {
	l := &light{coders: len(codes), k: high - low + 1, w: w}
	units := 0
	for _, row := range codes {
		units = max(units, len(row))
	}
	for u := range units {
		unit, have := make([]int, len(codes)), 0
		for c, row := range codes {
			unit[c] = -1
			if u < len(row) && row[u] == math.Trunc(row[u]) && row[u] >= float64(low) && row[u] <= float64(high) {
				unit[c] = int(row[u]) - low
				have++
			}
		}
		if have > 1 {
			l.units = append(l.units, unit)
		}
	}
	for range len(codes) * (len(codes) - 1) / 2 {
		l.tables = append(l.tables, make([]float64, l.k*l.k))
	}
	return l
}

// mean is the mean kappa of a choice of units; pairs whose kappa is undefined
// are left out.
func (l *light) mean(units []int) float64 {
	for _, t := range l.tables {
		clear(t)
	}
	for _, u := range units {
		unit, pair := l.units[u], 0
		for i := range l.coders {
			for j := i + 1; j < l.coders; j++ {
				if unit[i] >= 0 && unit[j] >= 0 {
					l.tables[pair][unit[i]*l.k+unit[j]]++
				}
				pair++
			}
		}
	}
	sum, n := 0.0, 0.0
	for _, t := range l.tables {
		if v := kappaOf(t, l.k, l.w); !math.IsNaN(v) {
			sum += v
			n++
		}
	}
	return sum / n
}

// kappaOf is the weighted kappa of a table of counts, k by k (Cohen 1968).
func kappaOf(table []float64, k int, w Weights) float64 {
	first, second := make([]float64, k), make([]float64, k)
	n, observed, expected := 0.0, 0.0, 0.0
	for i := range k {
		for j := range k {
			c := table[i*k+j]
			first[i] += c
			second[j] += c
			n += c
			observed += c * w.of(i, j)
		}
	}
	for i, x := range first {
		for j, y := range second {
			expected += x * y * w.of(i, j)
		}
	}
	if expected == 0 {
		return nan
	}
	return 1 - n*observed/expected
}
