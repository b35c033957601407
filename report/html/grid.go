package html

import (
	"cmp"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/report"
)

// A grid finds the cells of a book by sheet and place, as charts refer to them.
type grid struct {
	cells map[string]map[[2]int]report.Cell
	left  map[string]bool // sheets that are not on the page
}

func newGrid(b *report.Book) *grid {
	g := &grid{cells: map[string]map[[2]int]report.Cell{}, left: map[string]bool{}}
	for _, s := range b.Sheets {
		g.left[s.Name] = len(s.Pivots) > 0
		m := map[[2]int]report.Cell{}
		for at, c := range s.Cells {
			col, row := report.Place(at)
			m[[2]int{col, row}] = c
		}
		for i := range s.Tables {
			t := &s.Tables[i]
			col, row := report.Place(t.At)
			for k, c := range t.Columns {
				m[[2]int{col + k, row}] = report.Cell{Value: c.Name}
			}
			for r, line := range t.Rows {
				for k, c := range line {
					m[[2]int{col + k, row + 1 + r}] = c
				}
			}
		}
		g.cells[s.Name] = m
	}
	return g
}

// values are the cells of an absolute reference, Sheet!$A$1:$A$9.
func (g *grid) values(ref string) []report.Cell {
	name, area, _ := strings.Cut(strings.ReplaceAll(ref, "$", ""), "!")
	from, to, ok := strings.Cut(area, ":")
	if !ok {
		to = from
	}
	c1, r1 := report.Place(from)
	c2, r2 := report.Place(to)
	var out []report.Cell
	for r := r1; r <= r2; r++ {
		for c := c1; c <= c2; c++ {
			out = append(out, g.cells[strings.Trim(name, "'")][[2]int{c, r}])
		}
	}
	return out
}

// section lays the parts of a sheet one below the other.
func (g *grid) section(s *report.Sheet, o Options) (section, error) {
	out := section{Name: s.Name}
	tables := g.tables(s)
	out.Parts = append(g.texts(s), tables...)
	if s.Long != nil {
		p, err := g.longTable(s, o)
		if err != nil {
			return out, err
		}
		out.Parts = append(out.Parts, p)
	}
	for i := range s.Charts {
		col, row := report.Place(s.Charts[i].At)
		d := g.draw(&s.Charts[i])
		out.Parts = append(out.Parts, part{col: col, row: row, order: 2, Chart: &d})
	}
	arrange(out.Parts)
	return out, nil
}

// lane is the column where things beside others begin on a sheet.
const lane = 8

// arrange puts what stands side by side on a sheet one below the other: from
// each heading to the next first the left, then the right.
func arrange(parts []part) {
	var heads []int
	for i := range parts {
		if parts[i].Class == "h3" {
			heads = append(heads, parts[i].row)
		}
	}
	slices.Sort(heads)
	key := func(p *part) (block, side int) {
		for _, h := range heads {
			if h <= p.row {
				block = h
			}
		}
		if p.col >= lane && slices.ContainsFunc(parts, func(x part) bool { return x.row == block && x.col >= lane && x.Class == "h3" }) {
			side = 1
		}
		return block, side
	}
	slices.SortStableFunc(parts, func(a, b part) int {
		ab, as := key(&a)
		bb, bs := key(&b)
		return cmp.Or(cmp.Compare(ab, bb), cmp.Compare(as, bs), cmp.Compare(a.row, b.row), cmp.Compare(a.order, b.order))
	})
}

func anchor(sheet string, row int) string { return sheet + "-" + strconv.Itoa(row) }

// texts are the single cells, row by row; rows of several that follow each
// other are a table.
func (g *grid) texts(s *report.Sheet) []part {
	rows := map[int][]int{}
	for at := range s.Cells {
		col, row := report.Place(at)
		if s.PrintCols == 0 || col <= s.PrintCols { // what is not printed is for formulas
			rows[row] = append(rows[row], col)
		}
	}
	var order []int
	for r := range rows {
		slices.Sort(rows[r])
		order = append(order, r)
	}
	slices.Sort(order)
	var out []part
	for _, r := range order {
		left, right := rows[r], []int(nil)
		for i, col := range left { // a second heading, and what stands under it, is beside the first
			if _, ok := s.Cells[report.At(col-1, r)]; col >= lane && i > 0 && !ok && s.Cells[report.At(left[0], r)].Style != report.Lead {
				left, right = left[:i], left[i:]
				break
			}
		}
		for _, cols := range [][]int{left, right} {
			if p, ok := g.text(s, r, cols); ok {
				out = append(out, p)
			}
		}
	}
	return joined(out)
}

// text is the cells of one row.
func (g *grid) text(s *report.Sheet, r int, cols []int) (part, bool) {
	p := part{row: r, ID: anchor(s.Name, r)}
	for _, col := range cols {
		c := s.Cells[report.At(col, r)]
		if c.Value == nil {
			continue
		}
		if p.col == 0 {
			p.col = col
		}
		p.Text = append(p.Text, g.cell(s, col, r, c, c.Style))
		p.Class = cmp.Or(p.Class, map[report.Style]string{report.Title: "h1", report.Subtitle: "h2", report.Heading: "h3"}[c.Style])
	}
	return p, len(p.Text) > 0
}

// joined makes tables of rows of many cells that follow each other: these stand
// on the sheet itself.
func joined(parts []part) []part {
	var out []part
	for _, p := range parts {
		if len(p.Text) <= 3 {
			out = append(out, p)
			continue
		}
		row := line{ID: p.ID, Cells: p.Text}
		if n := len(out); n > 0 && out[n-1].Table != nil && out[n-1].row+len(out[n-1].Table.Rows) == p.row {
			out[n-1].Table.Rows = append(out[n-1].Table.Rows, row)
			continue
		}
		out = append(out, part{col: p.col, row: p.row, ID: p.ID, Table: &table{Rows: []line{row}}})
	}
	return out
}

func (g *grid) tables(s *report.Sheet) []part {
	var out []part
	for i := range s.Tables {
		t := &s.Tables[i]
		col, row := report.Place(t.At)
		p := part{col: col, row: row, order: 1, ID: anchor(s.Name, row), Table: &table{}}
		for _, c := range t.Columns {
			if strings.TrimSpace(c.Name) != "" { // room that a long text takes on a sheet
				p.Table.Head = append(p.Table.Head, head([]report.Column{c})...)
			}
		}
		for r, cells := range t.Rows {
			l := line{ID: anchor(s.Name, row+1+r)}
			for k, c := range cells {
				if strings.TrimSpace(t.Columns[k].Name) == "" {
					continue
				}
				style := c.Style
				if style == report.Text {
					style = t.Columns[k].Style
				}
				l.Cells = append(l.Cells, g.cell(s, col+k, row+1+r, c, style))
			}
			p.Table.Rows = append(p.Table.Rows, l)
		}
		out = append(out, p)
	}
	return out
}

func (g *grid) longTable(s *report.Sheet, o Options) (part, error) {
	row := s.Long.Row
	p := part{row: row, order: 1, ID: anchor(s.Name, row), Table: &table{Head: head(s.Long.Columns)}}
	n := 0
	for cells, err := range s.Long.Rows {
		if err != nil {
			return p, err
		}
		if n++; n > o.Rows {
			continue
		}
		l := line{ID: anchor(s.Name, row+n)}
		for k, c := range cells {
			l.Cells = append(l.Cells, g.cell(s, 1+k, row+n, c, s.Long.Columns[k].Style))
		}
		p.Table.Rows = append(p.Table.Rows, l)
	}
	if n > o.Rows {
		p.Table.More = fmt.Sprintf("The first %d of %d rows; the workbook has all.", o.Rows, n)
	}
	return p, nil
}

func head(cols []report.Column) []cell {
	out := make([]cell, len(cols))
	for i, c := range cols {
		out[i] = cell{Text: strings.TrimSpace(c.Name), Class: class(c.Style)}
	}
	return out
}

func class(s report.Style) string {
	switch s {
	case report.Signed, report.Number, report.Integer, report.Percent, report.Chance, report.Count, report.SignedHead:
		return "num"
	case report.Muted:
		return "muted"
	case report.Warning:
		return "warn"
	case report.Lead:
		return "lead"
	case report.Wrap:
		return "wide"
	case report.Kept:
		return "kept"
	case report.Partly:
		return "cut"
	case report.Altered:
		return "changed"
	case report.Absent:
		return "mid muted"
	}
	return ""
}

func (g *grid) cell(s *report.Sheet, col, row int, c report.Cell, style report.Style) cell {
	out := cell{Class: class(style), Note: c.Note, Link: g.href(c.Link), Color: heat(s, col, row, c.Value)}
	if len(c.Runs) > 0 {
		for _, r := range c.Runs {
			out.Runs = append(out.Runs, run{r.Text, [...]string{"", "for", "against", "off"}[r.Mark]})
		}
		return out
	}
	out.Text = shown(c.Value, style)
	if out.Class == "" && len(out.Text) > 40 {
		out.Class = "wide"
	}
	for _, x := range s.Sparks {
		if x.At == report.At(col, row) {
			out.Spark = g.spark(x.Range)
		}
	}
	return out
}

// href turns a link inside the book into one inside the page; files of the
// machine that made it are no links on another.
func (g *grid) href(link string) string {
	if at, ok := strings.CutPrefix(link, "#"); ok {
		sheet, cell, _ := strings.Cut(at, "!")
		cell, _, _ = strings.Cut(cell, ":")
		sheet = strings.Trim(sheet, "'")
		if g.left[sheet] {
			return ""
		}
		if cell == "A1" {
			return "#" + sheet
		}
		_, row := report.Place(cell)
		return "#" + anchor(sheet, row)
	}
	if strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://") {
		return link
	}
	return ""
}

func shown(v any, style report.Style) string {
	f, ok := v.(float64)
	f += 0
	switch {
	case v == nil, ok && math.IsNaN(f):
		return ""
	case ok && style == report.Percent && f == 0, ok && style == report.Number && f == 0:
		return "–"
	case ok && style == report.Percent:
		return fmt.Sprintf("%.0f%%", 100*f)
	case ok && style == report.Signed:
		return fmt.Sprintf("%+.2f", f)
	case ok && style == report.Chance:
		return fmt.Sprintf("%.3f", f)
	case ok:
		return fmt.Sprintf("%.2f", f)
	}
	if d, ok := v.(time.Time); ok {
		return d.Format(time.DateOnly)
	}
	return fmt.Sprint(v)
}

// spark is the points of a small line, 80 by 18 pixels.
func (g *grid) spark(ref string) string {
	cells := g.values(ref)
	var points []string
	for i, c := range cells {
		if f := real1(c.Value); !math.IsNaN(f) {
			points = append(points, fmt.Sprintf("%.1f,%.1f", 2+76*float64(i)/float64(max(len(cells)-1, 1)), 9-7*f))
		}
	}
	return strings.Join(points, " ")
}

// heat is the colour of a cell under the sheet's colour scales.
func heat(s *report.Sheet, col, row int, v any) template.CSS {
	f, ok := v.(float64)
	if !ok || math.IsNaN(f) {
		return ""
	}
	for _, h := range s.Heats {
		from, to, _ := strings.Cut(h.Range, ":")
		c1, r1 := report.Place(from)
		c2, r2 := report.Place(to)
		if col < c1 || col > c2 || row < r1 || row > r2 {
			continue
		}
		share := min(math.Abs(f)/h.Max, 1)
		switch {
		case share < .005:
			return ""
		case h.Diverging && f < 0:
			return mix(227, 154, 91, share)
		case h.Diverging:
			return mix(111, 165, 204, share)
		}
		return mix(127, 178, 209, share)
	}
	return ""
}

// mix is a colour between white and the one given.
func mix(r, g, b int, share float64) template.CSS {
	part := func(c int) int { return int(255 - share*float64(255-c) + .5) }
	return template.CSS(fmt.Sprintf("background:#%02x%02x%02x", part(r), part(g), part(b)))
}
