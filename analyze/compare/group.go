package compare

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"parley/analyze/statement"
	"parley/analyze/stats"
)

// a group is the values of one cell.
type group struct {
	statements, words int
	articles          int                              // once prepared
	samples           []stats.Sample                   // one a value
	weights           []float64                        // of tones: words/100 of each statement
	present           []int                            // statements where the value is above 0
	mix               [len(confounders)]map[string]int // statements by label of the keys nobody named
	repeated          map[string]int                   // statements of each copy that is counted
	prepared          []*stats.Prepared                // one a value, once all rows are in
}

// confounders are the keys whose mix may explain a difference when they are not
// named themselves.
var confounders = [...]Key{Outlet, Summit, Kind, Speaker}

type grouping struct {
	p        Projection
	cells    map[[2]string]*group
	articles map[string]int
	outlets  map[string]int // nil unless outlets are resampled
	first    map[string]string
	repeated map[string]int         // statements of each copy that is counted
	skipped  map[string]int         // statements of each copy left out
	open     [len(confounders)]bool // not named by the projection
}

func newGrouping(p Projection) *grouping {
	g := &grouping{p: p, cells: map[[2]string]*group{}, articles: map[string]int{}, first: map[string]string{}, repeated: map[string]int{}, skipped: map[string]int{}}
	if p.Nest || p.Row == Leaning || p.Col == Leaning {
		g.outlets = map[string]int{}
	}
	for i, k := range confounders {
		g.open[i] = k != p.Row && k != p.Col
	}
	return g
}

func (g *grouping) add(s *statement.Statement) {
	doc, outlet := number(g.articles, s.Doc), 0
	if g.outlets != nil {
		outlet = number(g.outlets, s.Outlet)
	}
	g.date(s)
	if g.p.Copies[s.Doc] {
		g.repeated[s.Doc]++
	}
	for r := range g.p.Row.labels(s) {
		if g.p.Among != nil && !g.p.Among[r] {
			continue
		}
		for c := range g.p.Col.labels(s) {
			g.group(r, c).add(s, doc, outlet, g)
		}
	}
}

// number gives each name a number, in the order they are met.
func number(known map[string]int, name string) int {
	n, ok := known[name]
	if !ok {
		n = len(known)
		known[name] = n
	}
	return n
}

// date keeps the first day of each summit.
func (g *grouping) date(s *statement.Statement) {
	if g.p.Row != Summit && g.p.Col != Summit || s.Published == "" {
		return
	}
	if d, ok := g.first[s.Summit]; !ok || s.Published < d {
		g.first[s.Summit] = s.Published
	}
}

func (g *grouping) group(row, col string) *group {
	key := [2]string{row, col}
	c := g.cells[key]
	if c == nil {
		n := len(g.p.Values)
		c = &group{samples: make([]stats.Sample, n), present: make([]int, n)}
		for i := range c.mix {
			c.mix[i] = map[string]int{}
		}
		g.cells[key] = c
	}
	return c
}

func (c *group) add(s *statement.Statement, doc, outlet int, g *grouping) {
	c.statements++
	c.words += s.Words
	c.weights = append(c.weights, float64(s.Words)/100)
	for i, name := range g.p.Values {
		v, sample := value(s, name), &c.samples[i]
		sample.Values = append(sample.Values, v)
		if i == 0 {
			sample.Cluster = append(sample.Cluster, doc)
		}
		if i == 0 && g.outlets != nil {
			sample.Outer = append(sample.Outer, outlet)
		}
		if v > 0 {
			c.present[i]++
		}
	}
	if g.p.Copies[s.Doc] {
		if c.repeated == nil {
			c.repeated = map[string]int{}
		}
		c.repeated[s.Doc]++
	}
	for i, k := range confounders {
		if g.open[i] {
			c.mix[i][k.label(s)]++
		}
	}
}

// prepare makes the statistics of the cells shown, on all processors. The
// random draws depend on the cell alone, so the order of work does not show.
func (g *grouping) prepare(rows, cols []string) {
	var todo []*group
	for _, r := range rows {
		for _, c := range cols {
			if cell := g.cells[[2]string{r, c}]; cell != nil {
				todo = append(todo, cell)
			}
		}
	}
	each(len(todo), func(i int) {
		c := todo[i]
		c.articles = distinct(c.samples[0].Cluster) // of all statements, also those without words
		for v := range c.samples {
			s := &c.samples[v]
			s.Cluster, s.Outer = c.samples[0].Cluster, c.samples[0].Outer
			if !signed(g.p.Values[v]) {
				s.Weight = c.weights
			}
		}
		c.prepared = stats.PrepareAll(c.samples, g.p.Thresholds)
		c.samples = nil
	})
}

func distinct(numbers []int) int {
	s := slices.Clone(numbers)
	slices.Sort(s)
	return len(slices.Compact(s))
}

// each calls do for 0 to n-1, on all processors.
func each(n int, do func(int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wg.Wait()
}

func value(s *statement.Statement, name string) float64 {
	switch name {
	case "overall":
		return s.Overall
	case "valence":
		return s.Valence
	}
	return s.Tone[name]
}

// signed values lie around 0 and are told per statement; the others are sums
// of weights of hits, which grow with length, and are told per 100 words.
func signed(name string) bool {
	return name == "overall" || name == "valence" || strings.HasSuffix(name, ".valence") // of an own dictionary
}
