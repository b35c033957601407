package lexicon

// capacity is the power of two that holds n things at half load.
func capacity(n int) int {
	c := 64
	for c < 2*n {
		c *= 2
	}
	return c
}

// An edgeTable maps a node and a word to the node behind it while a trie is made.
type edgeTable struct {
	keys []uint64 // node<<32 | word; no edge has the key 0
	to   []int32
	n    int
}

func newEdgeTable(size int) edgeTable {
	c := capacity(size)
	return edgeTable{keys: make([]uint64, c), to: make([]int32, c)}
}

func (t *edgeTable) slot(k uint64) uint64 {
	mask := uint64(len(t.keys) - 1)
	i := (k * 0x9E3779B97F4A7C15) >> 20 & mask // Fibonacci hashing, Knuth 6.4
	for t.keys[i] != 0 && t.keys[i] != k {
		i = (i + 1) & mask
	}
	return i
}

// put gives the place of k: its node, or 0 for the caller to fill.
func (t *edgeTable) put(k uint64) *int32 {
	if 2*t.n >= len(t.keys) {
		old := *t
		*t = newEdgeTable(len(old.keys))
		for i, k := range old.keys {
			if k != 0 {
				*t.put(k) = old.to[i]
			}
		}
	}
	i := t.slot(k)
	if t.keys[i] == 0 {
		t.keys[i] = k
		t.n++
	}
	return &t.to[i]
}
