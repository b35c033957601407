// Package warc reads web archives: WARC (ISO 28500) and the older ARC. It
// hands on the pages in them; taking the article out of a page is package
// page's job. Memory is bounded by the largest record.
//
// Rules:
//
//	W1  pages are responses with status 200 and resources, of type HTML or plain text
//	W2  revisit records, requests, metadata and other types are passed over
//	W3  after a damaged header reading goes on at the next line "WARC/"
//	W4  a record in whose block another begins, and which does not end where it
//	    says, is damaged: reading goes on at the inner one
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"regexp"
	"strconv"
	"strings"

	"parley/analyze/ingest/record"
)

// maxHeader is the longest header of a record in bytes.
const maxHeader = 1 << 20

// Read yields the pages of a WARC file; errors of one record are *record.Problem.
func Read(r *bufio.Reader, o record.Options) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		rd := reader{r: r, max: o.MaxRecord}
		for {
			rec, err := rd.next()
			if err == io.EOF {
				return
			}
			var bad *record.Problem
			if err != nil && !errors.As(err, &bad) {
				yield(nil, err)
				return
			}
			if (rec != nil || err != nil) && !yield(rec, err) {
				return
			}
			if bad != nil && bad.N == 0 {
				return
			}
		}
	}
}

type reader struct {
	r     *bufio.Reader
	max   int
	n     int
	backs int // times that reading went back (W4)
}

// next gives the next page, nil for a record that is none.
func (rd *reader) next() (*record.Record, error) {
	if err := rd.version(); err != nil {
		return nil, err
	}
	rd.n++
	h, err := rd.header()
	if err != nil {
		return nil, rd.cut(err)
	}
	size, err := strconv.ParseInt(h.get("content-length"), 10, 64)
	if err != nil || size < 0 {
		return nil, record.Bad(rd.n, "record without a length", "")
	}
	kind := strings.ToLower(h.get("warc-type"))
	if kind != "response" && kind != "resource" && kind != "conversion" { // W2
		return nil, rd.skip(size)
	}
	if size > int64(rd.max) {
		if err := rd.skip(size); err != nil {
			return nil, err
		}
		return nil, record.Bad(rd.n, fmt.Sprintf("record of %d bytes", size), "raise the limit of a record to read it")
	}
	block := make([]byte, size)
	if n, err := io.ReadFull(rd.r, block); err != nil {
		if !rd.backTo(block[:n]) {
			return nil, rd.cut(err)
		}
		return nil, rd.within()
	}
	if next, _ := rd.r.Peek(1); len(next) > 0 && next[0] != '\r' && next[0] != '\n' && next[0] != 'W' && rd.backTo(block) {
		return nil, rd.within()
	}
	return rd.page(kind, h, block)
}

// begin is how a record begins inside another one whose length is wrong.
var begin = regexp.MustCompile(`\r?\n(WARC/\d\.\d\r?\n[A-Za-z-]+:)`)

// maxBacks bounds how often one archive is gone back in: each time costs the
// memory and time of a record, and no honest archive has so many damages.
const maxBacks = 64

// backTo goes back to a record that begins inside a block and reports whether
// there is one (W4).
func (rd *reader) backTo(block []byte) bool {
	if rd.backs >= maxBacks {
		return false
	}
	at := begin.FindSubmatchIndex(block)
	if at == nil {
		return false
	}
	rd.backs++
	rd.r = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(bytes.Clone(block[at[2]:])), rd.r), rd.r.Size())
	return true
}

func (rd *reader) within() error {
	return record.Bad(rd.n, "record is cut off: another begins inside it", "its length is wrong, or a part of the archive is lost")
}

// version finds the line that begins a record, passing over what is damaged (W3).
func (rd *reader) version() error {
	lost := false
	for {
		line, err := rd.r.ReadSlice('\n')
		if bytes.HasPrefix(line, []byte("WARC/")) && err == nil {
			return nil
		}
		if len(bytes.TrimSpace(line)) > 0 && !lost {
			lost = true
			if rd.n == 0 && len(line) > 5 && !bytes.HasPrefix(line, []byte("WARC/")) {
				return record.Bad(0, "not a web archive", "")
			}
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if err != nil {
			if err == io.EOF && lost {
				return io.EOF
			}
			return err
		}
	}
}

func (rd *reader) cut(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return &record.Problem{Reason: fmt.Sprintf("web archive is cut off inside record %d", rd.n), Hint: "the records before are read", Err: err}
	}
	return err
}

func (rd *reader) skip(size int64) error {
	for size > 0 {
		n, err := rd.r.Discard(int(min(size, 1<<30)))
		size -= int64(n)
		if err != nil {
			return rd.cut(err)
		}
	}
	return nil
}

// A header holds fields under lower-case names.
type header map[string]string

func (h header) get(name string) string { return h[name] }

func (rd *reader) header() (header, error) {
	h := header{}
	last, size := "", 0
	for {
		line, err := rd.r.ReadString('\n')
		if err != nil {
			return nil, err
		}
		if size += len(line); size > maxHeader {
			return nil, record.Bad(rd.n, "header of the record is too long", "")
		}
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			return h, nil
		}
		last = h.add(line, last)
	}
}

// add takes one header line and gives the name it belongs to.
func (h header) add(line, last string) string {
	if line[0] == ' ' || line[0] == '\t' {
		h[last] += " " + strings.TrimSpace(line)
		return last
	}
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		return last
	}
	name = strings.ToLower(strings.TrimSpace(name))
	h[name] = strings.TrimSpace(value)
	return name
}

// page makes a record of a block, nil when it is no page (W1).
func (rd *reader) page(kind string, h header, block []byte) (*record.Record, error) {
	uri := strings.Trim(h.get("warc-target-uri"), "<>")
	content := h.get("content-type")
	body := block
	if kind == "response" && (strings.Contains(content, "http") || bytes.HasPrefix(block, []byte("HTTP/"))) {
		status, hh, rest := splitHTTP(block)
		if status != 200 {
			return nil, nil
		}
		content = hh.get("content-type")
		b, err := decode(hh, rest, rd.max)
		if err != nil {
			return nil, &record.Problem{N: rd.n, Reason: "body of the page is damaged: " + err.Error(), Err: err}
		}
		body = b
	}
	r := pageRecord(rd.n, uri, content, body)
	if r != nil {
		r.Keep("archived", h.get("warc-date"))
	}
	return r, nil
}

// pageRecord makes a record of a body of type HTML or plain text.
func pageRecord(n int, uri, content string, body []byte) *record.Record {
	kind, params, err := mime.ParseMediaType(content)
	if err != nil {
		kind, _, _ = strings.Cut(strings.ToLower(content), ";")
	}
	r := &record.Record{N: n, URL: uri, Charset: params["charset"]}
	switch strings.TrimSpace(kind) {
	case "text/html", "application/xhtml+xml":
		r.Page, r.Format = body, "warc"
	case "text/plain":
		if strings.HasPrefix(uri, "dns:") || strings.HasSuffix(uri, "/robots.txt") {
			return nil
		}
		r.Text, r.Format = strings.ToValidUTF8(string(body), "\ufffd"), "warc"
	default:
		return nil
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return nil
	}
	return r
}
