package report

import (
	"fmt"
	"iter"
	"strings"
)

// A Book is what a workbook will hold.
type Book struct {
	Title    string
	Subject  string
	Version  string
	Made     string // RFC 3339
	Sheets   []*Sheet
	Names    []Name      // defined names
	Facts    [][2]string // custom properties of the file: name and value
	Findings []string    // the strongest, as on the first sheet; for title pages
}

// A Name is a name for a cell or range that formulas may use.
type Name struct {
	Name, Ref, About string
}

// A Sheet is cells at places, and at most one long table at the end.
type Sheet struct {
	Name      string
	Widths    []float64 // of columns, in characters
	Heights   map[int]float64
	Cells     map[string]Cell // by address: "B3"; tables' cells are not in here
	Tables    []Table         // short tables, each at its place
	Long      *LongTable      // the last part of the sheet, streamed
	Heats     []Heat
	Charts    []Chart
	FreezeRow int // rows that stay in view
	FreezeCol int
	PrintCols int // columns of the long table that are printed; 0 is all
	Landscape bool
	OnePage   bool // printed on one page
	Choices   []Choice
	Merged    []string // ranges shown as one cell
	Sparks    []Spark
	Pivots    []Pivot
	Tab       bool // the tab is coloured: a sheet to begin with
	Locked    bool // only cells of the styles Entry and EntryText can be changed
}

// A Spark is a small line in one cell, drawn from a range.
type Spark struct {
	At, Range string
}

// A Pivot is a pivot table ready to be turned. An application fills it when it
// is opened.
type Pivot struct {
	Name, At      string
	Table         string   // its source, a table of the book
	Rows, Columns []string // columns of the source
	Filter        []string
	Mean          []string // columns shown as means
}

// A Choice is a drop-down over a range: nothing but its values may stand there,
// unless it is free.
type Choice struct {
	Range  string
	Values []string
	From   string // range of the cells that hold the values, in place of Values
	Free   bool   // other values are warned of and may stay
	Title  string // of the message when something else is entered
	Help   string
}

// A Table is a native table with a header line.
type Table struct {
	Name    string // unique in the book: "Speakers"
	At      string // address of the first header cell
	Columns []Column
	Rows    [][]Cell
	Plain   bool    // cells only: no native table, no filter buttons
	Head    float64 // height of the header in points; 0 is two lines
}

// A LongTable is a table of any length; its rows are made while they are
// written.
type LongTable struct {
	Name    string
	Row     int // of the header, 1-based; it begins in column A
	Columns []Column
	Rows    iter.Seq2[[]Cell, error] // a row is good until the next
}

// A Column is one column of a table.
type Column struct {
	Name  string // unique in its table: people build pivots on it
	Style Style  // of its cells
	About string // what it holds, for Method
	Note  string // shown over its header
}

// A Cell is one value.
type Cell struct {
	Value   any // string, int, float64 (NaN is empty), time.Time (a day) or nil
	Style   Style
	Link    string // "#Articles!A5", a URL, or "file:" and a path
	Note    string
	Formula string // without "="; Value is what it gives now
	Runs    []Run  // text in parts; Value is then its plain form
}

// A Run is a part of a text in one look.
type Run struct {
	Text string
	Mark Mark
}

// Mark is the look of a run.
type Mark uint8

// The marks.
const (
	Plain   Mark = iota
	For          // a word that fired for cooperation
	Against      // a word that fired for conflict
	Off          // a word that was found but does not count: negated
)

// Style names the look of a cell.
type Style uint8

// The styles.
const (
	Text Style = iota
	Title
	Subtitle
	Heading
	Muted
	Wrap
	Signed  // +0.12
	Number  // 0.12
	Integer // 1,234
	Percent // 12 %
	Finding
	Warning
	LinkText
	Top        // text at the upper edge, ruled
	Passage    // wrapped text to read closely, ruled
	WrapMuted  // wrapped text of less weight, ruled
	Entry      // to be filled in: a short value
	EntryText  // to be filled in: words
	Date       // 2021-06-16
	Lead       // a finding, wrapped over merged cells
	Pick       // a drop-down on an open sheet
	Kept       // a quotation used in full
	Partly     // cut
	Altered    // changed
	Absent     // left out
	Count      // a small number beside another, muted
	Chance     // 0.042
	TextHead   // header of a column of text that is no native table's
	SignedHead // the same over numbers
)

// A Heat is a colour scale over a range. Diverging ones have 0 in the middle
// and Max at the ends; the others run from 0 to Max.
type Heat struct {
	Range     string
	Diverging bool
	Max       float64
}

// A Chart is drawn from cells of the book.
type Chart struct {
	Kind    ChartKind
	Title   string
	Alt     string // what it shows, for those who cannot see it
	At      string // address of its upper left cell
	Width   int    // pixels
	Height  int
	Series  []Series
	Min     float64 // of the axis of values; with Max 0 the axis fits itself
	Max     float64
	Percent bool // the values are shares
	Plain   bool // small title
	Joined  bool // of intervals: a line joins the means
}

// ChartKind is the form of a chart.
type ChartKind uint8

// The kinds of chart.
const (
	Bars    ChartKind = iota // lying
	Columns                  // standing, clustered
	Lines
	Interval // high, low, mean
	Mirror   // lying, one series to the left and one to the right of 0
)

// A Series is one row of values of a chart; all fields are ranges or a cell.
type Series struct {
	Name       string // reference of a cell: "Summits!$B$4"
	Categories string
	Values     string
}

// Ref is the absolute reference of a range on a sheet.
func Ref(sheet string, col1, row1, col2, row2 int) string {
	a := fmt.Sprintf("$%s$%d", Letter(col1), row1)
	if col1 == col2 && row1 == row2 {
		return quoteName(sheet) + "!" + a
	}
	return fmt.Sprintf("%s!%s:$%s$%d", quoteName(sheet), a, Letter(col2), row2)
}

func quoteName(s string) string {
	if strings.ContainsAny(s, " -'") {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return s
}

// At is the address of a cell: At(2, 3) is "B3".
func At(col, row int) string { return fmt.Sprintf("%s%d", Letter(col), row) }

// Letter is the name of a column: 1 is A, 27 is AA.
func Letter(col int) string {
	s := ""
	for ; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}

func (s *Sheet) put(col, row int, c Cell) {
	if s.Cells == nil {
		s.Cells = map[string]Cell{}
	}
	s.Cells[At(col, row)] = c
}

func (s *Sheet) text(col, row int, style Style, text string) {
	s.put(col, row, Cell{Value: text, Style: style})
}
