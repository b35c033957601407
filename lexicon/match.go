package lexicon

import (
	"slices"

	"parley/analyze/doc"
)

// A Match is an entry found in a sentence. The tokens [First, Last) include
// the words of gaps; Fixed is the number of words that the term names itself.
type Match struct {
	Entry       int // index into Entries
	First, Last int // tokens of the document
	Fixed       int
}

// A Matcher finds entries. It keeps buffers between calls, so each goroutine
// needs its own; the lexicon behind it is shared.
type Matcher struct {
	lex      *Lexicon
	memo     *doc.Memo[fact]
	ids      []int32 // of the tokens in work; 0 for a word no term has
	kinds    []kind
	doors    []entrance
	extra    map[int][]int32 // globs that fit a token
	cands    []candidate
	byLength []int32 // the candidates in the order they are tried
	used     []uint8 // layers that have used the token
	out      []Match
}

// A fact is what the lexicon knows of a word by itself.
type fact struct {
	entrance
	id    int32
	kind  kind
	globs bool // some fit
}

// remembered is how many words' facts a matcher keeps at most. Of a small
// lexicon it keeps fewer, as its tables are small too.
const remembered = 1 << 13

type kind uint8

const (
	word     kind = iota
	sign          // a mark or a comma: a phrase ends here, a gap may go over it
	boundary      // ends a clause: . ! ? ; :
)

// A candidate is a path through the trie: tokens [first, last) of which gaps
// stand for [gap0, gap1) each.
type candidate struct {
	first, last, fixed int32
	gaps               [maxGaps][2]int32
	nGaps              int32
	node               int32
}

// Matcher gives a new matcher.
func (l *Lexicon) Matcher() *Matcher {
	return &Matcher{lex: l, memo: doc.NewMemo[fact](min(remembered, capacity(len(l.trie.first))))}
}

// Match finds the entries in tokens [first, last) of d, which should not
// be more than a sentence. Tokens for which masked reports true are words of no
// entry; masked may be nil. Matches come in the order of the text and are valid
// until the next call.
func (m *Matcher) Match(d *doc.Document, first, last int, masked func(token int) bool) []Match {
	m.load(d, first, last, masked)
	m.cands = m.cands[:0]
	for i := range m.doors {
		m.start(i, &m.doors[i])
		if len(m.extra) > 0 {
			for _, g := range m.extra[i] {
				m.start(i, &m.lex.trie.first[g])
			}
		}
	}
	m.out = m.out[:0]
	if len(m.cands) == 0 {
		return m.out
	}
	m.order()
	for _, i := range m.byLength {
		m.take(&m.cands[i], first)
	}
	sortFew(m.out, func(a, b *Match) bool { return a.First < b.First })
	return m.out
}

// order sorts the candidates: the most words of its own first, of those the
// tightest, of those the first in the text.
func (m *Matcher) order() {
	m.byLength = m.byLength[:0]
	for i := range m.cands {
		m.byLength = append(m.byLength, int32(i))
	}
	sortFew(m.byLength, func(a, b *int32) bool {
		x, y := &m.cands[*a], &m.cands[*b]
		return x.fixed > y.fixed || x.fixed == y.fixed && x.last-x.first < y.last-y.first
	})
}

// sortFew is a stable sort for the few things a sentence has.
func sortFew[T any](list []T, before func(a, b *T) bool) {
	if len(list) > 48 {
		slices.SortStableFunc(list, func(a, b T) int {
			switch {
			case before(&a, &b):
				return -1
			case before(&b, &a):
				return 1
			}
			return 0
		})
		return
	}
	for i := 1; i < len(list); i++ {
		for k := i; k > 0 && before(&list[k], &list[k-1]); k-- {
			list[k], list[k-1] = list[k-1], list[k]
		}
	}
}

// load looks the tokens up.
func (m *Matcher) load(d *doc.Document, first, last int, masked func(int) bool) {
	n := last - first
	m.ids, m.kinds, m.used, m.doors = sized(m.ids, n), sized(m.kinds, n), sized(m.used, n), sized(m.doors, n)
	clear(m.used)
	if len(m.extra) > 0 {
		clear(m.extra)
	}
	for i := range n {
		tok := &d.Tokens[first+i]
		f, known := m.memo.Of(tok.Hash)
		if !known {
			*f = m.lex.trie.fact(tok, d.Body[tok.Start:tok.End])
		}
		m.kinds[i] = f.kind
		if masked != nil && masked(first+i) {
			m.ids[i], m.doors[i] = 0, entrance{}
			continue
		}
		m.ids[i], m.doors[i] = f.id, f.entrance
		if f.globs {
			m.addGlobs(i, d.Body[tok.Start:tok.End])
		}
	}
}

// fact gives what the lexicon knows of a token, whose letters are s.
func (t *trie) fact(tok *doc.Token, s string) fact {
	f := fact{id: t.lookup(tok, s)}
	if tok.Kind == doc.Punct || tok.Kind == doc.Mark {
		f.kind = signKind(s)
	}
	f.globs = f.kind == word && len(t.globs) > 0 && len(t.fitting(s)) > 0
	if f.id > gapID {
		f.entrance = t.first[f.id]
	}
	return f
}

// sized gives the slice with length n, of whatever content.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2+16)
	}
	return s[:n]
}

func signKind(s string) kind {
	switch s {
	case ".", "!", "?", ";", ":", "…", "...":
		return boundary
	}
	return sign
}

func (m *Matcher) addGlobs(i int, s string) {
	if m.extra == nil {
		m.extra = map[int][]int32{}
	}
	m.extra[i] = m.lex.trie.fitting(s)
}

// start follows the terms that begin with token i, by the entrance of its word.
func (m *Matcher) start(i int, e *entrance) {
	if e.node == noNode || !e.stays && len(m.extra) == 0 && (i+1 == len(m.ids) || e.words&wordBit(m.ids[i+1]) == 0) {
		return
	}
	m.walk(candidate{first: int32(i), last: int32(i + 1), fixed: 1, node: e.node})
}

// walk records the entries that end at c and follows the trie on.
func (m *Matcher) walk(c candidate) {
	t := &m.lex.trie
	n := &t.nodes[c.node]
	if n.end != 0 {
		m.cands = append(m.cands, c)
	}
	if n.words != 0 && int(c.last) < len(m.ids) {
		m.follow(c, c.last)
	}
	if n.gap != noNode && c.nGaps < maxGaps {
		m.jump(c, n.gap)
	}
}

// follow takes the edges out of c over token i.
func (m *Matcher) follow(c candidate, i int32) {
	if id := m.ids[i]; id > gapID {
		m.follow1(c, i, id)
	}
	if len(m.extra) > 0 {
		for _, g := range m.extra[int(i)] {
			m.follow1(c, i, g)
		}
	}
}

func (m *Matcher) follow1(c candidate, i int32, id int32) {
	if to := m.lex.trie.edge(c.node, id); to != noNode {
		c.node, c.last, c.fixed = to, i+1, c.fixed+1
		m.walk(c)
	}
}

// jump goes over one to maxGapSize words, not over the end of a clause.
func (m *Matcher) jump(c candidate, gap int32) {
	words := 0
	from, n := c.last, int32(len(m.ids))
	c.nGaps++
	c.node = gap
	for i := from; i < n && words < maxGapSize && m.kinds[i] != boundary; i++ {
		if m.kinds[i] == word {
			words++
		}
		if words == 0 || i+1 >= n {
			continue
		}
		c.gaps[c.nGaps-1] = [2]int32{from, i + 1}
		m.follow(c, i+1)
	}
}

// take lets the entries of c fire where their conditions hold and no longer
// term of their layer has used the words.
func (m *Matcher) take(c *candidate, offset int) {
	var took uint8
	t := &m.lex.trie
	for k := t.nodes[c.node].end; k != 0; k = t.more[k].next {
		e := t.more[k].entry
		ent := &m.lex.entry[e]
		bit := uint8(1) << ent.layer
		if took&bit == 0 && m.taken(c, bit) || m.repeats(c, int(e), offset) || ent.cond != nil && !ent.cond.holds(m, int(c.first), int(c.last)) {
			continue
		}
		took |= bit
		m.use(c, bit)
		m.out = append(m.out, Match{int(e), int(c.first) + offset, int(c.last) + offset, int(c.fixed)})
	}
}

// repeats reports whether a term of e's category has fired at c's place, as two
// conditional entries that share a word could.
func (m *Matcher) repeats(c *candidate, e, offset int) bool {
	for i := len(m.out) - 1; i >= 0 && m.out[i].First == int(c.first)+offset && m.out[i].Last == int(c.last)+offset; i-- {
		if m.lex.entry[m.out[i].Entry].cat == m.lex.entry[e].cat {
			return true
		}
	}
	return false
}

func (m *Matcher) taken(c *candidate, bit uint8) bool {
	for i := c.first; i < c.last; i++ {
		if m.used[i]&bit != 0 && !c.inGap(i) {
			return true
		}
	}
	return false
}

func (m *Matcher) use(c *candidate, bit uint8) {
	for i := c.first; i < c.last; i++ {
		if !c.inGap(i) {
			m.used[i] |= bit
		}
	}
}

func (c *candidate) inGap(i int32) bool {
	for _, g := range c.gaps[:c.nGaps] {
		if g[0] <= i && i < g[1] {
			return true
		}
	}
	return false
}
