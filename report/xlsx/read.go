package xlsx

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

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
