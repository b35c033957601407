package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

// repack writes the workbook's parts in a fixed order without times, so that
// the same book gives the same bytes.
func repack(w io.Writer, f *excelize.File) error {
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	r, err := zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	slices.SortFunc(r.File, func(a, b *zip.File) int { return cmp.Or(order(a.Name)-order(b.Name), cmp.Compare(a.Name, b.Name)) })
	z := zip.NewWriter(w)
	for _, part := range r.File {
		if err := copyPart(z, part); err != nil {
			return fmt.Errorf("workbook: %s: %w", part.Name, err)
		}
	}
	return z.Close()
}

// order puts the list of types first, as readers expect (ECMA-376 part 2).
func order(name string) int {
	switch name {
	case "[Content_Types].xml":
		return 0
	case "_rels/.rels":
		return 1
	}
	return 2
}

func copyPart(z *zip.Writer, part *zip.File) error {
	if part.Name != "[Content_Types].xml" {
		raw, err := part.OpenRaw()
		if err != nil {
			return err
		}
		out, err := z.CreateRaw(timeless(part))
		if err != nil {
			return err
		}
		_, err = io.Copy(out, raw)
		return err
	}
	in, err := part.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	b, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	out, err := z.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	_, err = out.Write(sortTypes(b))
	return err
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

// timeless is the header of a part without its time.
func timeless(part *zip.File) *zip.FileHeader {
	return &zip.FileHeader{
		Name: part.Name, Method: part.Method, Flags: part.Flags, CRC32: part.CRC32,
		CompressedSize64: part.CompressedSize64, UncompressedSize64: part.UncompressedSize64,
	}
}
