package stats

import (
	"math"
	"testing"
)

// Numbers made with SciPy 1.17, scikit-learn 1.9 and NumPy 2.4; the calls stand
// beside them.

var (
	tiedA  = []float64{1, 2, 2, 3, 5, 5, 7}
	tiedB  = []float64{2, 4, 5, 6, 6, 8, 9, 9}
	pairX  = []float64{.1, .3, -.2, .4, .25, .05, .6}
	pairY  = []float64{.2, .5, .1, .35, .5, .3, .55}
	lineX  = []float64{1, 2, 3, 4, 5, 6, 7, 8}
	lineY  = []float64{2.1, 1.9, 3.5, 3.1, 6, 5.5, 5.4, 9}
	tiesX  = []float64{1, 2, 2, 3, 4, 4, 4, 6, 7, 8}
	tiesY  = []float64{1, 3, 2, 2, 5, 4, 4, 8, 6, 6}
	zeros  = make([]float64, 10)
	signed = []float64{-.1, .2, .31, .42, .53, -.05, .64, .7}
	halves = []float64{1, 2, 2, -3, 4, 5, -1, 6, 2, 0}
	series = []float64{1, 2, 1.5, 1.2, 1.8, 3, 3.5, 2.9, 4, 3.2}
)

func TestTestsAgainstSciPy(t *testing.T) {
	n := math.NaN()
	for _, c := range []struct {
		call                              string
		got                               Test
		statistic, p, estimate, low, high float64
	}{
		{"ttest_ind(b, a, equal_var=False)", Welch(sampleA, sampleB, .95),
			2.384306135089043, 0.04327950245670856, 1.6233333333333333, 0.062098038118922894, 3.1845686285477446},
		{"ttest_rel(y, x)", PairedT(pairX, pairY, .95),
			2.5964539344474926, 0.04085628541012909, 1.0 / 7, 0.008227819671311809, 0.2774864660429739},
		{"permutation_test((y-x,), np.sum, permutation_type='samples', n_resamples=np.inf)", SignFlip(pairX, pairY, Thresholds{}),
			1, 0.078125, 1.0 / 7, n, n},
		{"mannwhitneyu(b, a, method='exact')", MannWhitney(sampleA, sampleB, .95),
			25, 0.08225108225108226, 2*25.0/30 - 1, n, n},
		{"mannwhitneyu(B, A, method='asymptotic')", MannWhitney(tiedA, tiedB, .95),
			44, 0.07029422941876672, 0.5714285714285714, 0.014331491070098533, 0.8577983184792698},
		{"kruskal(A, B, [1,1,4,10])", KruskalWallis(tiedA, tiedB, []float64{1, 1, 4, 10}),
			3.4990000000000028, 0.1738608521475338, 3.4990000000000028 / 18, n, n},
		{"wilcoxon(d, method='exact')", Wilcoxon(zeros, signed),
			33, 0.0390625, (33.0 - 3) / 36, n, n},
		{"wilcoxon(d, zero_method='wilcox', method='asymptotic', correction=False)", Wilcoxon(zeros, halves),
			37.5, 0.07427877944816885, (37.5 - 7.5) / 45, n, n},
		{"pearsonr(X, Y)", Pearson(lineX, lineY, .95),
			n, 0.001488976126307385, 0.9140071645395011, 0.5881432496942063, 0.9845530190536907},
		{"spearmanr(XT, YT)", Spearman(tiesX, tiesY, .95),
			n, 0.00014450339893291153, 0.9223780407186633, n, n},
		{"kendalltau(XT, YT, method='asymptotic')", KendallTauB(tiesX, tiesY, .95),
			n, 0.002341869240428776, 0.7952384429746019, n, n},
		{"theilslopes(Y, X)", TheilSen(lineX, lineY, .95),
			0.7000000000000002, n, 0.8333333333333334, 0.3333333333333333, 1.3666666666666665},
		{"theilslopes(YT, XT)", TheilSen(tiesX, tiesY, .95),
			0.6666666666666665, n, 0.8333333333333334, 0.5, 1.5},
		{"S, z and p from the formula, np.unique for ties", MannKendall(tiesY),
			2.625536635233037, 0.008651249852577633, 30, n, n},
		{"max|2 sum of rankdata - k(n+1)|, 2 exp(-6K²/(n³+n²))", Pettitt(series).Test,
			25, 0.06614250297660204, 3.32 - 1.5, n, n},
	} {
		near := func(what string, got, want float64) {
			if !math.IsNaN(want) && !(math.Abs(got-want) <= 1e-9*max(1, math.Abs(want))) {
				t.Errorf("%s: %s = %.16g, want %.16g", c.call, what, got, want)
			}
		}
		near("statistic", c.got.Statistic, c.statistic)
		near("p", c.got.P, c.p)
		near("estimate", c.got.Estimate, c.estimate)
		near("low", c.got.Low, c.low)
		near("high", c.got.High, c.high)
	}
}

func TestFiguresAgainstSciPy(t *testing.T) {
	near(t, "df of Welch", Welch(sampleA, sampleB, .95).DF, 8.26713283073446)
	// (mean(b)-mean(a))/pooled sd * (1-3/(4*df-1)), ± 1.96 sqrt(11/30+g²/22)
	g := Hedges(sampleA, sampleB, .95)
	near(t, "g", g.Value, 1.3328224890994882)
	near(t, "g low", g.Low, 0.02182363471777582)
	near(t, "g high", g.High, 2.643821343481201)
	// scipy.stats.false_discovery_control(p)
	p := []float64{.01, .04, .03, .20, .5, math.NaN()}
	for i, want := range []float64{.05, .06666666666666667, .06666666666666667, .25, .5, math.NaN()} {
		near(t, "q", BH(p)[i], want)
	}
	// R: p.adjust(c(.01,.04,.03,.20,.5), "holm")
	for i, want := range []float64{.05, .12, .12, .4, .5, math.NaN()} {
		near(t, "holm", Holm(p)[i], want)
	}
	// numpy.quantile([3,1,4,1,5,9,2,6], p)
	for _, c := range [][2]float64{{0, 1}, {.1, 1}, {.25, 1.75}, {.5, 3.5}, {.9, 6.8999999999999995}, {1, 9}} {
		near(t, "quantile", Quantile(c[0], []float64{3, 1, 4, 1, 5, 9, 2, 6}), c[1])
	}
	// (t.ppf(.975, 9)+t.ppf(.8, 9))*1.3*sqrt(1/5+1/6)
	near(t, "detectable", MinimumDetectable(1.3, 5, 6, Thresholds{}), 2.4761513253251226)
}

func TestRatesAgainstSciPy(t *testing.T) {
	// scipy.stats.gamma.ppf(.025, 7)*100/250, gamma.ppf(.975, 8)*100/250, gamma.ppf(.975, 1)*100/250
	rate, low, high := Rate(7, 250, .95)
	near(t, "rate", rate, 2.8)
	near(t, "low", low, 1.1257452206079461)
	near(t, "high", high, 5.769070144680951)
	_, low, high = Rate(0, 250, .95)
	near(t, "low of none", low, 0)
	near(t, "high of none", high, 1.4755517816455743)
	// even hits are Poisson, bunched hits are wider
	words := []float64{100, 100, 100, 100, 100}
	even, bunched := Rates([]float64{2, 3, 2, 3, 2}, words, .95), Rates([]float64{12, 0, 0, 0, 0}, words, .95)
	near(t, "even", even.Value, 2.4)
	near(t, "bunched", bunched.Value, 2.4)
	if even.Method != "Poisson, exact" || bunched.Method == even.Method || bunched.High-bunched.Low < even.High-even.Low {
		t.Errorf("even %+v, bunched %+v", even, bunched)
	}
	r, back := RateRatio([]float64{2, 2}, words[:2], []float64{4, 4}, words[:2], .95), RateRatio([]float64{4, 4}, words[:2], []float64{2, 2}, words[:2], .95)
	near(t, "ratio", r.Value, 2)
	near(t, "swapped ratio", 1/back.Low, r.High)
}

func TestBCaAgainstSciPy(t *testing.T) {
	// bootstrap((d,), np.mean, n_resamples=200000, random_state=1), methods BCa and percentile
	d := []float64{.12, -.3, .45, .2, .9, .05, -.1, .33, .6, .28, .4, 1.5}
	s := Sample{Values: d, Cluster: []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}}
	p := Prepare(s, Thresholds{Draws: 100000})
	for _, c := range []struct {
		what      string
		low, high float64
		want      [2]float64
	}{{what: "BCa", want: [2]float64{0.15833333333333335, 0.6916666666666665}}, {what: "percentile", want: [2]float64{0.13083333333333333, 0.6433333333333333}}} {
		c.low, c.high = Percentile(p.Draws(), .95)
		if c.what == "BCa" {
			c.low, c.high = bca(p.Draws(), p.Mean, acceleration(p.clusters.skew()), 1.959963984540054)
		}
		if math.Abs(c.low-c.want[0]) > .01 || math.Abs(c.high-c.want[1]) > .01 {
			t.Errorf("%s: [%.4f, %.4f], want %v", c.what, c.low, c.high, c.want)
		}
	}
	if low, high := bca(p.Draws(), p.Mean, 0, 1.96); p.Low > low || p.High < high {
		t.Error("widened tails give a narrower interval")
	}
}

func TestPermutationAgainstSciPy(t *testing.T) {
	// permutation_test((a, b), difference of means, n_resamples=np.inf)
	one := func(v ...float64) *clusters {
		c := &clusters{sum: v}
		for i := range v {
			c.id, c.n = append(c.id, i), append(c.n, 1)
		}
		return c
	}
	p, how := permute(one(.1, .5, .2), one(.6, .7, .9, .3), Thresholds{}.withDefaults())
	near(t, "p", p, 0.11428571428571428)
	if how != "exact permutation test of whole articles, 35 arrangements" {
		t.Error(how)
	}
	drawn, _ := permute(one(.1, .5, .2), one(.6, .7, .9, .3), Thresholds{Draws: 34}.withDefaults())
	if math.Abs(drawn-p) > .15 {
		t.Errorf("drawn p %g is far from the exact %g", drawn, p)
	}
}

func TestAgreement(t *testing.T) {
	x := math.NaN()
	// The worked example of Krippendorff (2011), section D: .743, .815, .849, .797
	codes := [][]float64{
		{1, 2, 3, 3, 2, 1, 4, 1, 2, x, x, x},
		{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, x, 3},
		{x, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, x},
		{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, x},
	}
	for m, want := range []float64{.743, .815, .849, .797} {
		e := Alpha(codes, Metric(m), Thresholds{})
		if math.Abs(e.Value-want) > .0006 || e.N != 11 || !(e.Low <= e.Value && e.Value <= e.High) {
			t.Errorf("metric %d: %+v, want %g", m, e, want)
		}
	}
	// sklearn.metrics.cohen_kappa_score(a, b, weights=None, 'linear', 'quadratic')
	a, b := []int{0, 1, 2, 2, 1, 0, 2, 1, 0, 0, 2, 1, -1}, []int{0, 1, 2, 1, 1, 0, 2, 2, 0, 1, 2, 0, 1}
	for w, want := range []float64{.5, .625, .75} {
		e := Kappa(a, b, 3, Weights(w), Thresholds{})
		near(t, "kappa", e.Value, want)
		if e.N != 12 || !(e.Low < want && want < e.High) {
			t.Errorf("weights %d: %+v", w, e)
		}
	}
	if e := Kappa(nil, nil, 3, Linear, Thresholds{}); !math.IsNaN(e.Value) || len(e.Warnings) != 1 {
		t.Errorf("no units: %+v", e)
	}
	if e := Alpha([][]float64{{1, 1}, {1, 1}}, Nominal, Thresholds{}); !math.IsNaN(e.Value) || len(e.Warnings) != 1 {
		t.Errorf("one label: %+v", e)
	}
}

func TestKeyness(t *testing.T) {
	// log(35/1465)-log(17/1383), over sqrt(1/35+1/17); 2*norm.sf; 2*sum(O*log(O/E)) of the word's row
	k := LogOdds(30, 1000, 12, 900, 5, 500, .95)
	near(t, "log odds", k.LogOdds, 0.6645345276467887)
	near(t, "z", k.Z, 2.2478864105604015)
	near(t, "p", k.P, 0.024583433927925825)
	near(t, "G2", k.G2, 6.189733373107384)
	back := LogOdds(12, 900, 30, 1000, 5, 500, .95)
	near(t, "swapped", back.LogOdds, -k.LogOdds)
	near(t, "swapped G2", back.G2, -k.G2)
	near(t, "even spread", DP([]float64{2, 4}, []float64{100, 200}), 0)
	near(t, "all in the smallest part", DP([]float64{3, 0}, []float64{100, 200}), 1)
	if k := LogOdds(0, 0, 1, 10, 1, 10, .95); !math.IsNaN(k.Z) {
		t.Errorf("no words: %+v", k)
	}
}
