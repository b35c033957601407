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
	Rows        []string // those in both
	noun        string
	Flip        stats.Test     // sign-flip permutation of the differences of means
	Ranks       stats.Test     // Wilcoxon's signed ranks
	T           stats.Test     // paired t
	Effect      stats.Estimate // matched-pairs rank-biserial correlation
	Q           float64        // Flip.P after Benjamini-Hochberg over all pairs of columns
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
	s := &Shared{A: a, B: b, Value: value, noun: t.RowKey}
	var x, y []float64
	for r, name := range t.Rows {
		ca, cb := &t.Cells[r][i], &t.Cells[r][j]
		if min(ca.Statements, cb.Statements) < max(least, 1) || name == Key(t.RowKey).missing() {
			continue
		}
		s.Rows = append(s.Rows, name)
		x, y = append(x, ca.Stats[v].Mean), append(y, cb.Stats[v].Mean)
	}
	level := th.Level
	if level == 0 {
		level = .95
	}
	s.Flip, s.Ranks, s.T, s.Effect = stats.SignFlip(x, y, th), stats.Wilcoxon(x, y), stats.PairedT(x, y, level), stats.RankBiserial(x, y, th)
	s.Q = s.Flip.P
	s.Verdict = s.words()
	return s, nil
}

// sharedPairs compares every two columns, the first eight, over the rows in
// both; pairs without a row in common are left out.
func (t *Table) sharedPairs(least int, th stats.Thresholds) []Shared {
	var out []Shared
	cols := slices.DeleteFunc(slices.Clone(t.Cols), func(c string) bool { return c == Key(t.ColKey).missing() })
	for i, a := range cols[:min(len(cols), maxCols)] {
		for _, b := range cols[i+1 : min(len(cols), maxCols)] {
			for _, v := range t.Values {
				if s, err := t.SharedRows(a, b, v, least, th); err == nil && len(s.Rows) > 0 {
					out = append(out, *s)
				}
			}
		}
	}
	p := make([]float64, len(out))
	for i := range out {
		p[i] = out[i].Flip.P
	}
	for i, q := range stats.BH(p) {
		out[i].Q = q
		out[i].Verdict = out[i].words()
	}
	return out
}

// leastPairs is how many pairs a sign-flip test needs to be able to show
// anything: of five the smallest p is 2/32.
const leastPairs = 6

func (s *Shared) words() string {
	who := count(len(s.Rows), s.noun)
	switch {
	case math.IsNaN(s.Flip.P) || len(s.Rows) < leastPairs:
		return fmt.Sprintf("%s at both %s and %s: too few to tell", who, s.A, s.B)
	case s.Q > alpha && s.Flip.P <= alpha:
		return fmt.Sprintf("%s at both %s and %s: %+.2f in %s on average, p = %.3f, could be chance among so many comparisons, q = %.2f", who, s.A, s.B, s.Flip.Estimate, s.Value, s.Flip.P, s.Q)
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
// and taken as independent. level 0 is .95.
func (t *Table) Trends(level float64) []Trend {
	if level == 0 {
		level = .95
	}
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

// all lists the tests of shared rows, the one of the verdict first; the effect
// size stands among them as a test without p.
func (s *Shared) all() []stats.Test {
	e := &s.Effect
	effect := stats.Test{Name: "rank-biserial", N: e.N, Statistic: nan, DF: nan, P: nan, Estimate: e.Value, Low: e.Low, High: e.High, Level: e.Level, Assumes: e.Method, Warnings: e.Warnings}
	return []stats.Test{s.Flip, s.Ranks, s.T, effect}
}

func (tr *Trend) all() []stats.Test { return []stats.Test{tr.Slope, tr.Rising, tr.Change.Test} }
