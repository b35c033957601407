package quote

import (
	"cmp"
	"slices"
	"strings"
)

// minSame is how many letters two mentions must share to be the same statement.
const minSame = 8

// order sorts the statements by their first byte, the longer one first.
func (f *finder) order() {
	slices.SortStableFunc(f.out, func(a, b Quote) int {
		return cmp.Or(a.Content[0].Start-b.Content[0].Start, b.Span().End-a.Span().End)
	})
}

// link finds for every statement the one that holds it and an earlier mention
// of the same words.
func (f *finder) link() {
	seen := map[string]int{}
	var open []int
	for i := range f.out {
		q := &f.out[i]
		q.Outer, q.SameAs = -1, -1
		for len(open) > 0 && f.out[open[len(open)-1]].Span().End <= q.Content[0].Start {
			open = open[:len(open)-1]
		}
		if n := len(open); n > 0 && holds(&f.out[open[n-1]], q) {
			q.Outer = open[n-1]
		}
		open = append(open, i)
		var b strings.Builder
		for _, c := range q.Content {
			b.WriteString(fold(f.d.Text(c)))
		}
		key := b.String()
		if len(key) < minSame {
			continue
		}
		if first, ok := seen[key]; ok {
			q.SameAs = first
		} else {
			seen[key] = i
		}
	}
}

func holds(outer, q *Quote) bool {
	for _, c := range q.Content {
		if !covers(outer.Content, c) {
			return false
		}
	}
	return true
}
