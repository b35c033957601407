package table

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"

	"parley/analyze/ingest/charset"
	"parley/analyze/ingest/record"
)

const delimiters = ",;\t|"

// CSV yields the records of delimited text. A record longer than the limit, as
// after a quotation mark that is never closed, costs only its own lines.
func CSV(r *bufio.Reader, o record.Options) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		head, _ := r.Peek(r.Size())
		if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
			r.Discard(3)
			head = head[3:]
		}
		decoder, warning := charset.Stream(head)
		if decoder != nil {
			r = bufio.NewReaderSize(transform.NewReader(r, decoder), 64<<10)
			head, _ = r.Peek(r.Size())
		}
		delim, _ := Sniff(head, o.Fields)
		rd := rows{r: r, delim: delim, max: o.MaxRecord}
		m := maker{o: o}
		for {
			cells, err := rd.next()
			if err == io.EOF {
				m.end(yield)
				return
			}
			if err == nil && rd.open && m.header != nil {
				err = errOpen()
			}
			if bad, ok := err.(*record.Problem); ok {
				m.n++
				bad.N = m.n
				if !yield(nil, bad) {
					return
				}
				continue
			}
			if err != nil {
				yield(nil, err)
				return
			}
			decoded := decodeRow(cells)
			if !m.row(cells, warned(warning, warned(decoded, yield))) {
				return
			}
		}
	}
}

// decodeRow makes text of a row that is not what the begin of the file promised,
// as where the first letter with an accent stands in a late row.
func decodeRow(cells []string) (warning string) {
	const sep = "\x1f"
	row := strings.Join(cells, sep)
	if utf8.ValidString(row) {
		return ""
	}
	text, name, warning := charset.Decode([]byte(row), "")
	for i, c := range strings.SplitN(text, sep, len(cells)) {
		cells[i] = c
	}
	if warning == "" {
		warning = "encoding of the row taken for " + name
	}
	return warning
}

func errOpen() error {
	return record.Bad(0, "a quotation mark is never closed", "the rest of the file was taken for one cell")
}

func warned(warning string, yield func(*record.Record, error) bool) func(*record.Record, error) bool {
	if warning == "" {
		return yield
	}
	return func(r *record.Record, err error) bool {
		if r != nil {
			r.Warn(warning)
		}
		return yield(r, err)
	}
}

// Sniff finds the delimiter of a table and how many known fields its header
// names with it (T2).
func Sniff(head []byte, fields *record.Map) (delim byte, fieldsKnown int) {
	delim = ','
	most := 0
	for _, d := range []byte(delimiters) {
		rd := rows{r: bufio.NewReader(bytes.NewReader(head)), delim: d, max: len(head) + 1}
		for range headerRows {
			cells, err := rd.next()
			if err != nil {
				break
			}
			k := known(fields, cells)
			if k > fieldsKnown || k == fieldsKnown && len(cells) > most && k > 0 {
				delim, fieldsKnown, most = d, k, len(cells)
			}
			if k >= 2 {
				break
			}
		}
	}
	return delim, fieldsKnown
}

// rows cuts delimited text into rows (RFC 4180, lenient about quotation marks
// inside unquoted cells).
type rows struct {
	r     *bufio.Reader
	delim byte
	max   int
	buf   []byte
	cells []string
	line  int  // lines read
	open  bool // the text ended inside quotation marks
}

// next gives the cells of the next row.
func (rd *rows) next() ([]string, error) {
	rd.cells = nil
	for {
		cell, end, err := rd.cell()
		if err == io.EOF && len(rd.cells) == 0 && cell == "" {
			return nil, io.EOF
		}
		if err != nil && err != io.EOF {
			return nil, err
		}
		rd.cells = append(rd.cells, cell)
		if end || err == io.EOF {
			return rd.cells, nil
		}
	}
}

// cell reads up to the next delimiter or the end of the row.
func (rd *rows) cell() (cell string, end bool, err error) {
	rd.buf = rd.buf[:0]
	first, err := rd.r.ReadByte()
	if err != nil {
		return "", true, err
	}
	quoted := first == '"'
	if !quoted {
		rd.r.UnreadByte()
	}
	for {
		c, err := rd.r.ReadByte()
		if err != nil {
			rd.open = quoted
			return string(rd.buf), true, err
		}
		if c == '\n' {
			rd.line++
		}
		switch {
		case quoted && c == '"':
			quoted, err = rd.quote()
			if err != nil {
				return string(rd.buf), true, err
			}
			continue
		case !quoted && c == rd.delim:
			return string(rd.buf), false, nil
		case !quoted && c == '\n':
			return strings.TrimSuffix(string(rd.buf), "\r"), true, nil
		}
		rd.buf = append(rd.buf, c)
		if len(rd.buf) > rd.max {
			return "", true, rd.tooLong()
		}
	}
}

// quote handles a quotation mark inside a quoted cell and reports whether the
// cell goes on being quoted.
func (rd *rows) quote() (bool, error) {
	next, err := rd.r.Peek(1)
	if err == io.EOF {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	switch next[0] {
	case '"':
		rd.r.ReadByte()
		rd.buf = append(rd.buf, '"')
		return true, nil
	case rd.delim, '\n', '\r':
		return false, nil
	}
	rd.buf = append(rd.buf, '"')
	return true, nil
}

// tooLong passes over the rest of the line, so that the next one is read anew.
func (rd *rows) tooLong() error {
	for {
		_, err := rd.r.ReadSlice('\n')
		if err != bufio.ErrBufferFull {
			rd.line++
			break
		}
	}
	return record.Bad(0, fmt.Sprintf("row is longer than %d bytes", rd.max), "a quotation mark may be unclosed")
}
