// Package xlsx writes a book as an Excel workbook. It is the only package that
// knows excelize, and the only door out.
//
// What is not documented there and pinned by tests here: a streamed sheet wants
// panes and widths, then rows, then links and formats, then one table, then
// Flush; a cell NaN becomes text unless it is left out; two runs order the parts
// of the zip differently, so that it is packed again.
package xlsx

import (
	"cmp"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"parley/report"
)

// A Cut is a text that was too long for a cell.
type Cut struct{ Sheet, Cell string }

// Write writes the book. Texts longer than a cell may hold are cut at a word,
// with a mark, and listed in the result. Rows over Excel's limit go on in
// further sheets.
func Write(w io.Writer, b *report.Book) ([]Cut, error) { return WriteWith(w, b, Options{}) }

// Options say what a book is written into. The zero value is an empty workbook.
type Options struct {
	Template []byte // a workbook to be filled: see fill
}

// A TemplateError says why a template cannot be filled.
type TemplateError struct{ Err error }

func (e *TemplateError) Error() string { return "template: " + e.Err.Error() }

// Unwrap gives the cause.
func (e *TemplateError) Unwrap() error { return e.Err }

// WriteWith writes the book as Write does, into a template where there is one.
func WriteWith(w io.Writer, b *report.Book, o Options) ([]Cut, error) {
	f, err := start(o.Template)
	if err != nil {
		return nil, &TemplateError{err}
	}
	defer f.Close()
	p, err := newPacker()
	if err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	defer p.remove()
	e := &writer{f: f, pack: p, book: b, styles: map[styleKey]int{}, links: map[string]int{}, theme: plainTheme}
	if o.Template != nil {
		if err := e.fill(); err != nil {
			return nil, &TemplateError{err}
		}
	}
	if err := e.write(); err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	return e.cuts, p.save(w, f)
}

type writer struct {
	f      *excelize.File
	pack   *packer
	book   *report.Book
	styles map[styleKey]int
	links  map[string]int // of each sheet
	cuts   []Cut
	theme
	filled bool // there are sheets of a template before ours
}

func (e *writer) write() error {
	for i, s := range e.book.Sheets {
		var err error
		if i == 0 && !e.filled {
			err = e.f.SetSheetName("Sheet1", s.Name)
		} else {
			_, err = e.f.NewSheet(s.Name)
		}
		if err != nil {
			return err
		}
	}
	if err := e.pivots(); err != nil {
		return err
	}
	for _, s := range e.book.Sheets {
		if err := e.sheet(s); err != nil {
			return fmt.Errorf("sheet %s: %w", s.Name, err)
		}
	}
	for _, s := range e.book.Sheets { // charts last: they point at other sheets
		for i := range s.Charts {
			if err := e.chart(s.Name, &s.Charts[i]); err != nil {
				return fmt.Errorf("sheet %s: chart %s: %w", s.Name, s.Charts[i].Title, err)
			}
		}
	}
	if err := e.names(); err != nil {
		return err
	}
	e.f.SetActiveSheet(0)
	return e.properties()
}

func (e *writer) properties() error {
	err := e.f.SetDocProps(&excelize.DocProperties{Title: e.book.Title, Subject: e.book.Subject, Creator: "parley " + e.book.Version,
		Created: e.book.Made, Modified: e.book.Made, LastModifiedBy: "parley"})
	if err != nil {
		return err
	}
	for _, fact := range e.book.Facts {
		if fact[1] == "" {
			continue
		}
		if err := e.f.SetCustomProps(excelize.CustomProperty{Name: fact[0], Value: clean(fact[1])}); err != nil {
			return err
		}
	}
	return e.f.SetAppProps(&excelize.AppProperties{Application: "parley", AppVersion: "1.0"})
}

func (e *writer) sheet(s *report.Sheet) error {
	if s.Long != nil {
		return e.stream(s)
	}
	if err := e.view(s.Name); err != nil {
		return err
	}
	if s.Tab {
		if err := e.f.SetSheetProps(s.Name, &excelize.SheetPropsOptions{TabColorRGB: ptr(e.accent)}); err != nil {
			return err
		}
	}
	for i, w := range s.Widths {
		col := report.Letter(i + 1)
		if err := e.f.SetColWidth(s.Name, col, col, w); err != nil {
			return err
		}
	}
	for row := range sortedRows(s.Heights) {
		if err := e.f.SetRowHeight(s.Name, row, s.Heights[row]); err != nil {
			return err
		}
	}
	for _, at := range addresses(s.Cells) {
		if err := e.cell(s.Name, at, s.Cells[at], s.Cells[at].Style); err != nil {
			return err
		}
	}
	for i := range s.Tables {
		if err := e.table(s.Name, &s.Tables[i]); err != nil {
			return err
		}
	}
	for _, h := range s.Heats {
		if err := e.heat(s.Name, h); err != nil {
			return err
		}
	}
	if err := e.extras(s); err != nil {
		return err
	}
	if err := e.freeze(s); err != nil {
		return err
	}
	if err := e.entry(s); err != nil {
		return err
	}
	return e.page(s, s.Name, lastRow(s))
}

func sortedRows(m map[int]float64) func(func(int) bool) {
	return func(yield func(int) bool) {
		rows := make([]int, 0, len(m))
		for r := range m {
			rows = append(rows, r)
		}
		slices.Sort(rows)
		for _, r := range rows {
			if !yield(r) {
				return
			}
		}
	}
}

// addresses orders cells by row and column, so that the file is the same every
// time.
func addresses(cells map[string]report.Cell) []string {
	out := make([]string, 0, len(cells))
	for a := range cells {
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b string) int {
		ca, ra, _ := excelize.CellNameToCoordinates(a)
		cb, rb, _ := excelize.CellNameToCoordinates(b)
		if ra != rb {
			return ra - rb
		}
		return ca - cb
	})
	return out
}

// cell sets one cell of a sheet that is not streamed.
func (e *writer) cell(sheet, at string, c report.Cell, style report.Style) error {
	id, err := e.style(style, c.Link != "")
	if err != nil {
		return err
	}
	if err := e.f.SetCellStyle(sheet, at, at, id); err != nil {
		return err
	}
	if c.Formula != "" {
		return e.formula(sheet, at, c)
	}
	v := e.value(sheet, at, c.Value)
	if v == nil {
		return nil
	}
	if text, ok := v.(string); ok {
		err = e.f.SetCellStr(sheet, at, text)
	} else {
		err = e.f.SetCellValue(sheet, at, v)
	}
	if err != nil {
		return err
	}
	if c.Note != "" {
		if err := e.note(sheet, at, c.Note); err != nil {
			return err
		}
	}
	return e.link(sheet, at, c.Link)
}

// formula sets a formula with the value it gives now: a reader who computes
// nothing shows that.
func (e *writer) formula(sheet, at string, c report.Cell) error {
	v := e.value(sheet, at, c.Value)
	if v == nil {
		v = ""
	}
	if text, ok := v.(string); ok {
		v = e.pack.textOf(text)
	}
	if err := e.f.SetCellValue(sheet, at, v); err != nil {
		return err
	}
	if err := e.f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: ptr(true)}); err != nil {
		return err
	}
	return e.f.SetCellFormula(sheet, at, c.Formula)
}

// fileURL is a path as a link: what stands in a path may mean something in an
// address.
func fileURL(path string) string {
	u := url.URL{Path: filepath.ToSlash(path)}
	if strings.HasPrefix(u.Path, "/") {
		u.Scheme = "file"
	}
	return u.String()
}

func (e *writer) note(sheet, at, text string) error {
	return e.f.AddComment(sheet, excelize.Comment{Cell: at, Author: "parley", Width: 320, Height: 40 + 18*uint(1+len(text)/48),
		Paragraph: []excelize.RichTextRun{{Text: clean(strings.TrimSpace(text)), Font: &excelize.Font{Family: e.family, Size: 9}}}})
}

// link makes a cell a link; of those beyond the number that a sheet may have,
// the text is left.
func (e *writer) link(sheet, at, target string) error {
	if target == "" || e.links[sheet] == maxLinks {
		return nil
	}
	e.links[sheet]++
	if strings.HasPrefix(target, "#") {
		return e.f.SetCellHyperLink(sheet, at, target[1:], "Location")
	}
	if address := outside(target); address != "" {
		return e.f.SetCellHyperLink(sheet, at, address, "External")
	}
	return nil
}

// longestAddress is what Excel takes.
const longestAddress = 2000

// outside is the address of a link that leads out of the book; "" when it is
// none.
func outside(target string) string {
	switch {
	case len(target) > longestAddress:
		return ""
	case strings.HasPrefix(target, "file:"):
		return fileURL(target[len("file:"):])
	case strings.HasPrefix(target, "http://") || strings.HasPrefix(target, "https://"):
		return target
	}
	return ""
}

// headHeight leaves a table's header room for two lines, in points.
const headHeight = 28

// table writes a native table: its cells, then the table around them.
func (e *writer) table(sheet string, t *report.Table) error {
	col, row, err := excelize.CellNameToCoordinates(t.At)
	if err != nil {
		return err
	}
	for i, c := range t.Columns {
		if err := e.cell(sheet, report.At(col+i, row), report.Cell{Value: c.Name, Note: c.Note}, headStyle(c.Style)); err != nil {
			return err
		}
	}
	if err := e.f.SetRowHeight(sheet, row, cmp.Or(t.Head, headHeight)); err != nil {
		return err
	}
	for r, line := range t.Rows {
		for i, c := range line {
			if c.Style == report.Text {
				c.Style = t.Columns[i].Style
			}
			if err := e.cell(sheet, report.At(col+i, row+1+r), c, c.Style); err != nil {
				return err
			}
		}
	}
	if t.Plain {
		return nil
	}
	last := row + max(len(t.Rows), 1)
	return e.f.AddTable(sheet, &excelize.Table{Range: t.At + ":" + report.At(col+len(t.Columns)-1, last), Name: "t" + t.Name,
		StyleName: tableStyle, ShowRowStripes: new(bool)})
}

func (e *writer) freeze(s *report.Sheet) error {
	if s.FreezeRow == 0 && s.FreezeCol == 0 {
		return nil
	}
	return e.f.SetPanes(s.Name, panes(s))
}

func panes(s *report.Sheet) *excelize.Panes {
	p := &excelize.Panes{Freeze: true, XSplit: s.FreezeCol, YSplit: s.FreezeRow, TopLeftCell: report.At(s.FreezeCol+1, s.FreezeRow+1), ActivePane: "bottomRight"}
	if s.FreezeCol == 0 {
		p.ActivePane = "bottomLeft"
	}
	return p
}

// view is what a sheet wants before its first row: nothing later changes it on
// a streamed sheet.
func (e *writer) view(name string) error {
	fit, grid := true, false
	if err := e.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return e.f.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &grid})
}

// page sets up printing: landscape, one page wide, headers repeated.
func (e *writer) page(s *report.Sheet, name string, last int) error {
	orientation, paper, width, height := "portrait", 9, 1, 0
	if s.Landscape {
		orientation = "landscape"
	}
	if s.OnePage {
		height = 1
	}
	if err := e.f.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &paper, FitToWidth: &width, FitToHeight: &height}); err != nil {
		return err
	}
	if err := e.f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: "&L" + escapeHeader(e.book.Title) + "&R&A", OddFooter: "&Lparley " + e.book.Version + "&R&P of &N"}); err != nil {
		return err
	}
	if err := e.printColumns(s, name, last); err != nil {
		return err
	}
	row := s.FreezeRow
	if s.Long != nil {
		row = s.Long.Row
	}
	if row == 0 {
		return nil
	}
	return e.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name, RefersTo: fmt.Sprintf("%s!$%d:$%d", quote(name), row, row)})
}

// printColumns leaves the columns out of print that no page has room for. Whole
// columns would do for Excel; openpyxl wants the last row.
func (e *writer) printColumns(s *report.Sheet, name string, last int) error {
	if s.PrintCols == 0 {
		return nil
	}
	return e.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: name, RefersTo: fmt.Sprintf("%s!$A$1:$%s$%d", quote(name), report.Letter(s.PrintCols), last)})
}

// lastRow is the last row of a sheet that is not streamed.
func lastRow(s *report.Sheet) int {
	last := 1
	for at := range s.Cells {
		_, row := report.Place(at)
		last = max(last, row)
	}
	for i := range s.Tables {
		_, row := report.Place(s.Tables[i].At)
		last = max(last, row+len(s.Tables[i].Rows))
	}
	for i := range s.Charts {
		_, row := report.Place(s.Charts[i].At)
		last = max(last, row+s.Charts[i].Height/rowPixels+1)
	}
	return last
}

// rowPixels is the least height of a row.
const rowPixels = 18

func quote(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

func escapeHeader(s string) string {
	r := []rune(strings.ReplaceAll(s, "&", "&&"))
	return string(r[:min(len(r), 120)])
}
