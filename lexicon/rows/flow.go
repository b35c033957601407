package rows

import (
	"slices"
	"strings"
)

// A Value is what stands behind a key: one word, or the words of a list.
type Value struct {
	Word
	List []Word // nil where it is none
}

// A Word is a scalar of YAML: plain, or in double quotes and then always text.
type Word struct {
	Text   string
	Quoted bool
}

// Texts gives the texts of a list.
func (v *Value) Texts() []string {
	out := make([]string, len(v.List))
	for i, w := range v.List {
		out[i] = w.Text
	}
	return out
}

// Flow reads one "{key: value, key: [value, value]}" of the plain subset of YAML
// in which data files are written: keys of small letters and "_", values without
// escapes. It gives each key with its value to put, and stops where put says
// false. ok is false where text is anything else, valid or not; some keys may
// have been put by then.
func Flow(text string, put func(key string, v Value) bool) (ok bool) {
	if len(text) < 2 || text[0] != '{' || text[len(text)-1] != '}' {
		return false
	}
	s := scanner{rest: text[1 : len(text)-1]}
	var keys [24]string
	seen := keys[:0]
	for {
		key, found := s.key()
		if !found || slices.Contains(seen, key) {
			return false
		}
		seen = append(seen, key)
		if v, ok := s.value(); !ok || !put(key, v) {
			return false
		}
		if s.rest == "" {
			return true
		}
		if !s.take(", ") {
			return false
		}
	}
}

// Pair reads one "key: value" as a line of its own.
func Pair(line string) (key string, w Word, ok bool) {
	s := scanner{rest: line}
	if key, ok = s.key(); !ok {
		return "", w, false
	}
	if s.take(`"`) {
		w, ok = s.quoted()
		return key, w, ok && s.rest == ""
	}
	return key, Word{s.rest, false}, plain(s.rest)
}

// A scanner takes tokens off the front of a flow mapping.
type scanner struct{ rest string }

func (s *scanner) take(token string) (ok bool) {
	s.rest, ok = strings.CutPrefix(s.rest, token)
	return ok
}

func (s *scanner) key() (string, bool) {
	i := strings.IndexByte(s.rest, ':')
	if i <= 0 || !plainKey(s.rest[:i]) {
		return "", false
	}
	key := s.rest[:i]
	s.rest = s.rest[i+1:]
	return key, s.take(" ")
}

// maxKey is far below the 1,024 bytes that YAML lets a key have.
const maxKey = 64

func plainKey(s string) bool {
	if len(s) > maxKey {
		return false
	}
	for i := range len(s) {
		if (s[i] < 'a' || s[i] > 'z') && s[i] != '_' {
			return false
		}
	}
	// in YAML 1.1 they are words for true, false and null, and may be no text
	return s != "y" && s != "n" && s != "yes" && s != "no" && s != "on" && s != "off" && s != "true" && s != "false" && s != "null"
}

func (s *scanner) value() (Value, bool) {
	if !s.take("[") {
		w, ok := s.word()
		return Value{Word: w}, ok
	}
	end := strings.IndexByte(s.rest, ']')
	if end <= 0 {
		return Value{}, false
	}
	list := make([]Word, 0, 1+strings.Count(s.rest[:end], ", "))
	for {
		w, ok := s.word()
		if !ok {
			return Value{}, false
		}
		list = append(list, w)
		if s.take("]") {
			return Value{List: list}, true
		}
		if !s.take(", ") {
			return Value{}, false
		}
	}
}

// word takes a scalar; signs that mean something else in YAML are refused.
func (s *scanner) word() (Word, bool) {
	if s.take(`"`) {
		return s.quoted()
	}
	end := 0
	for end < len(s.rest) && s.rest[end] != ',' && s.rest[end] != ']' {
		end++
	}
	w := s.rest[:end]
	s.rest = s.rest[end:]
	return Word{w, false}, plain(w)
}

// quoted takes a scalar up to its second quotation mark.
func (s *scanner) quoted() (Word, bool) {
	text, rest, ok := strings.Cut(s.rest, `"`)
	s.rest = rest
	return Word{text, true}, ok && strings.IndexByte(text, '\\') < 0 && printable(text)
}

// plain reports whether w stands for itself without quotes.
func plain(w string) bool {
	switch w {
	case "", "~", "null", "Null", "NULL":
		return false
	}
	if w[0] == ' ' || w[len(w)-1] == ' ' || strings.IndexByte("'&*!|>%@`=<,", w[0]) >= 0 || w[0] == '-' && (len(w) == 1 || w[1] < '.') {
		return false
	}
	for i := range len(w) {
		switch w[i] {
		case '{', '}', '[', ']', ':', '#', '"', '?', '\\':
			return false
		}
	}
	return printable(w)
}

// printable reports whether the library takes every letter of s as it is.
func printable(s string) bool {
	for _, r := range s {
		if r < ' ' || r >= 0x7f && r <= 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffd || r > 0xffff {
			return false
		}
	}
	return true
}
