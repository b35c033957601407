package coding

import (
	"fmt"
	"slices"
	"testing"
)

func TestAllocate(t *testing.T) {
	for _, c := range []struct {
		name       string
		sizes      []int
		n, minimum int
		want       []int
	}{
		{"in proportion", []int{100, 50, 50}, 20, 2, []int{10, 5, 5}},
		{"minimum first", []int{96, 2, 2}, 10, 2, []int{6, 2, 2}},
		{"a small stratum gives all it has", []int{90, 1}, 10, 3, []int{9, 1}},
		{"more wanted than there is", []int{3, 1}, 10, 2, []int{3, 1}},
		{"the largest remainder", []int{5, 3, 2}, 5, 0, []int{3, 1, 1}}, // 2.5, 1.5, 1
		{"minimums lowered together", []int{90, 5, 5}, 5, 3, []int{3, 1, 1}},
		{"fewer than strata: the largest", []int{1, 9, 5, 7}, 2, 2, []int{0, 1, 0, 1}}, // .1, .8, .5, .6
		{"nothing", []int{4}, 0, 2, []int{0}},
	} {
		if got := allocate(c.sizes, c.n, c.minimum); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestAllocateLaws holds for any sizes: the sum is as wanted, no stratum gives
// more than it has, and each its minimum where that is possible.
func TestAllocateLaws(t *testing.T) {
	for seed := range 500 {
		sizes := make([]int, 1+seed%9)
		total := 0
		for i := range sizes {
			sizes[i] = 1 + int(lot(uint64(seed), fmt.Sprint(i))%40)
			total += sizes[i]
		}
		n, minimum := seed%(total+5), seed%4
		got, sum := allocate(sizes, n, minimum), 0
		for i, k := range got {
			sum += k
			if k > sizes[i] || k < 0 || sumOfMinimums(sizes, minimum) <= n && k < min(minimum, sizes[i]) {
				t.Fatalf("sizes %v, n %d, minimum %d: %v", sizes, n, minimum, got)
			}
		}
		if sum != min(n, total) {
			t.Fatalf("sizes %v, n %d: %v is %d", sizes, n, got, sum)
		}
	}
}

func someItems(n int) []Item {
	var out []Item
	for i := range n {
		text := fmt.Sprintf("statement number %d of some length", i)
		out = append(out, Item{ID: ID("doc", i, text), Doc: "doc", N: i, Text: text, Stratum: []string{[]string{"Ann", "Ben", "Cleo"}[min(i%7, 2)]}})
	}
	return out
}

func ids(s *Sample, sheet int) []string {
	var out []string
	for _, i := range s.Sheets[sheet].Items {
		out = append(out, s.Items[i].ID)
	}
	return out
}

func TestDraw(t *testing.T) {
	o := DrawOptions{N: 60, Seed: 5, Coders: []string{"A", "B", "C"}, Overlap: 20}
	items := someItems(300)
	s, err := Draw(items, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Items) != 60 || len(s.Shared) != 20 || len(s.Strata) != 3 {
		t.Errorf("%d items, %d shared, strata %+v", len(s.Items), len(s.Shared), s.Strata)
	}
	seen := map[string]int{}
	for c := range s.Sheets {
		if n := len(ids(s, c)); n != 33 && n != 34 { // 20 shared, 40 in thirds
			t.Errorf("coder %d has %d", c, n)
		}
		for _, id := range ids(s, c) {
			seen[id]++
		}
	}
	for id, n := range seen {
		if want := map[bool]int{true: 3, false: 1}[s.Shared[id]]; n != want {
			t.Errorf("%s is labelled %d times, want %d", id, n, want)
		}
	}
	slices.Reverse(items)
	again, _ := Draw(items, o)
	if !slices.Equal(ids(s, 1), ids(again, 1)) {
		t.Error("the order of the rows changes the draw")
	}
	o.Seed = 6
	other, _ := Draw(items, o)
	if slices.Equal(ids(s, 0), ids(other, 0)) {
		t.Error("another seed gives the same draw")
	}
	o.Overlap = -1
	if all, _ := Draw(items, o); len(all.Shared) != 60 || len(all.Sheets[2].Items) != 60 {
		t.Error("not everybody labels everything")
	}
}

// TestDrawIsStable: items that are added take few places from the others.
func TestDrawIsStable(t *testing.T) {
	o := DrawOptions{N: 50, Seed: 1}
	before, _ := Draw(someItems(300), o)
	after, _ := Draw(someItems(330), o)
	kept := 0
	for _, id := range ids(after, 0) {
		if slices.Contains(ids(before, 0), id) {
			kept++
		}
	}
	if kept < 40 {
		t.Errorf("%d of 50 kept when a tenth was added", kept)
	}
}

func TestDrawRefuses(t *testing.T) {
	items := someItems(3)
	for name, o := range map[string]DrawOptions{
		"none": {N: 0}, "twice": {N: 1, Coders: []string{"Ann", "ann"}}, "sheet": {N: 1, Coders: []string{"About"}},
		"sign": {N: 1, Coders: []string{"a/b"}}, "empty": {N: 1, Coders: []string{""}},
	} {
		if _, err := Draw(items, o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := Draw(nil, DrawOptions{N: 1}); err == nil {
		t.Error("nothing to draw from: no error")
	}
}
