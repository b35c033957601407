package lexicon

import (
	"fmt"
	"strings"
)

// nearWindow is how many tokens either side the condition near looks at.
const nearWindow = 6

// A condition is the context an entry asks for.
type condition struct {
	pos                                  pos
	prev, notPrev, next, notNext, nearby *wordSet
}

type pos uint8

const (
	anyPos pos = iota
	noun
	verb
)

// A wordSet is a set of interned words, with the edges ^ and $.
type wordSet struct {
	ids  map[int32]bool
	edge bool
}

func (s *wordSet) has(id int32) bool { return s.ids[id] }

// newCondition gives nil for an entry without conditions.
func newCondition(e *Entry, t *trie) (*condition, error) {
	if e.Pos == "" && e.Prev == "" && e.NotPrev == "" && e.Next == "" && e.NotNext == "" && e.Near == "" {
		return nil, nil
	}
	c := &condition{}
	switch e.Pos {
	case "noun":
		c.pos = noun
	case "verb":
		c.pos = verb
	}
	var err error
	for _, f := range []struct {
		to   **wordSet
		list string
	}{{&c.prev, e.Prev}, {&c.notPrev, e.NotPrev}, {&c.next, e.Next}, {&c.notNext, e.NotNext}, {&c.nearby, e.Near}} {
		if *f.to, err = newWordSet(f.list, t); err != nil {
			return nil, fmt.Errorf("%q: %w", e.Term, err)
		}
	}
	return c, nil
}

func newWordSet(list string, t *trie) (*wordSet, error) {
	if list == "" {
		return nil, nil
	}
	s := &wordSet{ids: map[int32]bool{}}
	for w := range strings.FieldsSeq(list) {
		if w == "^" || w == "$" {
			s.edge = true
			continue
		}
		forms, err := wordForms(w)
		if err != nil {
			return nil, err
		}
		for _, f := range forms {
			if len(f) == 1 {
				s.ids[t.intern(f[0])] = true
			}
		}
	}
	return s, nil
}

// holds reports whether the condition holds for tokens [from, to) of m.
func (c *condition) holds(m *Matcher, from, to int) bool {
	return c.fits(c.prev, c.notPrev, m, from-1) && c.fits(c.next, c.notNext, m, to) &&
		(c.nearby == nil || c.near(m, from, to)) && (c.pos == anyPos || c.pos == m.guess(from))
}

// fits tests the neighbour at i, which may lie outside of the sentence.
func (c *condition) fits(want, not *wordSet, m *Matcher, i int) bool {
	if want == nil && not == nil {
		return true
	}
	edge := i < 0 || i >= len(m.at) || m.at[i].kind == boundary
	in := func(s *wordSet) bool { return edge && s.edge || !edge && s.has(m.at[i].id) }
	return (want == nil || in(want)) && (not == nil || !in(not))
}

func (c *condition) near(m *Matcher, from, to int) bool {
	for i := max(0, from-nearWindow); i < min(len(m.at), to+nearWindow); i++ {
		if (i < from || i >= to) && c.nearby.has(m.at[i].id) {
			return true
		}
	}
	return false
}

// guess tells noun from verb by the word before, which is what English gives
// away for nothing: determiners and prepositions stand before nouns, pronouns,
// modals and "to" before verbs.
func (m *Matcher) guess(i int) pos {
	if i == 0 || m.at[i-1].kind != word {
		return anyPos
	}
	if g := m.lex.trie.guesses; int(m.at[i-1].id) < len(g) {
		return g[m.at[i-1].id]
	}
	return anyPos
}

// guesses are the words that tell the part of speech of the next word.
var guesses = map[pos][]string{
	noun: {"the", "a", "an", "this", "that", "these", "those", "my", "our", "your", "his", "its", "their", "of", "in", "on", "at", "for", "with", "by", "from",
		"no", "any", "some", "every", "each", "good", "great", "big", "new", "real", "strong", "more", "another", "such"},
	verb: {"i", "we", "you", "he", "she", "they", "it", "to", "will", "would", "can", "could", "shall", "should", "may", "might", "must", "cannot", "can't", "won't",
		"wouldn't", "couldn't", "shouldn't", "don't", "doesn't", "didn't", "not", "never", "always", "also", "just", "do", "does", "did", "i'll", "we'll", "they'll",
		"he'll", "i'd", "we'd", "who", "really", "still", "let's", "please", "people", "others", "both"},
}
