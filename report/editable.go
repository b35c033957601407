package report

import "iter"

// A Grid is a sheet that people edit and parley reads back: a header and rows.
type Grid struct {
	Name    string
	Columns []string
	Rows    [][]any // string, int or float64
}

// widths of the columns of editable sheets, in characters; others are narrow.
var widths = map[string]float64{"category": 20, "term": 36, "eg": 44, "not": 30, "note": 30, "about": 60, "into": 30, "source": 40, "What it holds": 110, "Column": 14, "prev": 16, "next": 16, "near": 16}

// choices are the columns where a cell is one of a list. A cell of category is
// one of the names on the sheet Categories.
var choices = map[string][]string{"pos": {"noun", "verb"}, "layer": {"tone", "event", "valence", "other"}, "plain": {"yes", "no"}}

// Editable lays grids out as sheets to be edited: the header in the first row,
// which stays in view and filters, and drop-downs where a column has choices.
func Editable(title, version string, grids []Grid) *Book {
	b := &Book{Title: title, Subject: "Dictionary to be edited and read back", Version: version}
	for i := range grids {
		b.Sheets = append(b.Sheets, editable(&grids[i], grids))
	}
	return b
}

func editable(g *Grid, all []Grid) *Sheet {
	s := &Sheet{Name: g.Name, FreezeRow: 1, Landscape: true, Long: &LongTable{Name: g.Name, Row: 1, Rows: gridRows(g)}}
	for i, name := range g.Columns {
		s.Long.Columns = append(s.Long.Columns, Column{Name: name})
		width := widths[name]
		if width == 0 {
			width = 10
		}
		s.Widths = append(s.Widths, width)
		c := Choice{Range: At(i+1, 2) + ":" + At(i+1, lastRow), Values: choices[name], Free: true, Title: "Not in the list", Help: "This value is not in the list."}
		if name == "category" && i == 0 && g.Name != "Categories" {
			c.From = categoryRange(all)
		}
		if len(c.Values) > 0 || c.From != "" {
			s.Choices = append(s.Choices, c)
		}
	}
	return s
}

// lastRow is the last of a sheet: rows that are added have the drop-downs too.
const lastRow = 1048576

// spareRows are the rows of the list of categories that a colleague may fill.
const spareRows = 200

func categoryRange(all []Grid) string {
	for _, g := range all {
		if g.Name == "Categories" {
			return Ref(g.Name, 1, 2, 1, 1+len(g.Rows)+spareRows)
		}
	}
	return ""
}

func gridRows(g *Grid) iter.Seq2[[]Cell, error] {
	return func(yield func([]Cell, error) bool) {
		for _, line := range g.Rows {
			cells := make([]Cell, len(line))
			for i, v := range line {
				cells[i].Value = v
			}
			if !yield(cells, nil) {
				return
			}
		}
	}
}
