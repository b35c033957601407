package xlsx

import (
	"bytes"
	"fmt"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"parley/report"
)

// Links of a long table lead where they should, whatever kinds are mixed: the
// first of each is excelize's, the others are written here.
func TestLinksOfLongTable(t *testing.T) {
	targets := []string{"", "https://news.example/a?x=1&y=2", "#'Other'!A3", "file:folder/ä b.txt", "#'Other'!B<4", "https://news.example/a?x=1&y=2", "ftp://none.example", "http://news.example/\"quoted\"", "#'Other'!A5"}
	for turn := range targets { // each kind comes first once
		b := &report.Book{}
		long := func(name string) *report.Sheet {
			s := &report.Sheet{Name: name, Long: &report.LongTable{Name: name, Row: 1, Columns: []report.Column{{Name: "A"}, {Name: "B"}}}}
			s.Long.Rows = func(yield func([]report.Cell, error) bool) {
				for i := range targets {
					if !yield([]report.Cell{{Value: name}, {Value: fmt.Sprint(i), Link: targets[(i+turn)%len(targets)]}}, nil) {
						return
					}
				}
			}
			return s
		}
		b.Sheets = append(b.Sheets, long("One"), long("Other"))
		var out bytes.Buffer
		if _, err := Write(&out, b); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&out)
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range []string{"One", "Other"} {
			for i := range targets {
				target := targets[(i+turn)%len(targets)]
				want := outside(target)
				if len(target) > 0 && target[0] == '#' {
					want = target[1:]
				}
				has, got, err := f.GetCellHyperLink(sheet, report.At(2, i+2))
				if err != nil || has != (want != "") || got != want {
					t.Errorf("turn %d, %s row %d: %q, want %q (%v)", turn, sheet, i+2, got, want, err)
				}
			}
		}
		f.Close()
	}
}

// Links beyond those that a sheet may have are left out, their texts are not.
func TestTooManyLinks(t *testing.T) {
	defer func(n int) { maxLinks = n }(maxLinks)
	maxLinks = 3
	cells := map[string]report.Cell{}
	for row := 1; row <= 5; row++ {
		cells[report.At(1, row)] = report.Cell{Value: "there", Link: "#'One'!B" + strconv.Itoa(row)}
	}
	var b bytes.Buffer
	if _, err := Write(&b, &report.Book{Sheets: []*report.Sheet{{Name: "One", Cells: cells}}}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for row := 1; row <= 5; row++ {
		text, _ := f.GetCellValue("One", report.At(1, row))
		if linked, _, err := f.GetCellHyperLink("One", report.At(1, row)); err != nil || linked != (row <= 3) || text != "there" {
			t.Errorf("row %d: %q, linked %v, %v", row, text, linked, err)
		}
	}
}
