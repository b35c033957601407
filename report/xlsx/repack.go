package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

// save writes the workbook's parts in a fixed order without times, so that the
// same book gives the same bytes. excelize hands the parts over in the order of
// a map: each is compressed as it comes into one temporary file, and copied to
// its place at the end, so that no part is held in memory.
func save(w io.Writer, f *excelize.File) error {
	spool, err := os.CreateTemp("", "parley-*.parts")
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	defer os.Remove(spool.Name())
	defer spool.Close()
	p := &packer{spool: spool}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return p })
	if err := f.Write(io.Discard); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	if err := p.copyTo(w); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return nil
}

// A packer takes the parts of a workbook as a zip writer would.
type packer struct {
	spool *os.File
	at    int64 // bytes in the spool
	parts []*partFile
	open  *partFile
	enc   *flate.Writer
}

// A partFile is one part, compressed, in the spool.
type partFile struct {
	name       string
	from, size int64
	raw        uint64
	crc        uint32
	small      *bytes.Buffer // the list of types alone: it is sorted at the end
}

// typesPart lists the types of all parts; excelize takes them from a map.
const typesPart = "[Content_Types].xml"

// flateLevel is the second fastest: more costs time for little.
const flateLevel = 2

// Create begins a part and ends the one before.
func (p *packer) Create(name string) (io.Writer, error) {
	if err := p.end(); err != nil {
		return nil, err
	}
	part := &partFile{name: name, from: p.at}
	p.parts = append(p.parts, part)
	if name == typesPart {
		part.small = &bytes.Buffer{}
		return part.small, nil
	}
	p.open = part
	if p.enc == nil {
		var err error
		if p.enc, err = flate.NewWriter(&counter{p}, flateLevel); err != nil {
			return nil, err
		}
	} else {
		p.enc.Reset(&counter{p})
	}
	return &partWriter{p, part}, nil
}

// AddFS is not used by excelize for what parley writes.
func (p *packer) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close ends the last part.
func (p *packer) Close() error { return p.end() }

func (p *packer) end() error {
	if p.open == nil {
		return nil
	}
	if err := p.enc.Close(); err != nil {
		return err
	}
	p.open.size = p.at - p.open.from
	p.open = nil
	return nil
}

// A counter writes to the spool and counts.
type counter struct{ p *packer }

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.p.spool.Write(b)
	c.p.at += int64(n)
	return n, err
}

type partWriter struct {
	p    *packer
	part *partFile
}

func (w *partWriter) Write(b []byte) (int, error) {
	w.part.crc = crc32.Update(w.part.crc, crc32.IEEETable, b)
	w.part.raw += uint64(len(b))
	return w.p.enc.Write(b)
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
	if part.small != nil {
		out, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		_, err = out.Write(sortTypes(part.small.Bytes()))
		return err
	}
	out, err := z.CreateRaw(&zip.FileHeader{Name: part.name, Method: zip.Deflate, CRC32: part.crc, CompressedSize64: uint64(part.size), UncompressedSize64: part.raw})
	if err != nil {
		return err
	}
	_, err = io.Copy(out, io.NewSectionReader(p.spool, part.from, part.size))
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
