package quote

import (
	"strings"
	"sync"
	"unicode/utf8"

	"parley/analyze/doc"
	"parley/lexicon/cues"
)

// An entry is all that is known of one lower-cased word: looked up once for
// each token, so that the rules compare numbers and no strings.
type entry struct {
	word  string
	class class
	forms []cues.Form // cues that begin with the word, the longest first
	plain cues.Plain
	verb  bool // plain is set
}

// A wordTable numbers the words that are known; number 0 is any other word.
type wordTable struct {
	number map[string]int32
	list   []entry
}

// longestWord is more than the bytes of any word known.
const longestWord = 20

// entries joins the function words with the cue table.
var entries = sync.OnceValue(func() *wordTable {
	table, err := cues.Default()
	if err != nil {
		panic(err) // the embedded table is tested to load
	}
	w := &wordTable{map[string]int32{}, []entry{{}}}
	for word, c := range classes {
		w.at(word).class = c
	}
	for word := range table.Words() {
		e := w.at(word)
		e.forms = table.At(word)
		e.plain, e.verb = table.Plain(word)
	}
	return w
})

func (w *wordTable) at(word string) *entry {
	n, ok := w.number[word]
	if !ok {
		n = int32(len(w.list))
		w.number[word] = n
		w.list = append(w.list, entry{word: word})
	}
	return &w.list[n]
}

// lookUp gives the number of each token's word.
func (w *wordTable) lookUp(d *doc.Document) []int32 {
	out := make([]int32, len(d.Tokens))
	var buf [longestWord]byte
	for i, t := range d.Tokens {
		if t.Kind != doc.Word || t.End-t.Start > longestWord {
			continue
		}
		s := d.Body[t.Start:t.End]
		if !t.Upper {
			out[i] = w.number[s]
		} else if low, ok := lowerASCII(buf[:0], s); ok {
			out[i] = w.number[string(low)]
		}
	}
	return out
}

// lowerASCII appends s in lower case to buf, where s is short and ASCII.
func lowerASCII(buf []byte, s string) ([]byte, bool) {
	if len(s) > cap(buf) {
		return nil, false
	}
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return nil, false
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf, true
}

// entry is what is known of the word of token t.
func (f *finder) entry(t int) *entry { return &f.words.list[f.numbers[t]] }

// class is what token t does as a function word.
func (f *finder) class(t int) class { return f.entry(t).class }

// word is token t in lower case.
func (f *finder) word(t int) string {
	if n := f.numbers[t]; n > 0 {
		return f.words.list[n].word
	}
	tok := f.d.Tokens[t]
	s := f.d.Body[tok.Start:tok.End]
	if tok.Upper {
		return strings.ToLower(s)
	}
	return s
}
