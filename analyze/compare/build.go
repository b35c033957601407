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

// A Projection says what to compare.
type Projection struct {
	Row, Col   Key
	Values     []string // "overall", "valence" or a category of tone; nil is overall
	Filter     Filter
	Thresholds stats.Thresholds
	MinRows    int             // rows with fewer statements are left out; 0 is 1
	MaxRows    int             // the rows with most statements are kept; 0 is all
	NoDiffs    bool            // no comparison of columns
	Skip       map[string]bool // documents left out: copies of others
}

// Build groups rows into a table. An error of the stream ends it.
func Build(rows iter.Seq2[*statement.Statement, error], p Projection) (*Table, error) {
	if len(p.Values) == 0 {
		p.Values = []string{"overall"}
	}
	g := &grouping{p: p, cells: map[[2]string]*group{}, articles: map[string]int{}}
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		if p.Skip[s.Doc] || p.Filter != nil && !p.Filter(s) {
			continue
		}
		g.add(s)
	}
	return g.table(), nil
}

// Of makes a stream of rows held in memory.
func Of(rows []statement.Statement) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		for i := range rows {
			if !yield(&rows[i], nil) {
				return
			}
		}
	}
}

// a group is the values of one cell.
type group struct {
	cluster []int
	values  [][]float64 // one slice a value, parallel to cluster
	present []int       // statements where the value is above 0
	sum     []float64
	words   int
	hidden  map[Key]map[string]bool // what varies of the keys nobody named
}

type grouping struct {
	p        Projection
	cells    map[[2]string]*group
	articles map[string]int
}

func (g *grouping) add(s *statement.Statement) {
	doc, ok := g.articles[s.Doc]
	if !ok {
		doc = len(g.articles)
		g.articles[s.Doc] = doc
	}
	for _, r := range g.p.Row.labels(s) {
		for _, c := range g.p.Col.labels(s) {
			key := [2]string{r, c}
			if g.cells[key] == nil {
				n := len(g.p.Values)
				g.cells[key] = &group{values: make([][]float64, n), present: make([]int, n), sum: make([]float64, n), hidden: map[Key]map[string]bool{}}
			}
			g.cells[key].add(s, doc, g.p)
		}
	}
}

func (c *group) add(s *statement.Statement, doc int, p Projection) {
	c.cluster = append(c.cluster, doc)
	c.words += s.Words
	for i, name := range p.Values {
		v := value(s, name)
		c.values[i] = append(c.values[i], v)
		c.sum[i] += v
		if v > 0 {
			c.present[i]++
		}
	}
	for _, k := range []Key{Outlet, Summit} {
		if k != p.Row && k != p.Col {
			if c.hidden[k] == nil {
				c.hidden[k] = map[string]bool{}
			}
			c.hidden[k][k.label(s)] = true
		}
	}
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

// signed values lie around 0; the others count hits and have rates.
func signed(name string) bool { return name == "overall" || name == "valence" }

func (g *grouping) table() *Table {
	t := &Table{RowKey: string(g.p.Row), ColKey: string(g.p.Col), Values: g.p.Values}
	rows, cols := g.labels()
	for _, r := range rows {
		t.Rows = append(t.Rows, name(g.p.Row, r))
		line := make([]Cell, len(cols))
		for j, c := range cols {
			line[j] = g.cell(g.cells[[2]string{r, c}])
		}
		t.Cells = append(t.Cells, line)
	}
	for _, c := range cols {
		t.Cols = append(t.Cols, name(g.p.Col, c))
	}
	t.Warnings = g.residue()
	if !g.p.NoDiffs && len(cols) > 1 {
		t.Diffs = g.diffs(rows, cols)
	}
	return t
}

func name(k Key, label string) string {
	if label == "" && k != None {
		return k.missing()
	}
	return label
}

// labels orders the rows by number of statements, the unnamed last, and the
// columns by name.
func (g *grouping) labels() (rows, cols []string) {
	count := map[string]int{}
	seen := map[string]bool{}
	for key, c := range g.cells {
		count[key[0]] += len(c.cluster)
		seen[key[1]] = true
	}
	for r, n := range count {
		if n >= max(g.p.MinRows, 1) {
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, func(a, b string) int {
		if (a == "") != (b == "") {
			return cmp.Compare(b, a)
		}
		if g.p.Row == Month || g.p.Row == Day {
			return cmp.Compare(a, b)
		}
		return cmp.Or(count[b]-count[a], cmp.Compare(a, b))
	})
	if g.p.MaxRows > 0 && len(rows) > g.p.MaxRows {
		rows = rows[:g.p.MaxRows]
	}
	for c := range seen {
		cols = append(cols, c)
	}
	slices.SortFunc(cols, func(a, b string) int {
		if (a == "") != (b == "") {
			return cmp.Compare(b, a)
		}
		return cmp.Compare(a, b)
	})
	return rows, cols
}

func (g *grouping) cell(c *group) Cell {
	n := len(g.p.Values)
	out := Cell{Stats: make([]stats.Summary, n), Rate: make([]float64, n), Share: make([]float64, n)}
	for i := range n {
		out.Rate[i], out.Share[i] = math.NaN(), math.NaN()
		if c == nil {
			out.Stats[i] = stats.Summarize(stats.Sample{}, g.p.Thresholds)
			continue
		}
		out.Stats[i] = stats.Summarize(stats.Sample{Values: c.values[i], Cluster: c.cluster}, g.p.Thresholds)
		out.Share[i] = float64(c.present[i]) / float64(len(c.cluster))
		if !signed(g.p.Values[i]) && c.words > 0 {
			out.Rate[i] = 100 * c.sum[i] / float64(c.words)
		}
	}
	if c != nil {
		out.Statements, out.Words, out.Articles = len(c.cluster), c.words, out.Stats[0].Clusters
		out.Warnings = out.Stats[0].Warnings
	}
	return out
}

// residue warns of keys that nobody named and that vary inside cells, as
// benchstat does.
func (g *grouping) residue() []string {
	var out []string
	for _, k := range []Key{Outlet, Summit} {
		mixed := 0
		for _, c := range g.cells {
			if len(c.hidden[k]) > 1 {
				mixed++
			}
		}
		if mixed > 0 && k != g.p.Row && k != g.p.Col {
			out = append(out, fmt.Sprintf("%d of %d cells mix values of %s", mixed, len(g.cells), k))
		}
	}
	return out
}
