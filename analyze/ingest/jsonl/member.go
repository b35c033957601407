package jsonl

import (
	"encoding/binary"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// A Member is a name of an object and its value, both as they stand in the
// input: the name without its quotation marks, a string with them.
type Member struct{ Name, Value []byte }

// Members appends the members of the one object that line holds to list, in
// their order and with names that come twice. They are parts of line.
//
// It is for whoever must take exactly what encoding/json takes and wants it
// sooner: it reports false where line is no object to encoding/json or has what
// is rare (an escape or no UTF-8 in a name, values deep within each other), and
// the caller asks encoding/json.
func Members(list []Member, line []byte) ([]Member, bool) {
	s := strict{scanner{b: line}}
	ok := s.next() == '{' && s.object(func(m Member) { list = append(list, m) }, 0)
	return list, ok && s.next() == 0 && s.i == len(line)
}

// Text gives what a JSON string means to encoding/json, and false for any other
// value and for a string that is not UTF-8.
func Text(value []byte) (string, bool) {
	if len(value) == 0 || value[0] != '"' || !utf8.Valid(value) {
		return "", false
	}
	s := strict{scanner{b: value, sound: true}}
	inside, escaped, ok := s.str()
	switch {
	case !ok || s.i != len(value):
		return "", false
	case !escaped:
		return string(inside), true
	}
	text, err := s.unescape(inside)
	return text, err == nil
}

// A strict scanner passes over what encoding/json takes, where a scanner forgives.
// Its methods report false where they cannot tell that it does.
type strict struct{ scanner }

// deepest is how deep values within each other are followed.
const deepest = 64

// object passes over an object and yields its members.
func (s *strict) object(yield func(Member), depth int) bool {
	return s.list('}', func() bool {
		if s.next() != '"' {
			return false
		}
		name, escaped, ok := s.str()
		if !ok || escaped || !utf8.Valid(name) || s.next() != ':' {
			return false
		}
		s.i++
		s.space()
		start := s.i
		if !s.value(depth + 1) {
			return false
		}
		yield(Member{name, s.b[start:s.i]})
		return true
	})
}

// list passes over elements with commas between them, up to the sign that ends
// them; the scanner stands at the sign that begins them.
func (s *strict) list(end byte, element func() bool) bool {
	s.i++
	if s.next() == end {
		s.i++
		return true
	}
	for element() {
		switch s.next() {
		case ',':
			s.i++
		case end:
			s.i++
			return true
		default:
			return false
		}
	}
	return false
}

func (s *strict) value(depth int) bool {
	switch c := s.next(); {
	case c == '"':
		_, _, ok := s.str()
		return ok
	case depth > deepest:
		return false
	case c == '{':
		return s.object(func(Member) {}, depth)
	case c == '[':
		return s.list(']', func() bool { return s.value(depth + 1) })
	}
	start := s.i
	for s.i < len(s.b) && strings.IndexByte(" \t\r\n,]}", s.b[s.i]) < 0 {
		s.i++
	}
	return json.Valid(s.b[start:s.i])
}

// str passes over a string and gives its inside, escapes untouched, and whether
// there are any.
func (s *strict) str() (inside []byte, escaped, ok bool) {
	start := s.i + 1
	for i := start; i < len(s.b); {
		if i+8 <= len(s.b) && usualEight(binary.LittleEndian.Uint64(s.b[i:])) {
			i += 8
			continue
		}
		switch c := s.b[i]; {
		case c == '"':
			s.i = i + 1
			return s.b[start:i], escaped, true
		case c == '\\':
			n := escapeLength(s.b[i:])
			if n == 0 {
				return nil, false, false
			}
			escaped = true
			i += n
		case c < ' ':
			return nil, false, false
		default:
			i++
		}
	}
	return nil, false, false
}

// escapeLength gives the length of the escape that in begins with, 0 for none.
func escapeLength(in []byte) int {
	if len(in) > 1 && strings.IndexByte(shortEscapes, in[1]) >= 0 {
		return 2
	}
	if _, ok := hex4(in); ok {
		return 6
	}
	return 0
}
