package xlsx

import (
	"bytes"
	"fmt"
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
