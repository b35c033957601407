package stats

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// Values in articles: the numbers by NumPy from the matrix np.sign(b[:,None]-a),
// its row and column means less the delta summed by article, and t.ppf(.975, 8).
func TestCliffByClusters(t *testing.T) {
	a := Sample{Values: []float64{.1, .5, .2, .9, .4, .3, .35}, Cluster: []int{1, 1, 2, 3, 3, 4, 5}}
	b := Sample{Values: []float64{.6, .7, .9, .3, .8, .55, .45}, Cluster: []int{6, 6, 7, 8, 9, 10, 10}}
	c := Compare(a, b, Thresholds{})
	near(t, "delta", c.Cliff, 0.5510204081632653)
	near(t, "low", c.CliffLow, -0.15040532429728262)
	near(t, "high", c.CliffHigh, 0.8834447194732334)
	back := Compare(b, a, Thresholds{})
	near(t, "swapped low", back.CliffLow, -c.CliffHigh)
	near(t, "swapped high", back.CliffHigh, -c.CliffLow)
	above := Sample{Values: []float64{1, 2, 3, 4, 5}, Cluster: []int{11, 12, 13, 14, 15}}
	if c := Compare(a, above, Thresholds{}); c.Cliff != 1 || c.CliffHigh != 1 || !(c.CliffLow < 1 && c.CliffLow > -1) {
		t.Errorf("all above: %+v", c)
	}
	if e := CliffDelta([]float64{1, 2, 3}, []float64{4, 5, 6, 7}, .95); math.IsNaN(e.Low) || e.High != 1 {
		t.Errorf("no overlap: %+v", e)
	}
	if c := Compare(above, above, Thresholds{}); c.Cliff != 0 || math.IsNaN(c.CliffLow) || math.Abs(c.CliffLow+c.CliffHigh) > 1e-12 {
		t.Errorf("the same on both sides: %+v", c)
	}
}

func TestRankBiserial(t *testing.T) {
	// (rankdata(abs(d))[d>0].sum() - rankdata(abs(d))[d<0].sum()) / rankdata(abs(d)).sum()
	e := RankBiserial(zeros, signed, Thresholds{})
	near(t, "rank-biserial", e.Value, 0.8333333333333334)
	if e.N != 8 || !(e.Low < e.Value && e.Value <= e.High) {
		t.Errorf("%+v", e)
	}
	back := RankBiserial(signed, zeros[:len(signed)], Thresholds{})
	near(t, "swapped", back.Value, -e.Value)
	for _, d := range [][]float64{nil, {1}, {0, 0, 0, 0, 0, 0}, {1, 2, 3, 4}} {
		if e := RankBiserial(make([]float64, len(d)), d, Thresholds{}); !math.IsNaN(e.Low) || len(e.Warnings) != 1 {
			t.Errorf("%v: %+v", d, e)
		}
	}
}

func TestMoreAgainstSciPy(t *testing.T) {
	// scipy.optimize.brentq for the dispersion, exp(±norm.ppf(.975)*sqrt(variance))
	hits, words := []float64{12, 0, 3, 1, 9}, []float64{100, 120, 80, 150, 90}
	near(t, "dispersion", dispersion(hits, words), 1.206570267154757)
	e := Rates(hits, words, .95)
	near(t, "rate", e.Value, 4.62962962962963)
	near(t, "rate low", e.Low, 1.5994252052480438)
	near(t, "rate high", e.High, 13.400733236675869)
	r := RateRatio(hits, words, []float64{1, 2, 0, 4}, []float64{100, 100, 60, 140}, .95)
	near(t, "ratio", r.Value, 0.378)
	near(t, "ratio low", r.Low, 0.10347873875413806)
	near(t, "ratio high", r.High, 1.3808053878535138)
	// np.tanh(np.arctanh(rho) ± norm.ppf(.975)*np.sqrt((1+rho**2/2)/(n-3)))
	s := Spearman(tiesX, tiesY, .95)
	near(t, "rho low", s.Low, 0.6170943180681524)
	near(t, "rho high", s.High, 0.9863231822692705)
}

// Whole outlets move where outlets are resampled.
func TestOutletsMoveWhole(t *testing.T) {
	side := func(first int, mean float64) (s Sample) {
		for o := range 6 {
			for a := range 3 {
				s.Values = append(s.Values, mean+.2*math.Sin(float64(7*o+first))+.01*float64(a))
				s.Cluster, s.Outer = append(s.Cluster, first+o*10+a), append(s.Outer, first+o)
			}
		}
		return s
	}
	c := Compare(side(0, 0), side(100, .9), Thresholds{})
	if !strings.Contains(c.Method, "whole outlets, 924 arrangements") || !(c.P < .01) {
		t.Errorf("%+v", c)
	}
}

// PrepareAll gives what Prepare gives.
func TestPrepareAll(t *testing.T) {
	samples := []Sample{clustered(9, .3), {}, clustered(9, -1), clustered(3, 0), clustered(300, 1), clustered(12, 2)}
	for i, p := range PrepareAll(samples, Thresholds{}) {
		q := Prepare(samples[i], Thresholds{})
		near(t, "low", p.Low, q.Low)
		near(t, "high", p.High, q.High)
		if p.Method != q.Method || p.N != q.N {
			t.Errorf("%d: %+v, alone %+v", i, p.Summary, q.Summary)
		}
	}
}

// The intervals of differences and of Cliff's delta keep their word on skewed
// values that hang together within articles, with articles of one side only and
// with articles that hold both.
func TestDifferencesCover(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	article := func(a, b *Sample, id int, both bool) {
		level := .4 * r.NormFloat64()
		fill := func(s *Sample, shift float64) {
			for range 1 + r.IntN(6) {
				s.Values, s.Cluster = append(s.Values, level+shift+r.ExpFloat64()), append(s.Cluster, id)
			}
		}
		if both || id%2 == 0 {
			fill(a, 0)
		}
		if both || id%2 == 1 {
			fill(b, .5)
		}
	}
	sample := func(n int, both bool) (a, b Sample) {
		for id := range n {
			article(&a, &b, id, both)
		}
		return a, b
	}
	a, b := sample(20_000, false)
	delta := cliff(a.Values, b.Values)
	for _, both := range []bool{false, true} {
		const trials = 600
		held, dominates := 0, 0
		for range trials {
			a, b := sample(24, both)
			c := Compare(a, b, Thresholds{Draws: 600})
			if c.Low <= .5 && .5 <= c.High {
				held++
			}
			if c.CliffLow <= delta && delta <= c.CliffHigh {
				dominates++
			}
		}
		t.Logf("both sides in an article %v: difference held in %.3f, delta in %.3f of trials", both, float64(held)/trials, float64(dominates)/trials)
		if held < trials*92/100 || !both && dominates < trials*92/100 {
			t.Errorf("both sides in an article %v: held in %d and %d of %d trials", both, held, dominates, trials)
		}
	}
}

// Words that no article has leave room for a rate by chance.
func TestNoHits(t *testing.T) {
	none, some := clustered(8, 0), clustered(9, .3)
	for i := range none.Values {
		none.Values[i] = 0
	}
	for _, s := range []*Sample{&none, &some} {
		for range s.Values {
			s.Weight = append(s.Weight, .5)
		}
	}
	s := Summarize(none, Thresholds{})
	// scipy.stats.chi2.ppf(.975, 2)/2 over 16 hundreds of words
	near(t, "low", s.Low, 0)
	near(t, "high", s.High, 3.6888794541139363/16)
	if len(s.Warnings) != 1 || s.Method != "Poisson, exact, for no hits" {
		t.Errorf("%+v", s)
	}
	c, back := Compare(none, some, Thresholds{}), Compare(some, none, Thresholds{})
	near(t, "swapped low", back.Low, -c.High)
	near(t, "swapped high", back.High, -c.Low)
	if c.High-c.Low < s.High || len(c.Warnings) != 1 {
		t.Errorf("narrower than its side: %+v", c)
	}
	r := Prepare(some, Thresholds{}).RatioTo(Prepare(some, Thresholds{}))
	near(t, "ratio to itself", r.Estimate, 1)
	near(t, "its ends", r.Low*r.High, 1)
	if r := Prepare(some, Thresholds{}).RatioTo(Prepare(none, Thresholds{})); !math.IsNaN(r.Estimate) || len(r.Warnings) != 1 {
		t.Errorf("to none: %+v", r)
	}
}
