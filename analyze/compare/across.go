package compare

import (
	"fmt"
	"math"
	"slices"
	"time"

	"parley/analyze/stats"
)

// A Shared compares two columns over the rows that have statements in both:
// the same speakers at two summits.
type Shared struct {
	A, B, Value string
	Rows        []string   // those in both
	Flip        stats.Test // sign-flip permutation of the differences of means
	Ranks       stats.Test // Wilcoxon's signed ranks
	Verdict     string
}

// SharedRows compares columns a and b over the rows with at least least
// statements in both, unnamed speakers left out. It weighs each row alike, so it
// says whether speakers changed, not whether the sum of statements did. The
// error names the columns or values there are.
func (t *Table) SharedRows(a, b, value string, least int, th stats.Thresholds) (*Shared, error) {
	i, j, v := slices.Index(t.Cols, a), slices.Index(t.Cols, b), slices.Index(t.Values, value)
	if i < 0 || j < 0 {
		return nil, fmt.Errorf("no column %q and %q: there are %q", a, b, t.Cols)
	}
	if v < 0 {
		return nil, fmt.Errorf("no value %q: there are %q", value, t.Values)
	}
	s := &Shared{A: a, B: b, Value: value}
	var x, y []float64
	for r, name := range t.Rows {
		ca, cb := &t.Cells[r][i], &t.Cells[r][j]
		if min(ca.Statements, cb.Statements) < max(least, 1) || name == Key(t.RowKey).missing() {
			continue
		}
		s.Rows = append(s.Rows, name)
		x, y = append(x, ca.Stats[v].Mean), append(y, cb.Stats[v].Mean)
	}
	s.Flip, s.Ranks = stats.SignFlip(x, y, th), stats.Wilcoxon(x, y)
	s.Verdict = s.words()
	return s, nil
}

func (s *Shared) words() string {
	who := count(len(s.Rows), "speaker")
	switch {
	case math.IsNaN(s.Flip.P):
		return fmt.Sprintf("%s at both %s and %s: too few to tell", who, s.A, s.B)
	case s.Flip.P > alpha:
		return fmt.Sprintf("%s at both %s and %s: no common change in %s, %+.2f on average, p = %.2f", who, s.A, s.B, s.Value, s.Flip.Estimate, s.Flip.P)
	}
	more := "more"
	if s.Flip.Estimate < 0 {
		more = "less"
	}
	return fmt.Sprintf("%s at both %s and %s were %s %s in the second, %+.2f on average, p = %.3f", who, s.A, s.B, more, quality(s.Value), s.Flip.Estimate, s.Flip.P)
}

// A Trend is how the means of one row move over months or days.
type Trend struct {
	Row, Value string
	Points     int
	Slope      stats.Test   // Theil-Sen: change a month (30.44 days)
	Rising     stats.Test   // Mann-Kendall
	Change     stats.Change // Pettitt
	ChangeAt   string       // column where the new level begins, "" for none
}

// leastPoints is how many months a trend needs.
const leastPoints = 5

// monthLength is the mean length of a month in days.
const monthLength = 30.44

// Trends describes each row of a table whose columns are months or days; rows
// with fewer than five columns are left out. Months are points of equal weight
// and taken as independent.
func (t *Table) Trends(level float64) []Trend {
	var out []Trend
	for r, name := range t.Rows {
		for v, value := range t.Values {
			var x, y []float64
			var at []string
			for c, label := range t.Cols {
				day, ok := dayNumber(label)
				if m := t.Cells[r][c].Stats[v].Mean; ok && !math.IsNaN(m) {
					x, y, at = append(x, day/monthLength), append(y, m), append(at, label)
				}
			}
			if len(x) < leastPoints {
				continue
			}
			tr := Trend{Row: name, Value: value, Points: len(x), Slope: stats.TheilSen(x, y, level), Rising: stats.MannKendall(y), Change: stats.Pettitt(y)}
			if tr.Change.At > 0 && tr.Change.P <= alpha {
				tr.ChangeAt = at[tr.Change.At]
			}
			out = append(out, tr)
		}
	}
	return out
}

// dayNumber counts the days of a month's or day's label since 1970.
func dayNumber(label string) (float64, bool) {
	for _, layout := range []string{"2006-01", time.DateOnly} {
		if d, err := time.Parse(layout, label); err == nil {
			return float64(d.Unix() / 86400), true
		}
	}
	return 0, false
}
