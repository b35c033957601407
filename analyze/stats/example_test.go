package stats_test

import (
	"fmt"

	"parley/analyze/stats"
)

// Statements of one article depend on each other, so samples carry the article
// of each value, and whatever resamples takes whole articles.
func ExampleCompare() {
	before, after := stats.Sample{}, stats.Sample{}
	for article := range 6 {
		for k := range 3 {
			noise := .05*float64(article) - .02*float64(k)
			before.Values, before.Cluster = append(before.Values, -.2+noise), append(before.Cluster, article)
			after.Values, after.Cluster = append(after.Values, .3+noise), append(after.Cluster, 100+article)
		}
	}
	c := stats.Compare(before, after, stats.Thresholds{})
	fmt.Printf("difference %.2f [%.2f, %.2f], p %.3f, Hedges' g %.1f, Cliff's delta %.1f\n", c.Diff, c.Low, c.High, c.P, c.Effect, c.Cliff)
	// Output:
	// difference 0.50 [0.38, 0.62], p 0.002, Hedges' g 5.5, Cliff's delta 1.0
}

// With fewer than five articles there is no interval, and a warning says so.
func ExampleSummarize() {
	s := stats.Summarize(stats.Sample{Values: []float64{.1, .3, .2}, Cluster: []int{1, 1, 2}}, stats.Thresholds{})
	fmt.Printf("mean %.1f of %d values in %d articles, interval from %v to %v\n", s.Mean, s.N, s.Clusters, s.Low, s.High)
	fmt.Println(s.Warnings)
	// Output:
	// mean 0.2 of 3 values in 2 articles, interval from NaN to NaN
	// [2 articles: no interval one article gives 67 % of the statements]
}
