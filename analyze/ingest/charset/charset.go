// Package charset turns the bytes of a file into text. UTF-8 is believed
// first, then a byte order mark, then what the file declares, then a guess.
package charset

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// guessBytes is how much of a file the guess looks at.
const guessBytes = 64 << 10

// Decode gives b as text and the name of its encoding. declared is what the
// file or its container says, "" when nothing. The warning is not empty when
// the encoding was guessed or signs were lost.
func Decode(b []byte, declared string) (text, name, warning string) {
	if rest, ok := bytes.CutPrefix(b, []byte("\xef\xbb\xbf")); ok {
		b = rest
	}
	if e, name := wide(b); e != nil {
		return convert(b, e, name, "")
	}
	if utf8.Valid(b) {
		return string(b), "utf-8", ""
	}
	if nearlyUTF8(b) {
		return repair(b), "utf-8", fmt.Sprintf("bytes that are not UTF-8, now U+FFFD: %d", broken(b))
	}
	if e, name := charset.Lookup(declared); e != nil && name != "utf-8" {
		return convert(b, e, name, "")
	}
	name = guess(b)
	e, canonical := charset.Lookup(name)
	if e == nil {
		e, canonical = charmap.Windows1252, "windows-1252"
	}
	return convert(b, e, canonical, "encoding guessed as "+canonical)
}

func convert(b []byte, e encoding.Encoding, name, warning string) (string, string, string) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return repair(b), "utf-8", "encoding " + name + " not readable: " + err.Error()
	}
	if n := bytes.Count(out, []byte("\ufffd")); n > 0 {
		lost := fmt.Sprintf("signs that are not %s, now U+FFFD: %d", name, n)
		warning = strings.TrimPrefix(warning+"; "+lost, "; ")
	}
	return string(out), name, warning
}

// Wide gives the decoder of a file that is UTF-16, nil for any other.
func Wide(head []byte) transform.Transformer {
	if e, _ := wide(head); e != nil {
		return e.NewDecoder()
	}
	return nil
}

// declaration is the encoding that XML or HTML names in its first lines.
var declaration = regexp.MustCompile(`(?i)(encoding\s*=\s*["']|charset\s*=\s*["']?)[a-z0-9_.:-]+`)

// Redeclare makes text that was decoded name UTF-8 as its encoding, so that
// libraries that look for the name do not decode it again.
func Redeclare(text string) string {
	head := text[:min(len(text), 2048)]
	at := declaration.FindStringSubmatchIndex(head)
	if at == nil {
		return text
	}
	return text[:at[3]] + "utf-8" + text[at[1]:]
}

// wide finds UTF-16 by its byte order mark or by its zero bytes.
func wide(b []byte) (encoding.Encoding, string) {
	head := b[:min(len(b), 512)]
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16le"
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "utf-16be"
	case len(head) < 16:
		return nil, ""
	}
	even, odd := zeros(head)
	half := len(head) / 2
	switch {
	case odd*10 > half*7 && even*10 < half:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"
	case even*10 > half*7 && odd*10 < half:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"
	}
	return nil, ""
}

func zeros(b []byte) (even, odd int) {
	for i, c := range b {
		if c != 0 {
			continue
		}
		if i%2 == 0 {
			even++
		} else {
			odd++
		}
	}
	return even, odd
}

// longSequence is what a sequence of three or four bytes weighs beside one of
// two: other encodings hardly ever make one by chance.
const longSequence = 6

// nearlyUTF8 reports text that is UTF-8 but for a few bytes: at least four good
// sequences of two bytes for each bad byte, or a cut sequence at the end.
func nearlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			if !utf8.FullRune(b[i:]) {
				break
			}
			bad++
		} else if n == 2 {
			good++
		} else {
			good += longSequence
		}
		i += n
	}
	return good >= 4*bad && good+bad > 0 || bad == 0
}

func broken(b []byte) int {
	n := 0
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			n++
		}
		i += size
	}
	return n
}

func repair(b []byte) string {
	var s strings.Builder
	s.Grow(len(b))
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		s.WriteRune(r)
		i += n
	}
	return s.String()
}

// guess asks chardet, and prefers windows-1252 to its Latin-1 kin: the web
// standard reads them so, for the C1 controls never occur in text.
func guess(b []byte) string {
	if len(b) > guessBytes {
		b = b[:guessBytes]
	}
	best, err := chardet.NewTextDetector().DetectBest(b)
	if err != nil {
		return "windows-1252"
	}
	switch best.Charset {
	case "ISO-8859-1":
		return "windows-1252"
	case "GB-18030":
		return "gb18030"
	}
	return best.Charset
}

// Binary reports whether b is no text: zero bytes outside UTF-16, or more than
// one control byte in ten. The controls of the wire formats are few.
func Binary(b []byte) bool {
	if e, _ := wide(b); e != nil {
		return false
	}
	controls := 0
	for _, c := range b {
		if c == 0 {
			return true
		}
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			controls++
		}
	}
	return controls*10 > len(b)
}

// Stream decides the encoding of a file by its begin. The transformer is nil
// when it is UTF-8.
func Stream(head []byte) (transform.Transformer, string) {
	if e, _ := wide(head); e != nil {
		return e.NewDecoder(), ""
	}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		return unicode.UTF8BOM.NewDecoder(), ""
	}
	if utf8.Valid(head) || nearlyUTF8(head) {
		return nil, ""
	}
	name := guess(head)
	e, canonical := charset.Lookup(name)
	if e == nil {
		e, canonical = charmap.Windows1252, "windows-1252"
	}
	return e.NewDecoder(), "encoding guessed as " + canonical
}

// Reader decodes an encoding by its name, as encoding/xml asks for it.
func Reader(name string, r io.Reader) (io.Reader, error) {
	e, _ := charset.Lookup(name)
	if e == nil {
		return nil, fmt.Errorf("unknown encoding %q", name)
	}
	return transform.NewReader(r, e.NewDecoder()), nil
}

// Declared finds the encoding that a page or an XML file names in its first two
// kilobytes, "" when it names none.
func Declared(b []byte) string {
	head := bytes.ToLower(b[:min(len(b), 2048)])
	for _, key := range []string{"charset=", "encoding="} {
		i := bytes.Index(head, []byte(key))
		if i < 0 {
			continue
		}
		name := bytes.TrimLeft(head[i+len(key):], `"' `)
		if end := bytes.IndexAny(name, "\"'/> ;\n\r"); end >= 0 {
			name = name[:end]
		}
		return string(name)
	}
	return ""
}
