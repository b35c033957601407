package coverage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// meetPlainly is what meet is to give: all shingles in a map.
func meetPlainly(items []*item) [][2]int32 {
	have := map[string][]int32{}
	var out [][2]int32
	for i, it := range items {
		shared := map[int32]int{}
		var met []int32
		for k := 2; k < len(it.keys); k++ {
			s := fmt.Sprint(it.keys[k-2 : k+1])
			at := have[s]
			if slices.Contains(at, int32(i)) || len(at) > maxMeet {
				continue
			}
			for _, j := range at {
				if shared[j]++; shared[j] == 1 {
					met = append(met, j)
				}
			}
			have[s] = append(at, int32(i))
		}
		for _, j := range met {
			if metShare*shared[j] >= min(len(it.keys), len(items[j].keys))-2 {
				out = append(out, [2]int32{j, int32(i)})
			}
		}
	}
	return out
}

// Law: to leave out what stands once changes no pair and no order.
func TestMeet(t *testing.T) {
	for _, words := range []int{2, 5, 40, 4000} {
		dice := rand.New(rand.NewPCG(7, uint64(words)))
		var items []*item
		for range 300 {
			keys := make([]int32, 3+dice.IntN(30))
			for i := range keys {
				keys[i] = int32(dice.IntN(words))
			}
			if len(items) > 0 && dice.IntN(3) == 0 { // a piece of an earlier one
				keys = append(slices.Clone(items[dice.IntN(len(items))].keys), keys[:2]...)
			}
			items = append(items, &item{keys: keys})
		}
		if got, want := meet(items), meetPlainly(items); !slices.Equal(got, want) || len(got) == 0 {
			t.Errorf("%d words: %d pairs, want %d", words, len(got), len(want))
		}
	}
}

func TestCountWords(t *testing.T) {
	v := newVocabulary()
	_, keys := split("The ferry, the FERRY and the mill.")
	counts := countWords(v.numbers(keys))
	var got []string
	for _, c := range counts {
		got = append(got, fmt.Sprint(v.words[c.word], c.count))
	}
	if strings.Join(got, " ") != "the3 ferry2 and1 mill1" || countOf(counts, v.number["ferry"]) != 2 || countOf(counts, 99) != 0 {
		t.Error(got)
	}
}
