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

// a group is the rows of one cell.
type group struct {
	statements, words int
	rows              []int32                          // of the columns, until the statistics are made
	mix               [len(confounders)]map[string]int // statements by label of the keys nobody named
	repeated          map[string]int                   // statements of each copy that is counted

	articles int
	present  []int             // statements where a value is above 0, one a value
	stats    []stats.Summary   // one a value
	prepared []*stats.Prepared // one a value, where cells are compared
}

// confounders are the keys whose mix may explain a difference when they are not
// named themselves.
var confounders = [...]Key{Outlet, Summit, Kind, Speaker}

type grouping struct {
	p        Projection
	columns  *columns
	cells    map[[2]string]*group
	first    map[string]string
	repeated map[string]int         // statements of each copy that is counted
	skipped  map[string]int         // statements of each copy left out
	open     [len(confounders)]bool // not named by the projection
}

func newGrouping(p Projection, c *columns) *grouping {
	g := &grouping{p: p, columns: c, cells: map[[2]string]*group{}, first: map[string]string{}, repeated: map[string]int{}, skipped: map[string]int{}}
	for i, k := range confounders {
		g.open[i] = k != p.Row && k != p.Col
	}
	return g
}

// nested reports whether outlets are resampled before their articles.
func (p *Projection) nested() bool { return p.Nest || p.Row == Leaning || p.Col == Leaning }

// add takes the row that the columns are offered, unless it is left out.
func (g *grouping) add(s *statement.Statement) {
	if g.p.Filter != nil && !g.p.Filter(s) {
		return
	}
	if g.p.Skip[s.Doc] {
		g.skipped[s.Doc]++
		return
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
			g.group(r, c).add(s, g)
		}
	}
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
		c = &group{}
		for i := range c.mix {
			c.mix[i] = map[string]int{}
		}
		g.cells[key] = c
	}
	return c
}

func (c *group) add(s *statement.Statement, g *grouping) {
	c.statements++
	c.words += s.Words
	c.rows = append(c.rows, g.columns.number())
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
// What comparing cells needs is kept only where they are.
func (g *grouping) prepare(rows, cols []string) {
	var todo []*group
	for _, r := range rows {
		for _, c := range cols {
			if cell := g.cells[[2]string{r, c}]; cell != nil {
				todo = append(todo, cell)
			}
		}
	}
	compared := g.p.Detail || !g.p.NoDiffs && len(cols) > 1
	each(len(todo), func(i int) {
		c := todo[i]
		samples := g.samples(c.rows)
		c.rows = nil
		c.articles = distinct(samples[0].Cluster) // of all statements, also those without words
		for v := range samples {
			c.present = append(c.present, positive(samples[v].Values))
		}
		if !compared {
			c.stats = stats.SummarizeAll(samples, g.p.Thresholds)
			return
		}
		c.prepared = stats.PrepareAll(samples, g.p.Thresholds)
		for _, p := range c.prepared {
			c.stats = append(c.stats, p.Summary)
		}
	})
}

// samples are those of some rows, one a value.
func (g *grouping) samples(rows []int32) []stats.Sample {
	c := g.columns
	docs := pick[int32, int](c.doc, rows)
	var outlets []int
	if g.p.nested() {
		outlets = pick[int32, int](c.outlet, rows)
	}
	weights := pick[int32, float64](c.words, rows)
	for i := range weights {
		weights[i] /= 100
	}
	out := make([]stats.Sample, len(g.p.Values))
	for v, name := range g.p.Values {
		out[v] = stats.Sample{Values: pick[float64, float64](c.values[slices.Index(c.names, name)], rows), Cluster: docs, Outer: outlets}
		if !signed(name) {
			out[v].Weight = weights
		}
	}
	return out
}

func positive(values []float64) (n int) {
	for _, v := range values {
		if v > 0 {
			n++
		}
	}
	return n
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
