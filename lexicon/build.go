package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A front is a node that a term under construction has reached.
type front struct {
	node   int32 // noNode before the first word
	length uint8
	gaps   uint8
	atGap  bool
}

// addTerm puts every sequence of words that a term stands for into the trie and
// gives the last nodes. It follows the grammar of expand without writing the
// sequences down, which takes a third of the time.
func (t *trie) addTerm(e *Entry) ([]int32, error) {
	if !e.Plain && !hasNotation(e.Term) && e.Term != "" && e.Term != gapWord {
		return []int32{t.begin(t.intern(e.Term))}, nil
	}
	fronts := []front{{}}
	var err error
	if e.Plain {
		for _, w := range strings.Fields(strings.ToLower(e.Term)) {
			fronts, err = t.advance(fronts, [][]int32{{t.intern(w)}})
			if err != nil {
				return nil, err
			}
		}
	} else {
		var rest string
		if fronts, rest, err = t.addSequence(fronts, e.Term, false); err != nil {
			return nil, err
		}
		if rest != "" {
			return nil, errors.New(") without (")
		}
	}
	nodes := make([]int32, 0, len(fronts))
	for _, f := range fronts {
		if f.length == 0 {
			return nil, errors.New("it may be empty")
		}
		if f.atGap {
			return nil, errors.New("a gap at the edge")
		}
		nodes = append(nodes, f.node)
	}
	return nodes, nil
}

// hasNotation reports whether a term is more than one word as it stands. It is
// asked of every entry, so it looks at bytes.
func hasNotation(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case ' ', '(', ')', '|', '/', '@':
			return true
		}
	}
	return false
}

// addSequence reads s up to its end, or to | or ) when inside a group. It may
// lead the fronts on in their place.
func (t *trie) addSequence(fronts []front, s string, inside bool) ([]front, string, error) {
	for {
		s = strings.TrimLeft(s, " ")
		if s == "" || s[0] == ')' || s[0] == '|' {
			if s != "" && !inside {
				return nil, s, fmt.Errorf("%q outside of ( )", s[:1])
			}
			return fronts, s, nil
		}
		var err error
		if s[0] == '(' {
			fronts, s, err = t.addGroup(fronts, s[1:])
		} else {
			n := wordLength(s)
			fronts, err = t.addWord(fronts, s[:n])
			s = s[n:]
		}
		if err != nil {
			return nil, s, err
		}
	}
}

// wordLength gives the bytes of the word of a term that s begins with.
func wordLength(s string) int {
	for i := range len(s) {
		switch s[i] {
		case ' ', '(', ')', '|':
			return i
		}
	}
	return len(s)
}

// addGroup reads alternatives up to the closing bracket.
func (t *trie) addGroup(fronts []front, s string) ([]front, string, error) {
	var out []front
	for {
		next, rest, err := t.addSequence(slices.Clone(fronts), s, true)
		if err != nil {
			return nil, rest, err
		}
		out = append(out, next...)
		if len(out) > maxForms {
			return nil, rest, fmt.Errorf("more than %d forms", maxForms)
		}
		if rest == "" {
			return nil, "", errors.New("( without )")
		}
		if s = rest[1:]; rest[0] == ')' {
			return out, s, nil
		}
	}
}

func (t *trie) addWord(fronts []front, w string) ([]front, error) {
	if !hasNotation(w) {
		id := t.intern(w)
		for i := range fronts {
			if err := t.walkOn(&fronts[i], id); err != nil {
				return nil, err
			}
		}
		return fronts, nil
	}
	forms, err := t.formIDs(w)
	if err != nil {
		return nil, err
	}
	return t.advance(fronts, forms)
}

// advance leads every front over every form.
func (t *trie) advance(fronts []front, forms [][]int32) ([]front, error) {
	if len(fronts)*len(forms) > maxForms {
		return nil, fmt.Errorf("more than %d forms", maxForms)
	}
	out := make([]front, 0, len(fronts)*len(forms))
	for _, f := range fronts {
		for _, ids := range forms {
			next := f
			for _, id := range ids {
				if err := t.walkOn(&next, id); err != nil {
					return nil, err
				}
			}
			out = append(out, next)
		}
	}
	return out, nil
}

func (t *trie) walkOn(f *front, id int32) error {
	f.atGap = id == gapID
	switch {
	case f.length == maxLength:
		return fmt.Errorf("more than %d words", maxLength)
	case f.atGap && f.length == 0:
		return errors.New("a gap at the edge")
	case f.atGap && f.gaps == maxGaps:
		return fmt.Errorf("more than %d gaps", maxGaps)
	case f.length == 0:
		f.node = t.begin(id)
	default:
		f.node = t.step(f.node, id)
	}
	if f.atGap {
		f.gaps++
	}
	f.length++
	return nil
}

// formIDs gives the forms of one word of a term as word IDs.
func (t *trie) formIDs(w string) ([][]int32, error) {
	if ids, ok := t.forms[w]; ok {
		return ids, nil
	}
	forms, err := wordForms(w)
	if err != nil {
		return nil, err
	}
	out := make([][]int32, len(forms))
	for i, f := range forms {
		for _, part := range f {
			out[i] = append(out[i], t.intern(part))
		}
	}
	t.forms[w] = out
	return out, nil
}
