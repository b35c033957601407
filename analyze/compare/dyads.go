package compare

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"

	"parley/analyze/statement"
	"parley/analyze/stats"
)

// A Dyad is how one speaker's stance toward one target changed from one period
// to another.
type Dyad struct {
	Speaker, Target string
	A, B            string // summits or months, in order of time
	stats.Comparison
	Verdict string
}

// Dyads compares the stance of each speaker toward each target between every
// two neighbours in time of a key, Summit or Month, where both have at least
// least stances. The largest changes stand first.
func Dyads(rows iter.Seq2[*statement.Statement, error], period Key, least int, t stats.Thresholds) ([]Dyad, error) {
	d := &dyads{period: period, groups: map[[3]string]*stats.Sample{}, periods: map[[2]string][]string{}, first: map[string]string{}, docs: map[string]int{}}
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		d.add(s)
	}
	return d.compare(max(least, 1), t), nil
}

type dyads struct {
	period  Key
	groups  map[[3]string]*stats.Sample
	periods map[[2]string][]string // of each speaker and target
	first   map[string]string      // day of each period
	docs    map[string]int
}

func (d *dyads) add(s *statement.Statement) {
	when := d.period.label(s)
	if s.Speaker == "" || when == "" {
		return
	}
	if f, ok := d.first[when]; s.Published != "" && (!ok || s.Published < f) {
		d.first[when] = s.Published
	}
	doc := number(d.docs, s.Doc)
	for i := range s.Stances {
		st := &s.Stances[i]
		key := [3]string{s.Speaker, st.Target, when}
		g := d.groups[key]
		if g == nil {
			g = &stats.Sample{}
			d.groups[key] = g
			pair := [2]string{s.Speaker, st.Target}
			d.periods[pair] = append(d.periods[pair], when)
		}
		g.Values, g.Cluster = append(g.Values, st.Polarity), append(g.Cluster, doc)
	}
}

func (d *dyads) compare(least int, t stats.Thresholds) []Dyad {
	var out []Dyad
	for pair, periods := range d.periods {
		periods = slices.DeleteFunc(periods, func(p string) bool { return len(d.groups[[3]string{pair[0], pair[1], p}].Values) < least })
		slices.SortFunc(periods, func(a, b string) int { return cmp.Or(cmp.Compare(d.first[a], d.first[b]), cmp.Compare(a, b)) })
		for i := 1; i < len(periods); i++ {
			a, b := d.groups[[3]string{pair[0], pair[1], periods[i-1]}], d.groups[[3]string{pair[0], pair[1], periods[i]}]
			out = append(out, Dyad{Speaker: pair[0], Target: pair[1], A: periods[i-1], B: periods[i], Comparison: stats.Compare(*a, *b, t)})
		}
	}
	slices.SortFunc(out, func(x, y Dyad) int {
		return cmp.Or(cmp.Compare(math.Abs(y.Diff), math.Abs(x.Diff)), cmp.Compare(x.Speaker, y.Speaker), cmp.Compare(x.Target, y.Target), cmp.Compare(x.B, y.B))
	})
	p := make([]float64, len(out))
	for i := range out {
		p[i] = out[i].P
	}
	for i, q := range stats.BH(p) {
		out[i].Q = q
		out[i].Verdict = out[i].words()
	}
	return out
}

// words says what the interval allows, and no more.
func (d *Dyad) words() string {
	n := fmt.Sprintf("%s and %s in %d and %s", count(d.Comparison.A.N, "stance"), count(d.Comparison.B.N, "stance"), d.Comparison.A.Clusters, count(d.Comparison.B.Clusters, "article"))
	who := fmt.Sprintf("%s on %s: ", d.Speaker, d.Target)
	change := fmt.Sprintf("%+.2f from %s to %s", d.Diff, d.A, d.B)
	switch {
	case math.IsNaN(d.Low):
		return who + change + ", but " + n + " are too few to tell"
	case d.Low <= 0 && d.High >= 0:
		return fmt.Sprintf("%sno change that so many articles can show, %s [%.2f, %.2f]; %s", who, change, d.Low, d.High, n)
	case d.Diff > 0:
		return fmt.Sprintf("%smore favourable, %s [%.2f, %.2f]; %s", who, change, d.Low, d.High, n)
	}
	return fmt.Sprintf("%sless favourable, %s [%.2f, %.2f]; %s", who, change, d.Low, d.High, n)
}
