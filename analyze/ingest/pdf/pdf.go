// Package pdf takes the text out of PDF files, where they hold text at all.
//
// Rules:
//
//	P1  text that a reader would not take for language (fonts without a table
//	    of their signs, scanned pages) is refused by the quality gate
//	P2  a file that takes longer than the limit is given up
//	P3  a line that only repeats at the head or foot of most pages, and a bare
//	    page number, is no text
//	P4  a move down or up the page begins a line; a gap between pieces of a line
//	    wider than a fifth of the type is a space
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"time"

	"github.com/ledongthuc/pdf"

	"parley/analyze/ingest/record"
)

const (
	maxPages = 2000
	maxText  = 64 << 20
)

// Is reports whether a file is a PDF.
func Is(head []byte) bool {
	return bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-"))
}

var errSlow = errors.New("time is up")

// Read gives the lines of a file, taking at most limit. The error is a
// *record.Problem.
func Read(b []byte, limit time.Duration) ([]string, error) {
	src := &stoppable{r: bytes.NewReader(b)}
	type answer struct {
		pages []string
		err   error
	}
	done := make(chan answer, 1)
	go func() {
		pages, err := pages(src, int64(len(b)))
		done <- answer{pages, err}
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	var a answer
	select {
	case a = <-done:
	case <-timer.C:
		src.stop.Store(true) // the goroutine ends at its next page or read
		a.err = errSlow
	}
	switch {
	case errors.Is(a.err, errSlow): // P2
		return nil, &record.Problem{Reason: fmt.Sprintf("PDF not read within %v", limit), Hint: "convert it to text and read that: pdftotext FILE", Err: a.err}
	case a.err != nil:
		return nil, &record.Problem{Reason: "damaged or encrypted PDF: " + a.err.Error(), Hint: "convert it to text and read that: pdftotext FILE; a locked file needs its password: -upw", Err: a.err}
	}
	lines := body(a.pages)
	if reason := Gate(strings.Join(lines, "\n")); reason != "" {
		return nil, record.Bad(0, "PDF without readable text: "+reason, "try pdftotext FILE and read the .txt; a scan has no text before it went through OCR (ocrmypdf)")
	}
	return lines, nil
}

// stoppable fails once it is stopped.
type stoppable struct {
	r    io.ReaderAt
	stop atomic.Bool
}

// ReadAt reads until it is stopped.
func (s *stoppable) ReadAt(p []byte, off int64) (int, error) {
	if s.stop.Load() {
		return 0, errSlow
	}
	return s.r.ReadAt(p, off)
}

// pages gives the text of each page. A page that fails is left out unless all do.
func pages(src *stoppable, size int64) (out []string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	r, err := pdf.NewReader(src, size)
	if err != nil {
		return nil, err
	}
	total := 0
	var last error
	for i := 1; i <= min(r.NumPage(), maxPages) && total < maxText; i++ {
		if src.stop.Load() {
			return nil, errSlow
		}
		text, err := pageText(src, r, i)
		if err != nil {
			last = err
			continue
		}
		total += len(text)
		out = append(out, text)
	}
	if len(out) == 0 {
		return nil, last
	}
	return out, nil
}

func pageText(src *stoppable, r *pdf.Reader, i int) (text string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	p := r.Page(i)
	contents := p.V.Key("Contents")
	if p.V.IsNull() || contents.IsNull() {
		return "", nil
	}
	w := writer{src: src, fonts: map[string]pdf.TextEncoding{}, page: p}
	pdf.Interpret(contents, w.operator)
	return w.b.String(), nil
}
