package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Hash stands for a word, whatever the case of its letters and the form of its
// apostrophes: the 64-bit FNV-1a hash of the folded word. It is taken once for
// each token, so that no step folds or hashes words again: tables of words are
// looked up by it (see Index). Two words of a text share one with a chance of 2^-64.
type Hash uint64

// FNV-1a: Fowler, Noll, Vo, Eastlake, RFC 9923.
const (
	fnvOffset Hash = 14695981039346656037
	fnvPrime  Hash = 1099511628211
)

// HashOf gives the hash of a word.
func HashOf(word string) Hash {
	h := fnvOffset
	for i := range len(word) {
		c := lowerASCII[word[i]]
		if c >= utf8.RuneSelf {
			return hashFolded(word)
		}
		h = (h ^ Hash(c)) * fnvPrime
	}
	return h
}

// lowerASCII gives the lower case of an ASCII letter, any other byte as it is.
var lowerASCII = func() (t [256]byte) {
	for i := range t {
		t[i] = byte(i)
		if 'A' <= i && i <= 'Z' {
			t[i] += 'a' - 'A'
		}
	}
	return t
}()

// lowered gives body in lower case at the same offsets: the few letters whose
// other case is longer or shorter stay as they are.
func lowered(body string) string {
	b := make([]byte, len(body))
	for i := 0; i < len(body); {
		c := lowerASCII[body[i]]
		if c < utf8.RuneSelf {
			b[i] = c
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(body[i:])
		if l := unicode.ToLower(r); l != r && utf8.RuneLen(l) == n {
			utf8.EncodeRune(b[i:], l)
		} else {
			copy(b[i:], body[i:i+n])
		}
		i += n
	}
	return string(b)
}

func hashFolded(word string) Hash {
	h := fnvOffset
	var buf [64]byte
	for _, c := range AppendFolded(buf[:0], word) {
		h = (h ^ Hash(c)) * fnvPrime
	}
	return h
}

// AppendFolded appends the form in which words are compared: lower case, curly
// apostrophes straight.
func AppendFolded(b []byte, word string) []byte {
	for _, r := range word {
		if r == '’' || r == 'ʼ' || r == '‘' {
			r = '\''
		}
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}

func folded(word string) string {
	for i := range len(word) {
		if c := word[i]; c != lowerASCII[c] || c >= utf8.RuneSelf {
			return string(AppendFolded(nil, word))
		}
	}
	return word
}

// An Index numbers the words of a vocabulary from 1, for tables by number. It
// is open addressing with linear probing, as looking up is what the steps spend
// their time on. The zero value is empty.
type Index struct {
	slots []slot
	seen  []uint64 // a bit for each word, sixteen a slot: most words that are not here are told by it, at home in the nearest cache
	words []string // by number-1, folded
}

type slot struct {
	hash   Hash
	number int32 // 0 for an empty slot
}

// Number gives the number of the word with hash h, 0 for none.
func (x *Index) Number(h Hash) int32 {
	if len(x.slots) == 0 {
		return 0
	}
	m := mix(h)
	if at := m >> 32 & uint64(16*len(x.slots)-1); x.seen[at>>6]>>(at&63)&1 == 0 {
		return 0
	}
	mask := uint64(len(x.slots) - 1)
	for i := m & mask; ; i = (i + 1) & mask {
		if s := &x.slots[i]; s.hash == h || s.number == 0 {
			return s.number
		}
	}
}

// mix spreads FNV's high bits, which know more of the word, over the low ones.
func mix(h Hash) uint64 { return uint64(h ^ h>>32) }

// Add gives the number of word, a new one where it is new. It panics where two
// different words share a hash, which cannot happen by chance.
func (x *Index) Add(word string) int32 {
	h := HashOf(word)
	if n := x.Number(h); n != 0 {
		if x.words[n-1] != word && x.words[n-1] != folded(word) {
			panic("doc: " + word + " and " + x.words[n-1] + " share a hash")
		}
		return n
	}
	if 2*len(x.words) >= len(x.slots) {
		x.grow()
	}
	x.words = append(x.words, folded(word))
	n := int32(len(x.words))
	x.put(slot{h, n})
	return n
}

func (x *Index) put(s slot) {
	mask := uint64(len(x.slots) - 1)
	m := mix(s.hash)
	at := m >> 32 & uint64(16*len(x.slots)-1)
	x.seen[at>>6] |= 1 << (at & 63)
	i := m & mask
	for x.slots[i].number != 0 {
		i = (i + 1) & mask
	}
	x.slots[i] = s
}

func (x *Index) grow() {
	old := x.slots
	x.allot(max(64, 2*len(old)))
	for _, s := range old {
		if s.number != 0 {
			x.put(s)
		}
	}
}

func (x *Index) allot(size int) {
	x.slots, x.seen = make([]slot, size), make([]uint64, size/4)
}

// Grow makes room for n words.
func (x *Index) Grow(n int) {
	size := 64
	for size < 2*n {
		size *= 2
	}
	if len(x.slots) == 0 {
		x.allot(size)
		x.words = make([]string, 0, n)
	}
}

// A Bits is a table of words with a set of marks each: what a step knows of
// function words. The zero value is empty.
type Bits[T ~uint8 | ~uint16 | ~uint32] struct {
	index Index
	bits  []T // by number
}

// NewBits makes a table of lists of words apart by blanks.
func NewBits[T ~uint8 | ~uint16 | ~uint32](lists map[T]string) *Bits[T] {
	t := &Bits[T]{bits: make([]T, 1)}
	for mark, list := range lists {
		for w := range strings.FieldsSeq(list) {
			t.Add(w, mark)
		}
	}
	return t
}

// Add gives word the mark beside those it has.
func (t *Bits[T]) Add(word string, mark T) {
	n := t.index.Add(word)
	for int(n) >= len(t.bits) {
		t.bits = append(t.bits, 0)
	}
	t.bits[n] |= mark
}

// Of gives the marks of the word with hash h, 0 for none.
func (t *Bits[T]) Of(h Hash) T { return t.bits[t.index.Number(h)] }

// A Memo keeps what was found out of the words last asked for, by their hashes:
// what takes several tables is looked up once for many occurrences, as a text
// repeats few words again and again. A word has two places, and one that is new
// takes that of the older there. A Memo changes with every question, so each
// goroutine needs its own.
type Memo[T any] struct {
	pairs []pair[T]
}

type pair[T any] [2]remembered[T]

type remembered[T any] struct {
	hash  Hash
	value T
}

// NewMemo makes a memo for size words, a power of two and at least 2.
func NewMemo[T any](size int) *Memo[T] {
	return &Memo[T]{make([]pair[T], size/2)}
}

// Of gives the place of what is known of the word with hash h, until the next
// question. Where known is false it holds another word's, and the caller fills it.
func (m *Memo[T]) Of(h Hash) (value *T, known bool) {
	p := &m.pairs[mix(h)&uint64(len(m.pairs)-1)]
	if p[0].hash == h {
		return &p[0].value, true
	}
	return p.older(h)
}

// older is Of where the word is not the one that came last.
func (p *pair[T]) older(h Hash) (value *T, known bool) {
	if p[1].hash == h {
		return &p[1].value, true
	}
	p[1] = p[0]
	p[0].hash = h
	return &p[0].value, false
}
