package coverage

import (
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// An Edit is a stretch of words that two forms share (Op '='), that was left
// out ('-') or put in ('+').
type Edit struct {
	Op   byte
	Text string // words as written, apart by single blanks
}

// diff gives the edits from one statement to another word by word, and the
// number of words kept. Words are compared by their letters alone.
func diff(from, to *item) (edits []Edit, kept int) {
	a, b := from.written(), to.written()
	kept = compareWords(from.keys, to.keys, func(op byte, i, j, n int) {
		if op == '-' {
			edits = append(edits, Edit{op, strings.Join(a[i:i+n], " ")})
		} else {
			edits = append(edits, Edit{op, strings.Join(b[j:j+n], " ")})
		}
	})
	return edits, kept
}

// compareWords tells, unless tell is nil, each stretch of n words that is kept,
// left out or put in, where it begins in from and in to, and gives the number of
// words kept.
func compareWords(from, to []int32, tell func(op byte, i, j, n int)) (kept int) {
	codes := map[int32]rune{}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // the result must not hang on the clock
	i, j := 0, 0
	for _, d := range dmp.DiffMainRunes(encode(from, codes), encode(to, codes), false) {
		n, op := utf8.RuneCountInString(d.Text), byte('=')
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			op = '-'
		case diffmatchpatch.DiffInsert:
			op = '+'
		default:
			kept += n
		}
		if tell != nil {
			tell(op, i, j, n)
		}
		if op != '+' {
			i += n
		}
		if op != '-' {
			j += n
		}
	}
	return kept
}

// Surrogates are no runes: words are numbered around them.
const surrogates = 0xd800

// encode writes each distinct word as one rune.
func encode(keys []int32, codes map[int32]rune) []rune {
	out := make([]rune, len(keys))
	for i, k := range keys {
		c, ok := codes[k]
		if !ok {
			c = rune(len(codes) + 1)
			if c >= surrogates {
				c += 0x800
			}
			codes[k] = c
		}
		out[i] = c
	}
	return out
}

// Marked writes edits on one line: [-left out-] and {+put in+}.
func Marked(edits []Edit) string {
	var b strings.Builder
	for i, e := range edits {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch e.Op {
		case '-':
			b.WriteString("[-" + e.Text + "-]")
		case '+':
			b.WriteString("{+" + e.Text + "+}")
		default:
			b.WriteString(e.Text)
		}
	}
	return b.String()
}
