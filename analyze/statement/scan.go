package statement

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"

	"parley/analyze/doc"
)

// items reads a list; null is none. It is gathered in room, so that the list
// takes no more memory than it needs.
func items[T any](r *reader, room *[]T, read func(*reader) T) []T {
	if r.has("null") {
		return nil
	}
	r.must("[")
	list := (*room)[:0]
	for r.ok && !r.has("]") {
		if len(list) > 0 {
			r.must(",")
		}
		list = append(list, read(r))
	}
	*room = list
	return append(make([]T, 0, len(list)), list...)
}

// has takes a text when it is next.
func (r *reader) has(s string) bool {
	if len(r.b) < len(s) || string(r.b[:len(s)]) != s {
		return false
	}
	r.b = r.b[len(s):]
	return true
}

func (r *reader) must(s string) {
	if !r.has(s) {
		r.ok, r.b = false, nil
	}
}

func (r *reader) name() string { return r.p.name(r.text()) }

func (r *reader) maybeName(key string, to *string) {
	if r.has(key) {
		*to = r.name()
	}
}

func (r *reader) span() (s doc.Span) {
	r.must("[")
	s.Start = r.int()
	r.must(",")
	s.End = r.int()
	r.must("]")
	return s
}

func (r *reader) maybeSpan(key string) *doc.Span {
	if !r.has(key) {
		return nil
	}
	s := r.span()
	return &s
}

// text reads a string; the bytes hold until the next one is read.
func (r *reader) text() []byte {
	if r.must(`"`); !r.ok {
		return nil
	}
	for i, c := range r.b {
		switch {
		case c == '"':
			t := r.b[:i]
			r.b = r.b[i+1:]
			return t
		case c == '\\':
			return r.escaped(i)
		case c < ' ':
			r.ok = false
			return nil
		}
	}
	r.ok = false
	return nil
}

// escaped reads on from the first backslash, at i.
func (r *reader) escaped(i int) []byte {
	t := append(make([]byte, 0, 2*i+16), r.b[:i]...)
	for b := r.b[i:]; len(b) > 0; {
		switch c := b[0]; {
		case c == '"':
			r.b = b[1:]
			return t
		case c < ' ':
			r.ok = false
			return nil
		case c != '\\':
			t, b = append(t, c), b[1:]
		default:
			n := 0
			if t, n = unescape(t, b); n == 0 {
				r.ok = false
				return nil
			}
			b = b[n:]
		}
	}
	r.ok = false
	return nil
}

// unescape appends what the escape at the front of b stands for and tells its
// bytes: 0 for one that escape does not write.
func unescape(t, b []byte) ([]byte, int) {
	if len(b) < 2 {
		return t, 0
	}
	switch b[1] {
	case '"', '\\':
		return append(t, b[1]), 2
	case 'b':
		return append(t, '\b'), 2
	case 'f':
		return append(t, '\f'), 2
	case 'n':
		return append(t, '\n'), 2
	case 'r':
		return append(t, '\r'), 2
	case 't':
		return append(t, '\t'), 2
	case 'u':
		if len(b) < 6 {
			return t, 0
		}
		n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
		if err != nil || n >= 0xd800 && n < 0xe000 { // halves of a pair
			return t, 0
		}
		return utf8.AppendRune(t, rune(n)), 6
	}
	return t, 0
}

// maxDigits of an int or of a float's digits are read here: they stay exact.
const maxDigits = 15

func (r *reader) int() int {
	minus := r.has("-")
	n, digits := r.digits(0)
	if minus {
		n = -n
	}
	if digits == 0 || digits > maxDigits || len(r.b) > 0 && (r.b[0] == '.' || r.b[0]|0x20 == 'e') {
		r.ok = false
	}
	return int(n)
}

// digits reads digits behind n and tells how many: 0 also for a 0 before others.
func (r *reader) digits(n int64) (int64, int) {
	i := 0
	for i < len(r.b) && r.b[i]-'0' < 10 && i <= maxDigits {
		n = n*10 + int64(r.b[i]-'0')
		i++
	}
	if i > 1 && r.b[0] == '0' {
		return n, 0
	}
	r.b = r.b[i:]
	return n, i
}

// powers of ten that a float64 holds exactly.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// float reads a number. One of few digits is a whole number, which a float64
// holds exactly, divided by a power of ten that it holds, too: IEEE 754 then
// gives the nearest float64 to the quotient, as strconv.ParseFloat does.
func (r *reader) float() float64 {
	from := r.b
	minus := r.has("-")
	n, digits := r.digits(0)
	places := 0
	if digits > 0 && len(r.b) > 1 && r.b[0] == '.' {
		r.b = r.b[1:]
		for places < len(r.b) && r.b[places]-'0' < 10 && digits+places <= maxDigits {
			n = n*10 + int64(r.b[places]-'0')
			places++
		}
		r.b = r.b[places:]
		if places == 0 {
			digits = 0
		}
	}
	if digits == 0 || digits+places > maxDigits || len(r.b) > 0 && (r.b[0]|0x20 == 'e' || r.b[0] == '.') {
		r.b = from
		return r.anyFloat()
	}
	f := float64(n) / powers[places]
	if minus {
		f = math.Copysign(f, -1)
	}
	return f
}

// anyFloat reads a number of any form.
func (r *reader) anyFloat() float64 {
	n := 0
	for n < len(r.b) && bytes.IndexByte([]byte("+-.eE0123456789"), r.b[n]) >= 0 {
		n++
	}
	f, err := strconv.ParseFloat(string(r.b[:n]), 64)
	if err != nil || !json.Valid(r.b[:n]) {
		r.ok = false
	}
	r.b = r.b[n:]
	return f
}
