package coverage

import (
	"strings"

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
	codes := map[string]rune{}
	a, b := encode(from.keys, codes), encode(to.keys, codes)
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // the result must not hang on the clock
	i, j := 0, 0
	for _, d := range dmp.DiffMainRunes(a, b, false) {
		n := len([]rune(d.Text))
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			edits = append(edits, Edit{'=', strings.Join(to.words[j:j+n], " ")})
			i, j, kept = i+n, j+n, kept+n
		case diffmatchpatch.DiffDelete:
			edits = append(edits, Edit{'-', strings.Join(from.words[i:i+n], " ")})
			i += n
		case diffmatchpatch.DiffInsert:
			edits = append(edits, Edit{'+', strings.Join(to.words[j:j+n], " ")})
			j += n
		}
	}
	return edits, kept
}

// Surrogates are no runes: words are numbered around them.
const surrogates = 0xd800

// encode writes each distinct word as one rune.
func encode(keys []string, codes map[string]rune) []rune {
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
