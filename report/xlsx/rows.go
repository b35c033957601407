package xlsx

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"parley/report"
)

// Rows of a long table are written as XML here, not by excelize: its stream
// takes 110 µs a row of 30 cells, this 15. A streamed sheet is written by
// excelize with one row in their place, which save replaces.

// rowsMark is the text of the row in whose place rows stand.
const rowsMark = "parley-rows-"

// chunkSize is how much XML is compressed at once.
const chunkSize = 1 << 20

// A rowWriter makes the XML of rows (ECMA-376 part 1, 18.3.1.73, 18.3.1.4) and
// hands it on in chunks.
type rowWriter struct {
	theme
	buf     []byte
	letters []string // of the columns
	out     *squeezer
}

func newRowWriter(t theme, columns int, out *squeezer) *rowWriter {
	w := &rowWriter{theme: t, out: out, buf: newChunk()}
	for i := range columns {
		w.letters = append(w.letters, report.Letter(i+1))
	}
	return w
}

func (w *rowWriter) begin(row int, height float64) {
	w.buf = append(w.buf, `<row r="`...)
	w.buf = strconv.AppendInt(w.buf, int64(row), 10)
	w.buf = append(w.buf, `" ht="`...)
	w.buf = strconv.AppendFloat(w.buf, height, 'f', -1, 64)
	w.buf = append(w.buf, `" customHeight="1">`...)
}

func (w *rowWriter) end() {
	w.buf = append(w.buf, `</row>`...)
	if len(w.buf) >= chunkSize {
		w.flush()
	}
}

// flush hands on what is there.
func (w *rowWriter) flush() {
	if len(w.buf) > 0 {
		w.out.add(w.buf)
		w.buf = newChunk()
	}
}

// cell writes one cell; nothing is written for nil.
func (w *rowWriter) cell(col, row, style int, v any, runs []report.Run) {
	if v == nil {
		return
	}
	w.buf = append(w.buf, `<c r="`...)
	w.buf = append(w.buf, w.letters[col]...)
	w.buf = strconv.AppendInt(w.buf, int64(row), 10)
	w.buf = append(w.buf, `" s="`...)
	w.buf = strconv.AppendInt(w.buf, int64(style), 10)
	switch v := v.(type) {
	case int:
		w.buf = append(w.buf, `"><v>`...)
		w.buf = strconv.AppendInt(w.buf, int64(v), 10)
		w.buf = append(w.buf, `</v></c>`...)
	case float64:
		w.buf = append(w.buf, `"><v>`...)
		w.buf = strconv.AppendFloat(w.buf, v+0, 'g', -1, 64)
		w.buf = append(w.buf, `</v></c>`...)
	default:
		w.buf = append(w.buf, `" t="inlineStr"><is>`...)
		if text, ok := v.(string); len(runs) > 0 {
			w.runs(runs)
		} else if ok {
			w.text(text)
		} else {
			w.text(fmt.Sprint(v))
		}
		w.buf = append(w.buf, `</is></c>`...)
	}
}

func (w *rowWriter) text(s string) {
	w.buf = append(w.buf, `<t xml:space="preserve">`...)
	w.buf = appendText(w.buf, s)
	w.buf = append(w.buf, `</t>`...)
}

// runs colours the words that fired.
func (w *rowWriter) runs(runs []report.Run) {
	for _, r := range runs {
		text := clean(r.Text)
		if text == "" {
			continue
		}
		w.buf = append(w.buf, `<r><rPr>`...)
		color := ink
		switch r.Mark {
		case report.For:
			color = forColor
			w.buf = append(w.buf, `<b/>`...)
		case report.Against:
			color = against
			w.buf = append(w.buf, `<b/>`...)
		case report.Off:
			color = muted
			w.buf = append(w.buf, `<strike/>`...)
		}
		w.buf = append(w.buf, `<sz val="10"/><color rgb="FF`+color+`"/><rFont val="`...)
		w.buf = appendText(w.buf, w.family)
		w.buf = append(w.buf, `"/></rPr>`...)
		w.text(text)
		w.buf = append(w.buf, `</r>`...)
	}
}

// appendText escapes text for XML, and "_x0041_", which a reader would take for
// a letter (ECMA-376 part 1, 22.4.2.4).
func appendText(b []byte, s string) []byte {
	if !strings.ContainsAny(s, `&<>"`) && !strings.Contains(s, "_x") {
		return append(b, s...)
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '&':
			b = append(b, "&amp;"...)
		case '<':
			b = append(b, "&lt;"...)
		case '>':
			b = append(b, "&gt;"...)
		case '"':
			b = append(b, "&#34;"...)
		case '_':
			if isEscape(s[i:]) {
				b = append(b, "_x005F"...)
			}
			b = append(b, c)
		default:
			b = append(b, c)
		}
	}
	return b
}

// isEscape reports whether s begins like _x0041_.
func isEscape(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}

// split takes a sheet of XML apart around the row that holds a mark; n is the
// number of the rows that belong there.
func split(sheet []byte) (before, after []byte, n int, ok bool) {
	at := bytes.Index(sheet, []byte(rowsMark))
	if at < 0 {
		return nil, nil, 0, false
	}
	digits := sheet[at+len(rowsMark):]
	digits = digits[:bytes.IndexByte(digits, '<')]
	n, err := strconv.Atoi(string(digits))
	from := bytes.LastIndex(sheet[:at], []byte("<row "))
	to := bytes.Index(sheet[at:], []byte("</row>"))
	if err != nil || from < 0 || to < 0 {
		return nil, nil, 0, false
	}
	return sheet[:from], sheet[at+to+len("</row>"):], n, true
}
