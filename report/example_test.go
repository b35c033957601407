package report_test

import (
	"fmt"
	"log"
	"os"

	"parley/report"
)

// The text form shows what a writer is given, cell by cell; golden files hold it.
func ExampleWriteText() {
	book := &report.Book{Title: "Bridge talks", Version: "1", Made: "2026-01-31", Sheets: []*report.Sheet{{
		Name:  "Speakers",
		Cells: map[string]report.Cell{"A1": {Value: "Who said what", Style: report.Title}},
		Tables: []report.Table{{Name: "Speakers", At: "A3", Columns: []report.Column{{Name: "Speaker"}, {Name: "Statements", Style: report.Integer}},
			Rows: [][]report.Cell{{{Value: "Ida Holm"}, {Value: 3}}}}},
	}}}
	fmt.Println(report.Ref("Speakers", 1, 3, 2, 4))
	if err := report.WriteText(os.Stdout, book); err != nil {
		log.Fatal(err)
	}
	// Output:
	// Speakers!$A$3:$B$4
	// # Bridge talks · 1 · 2026-01-31
	//
	// == Speakers
	// A1: Who said what
	// -- Speakers at A3
	// Speaker | Statements
	// Ida Holm | 3
}
