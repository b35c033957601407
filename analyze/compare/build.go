package compare

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	Among      map[string]bool // the labels of Row that MaxRows will keep, where they are known, see Largest: the others' rows are not held
	NoDiffs    bool            // no comparison of columns
	Skip       map[string]bool // documents left out: copies of others, see Copies
	Copies     map[string]bool // documents that repeat others and count all the same: a warning tells how many
	Nest       bool            // resample outlets before their articles in every cell that has enough of them
	Detail     bool            // add tests by row and pair of columns, and trends over months or days
	Paired     bool            // compare columns over the rows that stand in both
}

// Build groups rows into a table. An error of the stream ends it. Where groups
// of outlets are compared (key leaning, or Nest), outlets are resampled before
// their articles.
func Build(rows iter.Seq2[*statement.Statement, error], p Projection) (*Table, error) {
	t, err := BuildAll(rows, p)
	if err != nil {
		return nil, err
	}
	return t[0], nil
}

// BuildAll makes several tables in one pass over the rows. Each is what Build
// makes of it alone, but what they need of the rows is held once.
func BuildAll(rows iter.Seq2[*statement.Statement, error], ps ...Projection) ([]*Table, error) {
	ps = slices.Clone(ps)
	for i := range ps {
		if len(ps[i].Values) == 0 {
			ps[i].Values = []string{"overall"}
		}
	}
	c := newColumns(ps)
	groupings := make([]*grouping, len(ps))
	for i, p := range ps {
		groupings[i] = newGrouping(p, c)
	}
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		c.offer(s)
		for _, g := range groupings {
			g.add(s)
		}
	}
	out := make([]*Table, len(ps))
	for i := range groupings { // one after the other: each uses all processors and lets go of its memory
		out[i] = groupings[i].table()
		groupings[i] = nil
	}
	return out, nil
}

// Tones lists the values that are tones: what a store must look up.
func (p *Projection) Tones() []string {
	var out []string
	for _, v := range p.Values {
		if !signed(v) {
			out = append(out, v)
		}
	}
	return out
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

// Only gives the rows of a stream that a filter lets through.
func Only(rows iter.Seq2[*statement.Statement, error], f Filter) iter.Seq2[*statement.Statement, error] {
	if f == nil {
		return rows
	}
	return func(yield func(*statement.Statement, error) bool) {
		for s, err := range rows {
			if (err != nil || f(s)) && !yield(s, err) {
				return
			}
		}
	}
}

// Copies lists the articles that repeat another one, for Projection.Skip.
func Copies(articles []statement.Article) map[string]bool {
	out := map[string]bool{}
	for i := range articles {
		if articles[i].DuplicateOf != "" {
			out[articles[i].Doc] = true
		}
	}
	return out
}

func (g *grouping) table() *Table {
	t := &Table{RowKey: string(g.p.Row), ColKey: string(g.p.Col), Values: g.p.Values}
	rows, cols := g.labels()
	g.prepare(rows, cols)
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
	t.Warnings = append(g.residue(), g.repeats()...)
	if !g.p.NoDiffs && len(cols) > 1 {
		t.Diffs = g.diffs(rows, cols, t)
	}
	if g.p.Detail {
		t.Details = g.details(rows, cols, t.Diffs)
		t.Series = t.Trends(g.p.Thresholds.Level)
	}
	if g.p.Paired {
		t.Shared = t.sharedPairs(g.p.MinRows, g.p.Thresholds)
	}
	return t
}

func name(k Key, label string) string {
	if label == "" && k != None {
		return k.missing()
	}
	return label
}

// Largest are the n labels that a table of so many rows keeps, by their numbers
// of statements; nil when there are no more than n. It is for keys that do not
// stand in order of time.
func Largest(statements map[string]int, n int) map[string]bool {
	if len(statements) <= n {
		return nil
	}
	labels := slices.Collect(maps.Keys(statements))
	slices.SortFunc(labels, bySize(statements))
	out := make(map[string]bool, n)
	for _, l := range labels[:n] {
		out[l] = true
	}
	return out
}

// bySize orders labels by their numbers, the unnamed last.
func bySize(count map[string]int) func(a, b string) int {
	return func(a, b string) int {
		return cmp.Or(emptyLast(a, b), cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	}
}

// labels orders the rows by number of statements, speakers without a name behind
// those who have one and the unknown last, and the columns by name; days, months
// and summits stand in order of time.
func (g *grouping) labels() (rows, cols []string) {
	count := map[string]int{}
	seen := map[string]bool{}
	for key, c := range g.cells {
		count[key[0]] += c.statements
		seen[key[1]] = true
	}
	for r, n := range count {
		if n >= max(g.p.MinRows, 1) {
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, func(a, b string) int {
		return cmp.Or(emptyLast(a, b), g.byTime(g.p.Row, a, b), bySize(count)(a, b))
	})
	if g.p.MaxRows > 0 && len(rows) > g.p.MaxRows {
		rows = rows[:g.p.MaxRows]
	}
	if g.p.Row == Speaker {
		slices.SortStableFunc(rows, namedFirst)
	}
	for c := range seen {
		if slices.ContainsFunc(rows, func(r string) bool { return g.cells[[2]string{r, c}] != nil }) {
			cols = append(cols, c)
		}
	}
	slices.SortFunc(cols, func(a, b string) int {
		return cmp.Or(emptyLast(a, b), g.byTime(g.p.Col, a, b), cmp.Compare(a, b))
	})
	return rows, cols
}

// namedFirst puts speakers who are called by what they are ("reporter", "two
// officials") behind those with a name, which begins with a capital where letters
// have two cases: a transcript may have more questions than answers, and who is
// compared is who answers.
func namedFirst(a, b string) int {
	called := func(s string) int {
		if r, _ := utf8.DecodeRuneInString(s); unicode.IsLower(r) {
			return 1
		}
		return 0
	}
	return cmp.Or(emptyLast(a, b), cmp.Compare(called(a), called(b)))
}

func emptyLast(a, b string) int {
	switch {
	case a == "" && b != "":
		return 1
	case b == "" && a != "":
		return -1
	}
	return 0
}

func (g *grouping) byTime(k Key, a, b string) int {
	switch k {
	case Month, Day:
		return cmp.Compare(a, b)
	case Summit:
		return cmp.Compare(g.start(a), g.start(b))
	}
	return 0
}

// start is the day of a summit's first article, or the year in its name when
// none is dated.
func (g *grouping) start(summit string) string {
	if day, ok := g.first[summit]; ok {
		return day
	}
	if i := strings.LastIndexFunc(summit, func(r rune) bool { return r < '0' || r > '9' }); len(summit)-i-1 == len("2006") {
		return summit[i+1:]
	}
	return ""
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
		out.Stats[i] = c.stats[i]
		out.Share[i] = float64(c.present[i]) / float64(c.statements)
		if !signed(g.p.Values[i]) {
			out.Rate[i] = out.Stats[i].Mean
		}
	}
	if c != nil {
		out.Statements, out.Words, out.Articles = c.statements, c.words, c.articles
		out.Warnings = append(g.mixed(c), out.Stats[0].Warnings...)
	}
	return out
}
