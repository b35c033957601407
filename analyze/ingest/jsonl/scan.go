package jsonl

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxDepth bounds arrays and objects within each other.
const maxDepth = 512

var errSyntax = errors.New("not valid JSON")

// A scanner walks over one JSON value without building it.
type scanner struct {
	b     []byte
	i     int
	sound bool // b is known to be UTF-8
	lost  int  // signs that became U+FFFD
}

func (s *scanner) space() {
	for s.i < len(s.b) {
		switch s.b[s.i] {
		case ' ', '\n', '\r', '\t':
			s.i++
		default:
			return
		}
	}
}

// next skips white space and gives the byte there, 0 at the end.
func (s *scanner) next() byte {
	s.space()
	if s.i < len(s.b) {
		return s.b[s.i]
	}
	return 0
}

// object calls member for each name of an object with the scanner at the value;
// member must consume the value.
func (s *scanner) object(member func(name string) error) error {
	if s.next() != '{' {
		return errSyntax
	}
	s.i++
	if s.next() == '}' {
		s.i++
		return nil
	}
	for {
		if s.next() != '"' {
			return errSyntax
		}
		name, err := s.str()
		if err != nil {
			return err
		}
		if s.next() != ':' {
			return errSyntax
		}
		s.i++
		if err := member(name); err != nil {
			return err
		}
		switch s.next() {
		case ',':
			s.i++
		case '}':
			s.i++
			return nil
		default:
			return errSyntax
		}
	}
}

// array calls element for each element; element must consume it.
func (s *scanner) array(element func() error) error {
	s.i++
	if s.next() == ']' {
		s.i++
		return nil
	}
	for {
		if err := element(); err != nil {
			return err
		}
		switch s.next() {
		case ',':
			s.i++
		case ']':
			s.i++
			return nil
		default:
			return errSyntax
		}
	}
}

// skip passes over one value.
func (s *scanner) skip(depth int) error {
	if depth > maxDepth {
		return errors.New("JSON nested too deep")
	}
	switch c := s.next(); {
	case c == '"':
		_, _, err := s.strEnd()
		return err
	case c == '{':
		return s.object(func(string) error { return s.skip(depth + 1) })
	case c == '[':
		return s.array(func() error { return s.skip(depth + 1) })
	}
	_, err := s.literal()
	return err
}

// literal reads a number, true, false or null as written.
func (s *scanner) literal() (string, error) {
	start := s.i
	for s.i < len(s.b) && strings.IndexByte(" \t\r\n,]}", s.b[s.i]) < 0 {
		s.i++
	}
	lit := string(s.b[start:s.i])
	switch lit {
	case "true", "false", "null":
		return lit, nil
	}
	if _, err := strconv.ParseFloat(lit, 64); err != nil && !errors.Is(err, strconv.ErrRange) {
		return "", errSyntax
	}
	return lit, nil
}

// usual are the bytes of a string that mean themselves: all but the quotation
// mark, the backslash and control signs other than the tab.
var usual = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= 0x20 && c != '"' && c != '\\' || c == '\t'
	}
	return t
}()

// usualEight reports eight bytes that are usual, a tab among them not counted:
// texts are long, and this tells it of all eight at once. A byte below n gets
// its highest bit where n is taken from each, if it had none before; one that
// equals q is below 1 once the bits of q are turned over (S. E. Anderson, Bit
// Twiddling Hacks, "Determine if a word has a byte less than n").
func usualEight(x uint64) bool {
	const each, high = 0x0101010101010101, 0x8080808080808080
	quote, slash := x^each*'"', x^each*'\\'
	control := (x - each*0x20) &^ x
	return (control|(quote-each)&^quote|(slash-each)&^slash)&high == 0
}

// strEnd moves past a string and gives its inside, escapes untouched, and
// whether there are any.
func (s *scanner) strEnd() (inside []byte, escaped bool, err error) {
	start := s.i + 1
	i := start
	for i < len(s.b) {
		for i+8 <= len(s.b) && usualEight(binary.LittleEndian.Uint64(s.b[i:])) {
			i += 8
		}
		if i == len(s.b) {
			break
		}
		c := s.b[i]
		switch {
		case usual[c]:
			i++
		case c == '"':
			s.i = i + 1
			return s.b[start:i], escaped, nil
		case c == '\\':
			escaped = true
			i += 2
		default:
			s.i = i
			return nil, false, errors.New("control sign inside a JSON string")
		}
	}
	s.i = i
	return nil, false, errors.New("JSON string without an end")
}

// str reads a string.
func (s *scanner) str() (string, error) {
	in, escaped, err := s.strEnd()
	if err != nil {
		return "", err
	}
	if !escaped {
		return s.valid(string(in)), nil
	}
	return s.unescape(in)
}

func (s *scanner) unescape(in []byte) (string, error) {
	var out strings.Builder
	out.Grow(len(in))
	for {
		i := bytes.IndexByte(in, '\\')
		if i < 0 {
			out.Write(in)
			return s.valid(out.String()), nil
		}
		out.Write(in[:i])
		n, err := s.escape(in[i:], &out)
		if err != nil {
			return "", err
		}
		in = in[i+n:]
	}
}

// valid replaces what is not UTF-8 and counts it. Escapes never give such signs.
func (s *scanner) valid(t string) string {
	if s.sound || utf8.ValidString(t) {
		return t
	}
	fixed := strings.ToValidUTF8(t, "\ufffd")
	s.lost += strings.Count(fixed, "\ufffd") - strings.Count(t, "\ufffd")
	return fixed
}

const shortEscapes = `"\/bfnrt`
const shortMeaning = "\"\\/\b\f\n\r\t"

// escape writes the sign of the escape at the begin of in and gives its length.
func (s *scanner) escape(in []byte, out *strings.Builder) (int, error) {
	if len(in) < 2 {
		return 0, errSyntax
	}
	if k := strings.IndexByte(shortEscapes, in[1]); k >= 0 {
		out.WriteByte(shortMeaning[k])
		return 2, nil
	}
	r, ok := hex4(in)
	if !ok {
		return 0, errors.New("unknown escape in a JSON string")
	}
	if !utf16.IsSurrogate(r) {
		out.WriteRune(r)
		return 6, nil
	}
	if low, ok := hex4(in[6:]); ok {
		if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
			out.WriteRune(pair)
			return 12, nil
		}
	}
	s.lost++
	out.WriteRune(utf8.RuneError)
	return 6, nil
}

// hex4 reads \u1234.
func hex4(in []byte) (rune, bool) {
	if len(in) < 6 || in[0] != '\\' || in[1] != 'u' {
		return 0, false
	}
	v, err := strconv.ParseUint(string(in[2:6]), 16, 32)
	return rune(v), err == nil
}
