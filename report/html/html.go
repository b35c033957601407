// Package html writes a book as one page: no script, nothing from outside, the
// charts drawn as SVG. The page is for reading and for printing; the workbook
// stays the place to work in, so a long table is shown in part.
package html

import (
	"bufio"
	_ "embed"
	"html/template"
	"io"

	"parley/report"
)

//go:embed page.tmpl
var source string

//go:embed page.css
var sheetCSS string

var page = template.Must(template.New("page").Parse(source))

// DefaultRows is how many rows of a long table are shown.
const DefaultRows = 2000

// Options say how much is written. The zero value is right.
type Options struct {
	Rows int // of a long table; 0 is DefaultRows
}

// Write writes the book. An error of the rows ends it.
func Write(w io.Writer, b *report.Book, o Options) error {
	if o.Rows == 0 {
		o.Rows = DefaultRows
	}
	v := view{Title: b.Title, Version: b.Version, Made: b.Made, CSS: template.CSS(sheetCSS)}
	if v.Title == "" {
		v.Title = "Who said what, in what tone"
	}
	g := newGrid(b)
	for _, s := range b.Sheets {
		if g.left[s.Name] {
			continue // nothing to see without an application that turns it
		}
		part, err := g.section(s, o)
		if err != nil {
			return err
		}
		v.Sections = append(v.Sections, part)
	}
	out := bufio.NewWriter(w)
	if err := page.Execute(out, v); err != nil {
		return err
	}
	return out.Flush()
}

// A view is what the template shows.
type view struct {
	Title, Version, Made string
	CSS                  template.CSS
	Sections             []section
}

type section struct {
	Name  string
	Parts []part
}

// A part is one of: a line of text, a table, a chart.
type part struct {
	col   int
	row   int
	order int
	ID    string
	Text  []cell
	Class string
	Table *table
	Chart *drawing
}

type table struct {
	Head []cell
	Rows []line
	More string // what is left out
}

type line struct {
	ID    string
	Cells []cell
}

type cell struct {
	Text  string
	Class string
	Link  string
	Note  string
	Color template.CSS
	Runs  []run
	Spark string
}

type run struct{ Text, Class string }
