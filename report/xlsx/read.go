package xlsx

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// unpacked bounds what a workbook may unpack to, in bytes.
const unpacked = 512 << 20

// A SheetRows is a sheet as text; row i is Excel's row i+1.
type SheetRows struct {
	Name string
	Rows [][]string
}

// ReadSheets gives the cells of all sheets, numbers with all their digits
// whatever the format of their cells.
func ReadSheets(r io.Reader) ([]SheetRows, error) {
	f, err := open(r)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []SheetRows
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %w", name, err)
		}
		shown, err := f.GetRows(name)
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %w", name, err)
		}
		wordsOf(rows, shown)
		out = append(out, SheetRows{name, rows})
	}
	return out, nil
}

// wordsOf puts back the words true and false, which a spreadsheet makes 1 and 0.
func wordsOf(rows, shown [][]string) {
	for i := range rows {
		for k := range rows[i] {
			if i < len(shown) && k < len(shown[i]) && (shown[i][k] == "TRUE" || shown[i][k] == "FALSE") {
				rows[i][k] = shown[i][k]
			}
		}
	}
}

// open opens a workbook. A panic of the library on a damaged file is an error
// like any other.
func open(r io.Reader) (f *excelize.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("not a readable workbook: %v", p)
		}
	}()
	if f, err = excelize.OpenReader(r, excelize.Options{UnzipSizeLimit: unpacked}); err != nil {
		return nil, fmt.Errorf("not a readable workbook: %w", err)
	}
	return f, nil
}
