package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Prepared is a sample with its summary and its bootstrap draws, so that one
// sample can be compared with many others without drawing again.
type Prepared struct {
	Summary
	weighted bool
	order    []int32   // of the values over their weights, from small to large
	sorted   []float64 // these in that order
	clusters clusters
	nested   bool      // outlets are resampled before their articles
	units    clusters  // what is resampled: articles, or whole outlets
	draws    []float64 // means of resampled clusters; nil when none were drawn
	robust   float64   // standard error of the mean, robust to units
	t        Thresholds
}

func acceleration(cubes, squares float64) float64 {
	if squares <= 0 {
		return 0
	}
	return cubes / (6 * math.Pow(squares, 1.5))
}

// Prepare describes a sample. The interval of the mean is a bootstrap over
// clusters: BCa (Efron 1987), its tails widened for few clusters as in
// Hesterberg (2015, "expanded percentile", eq. 9). In simulation with 8
// clusters it held the truth in 92 % of trials, the plain one in 86 %. With fewer than
// MinClusters clusters there is none, and a warning says so; with more than
// Resample it is the normal interval of the robust error, to which the
// bootstrap tends.
func Prepare(s Sample, t Thresholds) *Prepared { return PrepareAll([]Sample{s}, t)[0] }

// PrepareAll prepares several samples, each as Prepare does; those with the same
// number of articles share the work of drawing.
func PrepareAll(samples []Sample, t Thresholds) []*Prepared {
	out := make([]*Prepared, len(samples))
	prepare(samples, t, func(i int, p *Prepared) { out[i] = p })
	return out
}

// SummarizeAll gives the summaries that PrepareAll gives, and lets go of a large
// sample before it takes the next.
func SummarizeAll(samples []Sample, t Thresholds) []Summary {
	out := make([]Summary, len(samples))
	prepare(samples, t, func(i int, p *Prepared) { out[i] = p.Summary })
	return out
}

func prepare(samples []Sample, t Thresholds, tell func(i int, p *Prepared)) {
	t = t.withDefaults()
	var known layouts
	alike := map[int][]int{}
	drawn := map[int]*Prepared{}
	for i := range samples {
		p := describe(&samples[i], known.of(&samples[i]), t)
		switch k := len(p.units.sum); {
		case k < t.MinClusters || k > t.Resample:
		case p.nested:
			p.drawNested()
		default:
			alike[k] = append(alike[k], i)
			drawn[i] = p
			continue
		}
		p.interval()
		tell(i, p)
	}
	for k, list := range alike {
		ps := make([]*Prepared, len(list))
		for j, i := range list {
			ps[j] = drawn[i]
		}
		drawTogether(ps, k)
		for j, i := range list {
			ps[j].interval()
			tell(i, ps[j])
		}
	}
}

// describe makes all but the interval.
func describe(s *Sample, l layout, t Thresholds) *Prepared {
	p := &Prepared{clusters: l.cluster(s), robust: nan, t: t}
	p.Summary = Summary{Clusters: len(p.clusters.sum), Mean: nan, Low: nan, High: nan, Level: t.Level}
	var values []float64
	values, p.SD = s.ratios()
	p.order, p.sorted = ordered(values)
	p.N, p.Median, p.weighted = len(values), quantiles(p.sorted, .5)[0], s.Weight != nil
	if p.N == 0 {
		return p
	}
	sum, n := p.clusters.total()
	p.Mean = sum / n
	p.warn()
	c := &p.clusters
	p.nested = len(c.outer) >= t.MinClusters
	if len(c.outer) > 0 && !p.nested {
		p.Warnings = append(p.Warnings, fmt.Sprintf("%s: articles resampled without them", countOf(len(c.outer), "outlet")))
	}
	p.units = c.units(p.nested)
	p.robust = p.units.robust()
	return p
}

// ordered gives the indices of values from small to large, and the values so.
func ordered(values []float64) (order []int32, sorted []float64) {
	order, sorted = make([]int32, len(values)), make([]float64, len(values))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int { return cmp.Compare(values[i], values[j]) })
	for i, k := range order {
		sorted[i] = values[k]
	}
	return order, sorted
}

// interval fills in Low, High and Method.
func (p *Prepared) interval() {
	t, u := p.t, &p.units
	switch k := len(u.sum); {
	case k < t.MinClusters:
	case k > t.Resample:
		z := distuv.UnitNormal.Quantile((1 + t.Level) / 2)
		p.Low, p.High = p.Mean-z*p.robust, p.Mean+z*p.robust
		p.Method = "normal interval, error robust to " + p.noun()
	case p.flat():
		p.still()
	default:
		p.Low, p.High = bca(p.draws, p.Mean, acceleration(u.skew()), widen(k, t.Level))
		p.Method = fmt.Sprintf("bootstrap over %s, BCa widened for few, %d draws, seed %d", p.noun(), t.Draws, t.Seed)
	}
}

// flat reports whether resampling shows no spread: all units have one mean.
func (p *Prepared) flat() bool {
	return p.robust <= flatness*math.Abs(p.Mean) // also when both are 0
}

// flatness is the part of a mean that rounding can make of no error.
const flatness = 1e-12

// still gives what can be said without spread. Where no word of the kind was
// found there is still the exact Poisson interval (Garwood 1936), a hit counted as
// 1; else resampling would promise what it cannot know.
func (p *Prepared) still() {
	if _, n := p.clusters.total(); p.weighted && p.Mean == 0 {
		p.Low, p.High = 0, -math.Log((1-p.t.Level)/2)/n
		p.Method = "Poisson, exact, for no hits"
		p.Warnings = append(p.Warnings, "no hit in any article: interval by Poisson")
		return
	}
	p.Low, p.High = p.Mean, p.Mean
	p.Method = "all articles have one mean"
	p.Warnings = append(p.Warnings, "all articles have one mean: an interval of no width")
}

func (p *Prepared) drawNested() {
	r := newDice(p.t)
	p.draws = make([]float64, p.t.Draws)
	for i := range p.draws {
		p.draws[i] = p.clusters.resampled(r)
	}
}

// ratio is a sum of values and their number.
type ratio struct{ sum, n float64 }

// drawTogether draws as many of k clusters as there are, with replacement, and
// keeps the mean of their values for each sample. The draws depend on k alone.
func drawTogether(ps []*Prepared, k int) {
	t := ps[0].t
	parts := make([][]ratio, len(ps))
	for i, p := range ps {
		p.draws = make([]float64, t.Draws)
		parts[i] = make([]ratio, k)
		for j := range parts[i] {
			parts[i][j] = ratio{p.clusters.sum[j], p.clusters.n[j]}
		}
	}
	r, chosen := newDice(t), make([]int32, k)
	for d := range t.Draws {
		for i := range chosen {
			chosen[i] = int32(r.below(k))
		}
		for i, part := range parts {
			var all ratio
			for _, j := range chosen {
				all.sum, all.n = all.sum+part[j].sum, all.n+part[j].n
			}
			ps[i].draws[d] = all.sum / all.n
		}
	}
}

// noun names what is resampled.
func (p *Prepared) noun() string {
	if p.nested {
		return "outlets and their articles"
	}
	return "articles"
}

func (p *Prepared) warn() {
	c := &p.clusters
	if len(c.sum) < p.t.MinClusters {
		p.Warnings = append(p.Warnings, countOf(len(c.sum), "article")+": no interval")
	}
	what := "statements"
	if p.weighted {
		what = "words"
	}
	if top := slices.Max(c.n) / total(c.n); len(c.sum) > 1 && top > p.t.MaxShare {
		p.Warnings = append(p.Warnings, fmt.Sprintf("one article gives %.0f %% of the %s", 100*top, what))
	}
}

// widen is the normal deviate whose tails make a bootstrap of k units cover as
// Student's t would: sqrt(k/(k-1)) t (Hesterberg 2015, eq. 9).
func widen(k int, level float64) float64 {
	n := float64(k)
	return math.Sqrt(n/(n-1)) * distuv.StudentsT{Sigma: 1, Nu: n - 1}.Quantile((1+level)/2)
}

// bca is the bias-corrected and accelerated interval of an estimate from its
// bootstrap draws (Efron and Tibshirani 1993, eq. 14.9 to 14.15), tails at -z
// and z.
func bca(draws []float64, estimate, accel, z float64) (low, high float64) {
	s := slices.DeleteFunc(slices.Clone(draws), math.IsNaN)
	if len(s) == 0 {
		return nan, nan
	}
	below, n := 0.0, float64(len(s))
	for _, v := range s {
		switch {
		case v < estimate:
			below++
		case v == estimate:
			below += .5
		}
	}
	bias := distuv.UnitNormal.Quantile(min(max(below/n, 1/n), 1-1/n))
	at := func(z float64) float64 {
		w := bias + z
		if d := 1 - accel*w; d > 0 {
			return distuv.UnitNormal.CDF(bias + w/d)
		}
		return distuv.UnitNormal.CDF(math.Copysign(9, w))
	}
	return pick(s, at(-z)), pick(s, at(z))
}

// Percentile is the plain percentile interval of bootstrap draws.
func Percentile(draws []float64, level float64) (low, high float64) {
	q := quantiles(slices.Sorted(slices.Values(draws)), (1-level)/2, (1+level)/2)
	return q[0], q[1]
}

// Means gives the mean of each cluster, in the order they first appear: values
// that are independent of each other where statements are not.
func (p *Prepared) Means() []float64 {
	out := make([]float64, len(p.clusters.sum))
	for i, s := range p.clusters.sum {
		out[i] = s / p.clusters.n[i]
	}
	return out
}

// RatioTo gives the rate of b over that of a, with a log-normal interval whose
// error is robust to articles (linearised as that of the means, Cochran 1977, eq.
// 6.13); it has no p. NaN where a side has no hits.
func (b *Prepared) RatioTo(a *Prepared) Test {
	t := newTest("ratio of rates", a.Clusters+b.Clusters, b.t.Level, "articles independent, logarithm of the ratio nearly normal")
	if !(a.Mean > 0) || !(b.Mean > 0) {
		return t.because("no hits on a side")
	}
	t.Estimate = b.Mean / a.Mean
	va, vb := math.Pow(a.robust/a.Mean, 2), math.Pow(b.robust/b.Mean, 2)
	t.DF = satterthwaite(va, vb, float64(len(a.units.sum)), float64(len(b.units.sum)))
	if !(t.DF > 0) {
		t.DF = nan
		return t.because("%d and %d articles: too few for an interval", a.Clusters, b.Clusters)
	}
	f := math.Exp(distuv.StudentsT{Sigma: 1, Nu: t.DF}.Quantile((1+t.Level)/2) * math.Sqrt(va+vb))
	t.Low, t.High = t.Estimate/f, t.Estimate*f
	return t
}

// Draws gives the bootstrap means behind the interval, or nil.
func (p *Prepared) Draws() []float64 { return p.draws }
