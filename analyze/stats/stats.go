// Package stats computes summaries, intervals, tests and effect sizes on plain
// numbers. Values of one article depend on each other, so everything that
// resamples or shuffles takes whole articles (clusters), never statements.
package stats

// Thresholds decide when a figure is given and when a warning stands instead.
// The zero value means the defaults named here.
type Thresholds struct {
	Level       float64 // of intervals; 0 is .95
	Draws       int     // bootstrap and permutation draws; 0 is 2000
	Seed        uint64  // of every random draw; 0 is 1
	MinClusters int     // fewer articles than this: no interval and no test; 0 is 4
	MaxShare    float64 // one article with a larger share of statements: warning; 0 is .5
}

func (t Thresholds) withDefaults() Thresholds {
	if t.Level == 0 {
		t.Level = .95
	}
	if t.Draws == 0 {
		t.Draws = 2000
	}
	if t.Seed == 0 {
		t.Seed = 1
	}
	if t.MinClusters == 0 {
		t.MinClusters = 4
	}
	if t.MaxShare == 0 {
		t.MaxShare = .5
	}
	return t
}

// A Sample is values in clusters: statements in articles.
type Sample struct {
	Values  []float64
	Cluster []int // same length as Values; the article of each, any numbers
}

// A Summary describes one sample. Figures that cannot be given are NaN.
type Summary struct {
	N, Clusters      int
	Mean, SD, Median float64
	Low, High        float64 // interval of the mean
	Level            float64
	Method           string // how the interval was made
	Warnings         []string
}

// A Comparison is B minus A. Figures that cannot be given are NaN.
type Comparison struct {
	A, B      Summary
	Diff      float64
	Low, High float64
	Effect    float64 // Hedges' g
	P         float64 // of the permutation test by article
	Q         float64 // P after Benjamini-Hochberg over the table
	Method    string
	Warnings  []string
}
