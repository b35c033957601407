package ingest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// sentence gives words that differ from record to record.
func sentence(i int) string {
	return fmt.Sprintf("Delegate %d told the meeting on day %d that “point %d is open”, and the host of round %d agreed with number %d. ", i, i%31, i*7, i%977, i*13)
}

func paragraphText(i int) string {
	var b strings.Builder
	for k := range 5 {
		b.WriteString(sentence(i + k))
	}
	return strings.TrimSpace(b.String())
}

// jsonRecord is a line of about 6 kB.
func jsonRecord(i int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"id":"r%d","title":"Round %d ends by the sea","outlet":"The Example Times","date":"2021-06-13T10:20:00Z","url":"https://paper.example/%d","text":"`, i, i, i)
	for k := range 10 {
		b.WriteString(paragraphText(i + 5*k))
		b.WriteString(`\n\n`)
	}
	b.WriteString("\"}\n")
	return b.Bytes()
}

// webRecord is a page, or one of the pictures and scripts that are most of an
// archive.
func webRecord(i int) []byte {
	if i%8 == 0 {
		return pageRecord(i)
	}
	body := strings.Repeat(fmt.Sprintf("%08d\x00\xff\xfe\x01", i), 1500)
	return response(i, "image/jpeg", body)
}

func response(i int, kind, body string) []byte {
	head := "HTTP/1.1 200 OK\r\nContent-Type: " + kind + "\r\n\r\n"
	return fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/%d\r\nWARC-Date: 2021-06-13T10:20:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s%s\r\n\r\n", i, len(head)+len(body), head, body)
}

// pageRecord is a page of about 18 kB of which a third is text.
func pageRecord(i int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "<html><head><title>Round %d</title><meta property=\"og:title\" content=\"Round %d ends by the sea\"><meta property=\"article:published_time\" content=\"2021-06-13T10:20:00Z\">", i, i)
	b.WriteString("<style>" + strings.Repeat(".a .b { margin: 0 auto; color: #123456 }\n", 200) + "</style></head><body><nav>" + strings.Repeat(`<a href="/x">Section</a> `, 60) + "</nav><article><h1>Round ends</h1>")
	for k := range 10 {
		b.WriteString(`<p class="text">` + paragraphText(i+5*k) + "</p>\n")
	}
	b.WriteString("</article><footer>" + strings.Repeat(`<a href="/y">More</a> `, 60) + "</footer></body></html>")
	return response(i, "text/html; charset=utf-8", b.String())
}

// endless gives records up to a number of bytes.
type endless struct {
	make func(int) []byte
	left int64
	n    int
	rest []byte
}

func (e *endless) Read(p []byte) (int, error) {
	if len(e.rest) == 0 {
		if e.left <= 0 {
			return 0, io.EOF
		}
		e.rest = e.make(e.n)
		e.n++
		e.left -= int64(len(e.rest))
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// packedStream packs a stream on the fly.
func packedStream(r io.Reader, pack func(io.Writer) io.WriteCloser) io.Reader {
	out, in := io.Pipe()
	go func() {
		z := pack(in)
		_, err := io.Copy(z, r)
		if err == nil {
			err = z.Close()
		}
		in.CloseWithError(err)
	}()
	return out
}

func gzipPack(w io.Writer) io.WriteCloser {
	z, _ := gzip.NewWriterLevel(w, gzip.BestSpeed)
	return z
}

func zstdPack(w io.Writer) io.WriteCloser {
	z, _ := zstd.NewWriter(w, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20))
	return z
}

// streams are the generated files: a name and n bytes of it, unpacked.
var streams = []struct {
	name string
	make func(n int64) io.Reader
}{
	{"a.jsonl", func(n int64) io.Reader { return &endless{make: jsonRecord, left: n} }},
	{"a.jsonl.gz", func(n int64) io.Reader { return packedStream(&endless{make: jsonRecord, left: n}, gzipPack) }},
	{"a.warc", func(n int64) io.Reader { return &endless{make: webRecord, left: n} }},
	{"a.warc.gz", func(n int64) io.Reader { return packedStream(&endless{make: webRecord, left: n}, gzipPack) }},
	{"a.warc.zst", func(n int64) io.Reader { return packedStream(&endless{make: webRecord, left: n}, zstdPack) }},
}

// TestMemory reads generated files of 2 GB to documents in a process of its own
// and compares the largest memory it had with that of a file a sixteenth as
// large: memory must not grow with the file. It takes minutes and runs where
// PARLEY_LONG is set; PARLEY_LONG_MB sets another size.
func TestMemory(t *testing.T) {
	if os.Getenv("PARLEY_CHILD") != "" {
		return
	}
	if os.Getenv("PARLEY_LONG") == "" {
		t.Skip("set PARLEY_LONG=1 to read files of 2 GB")
	}
	size := int64(2 << 30)
	if mb, err := strconv.ParseInt(os.Getenv("PARLEY_LONG_MB"), 10, 64); err == nil {
		size = mb << 20
	}
	for _, s := range streams {
		t.Run(s.name, func(t *testing.T) {
			small, _ := childMemory(t, s.name, size/16)
			large, said := childMemory(t, s.name, size)
			t.Logf("%-10s %5d MB: %s; %d MB of memory, %d MB for a sixteenth of the file", s.name, size>>20, said, large>>20, small>>20)
			if large > small+small/2+32<<20 {
				t.Errorf("memory grows with the file: %d MB, %d MB for a sixteenth", large>>20, small>>20)
			}
		})
	}
}

// childMemory reads a file in a process of its own and gives the largest memory
// it had in bytes, and what it said.
func childMemory(t *testing.T, name string, size int64) (int64, string) {
	cmd := exec.Command(os.Args[0], "-test.run=^TestMemoryChild$", "-test.v")
	cmd.Env = append(os.Environ(), "PARLEY_CHILD="+name, fmt.Sprintf("PARLEY_BYTES=%d", size))
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	_, said, _ := strings.Cut(string(out), "read: ")
	said, _, _ = strings.Cut(said, "\n")
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return usage.Maxrss << 10, fmt.Sprintf("%s in %.0f s of processor time", said, (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds())
}

// TestMemoryChild is the process that TestMemory starts.
func TestMemoryChild(t *testing.T) {
	name := os.Getenv("PARLEY_CHILD")
	if name == "" {
		t.Skip("started by TestMemory")
	}
	size, err := strconv.ParseInt(os.Getenv("PARLEY_BYTES"), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range streams {
		if s.name != name {
			continue
		}
		n := 0
		for d, err := range Read(context.Background(), s.make(size), name, Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			if d.Meta.Title != "" && len(d.Body) > 1000 {
				n++
			}
		}
		fmt.Printf("read: %d articles\n", n)
	}
}

// BenchmarkStream gives the speed from bytes to documents of each kind of
// stream, in MB of unpacked data a second.
func BenchmarkStream(b *testing.B) {
	const size = 8 << 20
	for _, s := range streams {
		var in bytes.Buffer
		if _, err := io.Copy(&in, s.make(size)); err != nil {
			b.Fatal(err)
		}
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(size)
			n := 0
			for b.Loop() {
				for _, err := range Read(context.Background(), bytes.NewReader(in.Bytes()), s.name, Options{}) {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

// BenchmarkRecords gives the speed of the readers alone, without the article
// being taken from its page and cut into sentences.
func BenchmarkRecords(b *testing.B) {
	const size = 32 << 20
	for _, s := range streams {
		var in bytes.Buffer
		if _, err := io.Copy(&in, s.make(size)); err != nil {
			b.Fatal(err)
		}
		b.Run(s.name, func(b *testing.B) {
			ro, err := Options{}.record()
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(size)
			for b.Loop() {
				n := 0
				rd := &reading{ctx: context.Background(), ro: ro, emit: func(item) bool { n++; return true }}
				rd.stream(bytes.NewReader(in.Bytes()), s.name)
				if n < 30 {
					b.Fatal(n)
				}
			}
		})
	}
}
