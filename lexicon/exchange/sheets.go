package exchange

import "parley/lexicon"

// The sheets of a dictionary's workbook.
const (
	EntriesSheet    = "Entries"
	CategoriesSheet = "Categories"
	columnsSheet    = "Columns"
)

// A Grid is one sheet to be written: a header, its rows, and what the columns
// mean.
type Grid struct {
	Name    string
	Columns []string
	Rows    [][]any // string or float64
}

// Grids gives the dictionary as three sheets a colleague can edit: the entries
// with all columns, filled or not, the categories, and what the columns mean.
// They hold everything.
func Grids(d lexicon.Dictionary) []Grid {
	entries, cats := Grid{Name: EntriesSheet}, Grid{Name: CategoriesSheet, Columns: []string{"category", "about", "layer", "into", "source"}}
	about := Grid{Name: columnsSheet, Columns: []string{"Column", "What it holds"}}
	for i, c := range columns {
		about.Rows = append(about.Rows, []any{c.name, c.about})
		if i < len(columns)-4 {
			entries.Columns = append(entries.Columns, c.name)
		}
	}
	for i := range d.Entries {
		e := &d.Entries[i]
		cells := entryCells(e)
		var line []any
		for _, name := range entries.Columns {
			if name == "weight" {
				line = append(line, e.Weight)
			} else {
				line = append(line, cells[name])
			}
		}
		entries.Rows = append(entries.Rows, line)
	}
	for _, c := range d.Categories {
		cats.Rows = append(cats.Rows, []any{c.Name, c.About, c.Layer.String(), shares(c.Into), c.Source})
	}
	return []Grid{entries, cats, about}
}
