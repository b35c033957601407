package coverage

import (
	"slices"
	"strings"
	"unicode"
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

// A vocabulary numbers words in the order they are met: texts repeat them, and a
// number takes a tenth of the memory.
type vocabulary struct {
	number map[string]int32
	words  []string
}

func newVocabulary() *vocabulary { return &vocabulary{number: map[string]int32{}} }

func (v *vocabulary) numbers(keys []string) []int32 {
	out := make([]int32, len(keys))
	for i, k := range keys {
		n, ok := v.number[k]
		if !ok {
			n = int32(len(v.words))
			k = strings.Clone(k) // it may be a piece of a long text
			v.number[k] = n
			v.words = append(v.words, k)
		}
		out[i] = n
	}
	return out
}

// a wordCount is how often a text has a word.
type wordCount struct{ word, count int32 }

// countWords counts the words of a text, in the order of their numbers.
func countWords(keys []int32) []wordCount {
	sorted := slices.Clone(keys)
	slices.Sort(sorted)
	distinct := 0
	for i, k := range sorted {
		if i == 0 || k != sorted[i-1] {
			distinct++
		}
	}
	out := make([]wordCount, 0, distinct)
	for i, k := range sorted {
		if i == 0 || k != sorted[i-1] {
			out = append(out, wordCount{word: k})
		}
		out[len(out)-1].count++
	}
	return out
}

// countOf looks a word up in what countWords gave.
func countOf(counts []wordCount, word int32) int32 {
	at, ok := slices.BinarySearchFunc(counts, word, func(c wordCount, w int32) int { return int(c.word - w) })
	if !ok {
		return 0
	}
	return counts[at].count
}
