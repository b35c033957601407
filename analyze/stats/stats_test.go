package stats

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.IsNaN(want) != math.IsNaN(got) || math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
		t.Errorf("%s = %.12g, want %.12g", what, got, want)
	}
}

var (
	sampleA = []float64{1.1, 2.4, 0.3, 3.3, 2.2}
	sampleB = []float64{2.0, 3.9, 4.1, 2.8, 5.0, 3.1}
)

// clustered makes n articles of four statements around mean; no two calls of
// different n share an article.
func clustered(n int, mean float64) (s Sample) {
	for i := range n {
		for j := range 4 {
			s.Values = append(s.Values, mean+.1*math.Sin(float64(3*i))+.05*math.Sin(float64(7*i+j)))
			s.Cluster = append(s.Cluster, 1000*n+i)
		}
	}
	return s
}

func TestSummarize(t *testing.T) {
	s := Summarize(clustered(9, .3), Thresholds{})
	if s.N != 36 || s.Clusters != 9 || !(s.Low < s.Mean && s.Mean < s.High) || len(s.Warnings) != 0 {
		t.Errorf("got %+v", s)
	}
	if again := Summarize(clustered(9, .3), Thresholds{}); again.Low != s.Low || again.High != s.High {
		t.Error("same input, other interval")
	}
	// articles that repeat themselves tell no more than one statement each would
	wide, narrow := Sample{}, Sample{}
	for i := range 40 {
		v := math.Sin(float64(i))
		wide.Values, wide.Cluster = append(wide.Values, math.Sin(float64(i/8*8))), append(wide.Cluster, i/8)
		narrow.Values, narrow.Cluster = append(narrow.Values, v), append(narrow.Cluster, i)
	}
	if w, n := Summarize(wide, Thresholds{}), Summarize(narrow, Thresholds{}); w.High-w.Low < n.High-n.Low {
		t.Errorf("5 articles give a narrower interval (%g) than 40 (%g)", w.High-w.Low, n.High-n.Low)
	}
}

func TestSmallSamplesWarn(t *testing.T) {
	s := Summarize(clustered(3, .3), Thresholds{})
	if !math.IsNaN(s.Low) || len(s.Warnings) != 1 || s.Warnings[0] != "3 articles: no interval" {
		t.Errorf("got %+v", s)
	}
	s = Summarize(Sample{}, Thresholds{})
	if s.N != 0 || !math.IsNaN(s.Mean) || !math.IsNaN(s.Median) {
		t.Errorf("empty: %+v", s)
	}
	one := Sample{Values: []float64{1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5}, Cluster: []int{0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4}}
	if s = Summarize(one, Thresholds{}); len(s.Warnings) != 1 || s.Warnings[0] != "one article gives 64 % of the statements" {
		t.Errorf("got %q", s.Warnings)
	}
}

// Laws: swapping turns the sign, a shift of both changes nothing, a scale
// scales, a constant difference is found, equal samples are not told apart.
func TestCompareLaws(t *testing.T) {
	a, b := clustered(8, .1), clustered(10, .5)
	c, swapped := Compare(a, b, Thresholds{}), Compare(b, a, Thresholds{})
	near(t, "swap", swapped.Diff, -c.Diff)
	near(t, "swap of g", swapped.Effect, -c.Effect)
	near(t, "swap of Cliff's delta", swapped.Cliff, -c.Cliff)
	near(t, "swap of the interval", swapped.Low, -c.High)
	near(t, "swap of its effect", swapped.EffectLow, -c.EffectHigh)
	near(t, "swap of p", swapped.P, c.P)
	near(t, "swap of the detectable", swapped.Detectable, c.Detectable)
	if !(c.Low > 0 && c.High > c.Low && c.P < .01) {
		t.Errorf("a clear difference is not found: %+v", c)
	}
	shift := func(s Sample, by, times float64) Sample {
		out := Sample{Cluster: s.Cluster}
		for _, v := range s.Values {
			out.Values = append(out.Values, v*times+by)
		}
		return out
	}
	moved := Compare(shift(a, 3, 1), shift(b, 3, 1), Thresholds{})
	if math.Abs(moved.Diff-c.Diff) > 1e-9 || math.Abs(moved.Low-c.Low) > 1e-9 || moved.P != c.P {
		t.Error("a shift of both changes the comparison")
	}
	scaled := Compare(shift(a, 0, 2), shift(b, 0, 2), Thresholds{})
	if math.Abs(scaled.High-2*c.High) > 1e-9 || math.Abs(scaled.Effect-c.Effect) > 1e-9 {
		t.Error("a scale does not scale the comparison")
	}
	if same := Compare(a, a, Thresholds{}); same.Diff != 0 || same.P < .9 || same.Paired != 8 {
		t.Errorf("equal samples are told apart: %+v", same)
	}
	if few := Compare(clustered(2, 0), b, Thresholds{}); !math.IsNaN(few.P) || len(few.Warnings) != 1 {
		t.Errorf("two articles: %+v", few)
	}
	if flat := HedgesG([]float64{1, 1, 1}, []float64{1, 1}); !math.IsNaN(flat) {
		t.Errorf("g without spread = %g", flat)
	}
}

// Two speakers in the same articles: what the articles share is no noise.
func TestSharedArticlesArePaired(t *testing.T) {
	var a, b, apart Sample
	for i := range 10 {
		level := math.Sin(float64(5 * i))
		for j := range 3 {
			v := level + .05*math.Sin(float64(11*i+j))
			a.Values, a.Cluster = append(a.Values, v), append(a.Cluster, i)
			b.Values, b.Cluster = append(b.Values, v+.1+.02*math.Cos(float64(i))), append(b.Cluster, i)
			apart.Cluster = append(apart.Cluster, 100+i)
		}
	}
	apart.Values = b.Values
	paired, loose := Compare(a, b, Thresholds{}), Compare(a, apart, Thresholds{})
	if paired.Paired != 10 || loose.Paired != 0 {
		t.Errorf("%d and %d articles hold both", paired.Paired, loose.Paired)
	}
	if !(paired.Low > 0 && paired.P < .01 && loose.Low < 0 && loose.P > .2) {
		t.Errorf("paired %+v\nloose %+v", paired, loose)
	}
	back := Compare(b, a, Thresholds{})
	near(t, "swap", back.Low, -paired.High)
}

// The interval keeps its word: with 10 articles of unlike length and skewed,
// correlated values it holds the truth in nine trials of ten or more, the plain
// bootstrap does not.
func TestIntervalsCover(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	sample := func(articles int) (s Sample) {
		for a := range articles {
			level := .3 * r.NormFloat64()
			for range 1 + r.IntN(8) {
				v := 0.0
				if r.Float64() < 1/(1+math.Exp(1.2-3*level)) {
					v = r.ExpFloat64()
				}
				s.Values, s.Cluster = append(s.Values, v), append(s.Cluster, a)
			}
		}
		return s
	}
	truth := Summarize(sample(200_000), Thresholds{}).Mean
	const trials = 1000
	held, plain := 0, 0
	for range trials {
		p := Prepare(sample(10), Thresholds{Draws: 1000})
		if p.Low <= truth && truth <= p.High {
			held++
		}
		if low, high := Percentile(p.Draws(), .95); low <= truth && truth <= high {
			plain++
		}
	}
	t.Logf("held in %.3f of trials, plain percentile in %.3f", float64(held)/trials, float64(plain)/trials)
	if held < trials*90/100 || held < plain {
		t.Errorf("held in %d of %d trials, plain percentile in %d", held, trials, plain)
	}
}

// Where nothing differs, p is below .05 in about one trial of twenty.
func TestPermutationKeepsItsLevel(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const trials = 400
	low := 0
	for range trials {
		var a, b Sample
		for i := range 16 {
			s := &a
			if i%2 == 0 {
				s = &b
			}
			level := r.NormFloat64()
			for range 1 + i%4 {
				s.Values, s.Cluster = append(s.Values, level+r.NormFloat64()), append(s.Cluster, i)
			}
		}
		if Compare(a, b, Thresholds{Draws: 400}).P <= .05 {
			low++
		}
	}
	if low < trials*2/100 || low > trials*8/100 {
		t.Errorf("%d of %d trials below .05", low, trials)
	}
}

func TestNestedOutletsAreWider(t *testing.T) {
	var flat Sample
	for i := range 24 {
		flat.Values = append(flat.Values, math.Sin(float64(i/4*3))+.01*float64(i%4))
		flat.Cluster = append(flat.Cluster, i)
	}
	nested, few := flat, flat
	for i := range 24 {
		nested.Outer, few.Outer = append(nested.Outer, i/4), append(few.Outer, i/12)
	}
	f, n, two := Summarize(flat, Thresholds{}), Summarize(nested, Thresholds{}), Summarize(few, Thresholds{})
	if n.High-n.Low <= f.High-f.Low {
		t.Errorf("outlets resampled: %+v, articles alone: %+v", n, f)
	}
	if len(two.Warnings) != 1 || two.Low != f.Low {
		t.Errorf("two outlets: %+v", two)
	}
}

// Weights make a mean a ratio of sums; equal weights change nothing but its unit.
func TestWeights(t *testing.T) {
	s := clustered(8, .3)
	even := Sample{Values: s.Values, Cluster: s.Cluster}
	for range s.Values {
		even.Weight = append(even.Weight, .5)
	}
	plain, half := Summarize(s, Thresholds{}), Summarize(even, Thresholds{})
	near(t, "mean", half.Mean, 2*plain.Mean)
	near(t, "low", half.Low, 2*plain.Low)
	near(t, "deviation", half.SD, 2*plain.SD)
	near(t, "effect", Compare(even, even, Thresholds{}).Effect, 0)
	mixed := Summarize(Sample{Values: []float64{1, 2, 3, 9}, Weight: []float64{1, 0, 2, 3}, Cluster: []int{1, 2, 3, 4}}, Thresholds{})
	near(t, "ratio of sums", mixed.Mean, 13.0/6)
	if mixed.N != 3 || mixed.Clusters != 3 {
		t.Errorf("a value without weight counts: %+v", mixed)
	}
}

// With many articles the normal interval takes over where the bootstrap leaves off.
func TestManyArticles(t *testing.T) {
	a, b := clustered(400, .3), clustered(401, .35)
	drawn, normal := Compare(a, b, Thresholds{Resample: 500}), Compare(a, b, Thresholds{})
	if math.Abs(drawn.Low-normal.Low) > .002 || math.Abs(drawn.High-normal.High) > .002 || math.Abs(drawn.P-normal.P) > .01 {
		t.Errorf("drawn [%g, %g] p %g, normal [%g, %g] p %g", drawn.Low, drawn.High, drawn.P, normal.Low, normal.High, normal.P)
	}
	if normal.Method != "normal interval and test, error robust to articles" {
		t.Error(normal.Method)
	}
}

// Nothing panics on odd input, and what cannot be given says why.
func TestOddInput(t *testing.T) {
	inf := math.Inf(1)
	for _, v := range [][]float64{nil, {1}, {1, 1}, {2, 2, 2, 2, 2}, {math.NaN(), 1, 2, math.NaN()}, {inf, 1, -inf, 3, 4}, {0, 0, 0, 1e300, -1e300}} {
		for _, w := range [][]float64{nil, {3}, {1, 1, 1}, v} {
			tests := []Test{Welch(v, w, .95), PairedT(v, w, .95), SignFlip(v, w, Thresholds{}), MannWhitney(v, w, .95), KruskalWallis(v, w),
				Wilcoxon(v, w), Pearson(v, w, .95), Spearman(v, w, .95), KendallTauB(v, w, .95), TheilSen(v, w, .95), MannKendall(v), Pettitt(v).Test, Cusum(v, Thresholds{}).Test}
			for _, r := range tests {
				if len(v) == 0 && len(w) == 0 && (len(r.Warnings) == 0 || !math.IsNaN(r.P)) {
					t.Errorf("%s of nothing: %+v", r.Name, r)
				}
			}
			CliffDelta(v, w, .95)
			Hedges(v, w, .95)
			Rates(v, w, .95)
			RateRatio(v, w, w, v, .95)
			Compare(Sample{Values: v, Cluster: make([]int, len(v))}, Sample{Values: w}, Thresholds{MinClusters: -1, Level: 7})
		}
	}
}

func TestPickIsTheQuantile(t *testing.T) {
	for n := 1; n < 40; n++ {
		v := make([]float64, n)
		for i := range v {
			v[i] = math.Round(5 * math.Sin(float64(i*n)))
		}
		for _, p := range []float64{0, .025, .3, .5, .77, 1} {
			near(t, "pick", pick(slices.Clone(v), p), Quantile(p, v))
		}
	}
}

func TestPettittAndCusumFindTheStep(t *testing.T) {
	y := []float64{.1, .2, .15, .12, .18, .11, .9, .95, .85, .99, .91, .97}
	for name, c := range map[string]Change{"Pettitt": Pettitt(y), "CUSUM": Cusum(y, Thresholds{})} {
		if c.At != 6 || !(c.P < .05) || !(c.After > c.Before) {
			t.Errorf("%s: %+v", name, c)
		}
	}
}

func TestBHKeepsNaN(t *testing.T) {
	q := BH([]float64{math.NaN(), .02, .04})
	if !math.IsNaN(q[0]) || q[1] != .04 || q[2] != .04 {
		t.Errorf("got %v", q)
	}
}

func BenchmarkSummarize(b *testing.B) {
	s := clustered(200, .3)
	b.ReportAllocs()
	for b.Loop() {
		Summarize(s, Thresholds{})
	}
}
