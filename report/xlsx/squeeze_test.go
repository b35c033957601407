package xlsx

import (
	"bytes"
	"compress/flate"
	"encoding/xml"
	"hash/crc32"
	"io"
	"strings"
	"testing"
)

// Chunks compressed apart are one stream with one checksum.
func TestPiecesJoin(t *testing.T) {
	var spool, want bytes.Buffer
	s := newSqueezer(&spool, 0, newEncoders())
	for _, n := range []int{0, 1, 10, 70000, 3, 1 << 20} {
		chunk := []byte(strings.Repeat("said hope ", n/10+1)[:n])
		want.Write(chunk)
		s.add(chunk)
	}
	sum, err := s.finish()
	if err != nil {
		t.Fatal(err)
	}
	end := s.squeeze([]byte("end"), true)
	want.WriteString("end")
	got, err := io.ReadAll(flate.NewReader(io.MultiReader(&spool, bytes.NewReader(end.data))))
	if err != nil || !bytes.Equal(got, want.Bytes()) {
		t.Fatalf("%d bytes come back, want %d: %v", len(got), want.Len(), err)
	}
	sum.join(piece{raw: 3, crc: end.crc})
	if sum.crc != crc32.ChecksumIEEE(want.Bytes()) || sum.raw != uint64(want.Len()) {
		t.Errorf("checksum %08x of %d bytes", sum.crc, sum.raw)
	}
}

func FuzzCombine(f *testing.F) {
	f.Add([]byte(""), []byte(""))
	f.Add([]byte("a"), []byte("bcd"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		if got, want := combine(crc32.ChecksumIEEE(a), crc32.ChecksumIEEE(b), uint64(len(b))), crc32.ChecksumIEEE(append(bytes.Clone(a), b...)); got != want {
			t.Errorf("%08x, want %08x", got, want)
		}
	})
}

// Whatever a text holds, the XML of its cell gives it back.
func FuzzText(f *testing.F) {
	for _, s := range nasty {
		f.Add(s[:min(len(s), 60)])
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = clean(s)
		var got string
		if err := xml.Unmarshal([]byte("<t>"+string(appendText(nil, s))+"</t>"), &got); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if strings.ReplaceAll(got, "_x005F_", "_") != strings.ReplaceAll(s, "_x005F_", "_") {
			t.Errorf("%q comes back as %q", s, got)
		}
	})
}
