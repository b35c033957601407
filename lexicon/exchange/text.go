package exchange

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode gives the file as text with line ends LF. UTF-8 is believed first,
// then UTF-16 by its mark or its zero bytes, then Windows-1252, of which
// Latin-1 is a part. The warning is not empty for the last.
func decode(b []byte) (text, warning string) {
	switch e := wide(b); {
	case e != nil:
		out, err := e.NewDecoder().Bytes(b)
		if err != nil {
			warning = "is not clean UTF-16"
		}
		text = strings.ToValidUTF8(string(out), "\ufffd")
	case utf8.Valid(b):
		text = string(b)
	default:
		out, _ := charmap.Windows1252.NewDecoder().Bytes(b)
		text, warning = string(out), "is not UTF-8: read as Windows-1252 (Latin-1)"
	}
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text, warning
}

// wide finds UTF-16 by its byte order mark or by the zero bytes of ASCII
// letters in it.
func wide(b []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	head := b[:min(len(b), 512)]
	var zero [2]int
	for i, c := range head {
		if c == 0 {
			zero[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case half < 4:
		return nil
	case zero[1]*10 > half*7 && zero[0]*10 < half:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zero[0]*10 > half*7 && zero[1]*10 < half:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// lines yields the lines of text with their numbers, from 1.
func lines(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range strings.SplitSeq(text, "\n") {
			n++
			if !yield(n, line) {
				return
			}
		}
	}
}

// indent counts the tabs in the blanks that a line begins with; some files mix
// blanks among them.
func indent(line string) int {
	rest := strings.TrimLeft(line, " \t")
	return strings.Count(line[:len(line)-len(rest)], "\t")
}
