package ingest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// A variant is another way in which the same file reaches a user.
type variant struct {
	name string
	file func(name string) string            // nil leaves the name
	make func(t *testing.T, b []byte) []byte // nil when it cannot be made of this file
	text bool                                // only of files that are text
}

func encoded(e encoding.Encoding) func(*testing.T, []byte) []byte {
	return func(_ *testing.T, b []byte) []byte {
		b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
		if !utf8.Valid(b) {
			return nil
		}
		for _, declared := range []string{"UTF-8", "utf-8", "utf8"} { // the old declaration would be wrong
			b = bytes.ReplaceAll(b, []byte(declared), []byte("x"))
		}
		out, err := e.NewEncoder().Bytes(b)
		if err != nil {
			return nil
		}
		return out
	}
}

func renamed(to string) func(string) string { return func(string) string { return to } }

var variants = []variant{
	{"Windows lines", nil, func(_ *testing.T, b []byte) []byte {
		return bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n"))
	}, true},
	{"Unix lines", nil, func(_ *testing.T, b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")) }, true},
	{"byte order mark", nil, func(_ *testing.T, b []byte) []byte {
		if !utf8.Valid(b) {
			return nil
		}
		return append([]byte("\xef\xbb\xbf"), bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))...)
	}, true},
	{"empty lines before", nil, func(_ *testing.T, b []byte) []byte {
		return append([]byte("\n\n"), bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))...)
	}, true},
	{"empty lines behind", nil, func(_ *testing.T, b []byte) []byte { return append(bytes.Clone(b), "\n\n\n"...) }, true},
	{"UTF-16", nil, encoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), true},
	{"Windows-1252", nil, encoded(charmap.Windows1252), true},
	{"gzip", func(n string) string { return n + ".gz" }, func(_ *testing.T, b []byte) []byte { return gzipped(b) }, false},
	{"zstd", func(n string) string { return n + ".zst" }, func(t *testing.T, b []byte) []byte {
		z, err := zstd.NewWriter(nil)
		if err != nil {
			t.Fatal(err)
		}
		return z.EncodeAll(b, nil)
	}, false},
	{"zip", renamed("a.zip"), func(t *testing.T, b []byte) []byte { return zipped(t, "folder/"+current, string(b)) }, false},
	{"tar", renamed("a.tar"), func(_ *testing.T, b []byte) []byte { return tarred("folder/"+current, string(b)) }, false},
}

// current is the name of the sample at work.
var current string

// TestVariants: a sample is read as well when its lines end otherwise, when it
// is encoded otherwise, or packed: articles, titles, outlets and dates stay.
func TestVariants(t *testing.T) {
	root := shared(t, "corpora", "formats")
	for name, want := range samples {
		if strings.HasPrefix(name, "rss-nightly-series") || want.articles > 500 {
			continue
		}
		b, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Error(err)
			continue
		}
		current = filepath.Base(name)
		for _, v := range variants {
			if v.text && (isPacked(b, "") || isZip(b, "") || strings.HasPrefix(name, "warc/") || want.format == "wire") {
				continue // their line ends and bytes are part of the format
			}
			in := v.make(t, b)
			if in == nil {
				continue
			}
			file := current
			if v.file != nil {
				file = v.file(current)
			}
			dir := t.TempDir()
			put(t, dir, file, in)
			if _, got := sampleRow(t, dir, file); got != want {
				t.Errorf("%s, %s: %+v, want %+v", name, v.name, got, want)
			}
		}
	}
}
