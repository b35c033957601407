package lexicon

// A wordTable maps words to IDs: open addressing with linear probing, as a
// lookup is what matching spends its time on. The hash stands with the ID, so
// that a word no term has costs one look at memory.
type wordTable struct {
	slots []wordSlot
	keys  []string // by slot
	n     int
}

type wordSlot struct {
	hash uint32
	id   int32 // 0 for an empty slot
}

func newWordTable(size int) wordTable {
	c := capacity(size)
	return wordTable{slots: make([]wordSlot, c), keys: make([]string, c)}
}

// capacity is the power of two that holds n things at half load.
func capacity(n int) int {
	c := 64
	for c < 2*n {
		c *= 2
	}
	return c
}

const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

func hashWord[T string | []byte](w T) uint32 {
	h := uint32(fnvOffset)
	for i := range len(w) {
		h = (h ^ uint32(w[i])) * fnvPrime
	}
	return h
}

// get gives the ID of the word with hash h, 0 for none.
func (t *wordTable) get(w []byte, h uint32) int32 {
	mask := uint32(len(t.slots) - 1)
	for i := mix(h) & mask; ; i = (i + 1) & mask {
		s := t.slots[i]
		if s.id == 0 || s.hash == h && t.keys[i] == string(w) {
			return s.id
		}
	}
}

// mix spreads FNV's high bits, which know more of the word, over the low ones.
func mix(h uint32) uint32 { return h ^ h>>15 }

// put gives the place of w: its ID, or 0 for the caller to fill.
func (t *wordTable) put(w string) *int32 {
	if 2*t.n >= len(t.slots) {
		t.grow()
	}
	h, mask := hashWord(w), uint32(len(t.slots)-1)
	i := mix(h) & mask
	for t.slots[i].id != 0 && t.keys[i] != w {
		i = (i + 1) & mask
	}
	if t.slots[i].id == 0 {
		t.slots[i].hash, t.keys[i] = h, w
		t.n++
	}
	return &t.slots[i].id
}

func (t *wordTable) grow() {
	old := *t
	*t = newWordTable(len(old.slots))
	for i, s := range old.slots {
		if s.id != 0 {
			*t.put(old.keys[i]) = s.id
		}
	}
}

// An edgeTable maps a node and a word to the node behind it.
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

func (t *edgeTable) get(k uint64) int32 { return t.to[t.slot(k)] }

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
