package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"parley/analyze/stats"
)

// maxCols bounds the columns of one row that are compared pair by pair.
const maxCols = 8

// alpha is the largest q at which a difference is told without reserve.
const alpha = .05

// a pair is two cells of one row.
type pair struct {
	row, a, b string
	ca, cb    *group
}

// diffs compares every two columns of every row that both have statements,
// the eight with most articles where there are more.
func (g *grouping) diffs(rows, cols []string, t *Table) []Diff {
	var pairs []pair
	cut := false
	for _, r := range rows {
		if r == "" && g.p.Row == Speaker {
			continue // nobody in particular
		}
		full := g.filled(r, cols)
		if len(full) > maxCols {
			full, cut = g.largest(r, full), true
		}
		for i, a := range full {
			for _, b := range full[i+1:] {
				pairs = append(pairs, pair{r, a, b, g.cells[[2]string{r, a}], g.cells[[2]string{r, b}]})
			}
		}
	}
	if cut {
		t.Warnings = append(t.Warnings, fmt.Sprintf("differences only between the %d columns with most articles of each row", maxCols))
	}
	n := len(g.p.Values)
	out := make([]Diff, len(pairs)*n)
	each(len(pairs), func(i int) {
		p := &pairs[i]
		shifts := g.shifts(p.ca, p.cb)
		for v, value := range g.p.Values {
			c := p.cb.prepared[v].Against(p.ca.prepared[v])
			c.Warnings = append(c.Warnings, shifts...)
			out[i*n+v] = Diff{Row: name(g.p.Row, p.row), A: p.a, B: p.b, Value: value, Comparison: c}
		}
	})
	adjust(out)
	return out
}

// filled gives the columns with statements in a row.
func (g *grouping) filled(row string, cols []string) []string {
	var out []string
	for _, c := range cols {
		if c != "" && g.cells[[2]string{row, c}] != nil {
			out = append(out, c)
		}
	}
	return out
}

// largest keeps the columns with most articles, in the order they had.
func (g *grouping) largest(row string, cols []string) []string {
	articles := func(c string) int { return g.cells[[2]string{row, c}].articles }
	most := slices.Clone(cols)
	slices.SortStableFunc(most, func(a, b string) int { return cmp.Compare(articles(b), articles(a)) })
	most = most[:maxCols]
	return slices.DeleteFunc(slices.Clone(cols), func(c string) bool { return !slices.Contains(most, c) })
}

// adjust fills in q over all comparisons of the table, and the verdicts.
func adjust(d []Diff) {
	p := make([]float64, len(d))
	tests := 0
	for i := range d {
		if p[i] = d[i].P; !math.IsNaN(p[i]) {
			tests++
		}
	}
	holm := stats.Holm(p)
	for i, q := range stats.BH(p) {
		d[i].Q, d[i].Holm = q, holm[i]
		d[i].Verdict = verdict(&d[i], tests)
	}
}

// verdict says in words what the interval allows, and no more. Where q is above
// alpha it says that the difference may be one of many looked at.
func verdict(d *Diff, tests int) string {
	n := fmt.Sprintf("%d and %d articles", d.Comparison.A.Clusters, d.Comparison.B.Clusters)
	if math.IsNaN(d.Low) {
		return fmt.Sprintf("%s, %s: %+.2f from %s to %s, but %s are too few to tell", d.Row, d.Value, d.Diff, d.A, d.B, n)
	}
	unit := ""
	if !signed(d.Value) {
		unit = " per 100 words"
	}
	span := fmt.Sprintf("%+.2f [%.2f, %.2f]%s; %s", d.Diff, d.Low, d.High, unit, n)
	if d.Low <= 0 && d.High >= 0 {
		return fmt.Sprintf("%s: no difference in %s between %s and %s that this many articles can show, %s", d.Row, d.Value, d.A, d.B, span)
	}
	more := "more"
	if d.Diff < 0 {
		more = "less"
	}
	if d.Q > alpha {
		span += fmt.Sprintf("; could be chance among %d comparisons, q = %.2f", tests, d.Q)
	}
	return fmt.Sprintf("%s: %s %s in %s than in %s, %s", d.Row, more, quality(d.Value), d.B, d.A, span)
}

func quality(value string) string {
	switch value {
	case "overall":
		return "cooperative"
	case "valence":
		return "positive"
	}
	return value
}
