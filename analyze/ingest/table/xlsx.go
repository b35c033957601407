package table

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strconv"
	"strings"
	"time"

	"parley/analyze/ingest/record"
)

// XLSX yields the records of all sheets that have a header with known fields.
func XLSX(z *zip.Reader, o record.Options) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		b, err := openBook(z, o.MaxFile)
		if err != nil {
			yield(nil, err)
			return
		}
		read := 0
		var first error
		for _, s := range b.sheets {
			m := maker{o: o, n: read}
			taken := func(r *record.Record, err error) bool {
				if bad, ok := err.(*record.Problem); ok && bad.N == 0 {
					if first == nil {
						first = err
					}
					return false
				}
				if r != nil && len(b.sheets) > 1 {
					r.Keep("sheet", s.name)
				}
				return yield(r, err)
			}
			goOn, err := b.sheet(s, &m, taken)
			if err != nil {
				yield(nil, err)
				return
			}
			if !goOn && m.header != nil {
				return
			}
			read = m.n
		}
		if read == 0 {
			if first == nil {
				first = noHeader(nil)
			}
			yield(nil, first)
		}
	}
}

// A book is an opened workbook.
type book struct {
	z        *zip.Reader
	sheets   []sheet
	strings  []string
	max      int
	year1904 bool
}

type sheet struct{ name, path string }

func openBook(z *zip.Reader, max int) (*book, error) {
	b := &book{z: z, max: max}
	var wb struct {
		Pr struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := b.decode("xl/workbook.xml", &wb); err != nil {
		return nil, err
	}
	if err := b.decode("xl/_rels/workbook.xml.rels", &rels); err != nil {
		return nil, err
	}
	b.year1904 = wb.Pr.Date1904 == "1" || wb.Pr.Date1904 == "true"
	for _, s := range wb.Sheets {
		for _, r := range rels.List {
			if r.ID == s.ID {
				b.sheets = append(b.sheets, sheet{s.Name, target(r.Target)})
			}
		}
	}
	return b, b.shared()
}

func target(t string) string {
	if strings.HasPrefix(t, "/") {
		return path.Clean(t[1:])
	}
	return path.Join("xl", t)
}

// sheetFactor: sheets are read row by row and may be so much larger than the
// parts that are held in memory.
const sheetFactor = 16

// open gives a part of the workbook, bounded in size.
func (b *book) open(name string) (io.ReadCloser, error) {
	limit := int64(b.max)
	if strings.HasPrefix(name, "xl/worksheets/") {
		limit *= sheetFactor
	}
	for _, f := range b.z.File {
		if strings.EqualFold(f.Name, name) {
			r, err := f.Open()
			if err != nil {
				return nil, damaged(err)
			}
			return struct {
				io.Reader
				io.Closer
			}{&bounded{r: r, left: limit, limit: limit, name: name}, r}, nil
		}
	}
	return nil, &record.Problem{Reason: "workbook without " + name, Err: errMissing}
}

// bounded fails where a part is longer than its limit.
type bounded struct {
	r           io.Reader
	left, limit int64
	name        string
}

// Read reads up to the limit.
func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, record.Bad(0, fmt.Sprintf("%s unpacks to more than %d bytes", b.name, b.limit), "split the workbook, or export it as CSV")
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

var errMissing = errors.New("part missing")

func damaged(err error) error {
	var bad *record.Problem
	if errors.As(err, &bad) {
		return bad
	}
	return &record.Problem{Reason: "damaged workbook: " + err.Error(), Err: err}
}

func (b *book) decode(name string, v any) error {
	r, err := b.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	if err := xml.NewDecoder(r).Decode(v); err != nil {
		return damaged(err)
	}
	return nil
}

// shared reads the strings that cells refer to by number.
func (b *book) shared() error {
	r, err := b.open("xl/sharedStrings.xml")
	if errors.Is(err, errMissing) {
		return nil
	}
	if err != nil {
		return err
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return damaged(err)
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "si" {
			s, err := text(d, "si")
			if err != nil {
				return damaged(err)
			}
			b.strings = append(b.strings, s)
		}
	}
}

// text joins the <t> elements up to the end of an element, without the
// phonetic ones.
func text(d *xml.Decoder, end string) (string, error) {
	var s strings.Builder
	in, phonetic := false, 0
	for {
		t, err := d.Token()
		if err != nil {
			return s.String(), err
		}
		switch t := t.(type) {
		case xml.StartElement:
			in = t.Name.Local == "t" && phonetic == 0
			if t.Name.Local == "rPh" {
				phonetic++
			}
		case xml.EndElement:
			in = false
			if t.Name.Local == "rPh" {
				phonetic--
			}
			if t.Name.Local == end {
				return s.String(), nil
			}
		case xml.CharData:
			if in {
				s.Write(t)
			}
		}
	}
}

// sheet reads the rows of one sheet and reports whether to go on.
func (b *book) sheet(s sheet, m *maker, yield func(*record.Record, error) bool) (bool, error) {
	r, err := b.open(s.path)
	if errors.Is(err, errMissing) { // a chart sheet
		return true, nil
	}
	if err != nil {
		return false, err
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	for {
		t, err := d.Token()
		if err == io.EOF {
			return true, nil
		}
		if err != nil {
			return false, damaged(err)
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "row" {
			cells, err := b.row(d, m)
			if err != nil {
				return false, damaged(err)
			}
			if !m.row(cells, yield) {
				return false, nil
			}
		}
	}
}

// maxColumns is the last column of a sheet, XFD.
const maxColumns = 16384

func (b *book) row(d *xml.Decoder, m *maker) ([]string, error) {
	var cells []string
	for {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "row" {
				return cells, nil
			}
		case xml.StartElement:
			if t.Name.Local != "c" {
				continue
			}
			at, kind := len(cells), ""
			for _, a := range t.Attr {
				switch a.Name.Local {
				case "r":
					at = column(a.Value)
				case "t":
					kind = a.Value
				}
			}
			v, err := b.cell(d, kind)
			if err != nil {
				return nil, err
			}
			if at >= maxColumns {
				return nil, fmt.Errorf("cell in column %d", at+1)
			}
			for len(cells) <= at {
				cells = append(cells, "")
			}
			cells[at] = b.date(v, kind, m, at)
		}
	}
}

// cell reads the value of a cell up to its end.
func (b *book) cell(d *xml.Decoder, kind string) (string, error) {
	if kind == "inlineStr" {
		return text(d, "c")
	}
	var v strings.Builder
	in := false
	for {
		t, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			in = t.Name.Local == "v"
		case xml.EndElement:
			if t.Name.Local == "c" {
				return b.value(v.String(), kind), nil
			}
			in = false
		case xml.CharData:
			if in {
				v.Write(t)
			}
		}
	}
}

func (b *book) value(v, kind string) string {
	switch kind {
	case "s":
		if i, err := strconv.Atoi(v); err == nil && i >= 0 && i < len(b.strings) {
			return b.strings[i]
		}
		return ""
	case "e":
		return ""
	}
	return v
}

// date makes a date of a number in a date column (T3).
func (b *book) date(v, kind string, m *maker, at int) string {
	if kind != "" && kind != "n" || at >= len(m.header) || m.o.Fields.Field(m.header[at]) != record.Date {
		return v
	}
	days, err := strconv.ParseFloat(v, 64)
	if err != nil || days < 10000 || days > 100000 {
		return v
	}
	day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if b.year1904 {
		day = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	t := day.Add(time.Duration(days*24*3600+.5) * time.Second)
	if days == float64(int(days)) {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02 15:04:05")
}

// column gives the 0-based number of a cell's column: "B7" is 1.
func column(ref string) int {
	n := 0
	for _, c := range ref {
		if c < 'A' || c > 'Z' || n > maxColumns {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}
