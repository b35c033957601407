package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// minStatements is how many statements a row needs to be worth a finding.
const minStatements = 3

// Findings gives the n strongest sentences that tables allow: first the
// differences whose interval leaves out zero and that stand the correction for
// many comparisons, by size of effect, one a row and pair of columns; then the
// rows of one-column tables, each row once. Unnamed speakers are no finding.
func Findings(n int, tables ...*Table) []string {
	var diffs []Diff
	for _, t := range tables {
		if t == nil {
			continue
		}
		for _, d := range t.Diffs {
			if (d.Low > 0 || d.High < 0) && d.Q <= alpha {
				diffs = append(diffs, d)
			}
		}
	}
	slices.SortStableFunc(diffs, func(a, b Diff) int { return cmp.Compare(math.Abs(b.Effect), math.Abs(a.Effect)) })
	var out []string
	told := map[[3]string]bool{}
	for _, d := range diffs {
		if key := [3]string{d.Row, d.A, d.B}; !told[key] {
			told[key] = true
			out = append(out, d.Verdict)
		}
	}
	for _, t := range tables {
		if t == nil || len(t.Cols) != 1 {
			continue
		}
		for _, text := range levels(t) {
			if !slices.Contains(out, text) { // a table of one summit says the same as the one of all
				out = append(out, text)
			}
		}
	}
	return out[:min(max(n, 0), len(out))]
}

// levels describes the rows of a one-column table by their first value.
func levels(t *Table) []string {
	var out []string
	for i, row := range t.Rows {
		c := &t.Cells[i][0]
		if strings.HasPrefix(row, "(") || c.Statements < minStatements {
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
