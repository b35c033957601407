package xlsx

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/report"
)

// An editable sheet has its header in view, a filter and drop-downs, and comes
// back as it was: words that look like numbers or truth stay words, numbers keep
// their digits.
func TestEditable(t *testing.T) {
	grids := []report.Grid{
		{Name: "Entries", Columns: []string{"category", "term", "weight", "pos"}, Rows: [][]any{{"warm", "true", .123456789012, ""}, {"cold", "007", -1., "noun"}, {"cold", "=1+1", 2., ""}, {"cold", "_x0041_", 1., ""}}},
		{Name: "Categories", Columns: []string{"category", "layer"}, Rows: [][]any{{"warm", "tone"}, {"cold", "other"}}},
	}
	var b bytes.Buffer
	if cuts, err := Write(&b, report.Editable("Words", "test", grids)); err != nil || len(cuts) > 0 {
		t.Fatal(err, cuts)
	}
	sheet, table := part(t, b.Bytes(), "xl/worksheets/sheet1.xml"), part(t, b.Bytes(), "xl/tables/table1.xml")
	for _, want := range []string{`type="list"`, `<formula1>Categories!$A$2:$A$203</formula1>`, `sqref="A2:A1048576"`, `<formula1>"noun,verb"</formula1>`, `state="frozen"`, `ySplit="1"`} {
		if !strings.Contains(sheet, want) {
			t.Errorf("no %s in the sheet", want)
		}
	}
	if !strings.Contains(table, "<autoFilter") {
		t.Error("no filter in the table")
	}
	got, err := ReadSheets(&b)
	if err != nil {
		t.Fatal(err)
	}
	want := []SheetRows{{"Entries", [][]string{{"category", "term", "weight", "pos"}, {"warm", "true", "0.123456789012"}, {"cold", "007", "-1", "noun"}, {"cold", "=1+1", "2"}, {"cold", "_x0041_", "1"}}},
		{"Categories", [][]string{{"category", "layer"}, {"warm", "tone"}, {"cold", "other"}}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A word that somebody typed and the spreadsheet took for truth is a word again.
func TestWordsOfTruth(t *testing.T) {
	rows := [][]string{{"1", "1"}, {"0"}}
	wordsOf(rows, [][]string{{"TRUE", "1"}, {"FALSE"}})
	if diff := cmp.Diff([][]string{{"TRUE", "1"}, {"FALSE"}}, rows); diff != "" {
		t.Error(diff)
	}
}

func TestReadBroken(t *testing.T) {
	for _, s := range []string{"", "PK\x03\x04", "hello"} {
		if _, err := ReadSheets(strings.NewReader(s)); err == nil {
			t.Errorf("no error for %q", s)
		}
	}
}
