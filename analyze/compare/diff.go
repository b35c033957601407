package compare

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/analyze/stats"
)

// maxPairs bounds the pairs of columns compared in one row.
const maxPairs = 28

// diffs compares every two columns of every row that both have statements.
func (g *grouping) diffs(rows, cols []string) []Diff {
	var out []Diff
	for _, r := range rows {
		if r == "" && g.p.Row == Speaker {
			continue // nobody in particular
		}
		pairs := 0
		for i, a := range cols {
			for _, b := range cols[i+1:] {
				ca, cb := g.cells[[2]string{r, a}], g.cells[[2]string{r, b}]
				if ca == nil || cb == nil || a == "" || b == "" || pairs >= maxPairs {
					continue
				}
				pairs++
				for v, value := range g.p.Values {
					c := stats.Compare(stats.Sample{Values: ca.values[v], Cluster: ca.cluster}, stats.Sample{Values: cb.values[v], Cluster: cb.cluster}, g.p.Thresholds)
					out = append(out, Diff{Row: name(g.p.Row, r), A: a, B: b, Value: value, Comparison: c})
				}
			}
		}
	}
	adjust(out)
	return out
}

// adjust fills in q over all comparisons of the table, and the verdicts.
func adjust(d []Diff) {
	p := make([]float64, len(d))
	for i := range d {
		p[i] = d[i].P
	}
	for i, q := range stats.BH(p) {
		d[i].Q = q
		d[i].Verdict = verdict(&d[i])
	}
}

// verdict says in words what the interval allows, and no more.
func verdict(d *Diff) string {
	n := fmt.Sprintf("%d and %d articles", d.Comparison.A.Clusters, d.Comparison.B.Clusters)
	if math.IsNaN(d.Low) {
		return fmt.Sprintf("%s, %s: %+.2f from %s to %s, but %s are too few to tell", d.Row, d.Value, d.Diff, d.A, d.B, n)
	}
	span := fmt.Sprintf("%+.2f [%.2f, %.2f]; %s", d.Diff, d.Low, d.High, n)
	if d.Low <= 0 && d.High >= 0 {
		return fmt.Sprintf("%s: no difference in %s between %s and %s that this many articles can show, %s", d.Row, d.Value, d.A, d.B, span)
	}
	more := "more"
	if d.Diff < 0 {
		more = "less"
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

// Findings gives the n strongest statements that tables allow: first
// differences whose interval leaves out zero, by size of effect, then the
// speakers whose mean does. Unnamed speakers are no finding.
func Findings(n int, tables ...*Table) []string {
	var diffs []Diff
	for _, t := range tables {
		if t == nil {
			continue
		}
		for _, d := range t.Diffs {
			if !math.IsNaN(d.Low) && (d.Low > 0 || d.High < 0) && d.Q < .1 {
				diffs = append(diffs, d)
			}
		}
	}
	slices.SortStableFunc(diffs, func(a, b Diff) int {
		switch x, y := math.Abs(a.Effect), math.Abs(b.Effect); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	var out []string
	for _, d := range diffs {
		out = append(out, d.Verdict)
	}
	for _, t := range tables {
		if t != nil && len(t.Cols) == 1 {
			out = append(out, levels(t)...)
		}
	}
	return out[:min(n, len(out))]
}

// levels describes the rows of a one-column table by their first value.
func levels(t *Table) []string {
	var out []string
	for i, row := range t.Rows {
		c := &t.Cells[i][0]
		if strings.HasPrefix(row, "(") || c.Statements < 3 {
			continue
		}
		s := &c.Stats[0]
		text := fmt.Sprintf("%s: mean %s %+.2f", row, t.Values[0], s.Mean)
		if math.IsNaN(s.Low) {
			text += fmt.Sprintf(" over %s in %s, too few for an interval", count(c.Statements, "statement"), count(c.Articles, "article"))
		} else {
			text += fmt.Sprintf(" [%.2f, %.2f] over %s in %s", s.Low, s.High, count(c.Statements, "statement"), count(c.Articles, "article"))
		}
		if top, share := topTone(t, c); top != "" {
			text += fmt.Sprintf("; most often %s (%.0f %% of statements)", top, 100*share)
		}
		out = append(out, text)
	}
	return out
}

func topTone(t *Table, c *Cell) (string, float64) {
	best, share := "", 0.0
	for i, v := range t.Values {
		if !signed(v) && c.Share[i] > share {
			best, share = v, c.Share[i]
		}
	}
	return best, share
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
