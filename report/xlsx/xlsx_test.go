package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"iter"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"parley/report"
)

// nasty are texts of articles that a workbook must hold as text.
var nasty = []string{
	`=HYPERLINK("http://evil.example","click")`, "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "http://plain.example/a", "_x0041_", "a\x00b\x0bc", "<b>&amp;</b>", " two  blanks ",
	"line one\nline two", strings.Repeat("long words ", 4000), "😀 " + strings.Repeat("😀", 17000), "\uFFFE\uFFFF", "ends in \xff broken",
}

func book() *report.Book {
	cols := []report.Column{{Name: "Text", Style: report.Wrap}, {Name: "Value", Style: report.Signed}, {Name: "Page"}}
	lines := func(yield func([]report.Cell, error) bool) {
		for i, s := range nasty {
			v := float64(i) / 10
			if i == 3 {
				v = math.NaN()
			}
			if !yield([]report.Cell{{Value: s}, {Value: v}, {Value: "page", Link: "#Short!A1"}}, nil) {
				return
			}
		}
	}
	short := &report.Sheet{Name: "Short", Widths: []float64{20, 10}, FreezeRow: 1, OnePage: true, Tables: []report.Table{{Name: "Short", At: "A1", Columns: cols[:2],
		Rows: [][]report.Cell{{{Value: "=1+1"}, {Value: .5, Note: "see"}}, {{Value: "b", Link: "https://example.org/b"}, {Value: math.Inf(1)}}}}},
		Heats:  []report.Heat{{Range: "B2:B3", Diverging: true, Max: 1}},
		Charts: []report.Chart{{Kind: report.Columns, Title: "Values", Alt: "columns of values", At: "D2", Width: 300, Height: 200, Series: []report.Series{{Name: "Short!$B$1", Categories: "Short!$A$2:$A$3", Values: "Short!$B$2:$B$3"}}}}}
	long := &report.Sheet{Name: "Long", Widths: []float64{40, 10, 10}, FreezeRow: 3, FreezeCol: 1, PrintCols: 2, Landscape: true, Long: &report.LongTable{Name: "Long", Row: 3, Columns: cols, Rows: lines}}
	long.Cells = map[string]report.Cell{"A1": {Value: "Long", Style: report.Title}}
	more := &report.Sheet{Name: "More", Merged: []string{"A1:C1"}, Sparks: []report.Spark{{At: "A3", Range: "Short!$B$2:$B$3"}}, Tab: true, PrintCols: 3,
		Pivots: []report.Pivot{{Name: "Turn", At: "A6", Table: "Long", Rows: []string{"Text"}, Columns: []string{"Page"}, Mean: []string{"Value"}}},
		Cells: map[string]report.Cell{"A1": {Value: "=no formula", Style: report.Lead}, "A2": {Value: .5, Formula: "Short!$B$2", Style: report.Signed}, "B2": {Value: time.Date(2021, 6, 16, 0, 0, 0, 0, time.UTC), Style: report.Date},
			"C2": {Value: "file", Link: "file:seeds/a b#c.txt"}}}
	return &report.Book{Title: "A & B", Version: "test", Made: "2021-07-01T02:00:00Z", Sheets: []*report.Sheet{short, long, more}, Names: []report.Name{{Name: "Mine", Ref: "Short!$B$2"}}, Facts: [][2]string{{"Articles", "3"}}}
}

func write(t *testing.T, b *report.Book) ([]byte, []Cut) {
	t.Helper()
	var buf bytes.Buffer
	cuts, err := Write(&buf, b)
	if err != nil {
		t.Fatal(err)
	}
	return buf.Bytes(), cuts
}

// parts are the parts of the package by name.
func parts(t *testing.T, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(body)
	}
	return out
}

func TestTextStaysText(t *testing.T) {
	b, cuts := write(t, book())
	for name, xml := range parts(t, b) {
		if strings.HasPrefix(name, "xl/worksheets/sheet") && strings.Contains(strings.Replace(xml, "<f>Short!$B$2</f>", "", 1), "<f>") {
			t.Errorf("%s holds a formula", name)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range nasty {
		at := report.At(1, 4+i)
		got, err := f.GetCellValue("Long", at)
		if err != nil {
			t.Fatal(err)
		}
		if units(got) > maxText {
			t.Errorf("%s holds %d units", at, units(got))
		}
		if i == 11 || i == 12 {
			if !strings.HasSuffix(got, cutMark) {
				t.Errorf("%s is not marked as cut", at)
			}
			continue
		}
		if want := strings.NewReplacer("\x00", "", "\x0b", "", "\uFFFE", "", "\uFFFF", "", "\xff", "\uFFFD").Replace(s); got != want {
			t.Errorf("%s: %q, want %q", at, got, want)
		}
		if ok, target, _ := f.GetCellHyperLink("Long", at); ok {
			t.Errorf("%s became a link to %s", at, target)
		}
	}
	if want := []Cut{{"Long", "A15"}, {"Long", "A16"}}; fmt.Sprint(cuts) != fmt.Sprint(want) {
		t.Errorf("cuts %v, want %v", cuts, want)
	}
	if v, _ := f.GetCellValue("Long", "B7"); v != "" {
		t.Errorf("NaN is written as %q", v)
	}
}

func TestWholeBook(t *testing.T) {
	b, _ := write(t, book())
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for sheet, want := range map[string]string{"Short": "tShort A1:B3", "Long": fmt.Sprintf("tLong A3:C%d", 3+len(nasty))} {
		tables, err := f.GetTables(sheet)
		if err != nil || len(tables) != 1 || tables[0].Name+" "+tables[0].Range != want {
			t.Errorf("%s: tables %v, %v; want %s", sheet, tables, err, want)
		}
	}
	if v, _ := f.GetCellValue("Long", "B3"); v != "Value" {
		t.Errorf("header of the streamed table is %q", v)
	}
	if ok, target, _ := f.GetCellHyperLink("Long", "C4"); !ok || target != "Short!A1" {
		t.Errorf("link %q", target)
	}
	if v, _ := f.GetCellValue("More", "A2", excelize.Options{RawCellValue: true}); v != "0.5" {
		t.Errorf("the formula's value of now is %q", v)
	}
	if v, _ := f.GetCellValue("More", "B2"); v != "2021-06-16" {
		t.Errorf("the day is %q", v)
	}
	if _, target, _ := f.GetCellHyperLink("More", "C2"); target != "seeds/a%20b%23c.txt" {
		t.Errorf("the file's link is %q", target)
	}
	if names := f.GetDefinedName(); !slices.ContainsFunc(names, func(d excelize.DefinedName) bool { return d.Name == "Mine" && d.RefersTo == "Short!$B$2" }) {
		t.Errorf("names %v", names)
	}
	all := parts(t, b)
	if !regexp.MustCompile(`<c r="A2" s="\d+"><f>Short!\$B\$2</f><v>0.5</v>`).MatchString(all["xl/worksheets/sheet3.xml"]) {
		t.Error("the value of a formula is no number")
	}
	for part, want := range map[string]string{"xl/pivotCache/pivotCacheDefinition1.xml": `<worksheetSource name="tLong">`, "xl/worksheets/sheet3.xml": "x14:sparkline", "xl/workbook.xml": `fullCalcOnLoad="true"`, "docProps/custom.xml": "Articles"} {
		if !strings.Contains(all[part], want) {
			t.Errorf("%s has no %s", part, want)
		}
	}
	if !strings.Contains(all["xl/worksheets/sheet2.xml"], "<pageSetUpPr") {
		t.Error("the streamed sheet is not fitted to a page")
	}
	if !strings.Contains(all["xl/drawings/drawing1.xml"], "columns of values") {
		t.Error("the chart has no text for those who cannot see it")
	}
}

// A template keeps its sheets and looks; places in it are filled.
func TestTemplate(t *testing.T) {
	f := excelize.NewFile()
	f.SetSheetName("Sheet1", "Cover")
	f.SetCellStr("Cover", "B2", "{{title}} of {{made}}: {{finding 1}}")
	f.SetCellStr("Cover", "B3", "{{articles}} articles, {{nothing}}")
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	b := book()
	b.Findings = []string{"=Ann was kind."}
	var out bytes.Buffer
	if _, err := WriteWith(&out, b, Options{Template: buf.Bytes()}); err != nil {
		t.Fatal(err)
	}
	got, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	if list := got.GetSheetList(); strings.Join(list, " ") != "Cover Short Long More" {
		t.Errorf("sheets %v", list)
	}
	for at, want := range map[string]string{"B2": "A & B of 2021-07-01: =Ann was kind.", "B3": "3 articles, {{nothing}}"} {
		if v, _ := got.GetCellValue("Cover", at); v != want {
			t.Errorf("%s: %q, want %q", at, v, want)
		}
	}
	f.NewSheet("Long")
	buf.Reset()
	f.Write(&buf)
	if _, err := WriteWith(io.Discard, b, Options{Template: buf.Bytes()}); err == nil || !strings.Contains(err.Error(), "another name") {
		t.Errorf("a sheet of the same name: %v", err)
	}
	if _, err := WriteWith(io.Discard, b, Options{Template: []byte("no zip")}); err == nil {
		t.Error("a file that is no workbook is taken")
	}
}

func TestTheme(t *testing.T) {
	for in, want := range map[string]bool{"": false, "Calibri": false, "4472C4": false, "C00000": true, "Georgia": true} {
		if own(in) != want {
			t.Errorf("own(%q) is %t", in, !want)
		}
	}
}

func TestSameBytes(t *testing.T) {
	a, _ := write(t, book())
	for range 5 {
		if b, _ := write(t, book()); !bytes.Equal(a, b) {
			t.Fatal("the same book gives other bytes")
		}
	}
}

// order52 is CT_Worksheet's sequence of elements (ECMA-376 part 1, 18.3.1.99).
var order52 = strings.Fields(`sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState
	dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks
	colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst`)

func TestElementOrder(t *testing.T) {
	b, _ := write(t, book())
	inner := regexp.MustCompile(`(?s)<sheetData>.*</sheetData>`)
	for name, xml := range parts(t, b) {
		if !strings.HasPrefix(name, "xl/worksheets/sheet") {
			continue
		}
		xml = inner.ReplaceAllString(xml, "<sheetData/>")
		last := -1
		for _, el := range order52 {
			at := strings.Index(xml, "<"+el+">")
			for _, end := range []string{" ", "/"} {
				if i := strings.Index(xml, "<"+el+end); at < 0 || i >= 0 && i < at {
					at = max(i, at)
				}
			}
			if at < 0 {
				continue
			}
			if at < last {
				t.Errorf("%s: %s stands too early", name, el)
			}
			last = at
		}
	}
}

func TestRowsGoOn(t *testing.T) {
	defer func(n int) { maxRows = n }(maxRows)
	maxRows = 8
	b, _ := write(t, book())
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, sheet := range f.GetSheetList() {
		if strings.HasPrefix(sheet, "Long") {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			n += len(rows) - 3
		}
	}
	if n != len(nasty) {
		t.Errorf("%d rows in all parts, want %d", n, len(nasty))
	}
}

func TestRowsBreak(t *testing.T) {
	b := book()
	b.Sheets[1].Long.Rows = func(yield func([]report.Cell, error) bool) { yield(nil, io.ErrUnexpectedEOF) }
	if _, err := Write(io.Discard, b); err == nil || !strings.Contains(err.Error(), "sheet Long") {
		t.Errorf("error %v", err)
	}
}

func BenchmarkStream(b *testing.B) {
	book := book()
	row := []report.Cell{{Value: "a statement of some words that an article reports"}, {Value: .25}, {Value: "page"}}
	rows := 20000
	book.Sheets[1].Long.Rows = iter.Seq2[[]report.Cell, error](func(yield func([]report.Cell, error) bool) {
		for range rows {
			if !yield(row, nil) {
				return
			}
		}
	})
	for b.Loop() {
		if _, err := Write(io.Discard, book); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}
