// Package stats computes summaries, intervals, tests, effect sizes and keyness
// on plain numbers.
package stats

// Thresholds decide when a figure is given and when a warning stands instead.
type Thresholds struct {
	Level       float64 // of intervals; 0 is .95
	Draws       int     // bootstrap draws; 0 is 2000
	Seed        uint64  // of every random draw; 0 is 1
	MinClusters int     // fewer articles than this: no interval; 0 is 4
	MaxShare    float64 // one article with a larger share of statements: warning; 0 is .5
}

// A Sample is values in clusters: statements in articles.
type Sample struct {
	Values  []float64
	Cluster []int // same length as Values; the article of each
}

// A Summary describes one sample. Low and High are NaN when no interval is given.
type Summary struct {
	N, Clusters      int
	Mean, SD, Median float64
	Low, High        float64 // of the mean
	Level            float64
	Method           string // how the interval was made
	Warnings         []string
}

// A Comparison is B minus A. NaN where a figure cannot be given.
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
