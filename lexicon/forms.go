package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// Forms gives every sequence of words that the term of an entry stands for, in
// a fixed order; "_" in one is a gap. The error says what is wrong with the
// term's notation.
func Forms(e *Entry) ([][]string, error) { return expand(e) }

// ParseLayer gives the layer of that name.
func ParseLayer(name string) (Layer, bool) {
	i := slices.Index(layerNames[:], name)
	return Layer(max(i, 0)), i >= 0
}

// ParseShares reads what a category counts toward: "constructive 1, hopeful 0.3".
func ParseShares(s string) ([]Share, error) { return parseShares(s) }

// LintDictionary gives the faults of a dictionary from any source, as Lint does
// of files: terms and conditions that do not compile, entries that do not match
// their own examples.
func LintDictionary(d Dictionary) []Problem {
	l, ps := Compile(d)
	ps = append(ps, lintEntries(l)...)
	sortProblems(ps)
	return ps
}

// CheckWeight holds a weight to the range of its layer.
func CheckWeight(w float64, l Layer) error {
	switch {
	case w == 0 || w != w || w > 1e6 || w < -1e6:
		return fmt.Errorf("weight %g has no effect or no size", w)
	case l == Valence && (w < -1 || w > 1):
		return fmt.Errorf("weight %g is outside -1..1, the range of valence", w)
	case (l == Tone || l == Event) && (w < 0 || w > 3):
		return fmt.Errorf("weight %g is outside 0..3, the range of %s", w, l)
	}
	return nil
}

// Unreachable gives the entries of plain words that are not found in their own
// words, because a text is cut into words otherwise. Entries with globs are
// not tried.
func (l *Lexicon) Unreachable() []Problem {
	var ps []Problem
	m := l.Matcher()
	for i := range l.dict.Entries {
		e := &l.dict.Entries[i]
		if e.Plain && l.entry[i].cond == nil && !strings.ContainsAny(e.Term, "*?") && !l.fires(m, i, e.Term) {
			ps = append(ps, Problem{e.File, e.Line, fmt.Sprintf("%q will never be found: a text is cut into words otherwise", e.Term), ""})
		}
	}
	return ps
}
