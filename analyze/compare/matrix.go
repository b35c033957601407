package compare

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"parley/analyze/statement"
	"parley/analyze/stats"
)

// neutral is the polarity up to which a stance is neither for nor against.
const neutral = .1

// Stances groups the stances of rows into a directed matrix of at most
// maxSpeakers by maxTargets, those with most statements; 0 is all.
func Stances(rows iter.Seq2[*statement.Statement, error], maxSpeakers, maxTargets int, t stats.Thresholds) (*Matrix, error) {
	cells := map[[2]string]*stanceGroup{}
	articles := map[string]int{}
	bySpeaker, byTarget := map[string]int{}, map[string]int{}
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		if s.Speaker == "" {
			continue
		}
		doc, ok := articles[s.Doc]
		if !ok {
			doc = len(articles)
			articles[s.Doc] = doc
		}
		for i := range s.Stances {
			st := &s.Stances[i]
			key := [2]string{s.Speaker, st.Target}
			if cells[key] == nil {
				cells[key] = &stanceGroup{}
			}
			cells[key].add(s, st.Polarity, doc)
			bySpeaker[s.Speaker]++
			byTarget[st.Target]++
		}
	}
	m := &Matrix{Speakers: most(bySpeaker, maxSpeakers), Targets: most(byTarget, maxTargets)}
	for _, speaker := range m.Speakers {
		line := make([]StanceCell, len(m.Targets))
		for j, target := range m.Targets {
			line[j] = cells[[2]string{speaker, target}].cell(t)
		}
		m.Cells = append(m.Cells, line)
	}
	return m, nil
}

type stanceGroup struct {
	stats.Sample
	StanceCell
	best, worst float64
}

func (g *stanceGroup) add(s *statement.Statement, polarity float64, doc int) {
	g.Values, g.Cluster = append(g.Values, polarity), append(g.Cluster, doc)
	e := Evidence{s.Doc, s.N, s.Text}
	switch {
	case polarity > neutral:
		g.Positive++
	case polarity < -neutral:
		g.Negative++
	default:
		g.Neutral++
	}
	if polarity > neutral && polarity > g.best {
		g.best, g.BestFor = polarity, e
	}
	if polarity < -neutral && polarity < g.worst {
		g.worst, g.BestAgainst = polarity, e
	}
}

func (g *stanceGroup) cell(t stats.Thresholds) StanceCell {
	if g == nil {
		return StanceCell{Summary: stats.Summary{Mean: math.NaN(), Low: math.NaN(), High: math.NaN()}}
	}
	c := g.StanceCell
	c.Summary = stats.Summarize(g.Sample, t)
	c.N, c.Articles = c.Summary.N, c.Summary.Clusters
	return c
}

// most gives the n names counted most, ties by name.
func most(count map[string]int, n int) []string {
	names := make([]string, 0, len(count))
	for k := range count {
		names = append(names, k)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	if n > 0 && len(names) > n {
		names = names[:n]
	}
	return names
}
