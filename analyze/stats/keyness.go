package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Keyness says how much more one side uses a word than the other.
type Keyness struct {
	LogOdds   float64 // log odds ratio, a over b, shrunk towards the prior
	Z         float64 // LogOdds over its error
	Low, High float64 // interval of LogOdds
	P         float64 // two-sided, of Z
	G2        float64 // log-likelihood ratio, signed as LogOdds
}

// LogOdds compares the counts of one word in two texts. a of na and b of nb
// words are the word; prior is its pseudo-count and priors the sum of those of
// all words, an informative Dirichlet prior made from a background text (Monroe,
// Colaresi and Quinn 2008, eq. 16 for the estimate, eq. 20 for the variance and
// eq. 22 for z). G2 is Dunning's (1993), as Rayson and Garside (2000) write it.
// NaN where a side has no words or the prior is not positive.
func LogOdds(a, na, b, nb, prior, priors, level float64) Keyness {
	k := Keyness{LogOdds: nan, Z: nan, Low: nan, High: nan, P: nan, G2: nan}
	if na <= 0 || nb <= 0 || prior <= 0 || a < 0 || b < 0 || na-a+priors-prior <= 0 || nb-b+priors-prior <= 0 {
		return k
	}
	k.LogOdds = math.Log((a+prior)/(na+priors-a-prior)) - math.Log((b+prior)/(nb+priors-b-prior))
	se := math.Sqrt(1/(a+prior) + 1/(b+prior))
	z := distuv.UnitNormal.Quantile((1 + level) / 2)
	k.Z, k.Low, k.High = k.LogOdds/se, k.LogOdds-z*se, k.LogOdds+z*se
	k.P = 2 * distuv.UnitNormal.Survival(math.Abs(k.Z))
	k.G2 = math.Copysign(g2(a, na, b, nb), a/na-b/nb)
	return k
}

func g2(a, na, b, nb float64) float64 {
	rate := (a + b) / (na + nb)
	sum := 0.0
	if a > 0 {
		sum += a * math.Log(a/(na*rate))
	}
	if b > 0 {
		sum += b * math.Log(b/(nb*rate))
	}
	return max(0, 2*sum)
}

// DP is the deviation of proportions of a word over parts (Gries 2008, section
// 4.1), normalised as in Lijffijt and Gries (2012): 0 spread like the text, 1 all in the
// smallest part; NaN for none. hits and words are those of each part.
func DP(hits, words []float64) float64 {
	n, all := total(hits), total(words)
	if n <= 0 || all <= 0 || len(hits) != len(words) {
		return nan
	}
	sum, least := 0.0, 1.0
	for i := range hits {
		share := words[i] / all
		least = min(least, share)
		sum += math.Abs(hits[i]/n - share)
	}
	if least >= 1 {
		return 0
	}
	return sum / 2 / (1 - least)
}
