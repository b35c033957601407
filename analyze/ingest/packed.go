package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"encoding/binary"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"parley/analyze/ingest/record"
)

const (
	defaultDepth  = 4
	defaultExpand = 16 << 30
	// maxMembers bounds how many files one archive may list.
	maxMembers = 5_000_000
)

// packings are the compressions of one file and the names they add to it.
var packings = []struct{ magic, ext string }{
	{"\x1f\x8b", ".gz"},
	{"\x28\xb5\x2f\xfd", ".zst"},
	{"BZh", ".bz2"},
	{"\xfd7zXZ\x00", ".xz"},
}

func isPacked(head []byte, _ string) bool { return packing(head) != "" }

func packing(head []byte) string {
	for _, p := range packings {
		if bytes.HasPrefix(head, []byte(p.magic)) {
			return p.ext
		}
	}
	return ""
}

// readPacked reads the file inside a compressed one.
func readPacked(rd *reading, f *file, _ *format) bool {
	head, _ := f.r.Peek(8)
	ext := packing(head)
	if start, _ := f.r.Peek(64); ext == ".xz" && dictionary(start) > maxDictionary {
		return rd.bad(f.path, "xz file that needs too much memory", "pack it again: xz -9", nil)
	}
	r, closer, err := unpack(f.r, ext)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	defer closer()
	if !rd.inner(f, f.path, stripped(f.name, ext), r, -1) {
		return false
	}
	if m, ok := r.(*members); ok {
		if err := m.tell(); err != nil {
			return rd.give(item{path: f.path, err: inputError(f.path, err)})
		}
	}
	return true
}

func unpack(r io.Reader, ext string) (io.Reader, func(), error) {
	switch ext {
	case ".gz":
		m, err := newMembers(r)
		if err != nil {
			return nil, nil, err
		}
		return m, func() { m.z.Close() }, nil
	case ".zst":
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20))
		if err != nil {
			return nil, nil, record.Bad(0, "damaged zstd: "+err.Error(), "")
		}
		return z, z.Close, nil
	case ".bz2":
		return bzip2.NewReader(r), func() {}, nil
	}
	z, err := xz.ReaderConfig{DictCap: 64 << 10}.NewReader(r)
	if err != nil {
		return nil, nil, record.Bad(0, "damaged xz: "+err.Error(), "")
	}
	return z, func() {}, nil
}

// maxDictionary is the largest memory that an xz file may ask for; "xz -9" asks
// for 64 MiB.
const maxDictionary = 256 << 20

// dictionary gives the size of the dictionary that the first block of an xz file
// declares (xz file format 1.2, sections 3.1 and 5.3.1), 0 when it is not found.
func dictionary(head []byte) int64 {
	const streamHeader = 12
	if len(head) < streamHeader+8 {
		return 0
	}
	flags, rest := head[streamHeader+1], head[streamHeader+2:]
	for _, size := range []byte{0x40, 0x80} {
		if flags&size != 0 {
			_, n := binary.Uvarint(rest)
			rest = rest[max(n, 0):]
		}
	}
	if len(rest) < 3 || rest[0] != 0x21 || rest[1] != 1 || rest[2] > 40 {
		return 0
	}
	bits := uint(rest[2])
	return int64(2|bits&1) << (bits/2 + 11)
}

// stripped is the name of the file inside a compressed one.
func stripped(name, ext string) string {
	lower := strings.ToLower(name)
	switch {
	case strings.HasSuffix(lower, ".tgz"):
		return name[:len(name)-4] + ".tar"
	case strings.HasSuffix(lower, ext):
		return name[:len(name)-len(ext)]
	}
	return name
}

// inner reads a file that lies in another one.
func (rd *reading) inner(outer *file, shown, name string, r io.Reader, size int64) bool {
	depth := rd.o.MaxDepth
	if depth == 0 {
		depth = defaultDepth
	}
	if outer.depth >= depth {
		return rd.bad(outer.path, fmt.Sprintf("archives nested deeper than %d", depth), "unpack the outer ones", nil)
	}
	if outer.budget == nil {
		b := rd.o.MaxExpand
		if b == 0 {
			b = defaultExpand
		}
		outer.budget = &b
	}
	in := newFile(shown, &metered{r, outer.budget}, size)
	in.name, in.depth, in.budget, in.named = name, outer.depth+1, outer.budget, outer.named
	return rd.file(in)
}

// metered counts what an archive unpacks to and ends a bomb.
type metered struct {
	r      io.Reader
	budget *int64
}

// Read fails once the budget of the archive is spent.
func (m *metered) Read(p []byte) (int, error) {
	if *m.budget <= 0 {
		return 0, record.Bad(0, "archive unpacks to too much data", "raise the limit if the archive is meant to be so large")
	}
	n, err := m.r.Read(p)
	*m.budget -= int64(n)
	return n, err
}

func isTar(head []byte, _ string) bool { return len(head) > 262 && string(head[257:262]) == "ustar" }

// readTar reads the files of a tar archive in their order.
func readTar(rd *reading, f *file, _ *format) bool {
	t := tar.NewReader(f.r)
	for range maxMembers {
		h, err := t.Next()
		if err == io.EOF {
			return true
		}
		if err != nil {
			return rd.bad(f.path, "damaged or truncated tar archive: "+err.Error(), "the files before are read", err)
		}
		name := memberName(h.Name)
		if h.Typeflag != tar.TypeReg || skipMember(name) {
			continue
		}
		if !rd.inner(f, f.path+"!"+name, path.Base(name), t, h.Size) {
			return false
		}
	}
	return rd.bad(f.path, "archive lists too many files", "unpack it and name its folder", nil)
}

// memberName makes the name of a member safe to show: no way up, no root.
func memberName(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, "\\", "/")), "/")
}

func skipMember(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if part == "__MACOSX" || passedOver(part) {
			return true
		}
	}
	return name == ""
}

func isZip(head []byte, _ string) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// readZip reads the files of a zip archive in the order of their names. Office
// files are zip archives, too, and go to their own readers.
func readZip(rd *reading, f *file, _ *format) bool {
	z, err := rd.zip(f)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	if fm := officeFormat(z); fm != nil {
		return fm.read(rd, f, fm)
	}
	wacz := isWACZ(z)
	members := slices.Clone(z.File)
	slices.SortStableFunc(members, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, m := range members {
		name := memberName(m.Name)
		if m.FileInfo().IsDir() || skipMember(name) || wacz && !strings.HasPrefix(name, "archive/") {
			continue
		}
		if !rd.member(f, m, name) {
			return false
		}
	}
	return true
}

func (rd *reading) member(f *file, m *zip.File, name string) bool {
	shown := f.path + "!" + name
	r, err := m.Open()
	if err != nil {
		return rd.bad(shown, "not readable: "+err.Error(), "", err)
	}
	defer r.Close()
	return rd.inner(f, shown, path.Base(name), r, -1)
}

// zip opens the table of contents of a zip archive.
func (rd *reading) zip(f *file) (*zip.Reader, error) {
	at, size, err := f.random(rd.ro.MaxFile)
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(at, size)
	if err != nil {
		return nil, &record.Problem{Reason: "damaged or truncated zip archive: " + err.Error(), Hint: "get it again, or save it anew in the program it comes from", Err: err}
	}
	if len(z.File) > maxMembers {
		return nil, record.Bad(0, "archive lists too many files", "unpack it and name its folder")
	}
	return z, nil
}

// isWACZ reports a web archive collection: only its archive folder has pages.
func isWACZ(z *zip.Reader) bool {
	archive, description := false, false
	for _, f := range z.File {
		archive = archive || strings.HasPrefix(f.Name, "archive/")
		description = description || f.Name == "datapackage.json"
	}
	return archive && description
}
