package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A packer takes the parts of a workbook as a zip writer would. excelize hands
// them over in the order of a map: each is compressed as it comes into one
// temporary file, and copied to its place at the end, so that no long part is
// held in memory and the same book gives the same bytes.
type packer struct {
	encoders
	spool *os.File
	at    int64 // bytes in the spool
	parts []*partFile
	open  *partFile
	rows  []piece        // of long tables, written before the sheets they stand in
	links map[int][]byte // of those tables, as XML: they go behind the links of their sheet
	out   []*outLinks    // of sheets whose links lead out
	texts []string       // values of formulas that are text, see textOf
}

// A partFile is one part; it is held until it ends.
type partFile struct {
	piece
	name       string
	buf        bytes.Buffer
	head, tail []byte // compressed, around the rows
}

// typesPart lists the types of all parts; excelize takes them from a map.
const typesPart = "[Content_Types].xml"

func newPacker() (*packer, error) {
	spool, err := os.CreateTemp("", "parley-*.parts")
	if err != nil {
		return nil, err
	}
	os.Remove(spool.Name()) // where the system lets an open file go, a kill leaves nothing behind
	return &packer{encoders: newEncoders(), spool: spool, links: map[int][]byte{}}, nil
}

// remove takes the temporary file away.
func (p *packer) remove() {
	p.spool.Close()
	os.Remove(p.spool.Name())
}

// save writes the workbook's parts in a fixed order without times.
func (p *packer) save(w io.Writer, f *excelize.File) error {
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return p })
	if err := f.Write(io.Discard); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	if err := p.copyTo(w); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return nil
}

// startRows begins the rows of a long table. Nothing else may be written until
// endRows, which gives their number.
func (p *packer) startRows() *squeezer { return newSqueezer(p.spool, p.at, p.encoders) }

func (p *packer) endRows(s *squeezer) (int, error) {
	sum, err := s.finish()
	p.at += sum.size
	p.rows = append(p.rows, sum)
	return len(p.rows) - 1, err
}

// Create begins a part and ends the one before.
func (p *packer) Create(name string) (io.Writer, error) {
	if err := p.end(); err != nil {
		return nil, err
	}
	p.open = &partFile{name: name}
	p.parts = append(p.parts, p.open)
	return &p.open.buf, nil
}

// AddFS is not used by excelize for what parley writes.
func (p *packer) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close ends the last part.
func (p *packer) Close() error { return p.end() }

// end compresses the open part, around its rows where it has any.
func (p *packer) end() error {
	part := p.open
	if part == nil {
		return nil
	}
	p.open = nil
	body := part.buf.Bytes()
	if part.name == typesPart {
		body = sortTypes(body)
	}
	if strings.HasPrefix(part.name, "xl/worksheets/_rels/") {
		body = p.relate(body)
	}
	if strings.HasPrefix(part.name, "xl/worksheets/") {
		body = numbers.ReplaceAll(body, []byte("$1>$2"))
		body = tokens.ReplaceAllFunc(body, p.text)
	}
	part.from = p.at
	before, after, n, ok := split(body)
	if !ok || !strings.HasPrefix(part.name, "xl/worksheets/") {
		err := p.append(part, body, true)
		part.buf = bytes.Buffer{}
		return err
	}
	if n >= len(p.rows) {
		return fmt.Errorf("%s: no rows %d", part.name, n)
	}
	after = withLinks(after, p.links[n])
	part.piece = p.rows[n] // between two stretches written now
	head, tail := p.squeeze(before, false), p.squeeze(after, true)
	part.head, part.tail = head.data, tail.data
	part.crc = combine(combine(head.crc, part.crc, part.raw), tail.crc, uint64(tail.raw))
	part.raw += uint64(head.raw + tail.raw)
	part.buf = bytes.Buffer{}
	return errors.Join(head.err, tail.err)
}

// numbers are formulas whose value of now is a number: excelize marks all values
// of formulas as text, and a chart draws no text.
var numbers = regexp.MustCompile(`(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?) t="str">(<f>[^<]*</f><v>-?[0-9][0-9.eE+-]*</v>)`)

// firstText is the number that stands for the first text of a formula.
const firstText = -9e15

// textOf gives the number that stands in a formula's cell until its text is put
// there: excelize keeps texts in a list of the workbook, and setting the formula
// would leave the place in that list as the value.
func (p *packer) textOf(text string) int64 {
	p.texts = append(p.texts, text)
	return firstText - int64(len(p.texts)-1)
}

// tokens are the numbers of textOf as cells hold them, without the type that
// numbers has taken away.
var tokens = regexp.MustCompile(`><f>[^<]*</f><v>-9[0-9]{15}</v>`)

// text puts a text in the place of its number.
func (p *packer) text(cell []byte) []byte {
	at := bytes.LastIndex(cell, []byte("<v>")) + len("<v>")
	n, err := strconv.ParseInt(string(cell[at:len(cell)-len("</v>")]), 10, 64)
	if i := firstText - n; err == nil && i >= 0 && i < int64(len(p.texts)) {
		var escaped bytes.Buffer
		xml.EscapeText(&escaped, []byte(p.texts[i])) // a buffer takes everything
		return slices.Concat([]byte(` t="str"`), cell[:at], escaped.Bytes(), []byte("</v>"))
	}
	return cell
}

func (p *packer) append(part *partFile, body []byte, last bool) error {
	s := p.squeeze(body, last)
	if s.err != nil {
		return s.err
	}
	n, err := p.spool.Write(s.data)
	p.at += int64(n)
	part.piece = piece{from: part.from, size: int64(n), raw: uint64(s.raw), crc: s.crc}
	return err
}

// copyTo writes the zip.
func (p *packer) copyTo(w io.Writer) error {
	slices.SortFunc(p.parts, func(a, b *partFile) int { return cmp.Or(order(a.name)-order(b.name), cmp.Compare(a.name, b.name)) })
	z := zip.NewWriter(w)
	for _, part := range p.parts {
		if err := p.copyPart(z, part); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
	}
	return z.Close()
}

func (p *packer) copyPart(z *zip.Writer, part *partFile) error {
	out, err := z.CreateRaw(&zip.FileHeader{Name: part.name, Method: zip.Deflate, CRC32: part.crc,
		CompressedSize64: uint64(len(part.head)) + uint64(part.size) + uint64(len(part.tail)), UncompressedSize64: part.raw})
	if err != nil {
		return err
	}
	_, err = io.Copy(out, io.MultiReader(bytes.NewReader(part.head), io.NewSectionReader(p.spool, part.from, part.size), bytes.NewReader(part.tail)))
	return err
}

// order puts the list of types first, as readers expect (ECMA-376 part 2).
func order(name string) int {
	switch name {
	case typesPart:
		return 0
	case "_rels/.rels":
		return 1
	}
	return 2
}

// sortTypes orders the entries of [Content_Types].xml, which excelize takes
// from a map.
func sortTypes(b []byte) []byte {
	start := bytes.Index(b, []byte("<Default"))
	if o := bytes.Index(b, []byte("<Override")); start < 0 || o >= 0 && o < start {
		start = o
	}
	end := bytes.LastIndex(b, []byte("</Types>"))
	if start < 0 || end < start {
		return b
	}
	var items [][]byte
	for rest := b[start:end]; len(rest) > 0; {
		i := bytes.IndexByte(rest, '>')
		if i < 0 {
			return b
		}
		item := rest[:i+1]
		rest = rest[i+1:]
		if !bytes.HasSuffix(item, []byte("/>")) {
			j := bytes.IndexByte(rest, '>')
			if j < 0 {
				return b
			}
			item = append(slices.Clone(item), rest[:j+1]...)
			rest = rest[j+1:]
		}
		items = append(items, item)
	}
	slices.SortFunc(items, bytes.Compare)
	return slices.Concat(b[:start], bytes.Join(items, nil), b[end:])
}
