package boilerplate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A sight is what one look at a paragraph tells. Most paragraphs have nothing
// that a rule could begin with.
type sight struct {
	words  int  // those beyond captionWords are counted as one
	tidy   bool // single blanks between the words, and none around them
	quoted bool // a mark of quotation
	marked bool // a mark that stands before the name of an agency
}

// Kinds of bytes, for look.
const (
	plain  = iota
	blank  // white space
	quote  // a mark of quotation
	mark   // see sight.marked
	beyond // ASCII: a letter of several bytes
)

var kinds = kindsOfBytes()

func kindsOfBytes() (k [256]uint8) {
	for _, c := range " \t\n\v\f\r" {
		k[c] = blank
	}
	k['"'] = quote
	for _, c := range "/:(|" {
		k[c] = mark
	}
	for c := utf8.RuneSelf; c < len(k); c++ {
		k[c] = beyond
	}
	return k
}

// look goes over a paragraph once, up to the word that makes it too long.
func look(p string) (s sight) {
	s.tidy = true
	apart := true // behind white space, or at the beginning
	for i := 0; i < len(p); i++ {
		kind := kinds[p[i]]
		if kind == beyond {
			r, n := utf8.DecodeRuneInString(p[i:])
			i += n - 1
			kind = kindOf(r)
		}
		if kind == blank {
			s.tidy = s.tidy && p[i] == ' ' && !apart
			apart = true
			continue
		}
		if apart {
			if s.words++; s.words > captionWords {
				return s
			}
			apart = false
		}
		s.quoted = s.quoted || kind == quote
		s.marked = s.marked || kind == mark
	}
	s.tidy = s.tidy && !apart
	return s
}

func kindOf(r rune) uint8 {
	switch {
	case r == '“' || r == '”' || r == '«' || r == '»':
		return quote
	case unicode.IsSpace(r):
		return blank
	}
	return plain
}

// a list is phrases in lower case.
type list struct {
	all   map[string]bool
	heads map[string]bool // their first words
}

func phrases(text string) list {
	l := list{map[string]bool{}, map[string]bool{}}
	for s := range strings.SplitSeq(text, "|") {
		s = strings.TrimSpace(s)
		l.all[s] = true
		l.heads[s[:headEnd(s)]] = true
	}
	return l
}

// longestHead is at least the length of the first word of a phrase.
const longestHead = 16

// headEnd is where the run of ASCII letters and hyphens ends that s begins with.
func headEnd(s string) int {
	for i := range len(s) {
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && s[i] != '-' {
			return i
		}
	}
	return len(s)
}

// mayBegin reports whether s may begin with a phrase of the list in letters of
// either case: its first word is that of one, or not of ASCII letters alone.
func (l *list) mayBegin(s string) bool {
	n := headEnd(s)
	if n == 0 || n < len(s) && s[n] >= utf8.RuneSelf {
		return true
	}
	if n > longestHead {
		return false
	}
	var head [longestHead]byte
	for i := range n {
		if head[i] = s[i]; s[i] != '-' {
			head[i] |= 0x20
		}
	}
	return l.heads[string(head[:n])]
}

// is reports whether s is a phrase of the list in letters of either case.
func (l *list) is(s string) bool { return l.mayBegin(s) && l.all[strings.ToLower(s)] }
