package xlsx_test

import (
	"bytes"
	"fmt"
	"log"

	"parley/report"
	"parley/report/xlsx"
)

// A book is sheets, tables and cells without a word of Excel in it; packages
// xlsx, html and csv write it.
func ExampleWrite() {
	book := &report.Book{Title: "Bridge talks", Sheets: []*report.Sheet{{
		Name: "Speakers",
		Tables: []report.Table{{
			Name: "Speakers", At: "A1",
			Columns: []report.Column{{Name: "Speaker"}, {Name: "Overall", Style: report.Signed}},
			Rows:    [][]report.Cell{{{Value: "Ida Holm"}, {Value: .25}}, {{Value: "=1+1"}, {Value: -.5}}},
		}},
	}}}
	var file bytes.Buffer
	if _, err := xlsx.Write(&file, book); err != nil {
		log.Fatal(err)
	}
	sheets, err := xlsx.ReadSheets(&file)
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range sheets[0].Rows {
		fmt.Printf("%s: %q\n", sheets[0].Name, r)
	}
	// Output:
	// Speakers: ["Speaker" "Overall"]
	// Speakers: ["Ida Holm" "0.25"]
	// Speakers: ["=1+1" "-0.5"]
}
