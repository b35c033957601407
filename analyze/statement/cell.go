package statement

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// A CSV writes the rows of a table for spreadsheets and data frames. No other
// package writes CSV, so that no title, name or quotation, which are other
// people's words, is run as a formula: see Guard.
type CSV struct {
	w   *csv.Writer
	row []string
}

// NewCSV makes a writer with the delimiter comma; call Flush when done.
func NewCSV(w io.Writer, comma rune) *CSV {
	c := csv.NewWriter(w)
	c.Comma = comma
	return &CSV{w: c}
}

// Write writes one row, its cells guarded.
func (c *CSV) Write(cells []string) error {
	c.row = c.row[:0]
	for _, cell := range cells {
		c.row = append(c.row, Guard(cell))
	}
	return c.w.Write(c.row)
}

// Flush writes what is buffered and gives the first error there was.
func (c *CSV) Flush() error {
	c.w.Flush()
	return c.w.Error()
}

// Guard keeps a spreadsheet from running the text of a CSV cell as a formula: an
// apostrophe goes before text that begins with =, +, -, @, a tab or a line break,
// blanks before them or not, in narrow or wide form (OWASP, "CSV Injection").
// Numbers stay numbers.
func Guard(cell string) string {
	t := strings.TrimLeft(cell, " \u00a0")
	if t == "" || !strings.ContainsRune("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20", first(t)) || isNumber(cell) {
		return cell
	}
	return "'" + cell
}

func first(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// isNumber takes only what a spreadsheet reads as one number: "-2+3" is a sum,
// "-Inf" a name.
func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil && strings.Trim(s, "0123456789+-.eE") == ""
}
