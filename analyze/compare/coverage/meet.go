package coverage

// bitsOfWord is how much of a shingle a word takes: no two shingles are taken for
// one unless a vocabulary has more than two million words.
const bitsOfWord = 21

// shingles calls do for each run of three words, as one number.
func shingles(keys []int32, do func(uint64)) {
	for i := 2; i < len(keys); i++ {
		do(uint64(keys[i-2])<<(2*bitsOfWord) ^ uint64(keys[i-1])<<bitsOfWord ^ uint64(keys[i]))
	}
}

// contained counts the shingles of a that b has.
func contained(a, b []int32) int {
	in := map[uint64]bool{}
	shingles(b, func(s uint64) { in[s] = true })
	n := 0
	shingles(a, func(s uint64) {
		if in[s] {
			n++
		}
	})
	return n
}

// meet gives the pairs of statements that share a fifth of the shingles of the
// shorter one, each once: fewer cannot make a rule hold but by chance.
func meet(items []*item) [][2]int32 {
	x := index{again: repeated(items), last: map[uint64]int32{}}
	shared := make([]int32, len(items)) // shingles that earlier items share with the one at hand
	var met []int32
	var out [][2]int32
	for i, it := range items {
		met = met[:0]
		shingles(it.keys, func(s uint64) {
			for _, j := range x.add(s, int32(i)) {
				if shared[j]++; shared[j] == 1 {
					met = append(met, j)
				}
			}
		})
		for _, j := range met {
			if shortest := min(len(it.keys), len(items[j].keys)) - 2; metShare*int(shared[j]) >= shortest {
				out = append(out, [2]int32{j, int32(i)})
			}
			shared[j] = 0
		}
	}
	return out
}

// index knows the items of each shingle that more than one may have.
type index struct {
	again filter
	last  map[uint64]int32 // shingle -> its latest posting, counted from 1
	posts []posting
	found [maxMeet + 1]int32
}

// A posting is an item that has a shingle, how many have it up to this one, and
// the one before.
type posting struct{ item, count, before int32 }

// add notes that an item has a shingle and gives the earlier ones that have it;
// none when it is a phrase of everybody, or was noted before.
func (x *index) add(s uint64, item int32) []int32 {
	if !x.again.has(s) {
		return nil
	}
	last, count := x.last[s], int32(0)
	if last > 0 {
		p := x.posts[last-1]
		if p.item == item || p.count > maxMeet {
			return nil
		}
		count = p.count
	}
	x.posts = append(x.posts, posting{item, count + 1, last})
	x.last[s] = int32(len(x.posts))
	for at, i := last, count; at > 0; at = x.posts[at-1].before {
		i--
		x.found[i] = x.posts[at-1].item
	}
	return x.found[:count]
}

// A filter is a set of shingles of which it may say that others are in it, too
// (Bloom 1970, with one function).
type filter struct {
	bits  []uint64
	shift int // of a mixed shingle, to a place
}

// roomOfShingle is the places of a filter for each shingle: of those that one
// statement alone has, one in eight passes at most.
const roomOfShingle = 8

func newFilter(shingles int) filter {
	places := 6
	for 1<<places < roomOfShingle*shingles {
		places++
	}
	return filter{make([]uint64, 1<<(places-6)), 64 - places}
}

// place spreads shingles by multiplying with the golden ratio (Knuth, volume 3,
// 6.4).
func (f filter) place(s uint64) (word int, bit uint64) {
	at := (s * 0x9e3779b97f4a7c15) >> f.shift
	return int(at >> 6), 1 << (at & 63)
}

func (f filter) has(s uint64) bool {
	word, bit := f.place(s)
	return f.bits[word]&bit != 0
}

func (f filter) add(s uint64) {
	word, bit := f.place(s)
	f.bits[word] |= bit
}

// repeated are the shingles that stand more than once. Most stand once, join
// nothing and need no place in the index.
func repeated(items []*item) filter {
	n := 0
	for _, it := range items {
		n += max(len(it.keys)-2, 0)
	}
	once, again := newFilter(n), newFilter(n)
	for _, it := range items {
		shingles(it.keys, func(s uint64) {
			if once.has(s) {
				again.add(s)
			}
			once.add(s)
		})
	}
	return again
}
