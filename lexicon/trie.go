package lexicon

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"parley/analyze/doc"
)

const (
	noNode = int32(0) // also the root, which nothing leads back to
	gapID  = int32(1) // the word ID of a gap
)

// A trie holds the terms as paths of words. Words are interned; globs have IDs
// of their own.
type trie struct {
	words doc.Index // a word's ID is its number + gapID
	globs []glob
	first []entrance // by word ID
	edges edgeTable  // while compiling, see seal
	steps []edge     // the same in the order they were made
	nodes []node
	leads []int32 // by node: the word that leads there from the node before
	more  []ending

	byPrefix map[string][]glob    // first letters -> globs
	mayGlob  *[1 << 15]bool       // first letters a glob may begin with, see threeLetters
	anyGlob  bool                 // a glob begins with fewer letters
	guesses  []pos                // word ID -> what it says of the next word
	forms    map[string][][]int32 // of words of terms, while compiling
}

// A node is a place in the trie. The nodes that words lead on to stand side by
// side, many of them in the order of the words' IDs.
type node struct {
	end   int32  // the first of the endings there, 0 for none
	gap   int32  // the node behind a gap
	next  int32  // the first of the nodes that words lead on to
	many  int32  // how many they are
	words uint64 // a bit for each word that leads on, by its ID modulo 64: most words lead nowhere
}

// An entrance is where the terms that begin with a word are. It repeats what
// their node says, as most words are the first of some term that does not follow:
// that is told without a look at the node.
type entrance struct {
	words uint64 // of the node
	node  int32  // noNode for none
	stays bool   // a term ends at the node, or a gap follows
}

// An ending is an entry that ends at a node, and the next one there.
type ending struct{ entry, next int32 }

// A glob is a pattern with * (any letters) and ? (one letter).
type glob struct {
	pattern string
	prefix  string // letters before the first sign
	id      int32
}

func newTrie(terms int) trie {
	t := trie{edges: newEdgeTable(4 * terms), more: make([]ending, 1, 5*terms+1), nodes: make([]node, 1, 5*terms+1),
		first: make([]entrance, 2, 2*terms+2), byPrefix: map[string][]glob{}, mayGlob: new([1 << 15]bool), forms: map[string][][]int32{}}
	t.words.Grow(2 * terms)
	for _, p := range []pos{noun, verb} {
		for _, w := range guesses[p] {
			id := t.intern(w)
			for int(id) >= len(t.guesses) {
				t.guesses = append(t.guesses, anyPos)
			}
			t.guesses[id] = p
		}
	}
	return t
}

func (t *trie) intern(w string) int32 {
	if w == gapWord {
		return gapID
	}
	id := t.words.Add(w) + gapID
	if int(id) < len(t.first) {
		return id
	}
	t.first = append(t.first, entrance{})
	for i := range len(w) {
		if (w[i] == '*' || w[i] == '?') && len(w) > 1 {
			t.addGlob(glob{w, w[:i], id})
			break
		}
	}
	return id
}

func (t *trie) addGlob(g glob) {
	t.globs = append(t.globs, g)
	key := g.prefix[:min(len(g.prefix), globKey)]
	t.byPrefix[key] = append(t.byPrefix[key], g)
	t.anyGlob = t.anyGlob || len(key) < globKey
	if len(key) == globKey && ascii(key) {
		t.mayGlob[threeLetters(key)] = true
		return
	}
	for i := range t.mayGlob {
		t.mayGlob[i] = true
	}
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// threeLetters is a number for the first three letters of s, the same for both
// cases.
func threeLetters(s string) int { return int(s[0]&31)<<10 | int(s[1]&31)<<5 | int(s[2]&31) }

// globKey is how many letters the globs are sorted by.
const globKey = 3

// fitting gives the IDs of the globs that token s fits.
func (t *trie) fitting(s string) []int32 {
	var buf [64]byte
	if len(s) < globKey && !t.anyGlob || len(s) >= globKey && s[0]|s[1]|s[2] < utf8.RuneSelf && !t.mayGlob[threeLetters(s)] {
		return nil
	}
	b := doc.AppendFolded(buf[:0], s)
	if len(b) > len(buf) {
		return nil
	}
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
	t.nodes = append(t.nodes, node{})
	return int32(len(t.nodes) - 1)
}

// begin gives the node of terms that begin with word id.
func (t *trie) begin(id int32) int32 {
	if t.first[id].node == noNode {
		t.first[id].node = t.newNode()
	}
	return t.first[id].node
}

func (t *trie) step(node, id int32) int32 {
	if id == gapID {
		if t.nodes[node].gap == noNode {
			gap := t.newNode()
			t.nodes[node].gap = gap
		}
		return t.nodes[node].gap
	}
	t.nodes[node].words |= wordBit(id)
	place := t.edges.put(edgeKey(node, id))
	if *place == 0 {
		*place = t.newNode()
		t.steps = append(t.steps, edge{node, id, *place})
	}
	return *place
}

func edgeKey(node, id int32) uint64 { return uint64(node)<<32 | uint64(id) }

func wordBit(id int32) uint64 { return 1 << (id & 63) }

// fewLeads is how many words are compared one by one.
const fewLeads = 8

// edge gives the node that word id leads on to from a node of a sealed trie.
func (t *trie) edge(node, id int32) int32 {
	n := &t.nodes[node]
	if n.words&wordBit(id) == 0 {
		return noNode
	}
	from, to := n.next, n.next+n.many
	for to-from > fewLeads {
		if mid := (from + to) / 2; t.leads[mid] <= id {
			from = mid
		} else {
			to = mid
		}
	}
	for ; from < to; from++ {
		if t.leads[from] == id {
			return from
		}
	}
	return noNode
}

// end puts entry i at the end of the list of node.
func (t *trie) end(node, i int32) {
	t.more = append(t.more, ending{entry: i})
	last := int32(len(t.more) - 1)
	if t.nodes[node].end == 0 {
		t.nodes[node].end = last
		return
	}
	k := t.nodes[node].end
	for t.more[k].next != 0 {
		k = t.more[k].next
	}
	t.more[k].next = last
}

// lookup gives the ID of a token, whose letters are s, 0 when no term has it. A
// possessive is looked up without its 's.
func (t *trie) lookup(tok *doc.Token, s string) int32 {
	n := t.words.Number(tok.Hash)
	if n == 0 && len(s) > 2 && s[len(s)-1]|' ' == 's' {
		n = t.possessive(s)
	}
	if n == 0 {
		return 0
	}
	return n + gapID
}

func (t *trie) possessive(s string) int32 {
	s = s[:len(s)-1]
	for _, mark := range [...]string{"'", "’", "‘", "ʼ"} {
		if w, ok := strings.CutSuffix(s, mark); ok {
			return t.words.Number(doc.HashOf(w))
		}
	}
	return 0
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
	l.trie.forms = nil
	l.trie.seal()
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
	nodes, err := l.trie.addTerm(e)
	if err != nil {
		return fmt.Errorf("term %q: %w", e.Term, err)
	}
	for _, node := range nodes {
		if l.trie.holds(node, int32(i)) {
			continue
		}
		if other := l.sameCategory(node, cat, i); other >= 0 {
			o := &l.dict.Entries[other]
			return fmt.Errorf("%q: %q is already in %s by %q of line %d", e.Term, l.words(e, node), e.Category, o.Term, o.Line)
		}
		l.trie.end(node, int32(i))
	}
	return nil
}

// holds reports whether entry i ends at node already.
func (t *trie) holds(node, i int32) bool {
	for k := t.nodes[node].end; k != 0; k = t.more[k].next {
		if t.more[k].entry == i {
			return true
		}
	}
	return false
}

// words gives the words of e that lead to node, for a message.
func (l *Lexicon) words(e *Entry, node int32) string {
	seqs, err := expand(e)
	if err != nil {
		return e.Term
	}
	for _, s := range seqs {
		n := l.trie.begin(l.trie.intern(s[0]))
		for _, w := range s[1:] {
			n = l.trie.step(n, l.trie.intern(w))
		}
		if n == node {
			return strings.Join(s, " ")
		}
	}
	return e.Term
}

// sameCategory finds another entry of the category at node. Entries with
// conditions may share words: the first whose conditions hold fires.
func (l *Lexicon) sameCategory(node, cat int32, i int) int {
	t := &l.trie
	for k := t.nodes[node].end; k != 0; k = t.more[k].next {
		o := t.more[k].entry
		c := &l.entry[o]
		if int(o) != i && c.cat == cat && c.cond == nil && l.entry[i].cond == nil {
			return int(o)
		}
	}
	return -1
}
