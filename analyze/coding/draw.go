package coding

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// DrawOptions say how a sample is drawn.
type DrawOptions struct {
	N       int      // statements wanted
	Minimum int      // from each stratum as far as it reaches; 0 is 2
	Seed    uint64   // of the draw
	Coders  []string // empty is one, "Coder"
	// Overlap is how many statements every coder labels; the others go to one
	// coder each, in turn. Negative or over N: everybody labels everything.
	Overlap int
}

// A Stratum is one line of the sample's plan.
type Stratum struct {
	Values []string // of the keys
	Pool   int      // statements it holds
	Drawn  int
	Shared int // of the drawn, labelled by all coders
}

// A Sample is who shall label what.
type Sample struct {
	Items  []Item          // in the order in which they are labelled
	Shared map[string]bool // IDs that every coder labels
	Sheets []Assignment
	Strata []Stratum
}

// An Assignment is the statements of one coder.
type Assignment struct {
	Coder string
	Items []int // of Sample.Items
}

// Draw draws a stratified sample without replacement. Strata share N in
// proportion to their sizes by the largest remainder (Hamilton), but none gets
// less than Minimum (or all it has): those that would are given it, and the
// others share the rest. Where the minimums alone are more than N, they are
// lowered together, down to none. Within a stratum the items with the smallest
// lots are taken. The statements that all coders label are drawn from the
// sample the same way. The order is by lot again, so that neither strata nor
// shared statements stand together.
func Draw(items []Item, o DrawOptions) (*Sample, error) {
	if o.N <= 0 {
		return nil, errors.New("a sample needs at least one statement")
	}
	if len(items) == 0 {
		return nil, errors.New("there are no statements to draw from")
	}
	if o.Minimum == 0 {
		o.Minimum = 2
	}
	if len(o.Coders) == 0 {
		o.Coders = []string{"Coder"}
	}
	if err := checkCoders(o.Coders); err != nil {
		return nil, err
	}
	drawn, strata := stratified(items, o.N, o.Minimum, o.Seed)
	s := &Sample{Items: drawn, Strata: strata, Shared: map[string]bool{}}
	shared := drawn
	if o.Overlap >= 0 && o.Overlap < len(drawn) {
		shared, _ = stratified(drawn, o.Overlap, 1, o.Seed)
	}
	for _, it := range shared {
		s.Shared[it.ID] = true
		i, _ := slices.BinarySearchFunc(s.Strata, it.Stratum, func(a Stratum, v []string) int { return slices.Compare(a.Values, v) })
		s.Strata[i].Shared++
	}
	slices.SortFunc(s.Items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(lot(o.Seed+1, a.ID), lot(o.Seed+1, b.ID)), cmp.Compare(a.ID, b.ID))
	})
	s.assign(o.Coders)
	return s, nil
}

func checkCoders(coders []string) error {
	seen := map[string]bool{}
	for _, c := range coders {
		key := strings.ToLower(c)
		switch {
		case c == "" || len([]rune(c)) > 31 || strings.ContainsAny(c, `:\/?*[]'`):
			return fmt.Errorf("coder %q cannot be the name of a sheet: 1 to 31 characters, none of : \\ / ? * [ ] '", c)
		case key == "codebook" || key == "about" || key == "history":
			return fmt.Errorf("coder %q has the name of another sheet", c)
		case seen[key]:
			return fmt.Errorf("coder %q is named twice", c)
		}
		seen[key] = true
	}
	return nil
}

// assign gives shared items to all and the others to one coder each, in turn.
func (s *Sample) assign(coders []string) {
	s.Sheets = make([]Assignment, len(coders))
	turn := 0
	for i := range s.Items {
		for c := range coders {
			s.Sheets[c].Coder = coders[c]
			if s.Shared[s.Items[i].ID] || c == turn%len(coders) {
				s.Sheets[c].Items = append(s.Sheets[c].Items, i)
			}
		}
		if !s.Shared[s.Items[i].ID] {
			turn++
		}
	}
}

// stratified draws n items and says what each stratum gave. Strata are sorted.
func stratified(items []Item, n, minimum int, seed uint64) ([]Item, []Stratum) {
	sorted := slices.Clone(items)
	slices.SortFunc(sorted, func(a, b Item) int {
		return cmp.Or(slices.Compare(a.Stratum, b.Stratum), cmp.Compare(lot(seed, a.ID), lot(seed, b.ID)), cmp.Compare(a.ID, b.ID))
	})
	var strata []Stratum
	var sizes []int
	for i := range sorted {
		if last := len(strata) - 1; last < 0 || !slices.Equal(strata[last].Values, sorted[i].Stratum) {
			strata, sizes = append(strata, Stratum{Values: sorted[i].Stratum}), append(sizes, 0)
		}
		sizes[len(sizes)-1]++
	}
	var out []Item
	at := 0
	for i, k := range allocate(sizes, n, minimum) {
		strata[i].Pool, strata[i].Drawn = sizes[i], k
		out = append(out, sorted[at:at+k]...)
		at += sizes[i]
	}
	return out, strata
}

// allocate shares n out over strata of the given sizes: strata whose part in
// proportion would be under the minimum get the minimum, and the others share
// what is left, until none of them is under it.
func allocate(sizes []int, n, minimum int) []int {
	total := 0
	for _, s := range sizes {
		total += s
	}
	n = min(n, total)
	for minimum > 0 && sumOfMinimums(sizes, minimum) > n {
		minimum--
	}
	out, open := make([]int, len(sizes)), make([]bool, len(sizes))
	for i := range open {
		open[i] = true
	}
	left, rest := n, total
	for raised := true; raised; {
		raised = false
		before, of := left, rest
		for i, s := range sizes {
			if least := min(s, minimum); open[i] && before*s < least*of {
				out[i], open[i], raised = least, false, true
				left, rest = left-least, rest-s
			}
		}
	}
	share(sizes, open, out, left, rest)
	return out
}

func sumOfMinimums(sizes []int, minimum int) int {
	n := 0
	for _, s := range sizes {
		n += min(s, minimum)
	}
	return n
}

func bySize(sizes []int) []int {
	order := make([]int, len(sizes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return sizes[b] - sizes[a] })
	return order
}

// share gives left to the open strata in proportion to their sizes, whose sum
// is all, by the largest remainder; of equal remainders the larger stratum
// first. No part is more than its stratum, for left is at most all.
func share(sizes []int, open []bool, out []int, left, all int) {
	if left <= 0 || all == 0 {
		return
	}
	remainder, given := make([]int, len(sizes)), 0
	for i, s := range sizes {
		remainder[i] = -1
		if open[i] {
			out[i] = left * s / all
			given += out[i]
			remainder[i] = left * s % all
		}
	}
	order := bySize(sizes)
	slices.SortStableFunc(order, func(a, b int) int { return remainder[b] - remainder[a] })
	for _, i := range order[:left-given] {
		out[i]++
	}
}
