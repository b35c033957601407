package xlsx

import (
	"fmt"
	"math"
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
	line  []any
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
	return p.sw.SetRow(report.At(1, p.row), head, excelize.RowOpts{Height: 30})
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

func (p *streamPart) write(cells []report.Cell) error {
	p.row++
	p.line = p.line[:0]
	for i := range cells {
		c := &cells[i]
		linked := c.Link != "" && p.links < maxLinks
		id, err := p.style(p.sheet.Long.Columns[i].Style, linked)
		if err != nil {
			return err
		}
		at := report.At(i+1, p.row)
		v := p.value(p.name, at, c.Value)
		if len(c.Runs) > 0 {
			if text, ok := v.(string); ok && text == c.Value {
				v = p.richText(c.Runs)
			}
		}
		if linked && v != nil {
			p.links++
			if err := p.link(p.name, at, c.Link); err != nil {
				return err
			}
		}
		p.line = append(p.line, excelize.Cell{StyleID: id, Value: v})
	}
	return p.sw.SetRow(report.At(1, p.row), p.line, excelize.RowOpts{Height: p.height(cells)})
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
		lines = max(lines, int(math.Ceil(float64(utf8.RuneCountInString(text))*.95/p.sheet.Widths[i])))
	}
	return 2 + lineHeight*float64(min(lines, maxLines))
}

// richText colours the words that fired.
func (t theme) richText(runs []report.Run) []excelize.RichTextRun {
	out := make([]excelize.RichTextRun, len(runs))
	for i, r := range runs {
		f := &excelize.Font{Family: t.family, Size: 10, Color: ink}
		switch r.Mark {
		case report.For:
			f.Color, f.Bold = forColor, true
		case report.Against:
			f.Color, f.Bold = against, true
		case report.Off:
			f.Color, f.Strike = muted, true
		}
		out[i] = excelize.RichTextRun{Text: clean(r.Text), Font: f}
	}
	return out
}

// close ends the part: formats, then exactly one table, then Flush.
func (p *streamPart) close() error {
	last := max(p.row, p.sheet.Long.Row+1)
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
	if err := p.page(p.sheet, p.name); err != nil { // what comes after Flush is lost
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
