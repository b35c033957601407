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
	mark     func(doc.Hash) uint32 // see MatcherWith
	memo     *doc.Memo[fact]
	first    int             // token of the document that the first fact is of
	at       []fact          // of the tokens in work
	extra    map[int][]int32 // globs that fit a token
	cands    []candidate
	byLength []int32 // the candidates in the order they are tried
	used     []uint8 // layers that have used the token
	out      []Match
}

// A fact is what is known of a word by itself. It repeats what the node of the
// terms that begin with the word says, as most words begin terms that do not
// follow: that is told without a look at the node.
type fact struct {
	words uint64 // see node
	node  int32  // noNode for none
	id    int32  // 0 for a word no term has
	mark  uint32 // see MatcherWith
	kind  kind
	ends  bool // a term of this one word
	gap   bool // a gap follows
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
func (l *Lexicon) Matcher() *Matcher { return l.MatcherWith(nil) }

// MatcherWith gives a new matcher that also tells what mark says of words, by
// their hashes: what a caller wants to know of every word is looked up together
// with what the lexicon knows.
func (l *Lexicon) MatcherWith(mark func(doc.Hash) uint32) *Matcher {
	return &Matcher{lex: l, mark: mark, memo: doc.NewMemo[fact](min(remembered, capacity(len(l.trie.first))))}
}

// Match finds the entries in tokens [first, last) of d, which should not
// be more than a sentence. Tokens for which masked reports true are words of no
// entry; masked may be nil. Matches come in the order of the text and are valid
// until the next call.
func (m *Matcher) Match(d *doc.Document, first, last int, masked func(token int) bool) []Match {
	m.Load(d, first, last)
	for i := first; masked != nil && i < last; i++ {
		if masked(i) {
			m.Mask(i)
		}
	}
	return m.Find()
}

// Load looks up tokens [first, last) of d for Mark, Mask and Find, see Match.
func (m *Matcher) Load(d *doc.Document, first, last int) {
	m.first, m.at = first, sized(m.at, last-first)
	if len(m.extra) > 0 {
		clear(m.extra)
	}
	for i := range m.at {
		tok := &d.Tokens[first+i]
		f, known := m.memo.Of(tok.Hash)
		if !known {
			*f = m.fact(tok, d.Body[tok.Start:tok.End])
		}
		m.at[i] = *f
		if f.globs {
			m.addGlobs(i, d.Body[tok.Start:tok.End])
		}
	}
}

// Mark is what the matcher's mark says of a token, 0 where there is none.
func (m *Matcher) Mark(token int) uint32 { return m.at[token-m.first].mark }

// Mask makes a token a word of no entry.
func (m *Matcher) Mask(token int) {
	f := &m.at[token-m.first]
	*f = fact{kind: f.kind, mark: f.mark}
	delete(m.extra, token-m.first)
}

// Find finds the entries in the tokens loaded that are not masked, see Match.
func (m *Matcher) Find() []Match {
	m.cands, m.out = m.cands[:0], m.out[:0]
	for i := range m.at {
		m.start(i)
	}
	if len(m.cands) == 0 {
		return m.out
	}
	m.used = sized(m.used, len(m.at))
	clear(m.used)
	m.order()
	for _, i := range m.byLength {
		m.take(&m.cands[i])
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

// fact gives what is known of a token, whose letters are s.
func (m *Matcher) fact(tok *doc.Token, s string) fact {
	t := &m.lex.trie
	f := fact{id: t.lookup(tok, s)}
	if m.mark != nil {
		f.mark = m.mark(tok.Hash)
	}
	if tok.Kind == doc.Punct || tok.Kind == doc.Mark {
		f.kind = signKind(s)
	}
	f.globs = f.kind == word && len(t.globs) > 0 && len(t.fitting(s)) > 0
	if f.id <= gapID {
		return f
	}
	e := &t.first[f.id]
	f.words, f.node = e.words, e.node
	if e.stays {
		f.ends, f.gap = t.nodes[e.node].end != 0, t.nodes[e.node].gap != noNode
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

// start follows the terms that begin with token i.
func (m *Matcher) start(i int) {
	f := &m.at[i]
	if len(m.extra) > 0 {
		m.startAny(i, f.node)
		return
	}
	next := int32(0)
	if i+1 < len(m.at) {
		next = m.at[i+1].id
	}
	leads := next > gapID && f.words&wordBit(next) != 0
	if !f.ends && !f.gap && !leads {
		return
	}
	c := candidate{first: int32(i), last: int32(i + 1), fixed: 1, node: f.node}
	if f.ends {
		m.cands = append(m.cands, c)
	}
	if leads {
		m.follow1(c, c.last, next)
	}
	if f.gap {
		m.jump(c, m.lex.trie.nodes[c.node].gap)
	}
}

// startAny is start where globs fit tokens of the sentence.
func (m *Matcher) startAny(i int, node int32) {
	c := candidate{first: int32(i), last: int32(i + 1), fixed: 1, node: node}
	if node != noNode {
		m.walk(c)
	}
	for _, g := range m.extra[i] {
		if c.node = m.lex.trie.first[g].node; c.node != noNode {
			m.walk(c)
		}
	}
}

// walk records the entries that end at c and follows the trie on.
func (m *Matcher) walk(c candidate) {
	t := &m.lex.trie
	n := &t.nodes[c.node]
	if n.end != 0 {
		m.cands = append(m.cands, c)
	}
	if n.words != 0 && int(c.last) < len(m.at) {
		m.follow(c, c.last)
	}
	if n.gap != noNode && c.nGaps < maxGaps {
		m.jump(c, n.gap)
	}
}

// follow takes the edges out of c over token i.
func (m *Matcher) follow(c candidate, i int32) {
	if id := m.at[i].id; id > gapID {
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
	from, n := c.last, int32(len(m.at))
	c.nGaps++
	c.node = gap
	for i := from; i < n && words < maxGapSize && m.at[i].kind != boundary; i++ {
		if m.at[i].kind == word {
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
func (m *Matcher) take(c *candidate) {
	var took uint8
	t := &m.lex.trie
	for k := t.nodes[c.node].end; k != 0; k = t.more[k].next {
		e := t.more[k].entry
		ent := &m.lex.entry[e]
		bit := uint8(1) << ent.layer
		if took&bit == 0 && m.taken(c, bit) || m.repeats(c, int(e)) || ent.cond != nil && !ent.cond.holds(m, int(c.first), int(c.last)) {
			continue
		}
		took |= bit
		m.use(c, bit)
		m.out = append(m.out, Match{int(e), int(c.first) + m.first, int(c.last) + m.first, int(c.fixed)})
	}
}

// repeats reports whether a term of e's category has fired at c's place, as two
// conditional entries that share a word could.
func (m *Matcher) repeats(c *candidate, e int) bool {
	for i := len(m.out) - 1; i >= 0 && m.out[i].First == int(c.first)+m.first && m.out[i].Last == int(c.last)+m.first; i-- {
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
