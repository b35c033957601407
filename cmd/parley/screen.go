package main

import (
	"io"
	"os"
	"unicode/utf8"

	"golang.org/x/term"
)

// A screen is a terminal that shows other people's words: titles, names and
// quotations may hold control characters, which would move the cursor, set the
// window's title or worse. They are shown as marks (U+2400 to U+2421). Bytes
// that go to a file or a pipe stay what they are.
type screen struct {
	io.Writer
	file *os.File // for the progress bar, which draws
	rest []byte   // a rune that was cut off
}

// onScreen gives the writer for w: w itself unless it is a terminal.
func onScreen(w io.Writer) io.Writer {
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return &screen{Writer: f, file: f}
	}
	return w
}

func (s *screen) Write(b []byte) (int, error) {
	text := append(s.rest, b...)
	out := make([]byte, 0, len(text))
	for len(text) > 0 && utf8.FullRune(text) {
		r, n := utf8.DecodeRune(text)
		out = utf8.AppendRune(out, shownRune(r))
		text = text[n:]
	}
	s.rest = append([]byte(nil), text...)
	if _, err := s.Writer.Write(out); err != nil {
		return 0, err
	}
	return len(b), nil
}

// shownRune leaves line breaks and tabs; C0 has pictures of its own, C1 has none.
func shownRune(r rune) rune {
	switch {
	case r == '\n', r == '\t':
	case r < ' ':
		return 0x2400 + r
	case r == 0x7f:
		return 0x2421
	case r >= 0x80 && r < 0xa0:
		return utf8.RuneError
	}
	return r
}
