package quote

import (
	"slices"
	"strings"
	"sync"

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
	index doc.Index
	list  []entry // by number
	size  []int32 // by number: bytes of the word, -1 for number 0
	curly []int32 // by number: bytes of the word with a curly apostrophe, -1 where it has none
}

// entries joins the function words with the cue table.
var entries = sync.OnceValue(func() *wordTable {
	table, err := cues.Default()
	if err != nil {
		panic(err) // the embedded table is tested to load
	}
	w := &wordTable{list: []entry{{}}, size: []int32{-1}, curly: []int32{-1}}
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
	n := w.index.Add(word)
	if int(n) == len(w.list) {
		w.list = append(w.list, entry{word: word})
		w.size = append(w.size, int32(len(word)))
		w.curly = append(w.curly, curlySize(word))
	}
	return &w.list[n]
}

// curlySize is how many bytes a word has when its apostrophe is curly.
func curlySize(word string) int32 {
	if !strings.Contains(word, "'") {
		return -1
	}
	return int32(len(strings.Replace(word, "'", "’", 1)))
}

// A reader numbers the words of texts. It remembers those it met last, so each
// goroutine needs its own; readers lends them.
type reader struct {
	table   *wordTable
	met     *doc.Memo[int32]
	numbers []int32 // of the tokens read last
}

// remembered is how many words' numbers a reader keeps.
const remembered = 1 << 13

var readers = sync.Pool{New: func() any { return &reader{table: entries(), met: doc.NewMemo[int32](remembered)} }}

// read gives the number of each token's word, till the next read. A token shares
// its hash with words of other letters by chance alone, which its length tells.
func (r *reader) read(d *doc.Document) []int32 {
	r.numbers = slices.Grow(r.numbers[:0], len(d.Tokens))[:len(d.Tokens)]
	for i := range d.Tokens {
		t := &d.Tokens[i]
		r.numbers[i] = 0
		if t.Kind != doc.Word {
			continue
		}
		n, known := r.met.Of(t.Hash)
		if !known {
			*n = r.table.index.Number(t.Hash)
		}
		if size := t.End - t.Start; r.table.size[*n] == size || r.table.curly[*n] == size {
			r.numbers[i] = *n
		}
	}
	return r.numbers
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
	return f.d.Lower(&f.d.Tokens[t])
}
