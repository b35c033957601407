package quote

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
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
	seen := map[folded]int{}
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
		key := f.folded(q)
		if key.letters < minSame {
			continue
		}
		if first, ok := seen[key]; ok {
			q.SameAs = first
		} else {
			seen[key] = i
		}
	}
}

// A folded content is the number of its letters and digits and their FNV-1a
// hash, case and all other signs left out.
type folded struct {
	letters int
	hash    uint64
}

func (f *finder) folded(q *Quote) folded {
	k := folded{hash: 14695981039346656037}
	for _, c := range q.Content {
		for _, r := range f.d.Text(c) {
			switch {
			case r < utf8.RuneSelf && ('a' <= r && r <= 'z' || '0' <= r && r <= '9'):
			case 'A' <= r && r <= 'Z':
				r += 'a' - 'A'
			case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
				r = unicode.ToLower(r)
			default:
				continue
			}
			k.letters++
			k.hash = (k.hash ^ uint64(r)) * 1099511628211
		}
	}
	return k
}

func holds(outer, q *Quote) bool {
	for _, c := range q.Content {
		if !covers(outer.Content, c) {
			return false
		}
	}
	return true
}
