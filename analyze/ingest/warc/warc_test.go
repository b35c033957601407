package warc

import (
	"bufio"
	"bytes"
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"parley/analyze/ingest/record"
)

// one makes a record of an archive.
func one(kind, uri, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2021-06-13T10:20:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, len(block), block)
}

func response(header, body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + header + "\r\n" + body
}

func squeezed(parts ...string) string {
	var b bytes.Buffer
	for _, p := range parts { // a member for each record
		z := gzip.NewWriter(&b)
		z.Write([]byte(p))
		z.Close()
	}
	return b.String()
}

// pages writes records as "n address page" and problems as "bad n: reason".
func pages(seq iter.Seq2[*record.Record, error]) string {
	var out []string
	for r, err := range seq {
		if err != nil {
			out = append(out, "bad: "+err.Error())
			continue
		}
		out = append(out, fmt.Sprintf("%d %s %s%s", r.N, r.URL, r.Page, r.Text))
	}
	return strings.Join(out, "\n")
}

func options(max int) record.Options {
	o := record.Defaults()
	o.MaxRecord = max
	return o
}

const info = "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\nx: y\r\n\r\n"

func TestRead(t *testing.T) {
	page := one("response", "http://a.example/1", response("", "<p>One</p>"))
	second := one("response", "http://a.example/2", response("", "<p>Two</p>"))
	for _, c := range []struct{ name, in, want string }{
		{"W1", info + page + second, "2 http://a.example/1 <p>One</p>\n3 http://a.example/2 <p>Two</p>"},
		{"W1 status", one("response", "u", strings.Replace(response("", "x"), "200 OK", "404 Not Found", 1)) + page, "2 http://a.example/1 <p>One</p>"},
		{"W1 picture", one("response", "u", strings.Replace(response("", "x"), "text/html", "image/png", 1)) + page, "2 http://a.example/1 <p>One</p>"},
		{"W2 revisit, request", one("revisit", "u", response("", "")) + one("request", "u", "GET / HTTP/1.1\r\n\r\n") + page, "3 http://a.example/1 <p>One</p>"},
		{"chunked", one("response", "u", response("Transfer-Encoding: chunked\r\n", "6;x=y\r\n<p>One\r\n4\r\n</p>\r\n0\r\n\r\n")), "1 u <p>One</p>"},
		{"chunked in name only", one("response", "u", response("Transfer-Encoding: chunked\r\n", "<p>One</p>")), "1 u <p>One</p>"},
		{"gzip body", one("response", "u", response("Content-Encoding: gzip\r\n", squeezed("<p>One</p>"))), "1 u <p>One</p>"},
		{"gzip in name only", one("response", "u", response("Content-Encoding: gzip\r\n", "<p>One</p>")), "1 u <p>One</p>"},
		{"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + page, "bad: record without a length\n2 http://a.example/1 <p>One</p>"},
		{"W3 damaged", info + "\x00garbage\r\nmore\r\n" + page, "2 http://a.example/1 <p>One</p>"},
		{"too long", one("response", "u", response("", strings.Repeat("x", 2000))) + page, "bad: record of 2059 bytes\n2 http://a.example/1 <p>One</p>"},
		{"cut off", page + second[:len(second)-20], "1 http://a.example/1 <p>One</p>\nbad: web archive is cut off inside record 2"},
		{"cut off in a header", page + second[:60], "1 http://a.example/1 <p>One</p>\nbad: web archive is cut off inside record 2"},
		{"W4 a length that is too large", strings.Replace(page, "Content-Length: ", "Content-Length: 1", 1) + second + second, "bad: record is cut off: another begins inside it\n2 http://a.example/2 <p>Two</p>\n3 http://a.example/2 <p>Two</p>"},
		{"W4 at the end", strings.Replace(page, "Content-Length: ", "Content-Length: 9", 1)[:len(page)-30] + "\r\n" + second, "bad: record is cut off: another begins inside it\n2 http://a.example/2 <p>Two</p>"},
		{"not an archive", "plain text\n", "bad: not a web archive"},
		{"a body that unpacks to too much", one("response", "u", response("Content-Encoding: gzip\r\n", squeezed(strings.Repeat("x", 5000)))) + page,
			"bad: body of the page is damaged: unpacks to more than 1000 bytes\n2 http://a.example/1 <p>One</p>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := pages(Read(bufio.NewReader(strings.NewReader(c.in)), options(1000))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestBacks: an archive of nothing but wrong lengths is read in bounded time.
func TestBacks(t *testing.T) {
	wrong := strings.Replace(one("response", "u", response("", "<p>One</p>")), "Content-Length: ", "Content-Length: 9", 1)
	n := 0
	for range Read(bufio.NewReaderSize(strings.NewReader(strings.Repeat(wrong, 20_000)), 64<<10), options(1<<20)) {
		n++
	}
	if n < maxBacks || n > 20_000 {
		t.Errorf("%d records", n)
	}
}

// TestEarlyEnd: the taker may stop at any record.
func TestEarlyEnd(t *testing.T) {
	in := strings.Repeat(one("response", "u", response("", "<p>One</p>")), 3)
	n := 0
	for range Read(bufio.NewReader(strings.NewReader(in)), options(1000)) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d records", n)
	}
}

func TestARC(t *testing.T) {
	block := response("", "<p>One</p>")
	head := "filedesc://x.arc 0.0.0.0 20210613102000 text/plain 9\nversion 1\n\n"
	rec := fmt.Sprintf("http://a.example/1 1.2.3.4 20210613102000 text/html %d\n%s\n", len(block), block)
	for _, c := range []struct{ name, in, want string }{
		{"pages", head + rec + rec, "2 http://a.example/1 <p>One</p>\n3 http://a.example/1 <p>One</p>"},
		{"cut off", head + rec + rec[:len(rec)-5], "2 http://a.example/1 <p>One</p>\nbad: web archive is cut off inside record 3"},
		{"damaged", head + "one two\n", "bad: damaged ARC record"},
		{"no length", head + "u 1.2.3.4 20210613102000 text/html many\n", "bad: ARC record without a length"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := pages(ReadARC(bufio.NewReader(strings.NewReader(c.in)), options(1000))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// BenchmarkRead gives the speed of a plain archive of pages of 60 kB.
func BenchmarkRead(b *testing.B) {
	page := one("response", "http://a.example/1", response("", strings.Repeat("<p>A paragraph of a page.</p>\n", 2000)))
	in := strings.Repeat(page, 500)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		n := 0
		for range Read(bufio.NewReaderSize(strings.NewReader(in), 64<<10), record.Defaults()) {
			n++
		}
		if n != 500 {
			b.Fatal(n)
		}
	}
}

func FuzzRead(f *testing.F) {
	page := one("response", "http://a.example/1", response("Transfer-Encoding: chunked\r\n", "a\r\n<p>One</p>\r\n0\r\n\r\n"))
	f.Add(info + page)
	f.Add("filedesc://x.arc 0.0.0.0 20210613102000 text/plain 9\nversion 1\n\nu 1.2.3.4 20210613102000 text/html 9\nHTTP/1.1 200\n\nx\n")
	f.Fuzz(func(t *testing.T, s string) {
		for _, seq := range []iter.Seq2[*record.Record, error]{
			Read(bufio.NewReader(strings.NewReader(s)), options(1<<16)), ReadARC(bufio.NewReader(strings.NewReader(s)), options(1<<16)),
		} {
			n := 0
			for r, err := range seq {
				if n++; n > len(s)+2 || r == nil && err == nil || r != nil && len(r.Page)+len(r.Text) > 1<<17 {
					t.Fatalf("%d records from %d bytes; %v, %v", n, len(s), r, err)
				}
			}
		}
	})
}
