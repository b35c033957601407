package lexicon

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Problem is one fault of a dictionary file.
type Problem struct {
	File string
	Line int // 1-based; 0 when it is about the whole file
	Msg  string
	Hint string // what to do, may be ""
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Msg
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Msg)
}

// A ProblemsError is the error of Load: all faults of the files at once.
type ProblemsError []Problem

func (e ProblemsError) Error() string {
	lines := make([]string, 0, len(e))
	for i, p := range e {
		if i == 20 {
			lines = append(lines, fmt.Sprintf("and %d more", len(e)-i))
			break
		}
		s := p.String()
		if p.Hint != "" {
			s += " (" + p.Hint + ")"
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

func sortProblems(ps []Problem) {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}
