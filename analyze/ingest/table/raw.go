package table

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"

	"golang.org/x/text/transform"

	"parley/analyze/ingest/charset"
	"parley/analyze/ingest/record"
)

// A Row is one row of a table as it stands.
type Row struct {
	Line  int // of a file the line it begins on, of a sheet its number; from 1
	Cells []string
}

// RawCSV yields the rows of delimited text in any encoding, the header first,
// without a look at what they mean. The delimiter is the one that cuts the
// first row into most names that known tells (T2), and among those into most
// cells. A row longer than limit bytes, and a last one whose quotation mark is
// never closed, is yielded as a *record.Problem whose N is the line.
func RawCSV(r io.Reader, limit int, known func(name string) bool) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		br := bufio.NewReaderSize(r, 64<<10)
		head, _ := br.Peek(br.Size())
		if decoder, _ := charset.Stream(head); decoder != nil {
			br = bufio.NewReaderSize(transform.NewReader(br, decoder), 64<<10)
			head, _ = br.Peek(br.Size())
		}
		rd := rows{r: br, delim: sniffNames(head, known), max: limit}
		for {
			line := rd.line + 1
			cells, err := rd.next()
			if err == io.EOF {
				return
			}
			var bad *record.Problem
			if err == nil && rd.open {
				err = errOpen()
			}
			if errors.As(err, &bad) {
				bad.N = line
			}
			if !yield(Row{line, cells}, err) || err != nil && bad == nil {
				return
			}
		}
	}
}

// sniffNames finds the delimiter of the first row.
func sniffNames(head []byte, known func(string) bool) byte {
	best, most, width := byte(','), -1, 0
	for _, d := range []byte(delimiters) {
		rd := rows{r: bufio.NewReader(bytes.NewReader(head)), delim: d, max: len(head) + 1}
		cells, err := rd.next()
		if err != nil {
			continue
		}
		n := 0
		for _, c := range cells {
			if known(c) {
				n++
			}
		}
		if n > most || n == most && len(cells) > width {
			best, most, width = d, n, len(cells)
		}
	}
	return best
}

// RawSheets yields the names of a workbook's sheets with their rows. A cell
// that was left out is "", and numbers under a header that means a date are
// dates (T3). Parts of the workbook are read up to limit bytes.
func RawSheets(z *zip.Reader, limit int) iter.Seq2[string, iter.Seq2[Row, error]] {
	return func(yield func(string, iter.Seq2[Row, error]) bool) {
		b, err := openBook(z, limit)
		if err != nil {
			yield("", func(yield func(Row, error) bool) { yield(Row{}, err) })
			return
		}
		for _, s := range b.sheets {
			if !yield(s.name, b.raw(s)) {
				return
			}
		}
	}
}

func (b *book) raw(s sheet) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		r, err := b.open(s.path)
		if errors.Is(err, errMissing) { // a chart sheet
			return
		}
		if err != nil {
			yield(Row{}, err)
			return
		}
		defer r.Close()
		d, n, head := xml.NewDecoder(r), 0, &maker{o: record.Defaults()}
		for {
			t, err := d.Token()
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(Row{Line: n + 1}, damaged(fmt.Errorf("sheet %s after row %d: %w", s.name, n, err)))
				return
			}
			e, ok := t.(xml.StartElement)
			if !ok || e.Name.Local != "row" {
				continue
			}
			n = rowNumber(e, n+1)
			cells, err := b.row(d, head)
			if err != nil {
				yield(Row{Line: n}, damaged(fmt.Errorf("sheet %s, row %d: %w", s.name, n, err)))
				return
			}
			if head.header == nil && !blank(cells) {
				head.header = cells
			}
			if !yield(Row{n, cells}, nil) {
				return
			}
		}
	}
}

func rowNumber(e xml.StartElement, next int) int {
	for _, a := range e.Attr {
		if v, err := strconv.Atoi(a.Value); err == nil && a.Name.Local == "r" {
			return v
		}
	}
	return next
}
