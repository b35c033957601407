package stats

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Rate is hits per 100 words with its exact Poisson interval (Garwood 1936);
// NaN for no words. It holds that hits fall independently: see Rates for hits
// that come in articles.
func Rate(hits, words int, level float64) (rate, low, high float64) {
	if words <= 0 || hits < 0 {
		return nan, nan, nan
	}
	k, per := float64(hits), 100/float64(words)
	alpha := 1 - level
	if hits > 0 {
		low = distuv.Gamma{Alpha: k, Beta: 1}.Quantile(alpha/2) * per
	}
	high = distuv.Gamma{Alpha: k + 1, Beta: 1}.Quantile(1-alpha/2) * per
	return k * per, low, high
}

// Rates is hits per 100 words over articles, given the hits and words of each.
// Where hits scatter more between articles than Poisson allows, the variance is
// that of a negative binomial with the dispersion found by moments (Breslow
// 1984), and the interval is normal on the scale of logarithms; else it is the
// exact Poisson one.
func Rates(hits, words []float64, level float64) Estimate {
	h, w := pairs(hits, words)
	e := Estimate{N: len(h), Value: nan, Low: nan, High: nan, Level: level, Method: "Poisson, exact"}
	sumH, sumW := total(h), total(w)
	if sumW <= 0 {
		e.Warnings = []string{"no words"}
		return e
	}
	e.Value, e.Low, e.High = Rate(int(math.Round(sumH)), int(math.Round(sumW)), level)
	e.Value = 100 * sumH / sumW
	if spread := dispersion(h, w); spread > 0 && sumH > 0 {
		z := distuv.UnitNormal.Quantile((1 + level) / 2)
		f := math.Exp(z * math.Sqrt(logVariance(sumH, sumW, w, spread)))
		e.Low, e.High, e.Method = e.Value/f, e.Value*f, "negative binomial by moments"
	}
	return e
}

// RateRatio is the rate of b over that of a, normal on the scale of logarithms
// with the negative binomial variance of each side.
func RateRatio(hitsA, wordsA, hitsB, wordsB []float64, level float64) Estimate {
	ha, wa := pairs(hitsA, wordsA)
	hb, wb := pairs(hitsB, wordsB)
	e := Estimate{N: len(ha) + len(hb), Value: nan, Low: nan, High: nan, Level: level, Method: "ratio of rates, log-normal"}
	if total(ha) <= 0 || total(hb) <= 0 || total(wa) <= 0 || total(wb) <= 0 {
		e.Warnings = []string{"no hits or no words on a side"}
		return e
	}
	e.Value = total(hb) / total(wb) / (total(ha) / total(wa))
	v := logVariance(total(ha), total(wa), wa, dispersion(ha, wa)) + logVariance(total(hb), total(wb), wb, dispersion(hb, wb))
	f := math.Exp(distuv.UnitNormal.Quantile((1+level)/2) * math.Sqrt(v))
	e.Low, e.High = e.Value/f, e.Value*f
	return e
}

func total(v []float64) (sum float64) {
	for _, x := range v {
		sum += x
	}
	return sum
}

// dispersion is alpha of a negative binomial with variance m + alpha m², from
// the sum of squared Pearson residuals, 0 where hits scatter no more than
// Poisson. Solved by bisection.
func dispersion(hits, words []float64) float64 {
	rate, df := total(hits)/total(words), float64(len(hits)-1)
	excess := func(alpha float64) float64 {
		sum := 0.0
		for i, h := range hits {
			if m := rate * words[i]; m > 0 {
				sum += (h - m) * (h - m) / (m + alpha*m*m)
			}
		}
		return sum - df
	}
	if df < 1 || excess(0) <= 0 {
		return 0
	}
	low, high := 0.0, 1.0
	for excess(high) > 0 && high < 1e6 {
		high *= 2
	}
	for range 60 {
		if mid := (low + high) / 2; excess(mid) > 0 {
			low = mid
		} else {
			high = mid
		}
	}
	return high
}

// logVariance is the variance of the logarithm of a rate: that of the sum of
// negative binomials over the square of the sum.
func logVariance(hits, words float64, each []float64, alpha float64) float64 {
	squares := 0.0
	for _, w := range each {
		m := hits * w / words
		squares += m * m
	}
	return (hits + alpha*squares) / (hits * hits)
}
