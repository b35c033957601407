package coverage

import (
	"cmp"
	"iter"
	"slices"

	"parley/analyze/statement"
)

// How an outlet used a quotation.
type How string

// The ways.
const (
	LeftOut How = ""
	Full    How = "full"
	Cut     How = "cut"
	Changed How = "changed"
)

// A Matrix is quotations down and outlets across.
type Matrix struct {
	Outlets    []string
	Quotations []Quotation
	Cells      [][]Cell // [quotation][outlet]
}

// A Cell is the fullest use an outlet made of a quotation; the zero Cell means
// it left it out.
type Cell struct {
	How  How
	Uses int
	Use  Use // the fullest
}

// NewMatrix shows for each quotation used by at least least outlets what every
// outlet did with it. Outlets are those of the articles given, in the order of
// their names, so that one that quotes nothing stands there too; unnamed ones
// are left out.
func NewMatrix(quotations []Quotation, articles []statement.Article, least int) *Matrix {
	m := &Matrix{}
	for i := range articles {
		if o := articles[i].Outlet; o != "" && !slices.Contains(m.Outlets, o) {
			m.Outlets = append(m.Outlets, o)
		}
	}
	slices.Sort(m.Outlets)
	for i := range quotations {
		line, users := make([]Cell, len(m.Outlets)), 0
		for _, u := range quotations[i].Uses {
			j, ok := slices.BinarySearch(m.Outlets, u.Outlet)
			if !ok {
				continue
			}
			if line[j].Uses == 0 {
				users++
			}
			line[j].add(u)
		}
		if users >= max(least, 1) {
			m.Quotations = append(m.Quotations, quotations[i])
			m.Cells = append(m.Cells, line)
		}
	}
	return m
}

func (c *Cell) add(u Use) {
	c.Uses++
	if c.Uses > 1 && u.Share <= c.Use.Share {
		return
	}
	c.Use = u
	switch u.Rule {
	case "C1", "C4":
		c.How = Full
	case "C2":
		c.How = Cut
	default:
		c.How = Changed
	}
}

// A Lead is the statement an article begins with.
type Lead struct {
	Doc, Outlet, Summit string
	N                   int
	Speaker, Text, Kind string
}

// Leads gives for each article the statement that stands first in its body,
// headlines apart; by outlet, then article.
func Leads(rows iter.Seq2[*statement.Statement, error]) ([]Lead, error) {
	first := map[string]*Lead{}
	start := map[string]int{}
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		if s.Kind == "headline" || len(s.Content) == 0 {
			continue
		}
		if at, ok := start[s.Doc]; ok && at <= s.Content[0].Start {
			continue
		}
		start[s.Doc] = s.Content[0].Start
		first[s.Doc] = &Lead{s.Doc, s.Outlet, s.Summit, s.N, s.Speaker, s.Text, s.Kind}
	}
	out := make([]Lead, 0, len(first))
	for _, l := range first {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(a, b Lead) int { return cmp.Or(cmp.Compare(a.Outlet, b.Outlet), cmp.Compare(a.Doc, b.Doc)) })
	return out, nil
}
