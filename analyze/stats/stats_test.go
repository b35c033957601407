package stats

import (
	"math"
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

// SciPy 1.x, NumPy: the calls stand beside the numbers.
func TestAgainstSciPy(t *testing.T) {
	tt, df, p := Welch(sampleA, sampleB) // scipy.stats.ttest_ind(b, a, equal_var=False)
	near(t, "t", tt, 2.384306135089043)
	near(t, "df", df, 8.26713283073446)
	near(t, "p", p, 0.04327950245670856)
	// (mean(b)-mean(a))/pooled sd * (1-3/(4*df-1))
	near(t, "g", HedgesG(sampleA, sampleB), 1.3328224890994882)
	// scipy.stats.false_discovery_control([.01,.04,.03,.20,.5])
	for i, want := range []float64{.05, .06666666666666667, .06666666666666667, .25, .5} {
		near(t, "q", BH([]float64{.01, .04, .03, .20, .5})[i], want)
	}
	// numpy.quantile([3,1,4,1,5,9,2,6], [.1,.25,.5,.9])
	for p, want := range map[float64]float64{.1: 1, .25: 1.75, .5: 3.5, .9: 6.8999999999999995} {
		near(t, "quantile", Quantile(p, []float64{3, 1, 4, 1, 5, 9, 2, 6}), want)
	}
	// scipy.stats.gamma.ppf(.025, 7)*100/250, gamma.ppf(.975, 8)*100/250, gamma.ppf(.975, 1)*100/250
	rate, low, high := Rate(7, 250, .95)
	near(t, "rate", rate, 2.8)
	near(t, "low", low, 1.1257452206079461)
	near(t, "high", high, 5.769070144680951)
	_, low, high = Rate(0, 250, .95)
	near(t, "low of none", low, 0)
	near(t, "high of none", high, 1.4755517816455743)
}

// clustered makes n articles of four statements around mean.
func clustered(n int, mean float64) (s Sample) {
	for i := range n {
		for j := range 4 {
			s.Values = append(s.Values, mean+.1*math.Sin(float64(3*i))+.05*math.Sin(float64(7*i+j)))
			s.Cluster = append(s.Cluster, i)
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
		wide.Values, wide.Cluster = append(wide.Values, math.Sin(float64(i/10*10))), append(wide.Cluster, i/10)
		narrow.Values, narrow.Cluster = append(narrow.Values, v), append(narrow.Cluster, i)
	}
	if w, n := Summarize(wide, Thresholds{}), Summarize(narrow, Thresholds{}); w.High-w.Low < n.High-n.Low {
		t.Errorf("4 articles give a narrower interval (%g) than 40 (%g)", w.High-w.Low, n.High-n.Low)
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
	one := Sample{Values: []float64{1, 1, 1, 1, 1, 1, 1, 2, 3, 4}, Cluster: []int{0, 0, 0, 0, 0, 0, 0, 1, 2, 3}}
	if s = Summarize(one, Thresholds{}); len(s.Warnings) != 1 || s.Warnings[0] != "one article gives 70 % of the statements" {
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
	if same := Compare(a, a, Thresholds{}); same.Diff != 0 || same.P < .9 {
		t.Errorf("equal samples are told apart: %+v", same)
	}
	if few := Compare(clustered(2, 0), b, Thresholds{}); !math.IsNaN(few.P) || len(few.Warnings) != 1 {
		t.Errorf("two articles: %+v", few)
	}
	if flat := HedgesG([]float64{1, 1, 1}, []float64{1, 1}); !math.IsNaN(flat) {
		t.Errorf("g without spread = %g", flat)
	}
}

func TestBHKeepsNaN(t *testing.T) {
	q := BH([]float64{math.NaN(), .02, .04})
	if !math.IsNaN(q[0]) || q[1] != .04 || q[2] != .04 {
		t.Errorf("got %v", q)
	}
}

func BenchmarkSummarize(b *testing.B) {
	s := clustered(1000, .3)
	b.ReportAllocs()
	for b.Loop() {
		Summarize(s, Thresholds{})
	}
}
