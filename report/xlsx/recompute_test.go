package xlsx

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"parley/report"
)

// panel is a book with a drop-down, a table and formulas over it, as the sheet
// Compare has them.
func panel() *report.Book {
	cols := []report.Column{{Name: "Label"}, {Name: "Overall", Style: report.Signed}}
	s := &report.Sheet{Name: "Data", Tables: []report.Table{{Name: "Data", At: "A1", Columns: cols, Rows: [][]report.Cell{{{Value: "Ann · Geneva"}, {Value: .25}}, {{Value: "Ann · Vienna"}, {Value: -.5}}}}}}
	found := `MATCH("Ann · "&$B$1,Data!$A$2:$A$3,0)`
	p := &report.Sheet{Name: "Panel", Choices: []report.Choice{{Range: "B1", Values: []string{"Geneva", "Vienna", "Lima"}, Title: "Summit", Help: "Take one."}},
		Cells: map[string]report.Cell{"B1": {Value: "Geneva", Style: report.Pick}, "B2": {Value: .25, Style: report.Signed, Formula: `IF(ISNA(` + found + `),"",INDEX(Data!$B$2:$B$3,` + found + `))`},
			"D1": {Value: "Geneva & <more>", Formula: `$B$1&" & <more>"`}, "D2": {Value: "", Formula: `IF($B$2>1,"high","")`}}}
	return &report.Book{Sheets: []*report.Sheet{s, p}}
}

// A formula keeps its value of now, and LibreOffice gives the new one when the
// drop-down is changed.
func TestRecomputed(t *testing.T) {
	b, _ := write(t, panel())
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]string{"B2": "0.25", "D1": "Geneva & <more>", "D2": ""} {
		if v, _ := f.GetCellValue("Panel", at, excelize.Options{RawCellValue: true}); v != want {
			t.Errorf("value of now in %s is %q, want %q", at, v, want)
		}
	}
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no soffice: recomputation is not tested")
	}
	for choice, want := range map[string]string{"Vienna": "-0.50", "Lima": ""} {
		if err := f.SetCellStr("Panel", "B1", choice); err != nil {
			t.Fatal(err)
		}
		if got := computed(t, soffice, f, "Panel"); got != choice+"|"+want {
			t.Errorf("with %s chosen LibreOffice gives %q, want %q", choice, got, want)
		}
	}
}

// computed is column B of the second sheet after LibreOffice has computed it.
func computed(t *testing.T, soffice string, f *excelize.File, sheet string) string {
	dir := t.TempDir()
	in := filepath.Join(dir, "in.xlsx")
	f.UpdateLinkedValue() // takes the values of formulas away
	if err := f.SaveAs(in); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, soffice, "--headless", "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--convert-to", "xlsx", "--outdir", filepath.Join(dir, "out"), in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("soffice does not run here: %v: %s", err, out)
	}
	again, err := excelize.OpenFile(filepath.Join(dir, "out", "in.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	a, _ := again.GetCellValue(sheet, "B1")
	v, _ := again.GetCellValue(sheet, "B2")
	return a + "|" + strings.TrimSpace(v) // the format leaves room behind
}

// openpyxl reads the workbook without a warning; those are errors.
func TestOpenpyxl(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil || exec.Command(python, "-c", "import openpyxl").Run() != nil {
		t.Skip("no python3 with openpyxl")
	}
	b, _ := write(t, book())
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	const script = `
import sys, warnings, openpyxl
warnings.filterwarnings("ignore", "Sparkline Group") # openpyxl has none
w = openpyxl.load_workbook(sys.argv[1], rich_text=True)
for s in w:
    print(s.title, s.max_row, ",".join(sorted(s.tables)), len(s._charts), s.freeze_panes)
print(repr(w["Long"]["A4"].value), w["Long"]["A4"].data_type)
`
	out, err := exec.Command(python, "-W", "error", "-c", script, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := "Short 3 tShort 1 A2\nLong 18 tLong 0 B4\nMore 2  0 None\n" + `'=HYPERLINK("http://evil.example","click")' s` + "\n"
	if strings.ReplaceAll(string(out), "\r", "") != want {
		t.Errorf("openpyxl reads\n%swant\n%s", out, want)
	}
}
