package compare

import (
	"fmt"
	"math"
	"slices"
)

// maxShift is how far the mix of a key that nobody named may differ between two
// cells, as the share of statements that would have to change (total variation
// distance), before a warning says so.
const maxShift = .3

// residue warns of outlets and summits that vary inside cells when nobody named
// them, as benchstat does. Kinds and speakers vary in nearly every cell: they
// are only told where they differ between two, see shifts.
func (g *grouping) residue() []string {
	var out []string
	for i, k := range confounders[:2] {
		mixed := 0
		for _, c := range g.cells {
			if len(c.mix[i]) > 1 {
				mixed++
			}
		}
		if mixed > 0 && g.open[i] {
			out = append(out, fmt.Sprintf("%d of %d cells mix values of %s", mixed, len(g.cells), k))
		}
	}
	return out
}

// numerals write small numbers.
var numerals = [...]string{2: "two", "three", "four", "five", "six", "seven", "eight", "nine"}

func numeral(n int) string {
	if n > 1 && n < len(numerals) {
		return numerals[n]
	}
	return fmt.Sprint(n)
}

// mixed warns of what one cell mixes and counts more than once.
func (g *grouping) mixed(c *group) []string {
	var out []string
	for i, k := range confounders[:2] {
		if n := len(c.mix[i]); n > 1 && g.open[i] {
			out = append(out, fmt.Sprintf("cell mixes %s %ss", numeral(n), k))
		}
	}
	if len(c.repeated) > 0 {
		out = append(out, fmt.Sprintf("quotes of a wire story counted once per copy: %s of %s", count(sum(c.repeated), "statement"), count(len(c.repeated), "copied article")))
	}
	return out
}

// repeats warns of copies: those counted, or those left out.
func (g *grouping) repeats() []string {
	var out []string
	if n := len(g.repeated); n > 0 {
		out = append(out, fmt.Sprintf("%s of %s that repeat others are counted once per copy", count(sum(g.repeated), "statement"), count(n, "article")))
	}
	if n := len(g.skipped); n > 0 {
		out = append(out, fmt.Sprintf("%s of %s that repeat others are left out: a story counts once", count(sum(g.skipped), "statement"), count(n, "article")))
	}
	return out
}

func sum(m map[string]int) (n int) {
	for _, v := range m {
		n += v
	}
	return n
}

// shifts warns when the mix of a key differs between two cells, and of what.
func (g *grouping) shifts(a, b *group) []string {
	var out []string
	for i, k := range confounders {
		if !g.open[i] {
			continue
		}
		if far, label, inA, inB := distance(a.mix[i], a.statements, b.mix[i], b.statements); far > maxShift {
			out = append(out, fmt.Sprintf("the mix of %s differs: %s gives %.0f %% against %.0f %% of the statements", k, name(k, label), 100*inA, 100*inB))
		}
	}
	return out
}

// distance is the total variation distance of two mixes, with the label whose
// share differs most.
func distance(a map[string]int, na int, b map[string]int, nb int) (far float64, label string, inA, inB float64) {
	var labels []string
	for l := range a {
		labels = append(labels, l)
	}
	for l := range b {
		if _, ok := a[l]; !ok {
			labels = append(labels, l)
		}
	}
	slices.Sort(labels)
	for _, l := range labels {
		x, y := float64(a[l])/float64(na), float64(b[l])/float64(nb)
		far += math.Abs(x-y) / 2
		if math.Abs(x-y) > math.Abs(inA-inB) {
			label, inA, inB = l, x, y
		}
	}
	return far, label, inA, inB
}
