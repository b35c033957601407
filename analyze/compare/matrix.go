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
// maxSpeakers by maxTargets, those with most stances; 0 is all. Statements
// without speaker are left out.
func Stances(rows iter.Seq2[*statement.Statement, error], maxSpeakers, maxTargets int, t stats.Thresholds) (*Matrix, error) {
	g := newStancing()
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		if s.Speaker == "" {
			continue
		}
		doc := number(g.articles, s.Doc)
		for i := range s.Stances {
			st := &s.Stances[i]
			g.add(s.Speaker, st.Target, st.Polarity, doc, Evidence{s.Doc, s.N, s.Text})
		}
	}
	return g.matrix(maxSpeakers, maxTargets, t), nil
}

// stancing is a matrix that grows.
type stancing struct {
	cells               map[[2]string]*stanceGroup
	articles            map[string]int
	bySpeaker, byTarget map[string]int
}

func newStancing() *stancing {
	return &stancing{map[[2]string]*stanceGroup{}, map[string]int{}, map[string]int{}, map[string]int{}}
}

func (g *stancing) add(speaker, target string, polarity float64, doc int, e Evidence) {
	key := [2]string{speaker, target}
	cell := g.cells[key]
	if cell == nil {
		cell = &stanceGroup{}
		g.cells[key] = cell
	}
	cell.add(polarity, doc, e)
	g.bySpeaker[speaker]++
	g.byTarget[target]++
}

func (g *stancing) matrix(maxSpeakers, maxTargets int, t stats.Thresholds) *Matrix {
	m := &Matrix{Speakers: most(g.bySpeaker, maxSpeakers), Targets: most(g.byTarget, maxTargets)}
	m.Cells = make([][]StanceCell, len(m.Speakers))
	each(len(m.Speakers), func(i int) {
		line := make([]StanceCell, len(m.Targets))
		for j, target := range m.Targets {
			line[j] = g.cells[[2]string{m.Speakers[i], target}].cell(t)
		}
		m.Cells[i] = line
	})
	return m
}

type stanceGroup struct {
	stats.Sample
	StanceCell
	best, worst float64
}

func (g *stanceGroup) add(polarity float64, doc int, e Evidence) {
	g.Values, g.Cluster = append(g.Values, polarity), append(g.Cluster, doc)
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
