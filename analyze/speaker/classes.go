package speaker

import (
	"strings"
	"unicode/utf8"

	"parley/analyze/doc"
)

// class says in which of the lists of words.go and head.go a word stands, so that
// names are read with one look at a table.
type class uint8

const (
	title class = 1 << iota
	sureTitle
	orgWord
	notName
	cut
)

var classes = func() *doc.Bits[class] {
	t := doc.NewBits[class](nil)
	for c, list := range map[class]map[string]bool{title: titles, sureTitle: sureTitles, orgWord: orgWords, notName: notNames, cut: cuts} {
		for w := range list {
			t.Add(w, c)
		}
	}
	return t
}()

// class is the class of token t.
func (b *builder) class(t int) class { return classes.Of(b.d.Tokens[t].Hash) }

// inCapitals reports whether w has no letter in lower case.
func inCapitals(w string) bool {
	for i := range len(w) {
		switch c := w[i]; {
		case 'a' <= c && c <= 'z':
			return false
		case c >= utf8.RuneSelf:
			return w == strings.ToUpper(w)
		}
	}
	return true
}
