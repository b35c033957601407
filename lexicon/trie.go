package lexicon

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	noNode = int32(0) // also the root, which nothing leads back to
	gapID  = int32(1) // the word ID of a gap
)

// A trie holds the terms as paths of words. Words are interned; globs have IDs
// of their own.
type trie struct {
	words map[string]int32
	globs []glob
	first []int32          // word ID -> node of terms that begin so
	edges map[uint64]int32 // node<<32 | word ID -> node
	ends  [][]int32        // node -> entries that end there
	gaps  []int32          // node -> node behind a gap
	next  int32

	byPrefix map[string][]glob // first letters -> globs
	guesses  map[int32]pos     // what a word says of the next one
}

// A glob is a pattern with * (any letters) and ? (one letter).
type glob struct {
	pattern string
	prefix  string // letters before the first sign
	id      int32
}

func newTrie(terms int) trie {
	size := 4*terms + 2
	t := trie{words: make(map[string]int32, size), edges: make(map[uint64]int32, size), ends: make([][]int32, 1, size), gaps: make([]int32, 1, size),
		first: make([]int32, 2, size), next: 2, byPrefix: map[string][]glob{}, guesses: map[int32]pos{}}
	for p, words := range guesses {
		for _, w := range words {
			t.guesses[t.intern(w)] = p
		}
	}
	return t
}

func (t *trie) intern(w string) int32 {
	if w == gapWord {
		return gapID
	}
	if id, ok := t.words[w]; ok {
		return id
	}
	id := t.next
	t.next++
	t.words[w] = id
	t.first = append(t.first, noNode)
	if i := strings.IndexAny(w, "*?"); i >= 0 && len(w) > 1 {
		g := glob{w, w[:i], id}
		t.globs = append(t.globs, g)
		key := g.prefix[:min(len(g.prefix), globKey)]
		t.byPrefix[key] = append(t.byPrefix[key], g)
	}
	return id
}

// globKey is how many letters the globs are sorted by.
const globKey = 3

// fitting gives the IDs of the globs that token s fits.
func (t *trie) fitting(s string) []int32 {
	var buf [64]byte
	if len(s) > len(buf) {
		return nil
	}
	b := foldSlow(buf[:0], s)
	var ids []int32
	for n := 0; n <= min(globKey, len(b)); n++ {
		for _, g := range t.byPrefix[string(b[:n])] {
			if globMatch(g.pattern, string(b)) {
				ids = append(ids, g.id)
			}
		}
	}
	return ids
}

func (t *trie) newNode() int32 {
	t.ends = append(t.ends, nil)
	t.gaps = append(t.gaps, noNode)
	return int32(len(t.ends) - 1)
}

// add puts a sequence of words into the trie and gives its last node.
func (t *trie) add(words []string) int32 {
	id := t.intern(words[0])
	node := t.first[id]
	if node == noNode {
		node = t.newNode()
		t.first[id] = node
	}
	for _, w := range words[1:] {
		node = t.step(node, t.intern(w))
	}
	return node
}

func (t *trie) step(node, id int32) int32 {
	if id == gapID {
		if t.gaps[node] == noNode {
			t.gaps[node] = t.newNode()
		}
		return t.gaps[node]
	}
	k := uint64(node)<<32 | uint64(id)
	to, ok := t.edges[k]
	if !ok {
		to = t.newNode()
		t.edges[k] = to
	}
	return to
}

func (t *trie) edge(node, id int32) int32 { return t.edges[uint64(node)<<32|uint64(id)] }

// lookup gives the ID of a token as written, 0 when no term has it. The
// letters are folded to lower case, curly apostrophes to straight ones, and a
// possessive is looked up without its 's.
func (t *trie) lookup(s string) int32 {
	var buf [64]byte
	if len(s) > len(buf) {
		return 0
	}
	b, ok := fold(buf[:0], s)
	if !ok {
		b = foldSlow(buf[:0], s)
	}
	if id, ok := t.words[string(b)]; ok {
		return id
	}
	if n := len(b); n > 2 && b[n-2] == '\'' && b[n-1] == 's' {
		return t.words[string(b[:n-2])]
	}
	return 0
}

// fold lower-cases ASCII; it gives up at any other letter.
func fold(b []byte, s string) ([]byte, bool) {
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return nil, false
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b, true
}

func foldSlow(b []byte, s string) []byte {
	for _, r := range s {
		if r == '’' || r == 'ʼ' || r == '‘' {
			r = '\''
		}
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}

// globMatch reports whether word fits pattern.
func globMatch(pattern, word string) bool {
	star, mark := -1, 0
	i, j := 0, 0
	for j < len(word) {
		switch {
		case i < len(pattern) && pattern[i] == '*':
			star, mark = i, j
			i++
		case i < len(pattern) && (pattern[i] == '?' || pattern[i] == word[j]):
			i++
			j++
		case star >= 0:
			mark++
			i, j = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[i:], "*") == ""
}

// compiled is what matching needs of an entry.
type compiled struct {
	cat    int32
	layer  Layer
	cond   *condition
	weight float64
}

// Compile makes a lexicon of a dictionary. Faults of terms and conditions come
// back as problems; the entries at fault are left out.
func Compile(d Dictionary) (*Lexicon, []Problem) {
	l := &Lexicon{dict: d, hash: hashOf(&d), cats: map[string]int32{}, trie: newTrie(len(d.Entries))}
	for i, c := range d.Categories {
		l.cats[c.Name] = int32(i)
	}
	var ps []Problem
	l.entry = make([]compiled, len(d.Entries))
	for i := range d.Entries {
		if err := l.compileEntry(i); err != nil {
			e := &d.Entries[i]
			ps = append(ps, Problem{e.File, e.Line, err.Error(), ""})
		}
	}
	return l, ps
}

func (l *Lexicon) compileEntry(i int) error {
	e := &l.dict.Entries[i]
	cat, ok := l.cats[e.Category]
	if !ok {
		return fmt.Errorf("entry %q: category %q is not known", e.Term, e.Category)
	}
	cond, err := newCondition(e, &l.trie)
	if err != nil {
		return err
	}
	l.entry[i] = compiled{cat, l.dict.Categories[cat].Layer, cond, e.Weight}
	seqs, err := expand(e)
	if err != nil {
		return err
	}
	for _, words := range seqs {
		node := l.trie.add(words)
		if other := l.sameCategory(node, cat, i); other >= 0 {
			o := &l.dict.Entries[other]
			return fmt.Errorf("%q: %q is already in %s by %q of line %d", e.Term, strings.Join(words, " "), e.Category, o.Term, o.Line)
		}
		if ends := l.trie.ends[node]; len(ends) == 0 || ends[len(ends)-1] != int32(i) {
			l.trie.ends[node] = append(ends, int32(i))
		}
	}
	return nil
}

// sameCategory finds another entry of the category at node. Entries with
// conditions may share words: the first whose conditions hold fires.
func (l *Lexicon) sameCategory(node, cat int32, i int) int {
	for _, o := range l.trie.ends[node] {
		c := &l.entry[o]
		if int(o) != i && c.cat == cat && c.cond == nil && l.entry[i].cond == nil {
			return int(o)
		}
	}
	return -1
}
