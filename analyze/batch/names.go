package batch

import (
	"cmp"
	"slices"
)

// names numbers strings in the order they are met: rows repeat a few of them.
type names struct {
	number map[string]int32
	list   []string
}

func (n *names) of(b []byte) int32 {
	i, ok := n.number[string(b)]
	if !ok {
		i = int32(len(n.list))
		n.list = append(n.list, string(b))
		n.number[n.list[i]] = i
	}
	return i
}

// ranks are the places of the names in order of bytes, by their numbers, from 1;
// "" has 0.
func (n *names) ranks() ranks {
	order := make([]int32, len(n.list))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(n.list[a], n.list[b]) })
	out := make(ranks, len(order))
	for place, i := range order {
		if n.list[i] != "" {
			out[i] = int32(place + 1)
		}
	}
	return out
}

// ranks are those of names, by their numbers.
type ranks []int32

func (r ranks) compare(a, b int32) int { return cmp.Compare(r[a], r[b]) }

// last compares with "" behind all others.
func (r ranks) last(a, b int32) int { return cmp.Compare(uint32(r[a])-1, uint32(r[b])-1) }
