// Package table reads articles out of tables: CSV in any delimiter and
// encoding, and XLSX. The header row names the fields; unknown columns are kept.
//
// Rules:
//
//	T1  the header is the first of the first twenty rows that names two known fields
//	T2  the delimiter is the one of , ; tab | that cuts the header into most known names
//	T3  a number in a date column of a sheet is a day since 1900 (or 1904)
package table

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"

	"parley/analyze/ingest/markup"
	"parley/analyze/ingest/record"
)

// headerRows is how many rows may stand above the header (T1).
const headerRows = 20

// A maker turns rows into records once it has seen the header.
type maker struct {
	o      record.Options
	header []string
	rows   int // rows seen above the header
	n      int // records
}

// row takes the next row and yields its record. It reports whether to go on.
func (m *maker) row(cells []string, yield func(*record.Record, error) bool) bool {
	if blank(cells) {
		return true
	}
	if m.header == nil {
		return m.look(cells, yield)
	}
	m.n++
	if len(cells) > maxColumns {
		return yield(nil, record.Bad(m.n, fmt.Sprintf("row of %d columns", len(cells)), "is the delimiter right?"))
	}
	f := m.o.Fields.Filler()
	for i, c := range cells {
		if i < len(m.header) {
			f.Add(m.header[i], c)
		} else if strings.TrimSpace(c) != "" {
			f.Add(fmt.Sprintf("column %d", i+1), c)
		}
	}
	r, html := f.Record(m.n)
	if html != "" {
		r.Text = markup.Text(html)
	}
	if strings.TrimSpace(r.Text) == "" && r.Page == nil && !m.o.KeepAll {
		return yield(nil, record.Bad(m.n, "no text in the row", "map a column to text; columns here: "+join(m.header)))
	}
	return yield(r, nil)
}

// look searches the header among the first rows (T1).
func (m *maker) look(cells []string, yield func(*record.Record, error) bool) bool {
	m.rows++
	if known(m.o.Fields, cells) >= 2 {
		m.header = cells
		return true
	}
	if m.rows < headerRows {
		return true
	}
	yield(nil, noHeader(cells))
	return false
}

// end says what was missing in the whole table.
func (m *maker) end(yield func(*record.Record, error) bool) {
	if m.header == nil && m.rows < headerRows {
		yield(nil, noHeader(nil))
	}
}

func noHeader(cells []string) error {
	hint := "name the columns in the first row (title, date, outlet, text), or map them"
	if len(cells) > 0 {
		hint += "; a row here: " + join(cells)
	}
	return record.Bad(0, "no header row that names a text and one more field", hint)
}

func join(cells []string) string {
	s := strings.Join(cells[:min(len(cells), 16)], ", ")
	if len(s) > 200 {
		s = strings.ToValidUTF8(s[:200], "") + "..."
	}
	return s
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// IsList reports a table whose header names an address or a file and no text: a
// list of metadata.
func IsList(head []byte, fields *record.Map) bool {
	delim, n := Sniff(head, fields)
	if n < 2 {
		return false
	}
	rd := rows{r: bufio.NewReader(bytes.NewReader(head)), delim: delim, max: len(head) + 1}
	for range headerRows {
		cells, err := rd.next()
		if err != nil {
			return false
		}
		if known(fields, cells) < 2 {
			continue
		}
		seen := map[record.Field]bool{}
		for _, c := range cells {
			seen[fields.Field(strings.TrimPrefix(c, "\ufeff"))] = true
		}
		return (seen[record.URL] || seen[record.File]) && !seen[record.Text] && !seen[record.HTML] && !seen[record.Page]
	}
	return false
}

// known counts the different fields that the cells name.
func known(fields *record.Map, cells []string) int {
	seen := map[record.Field]bool{}
	for _, c := range cells {
		if len(c) < 60 {
			seen[fields.Field(c)] = true
		}
	}
	delete(seen, record.None)
	return len(seen)
}
