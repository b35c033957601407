package compare

import (
	"fmt"

	"parley/analyze/stats"
)

// A Detail is one test of a row: of two columns, or of all (A and B empty).
// Tests take one value an article, the mean of its statements, because
// statements of one article depend on each other; the permutation test of whole
// articles stands in the Diff.
type Detail struct {
	Row, A, B, Value string
	stats.Test
}

// leastTested is how many articles a side needs to be tested: of fewer a rank
// test can say nothing at any level.
const leastTested = 3

// details gives for every row and value Kruskal and Wallis' test over all
// columns, and for every Diff Welch's t, Mann and Whitney's test and, for tones,
// the ratio of rates.
func (g *grouping) details(rows, cols []string, diffs []Diff) []Detail {
	var out []Detail
	byRow := map[string][]*Diff{}
	for i := range diffs {
		byRow[diffs[i].Row] = append(byRow[diffs[i].Row], &diffs[i])
	}
	for _, r := range rows {
		label := name(g.p.Row, r)
		for v, value := range g.p.Values {
			var groups [][]float64
			for _, c := range g.filled(r, cols) {
				if p := g.cells[[2]string{r, c}].prepared[v]; p.Clusters >= leastTested {
					groups = append(groups, p.Means())
				}
			}
			if len(groups) > 2 {
				out = append(out, Detail{Row: label, Value: value, Test: stats.KruskalWallis(groups...)})
			}
			for _, d := range byRow[label] {
				if d.Value == value {
					out = append(out, g.pairTests(r, d, v)...)
				}
			}
		}
	}
	return out
}

func (g *grouping) pairTests(row string, d *Diff, v int) []Detail {
	a, b := g.cells[[2]string{row, d.A}].prepared[v], g.cells[[2]string{row, d.B}].prepared[v]
	if min(a.Clusters, b.Clusters) < leastTested {
		return nil
	}
	level := a.Level
	tests := []stats.Test{stats.Welch(a.Means(), b.Means(), level), stats.MannWhitney(a.Means(), b.Means(), level)}
	if !signed(d.Value) {
		tests = append(tests, b.RatioTo(a))
	}
	out := make([]Detail, len(tests))
	for i, t := range tests {
		if t.Assumes = "one value an article; " + t.Assumes; d.Paired > 0 {
			t.Warnings = append(t.Warnings, fmt.Sprintf("%s on both sides: taken as independent here, not in the permutation test", count(d.Paired, "article")))
		}
		out[i] = Detail{d.Row, d.A, d.B, d.Value, t}
	}
	return out
}

// An Outcome is a test of a table with what it is of. Q is P after Benjamini and
// Hochberg over the tests of its kind (details, or columns over shared rows), NaN
// elsewhere.
type Outcome struct {
	Detail
	Q       float64
	Verdict string
}

// Tests lists every test of the table: details, then columns over shared rows,
// then trends. The first of those on the same thing carries the verdict.
func (t *Table) Tests() []Outcome {
	var out []Outcome
	p := make([]float64, len(t.Details))
	for i := range p {
		p[i] = t.Details[i].P
	}
	q := stats.BH(p)
	for i, d := range t.Details {
		out = append(out, Outcome{Detail: d, Q: q[i]})
	}
	for i := range t.Shared {
		s := &t.Shared[i]
		for k, x := range s.all() {
			o := Outcome{Detail: Detail{"", s.A, s.B, s.Value, x}, Q: nan}
			if k == 0 {
				o.Q, o.Verdict = s.Q, s.Verdict
			}
			out = append(out, o)
		}
	}
	for i := range t.Series {
		tr := &t.Series[i]
		for k, x := range tr.all() {
			o := Outcome{Detail: Detail{tr.Row, "", "", tr.Value, x}, Q: nan}
			if k == 0 {
				o.Verdict = tr.words(t.ColKey)
			}
			out = append(out, o)
		}
	}
	return out
}
