package compare

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"

	"parley/analyze/statement"
	"parley/analyze/stats"
)

// neutral is the polarity up to which a stance is neither for nor against.
const neutral = .1

// Stances groups the stances of rows into a directed matrix of at most
// maxSpeakers by maxTargets, those with most stances, who have a name first; 0 is
// all. Statements without speaker are left out.
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
	speakers := most(g.bySpeaker, maxSpeakers)
	slices.SortStableFunc(speakers, namedFirst)
	return g.matrix(speakers, most(g.byTarget, maxTargets), t), nil
}

// stancing is a matrix that grows. Nobody knows before the end which of its
// cells will be shown, so that a stance takes 16 bytes, and a cell little more
// than its evidence.
type stancing struct {
	cells               map[[2]string]int32 // number of the cell of a speaker and a target
	evidence            []evidences         // of each cell
	stances             column[oneStance]
	count               int32
	articles            map[string]int
	bySpeaker, byTarget map[string]int
}

// oneStance is one on its way into a cell.
type oneStance struct {
	cell, doc int32
	polarity  float64
}

// evidences are the strongest stances of a cell to either side.
type evidences struct {
	best, worst float64
	pro, con    *Evidence // nil when there is none
}

func newStancing() *stancing {
	return &stancing{cells: map[[2]string]int32{}, articles: map[string]int{}, bySpeaker: map[string]int{}, byTarget: map[string]int{}}
}

func (g *stancing) add(speaker, target string, polarity float64, doc int, e Evidence) {
	key := [2]string{speaker, target}
	cell, ok := g.cells[key]
	if !ok {
		cell = int32(len(g.evidence))
		g.cells[key] = cell
		g.evidence = append(g.evidence, evidences{})
	}
	g.stances.add(oneStance{cell, int32(doc), polarity})
	g.count++
	g.evidence[cell].add(polarity, e)
	g.bySpeaker[speaker]++
	g.byTarget[target]++
}

func (g *evidences) add(polarity float64, e Evidence) {
	if polarity > neutral && polarity > g.best {
		g.best, g.pro = polarity, e.kept()
	}
	if polarity < -neutral && polarity < g.worst {
		g.worst, g.con = polarity, e.kept()
	}
}

// kept is e with the beginning of its text: speeches are long.
func (e Evidence) kept() *Evidence {
	n := 0
	for i := range e.Text {
		if n++; n > evidenceLetters {
			e.Text = strings.Clone(e.Text[:i])
			break
		}
	}
	return &e
}

func (g *stancing) matrix(speakers, targets []string, t stats.Thresholds) *Matrix {
	m := &Matrix{Speakers: speakers, Targets: targets}
	samples := g.samples(m)
	m.Cells = make([][]StanceCell, len(m.Speakers))
	each(len(m.Speakers), func(i int) {
		line := make([]StanceCell, len(m.Targets))
		for j, target := range m.Targets {
			if cell, ok := g.cells[[2]string{m.Speakers[i], target}]; ok {
				line[j] = g.evidence[cell].cell(*samples[cell], t)
			} else {
				line[j] = StanceCell{Summary: stats.Summary{Mean: math.NaN(), Low: math.NaN(), High: math.NaN()}}
			}
		}
		m.Cells[i] = line
	})
	return m
}

// samples gathers the stances of the cells shown, in the order they came.
func (g *stancing) samples(m *Matrix) map[int32]*stats.Sample {
	out := map[int32]*stats.Sample{}
	for _, speaker := range m.Speakers {
		for _, target := range m.Targets {
			if cell, ok := g.cells[[2]string{speaker, target}]; ok {
				out[cell] = &stats.Sample{}
			}
		}
	}
	for i := range g.count {
		one := g.stances.at(i)
		if s := out[one.cell]; s != nil {
			s.Values, s.Cluster = append(s.Values, one.polarity), append(s.Cluster, int(one.doc))
		}
	}
	return out
}

func (g *evidences) cell(s stats.Sample, t stats.Thresholds) StanceCell {
	c := StanceCell{Summary: stats.Summarize(s, t)}
	c.N, c.Articles = c.Summary.N, c.Summary.Clusters
	for _, v := range s.Values {
		switch {
		case v > neutral:
			c.Positive++
		case v < -neutral:
			c.Negative++
		default:
			c.Neutral++
		}
	}
	if g.pro != nil {
		c.BestFor = *g.pro
	}
	if g.con != nil {
		c.BestAgainst = *g.con
	}
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
