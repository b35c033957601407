package coverage

import (
	"slices"
	"strings"
	"unicode"
)

const (
	cutShare     = .9 // C2: words of the shorter kept in order
	cutWords     = 2  // C2: words that are gone
	changedShare = .6 // C3
	longer       = 4  // times longer than a piece: the piece must stand in it word by word
	passageWords = 60 // C4: words of a passage that is no quotation itself
	another      = 8  // C7: words that two do not say alike by chance
	metShare     = 5  // one in five shingles of the shorter is shared by two that are compared
	maxMeet      = 60 // statements that share a shingle; more make it a phrase of everybody
)

// split gives the words of a text as written, and their letters and digits in
// lower case; words without any are left out, so marks of any kind do not count.
func split(text string) (words, keys []string) {
	for _, w := range strings.Fields(text) {
		key := strings.ToLower(strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, w))
		if key != "" {
			words, keys = append(words, w), append(keys, key)
		}
	}
	return words, keys
}

// shingles calls do for each run of three words.
func shingles(keys []string, do func(string)) {
	for i := 2; i < len(keys); i++ {
		do(keys[i-2] + " " + keys[i-1] + " " + keys[i])
	}
}

// meet gives the pairs of statements that share a fifth of the shingles of the
// shorter one, each once: fewer cannot make a rule hold but by chance.
func meet(items []*item) [][2]int {
	index := map[string][]int{}
	shared := make([]int, len(items)) // shingles that earlier items share with the one at hand
	var out [][2]int
	for i, it := range items {
		var met []int
		shingles(it.keys, func(s string) {
			at := index[s]
			if len(at) > 0 && at[len(at)-1] == i || len(at) > maxMeet {
				return
			}
			for _, j := range at {
				if shared[j]++; shared[j] == 1 {
					met = append(met, j)
				}
			}
			index[s] = append(at, i)
		})
		for _, j := range met {
			if shortest := min(len(it.keys), len(items[j].keys)) - 2; metShare*shared[j] >= shortest {
				out = append(out, [2]int{j, i})
			}
			shared[j] = 0
		}
	}
	return out
}

// judge gives the rule that joins two statements, or "".
func judge(a, b *item) string {
	if len(a.keys) > len(b.keys) {
		a, b = b, a
	}
	n := float64(len(a.keys))
	// C7
	if a.row.Speaker != b.row.Speaker {
		if len(a.keys) >= another && float64(contained(a.keys, b.keys)) >= cutShare*(n-2) {
			return cut(a, b)
		}
		return ""
	}
	if len(b.keys) > longer*len(a.keys) {
		if float64(contained(a.keys, b.keys)) >= cutShare*(n-2) {
			return cut(a, b)
		}
		return ""
	}
	// C1
	if slices.Equal(a.keys, b.keys) {
		return "C1"
	}
	switch _, kept := diff(b, a); {
	// C2
	case float64(kept) >= cutShare*n:
		return "C2"
	// C3
	case kept > minWords && float64(kept) >= changedShare*n:
		return "C3"
	}
	return ""
}

// cut is the rule of a piece, a, that stands in b word by word.
func cut(a, b *item) string {
	switch {
	case slices.Equal(a.keys, b.keys):
		return "C1"
	// C4
	case len(b.keys) > longer*len(a.keys) && len(b.keys) > passageWords:
		return "C4"
	}
	return "C2"
}

// contained counts the shingles of a that b has.
func contained(a, b []string) int {
	in := map[string]bool{}
	shingles(b, func(s string) { in[s] = true })
	n := 0
	shingles(a, func(s string) {
		if in[s] {
			n++
		}
	})
	return n
}
