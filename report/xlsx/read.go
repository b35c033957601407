package xlsx

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// A SheetRows is a sheet as text.
type SheetRows struct {
	Name string
	Rows [][]string
}

// ReadSheets gives the cells of all sheets as text, as they are shown. Charts
// are passed over.
func ReadSheets(r io.Reader) ([]SheetRows, error) {
	f, err := excelize.OpenReader(r)
	if err != nil {
		return nil, fmt.Errorf("not a readable workbook: %w", err)
	}
	defer f.Close()
	var out []SheetRows
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %w", name, err)
		}
		out = append(out, SheetRows{name, rows})
	}
	return out, nil
}

// ReadRows gives the cells of a sheet as text; "" is the first sheet.
func ReadRows(r io.Reader, sheet string) ([][]string, error) {
	f, err := excelize.OpenReader(r)
	if err != nil {
		return nil, fmt.Errorf("not a readable workbook: %w", err)
	}
	defer f.Close()
	if sheet == "" {
		sheet = f.GetSheetName(0)
	}
	return f.GetRows(sheet)
}
