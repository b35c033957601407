package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"parley/report"
)

// stream writes a sheet whose table may be of any length. Rows over the limit go
// on in sheets named "Statements 2", ...
func (e *writer) stream(s *report.Sheet) error {
	p := &streamPart{writer: e, sheet: s, name: s.Name}
	if err := p.open(); err != nil {
		return err
	}
	for cells, err := range s.Long.Rows {
		if err != nil {
			p.rows.out.finish() // nothing waits for more
			return err
		}
		if p.row >= maxRows {
			if err := p.next(); err != nil {
				return err
			}
		}
		if err := p.write(cells); err != nil {
			return err
		}
	}
	return p.close()
}

// a streamPart is one sheet of a streamed table.
type streamPart struct {
	*writer
	sheet *report.Sheet
	sw    *excelize.StreamWriter
	name  string
	part  int
	row   int // last row written
	links int
	more  moreLinks
	rows  *rowWriter
	plain []int // style of each column
	link1 []int // and of its linked cells
}

func (p *streamPart) open() (err error) {
	if err := p.view(p.name); err != nil {
		return err
	}
	if p.sw, err = p.f.NewStreamWriter(p.name); err != nil {
		return err
	}
	for i, w := range p.sheet.Widths {
		if err := p.sw.SetColWidth(i+1, i+1, w); err != nil {
			return err
		}
	}
	if err := p.sw.SetPanes(panes(p.sheet)); err != nil {
		return err
	}
	if err := p.above(); err != nil {
		return err
	}
	head := make([]any, len(p.sheet.Long.Columns))
	for i, c := range p.sheet.Long.Columns {
		id, err := p.style(headStyle(c.Style), false)
		if err != nil {
			return err
		}
		head[i] = excelize.Cell{StyleID: id, Value: c.Name}
	}
	p.row = p.sheet.Long.Row
	if err := p.sw.SetRow(report.At(1, p.row), head, excelize.RowOpts{Height: 30}); err != nil {
		return err
	}
	p.rows = newRowWriter(p.theme, len(head), p.pack.startRows())
	return p.columnStyles()
}

// above writes the title lines over the table, which stand in column A.
func (p *streamPart) above() error {
	for row := 1; row < p.sheet.Long.Row; row++ {
		c, ok := p.sheet.Cells[report.At(1, row)]
		if !ok {
			continue
		}
		id, err := p.style(c.Style, false)
		if err != nil {
			return err
		}
		if err := p.sw.SetRow(report.At(1, row), []any{excelize.Cell{StyleID: id, Value: c.Value}}, excelize.RowOpts{Height: p.sheet.Heights[row]}); err != nil {
			return err
		}
	}
	return nil
}

// columnStyles looks the styles up once.
func (p *streamPart) columnStyles() error {
	p.plain, p.link1 = nil, nil
	for _, c := range p.sheet.Long.Columns {
		plain, err := p.style(c.Style, false)
		if err != nil {
			return err
		}
		linked, err := p.style(c.Style, true)
		if err != nil {
			return err
		}
		p.plain, p.link1 = append(p.plain, plain), append(p.link1, linked)
	}
	return nil
}

func (p *streamPart) write(cells []report.Cell) error {
	p.row++
	p.rows.begin(p.row, p.height(cells))
	for i := range cells {
		c := &cells[i]
		if c.Value == nil {
			continue
		}
		v, cut := value(c.Value)
		if v == nil {
			continue
		}
		runs, id := c.Runs, p.plain[i]
		if cut {
			p.cuts = append(p.cuts, Cut{p.name, report.At(i+1, p.row)})
			runs = nil
		}
		if c.Link != "" && p.links < maxLinks {
			p.links++
			id = p.link1[i]
			if err := p.longLink(report.At(i+1, p.row), c.Link); err != nil {
				return err
			}
		}
		p.rows.cell(i, p.row, id, v, runs)
	}
	p.rows.end()
	return nil
}

// Points of a row, for a text of 10 points; a row of more lines than maxLines is
// read in the cell.
const (
	lineHeight = 13.5
	maxLines   = 20
)

// height leaves room for the longest wrapped text of a row: not every reader
// measures rich text by itself.
func (p *streamPart) height(cells []report.Cell) float64 {
	lines := 1
	for i := range cells {
		text, ok := cells[i].Value.(string)
		if !ok || p.sheet.Long.Columns[i].Style != report.Wrap || i >= len(p.sheet.Widths) {
			continue
		}
		lines = max(lines, int(math.Ceil(float64(utf8.RuneCountInString(text))*.86/p.sheet.Widths[i])))
	}
	return 2 + lineHeight*float64(min(lines, maxLines))
}

// close ends the part: formats, then exactly one table, then Flush.
func (p *streamPart) close() error {
	last := max(p.row, p.sheet.Long.Row+1)
	p.rows.flush()
	n, err := p.pack.endRows(p.rows.out)
	if err != nil {
		return err
	}
	p.pack.links[n] = p.more.cells.Bytes()
	p.more = moreLinks{}
	if err := p.sw.SetRow(report.At(1, p.sheet.Long.Row+1), []any{rowsMark + strconv.Itoa(n)}); err != nil {
		return err
	}
	for _, h := range p.heats(last) {
		if err := p.heat(p.name, h); err != nil {
			return err
		}
	}
	if err := p.choices(p.sheet, p.name); err != nil {
		return err
	}
	name := "t" + p.sheet.Long.Name
	if p.part > 0 {
		name = fmt.Sprintf("%s_%d", name, p.part+1)
	}
	if err := p.sw.AddTable(&excelize.Table{Range: report.At(1, p.sheet.Long.Row) + ":" + report.At(len(p.sheet.Long.Columns), last), Name: name,
		StyleName: tableStyle, ShowRowStripes: new(bool)}); err != nil {
		return err
	}
	if err := p.page(p.sheet, p.name, last); err != nil { // what comes after Flush is lost
		return err
	}
	return p.sw.Flush()
}

// heats are the colour scales of signed and number columns.
func (p *streamPart) heats(last int) []report.Heat {
	var out []report.Heat
	for i, c := range p.sheet.Long.Columns {
		span := report.At(i+1, p.sheet.Long.Row+1) + ":" + report.At(i+1, last)
		switch c.Style {
		case report.Signed:
			out = append(out, report.Heat{Range: span, Diverging: true, Max: 1})
		case report.Number:
			out = append(out, report.Heat{Range: span, Max: 4})
		}
	}
	return out
}

// next goes on in a further sheet.
func (p *streamPart) next() error {
	if err := p.close(); err != nil {
		return err
	}
	p.part++
	p.links = 0
	p.name = fmt.Sprintf("%s %d", p.sheet.Name, p.part+1)
	if _, err := p.f.NewSheet(p.name); err != nil {
		return err
	}
	return p.open()
}
