package stats

import "math/rand/v2"

// dice draws small whole numbers from a seeded PCG, two a step of it. Numbers
// below 2^31 come out even to one part in 2^32/n (Lemire 2019, without
// rejection), which no statistic here can see.
type dice struct {
	pcg   rand.PCG
	spare uint64
	full  bool
}

func newDice(t Thresholds) *dice {
	d := &dice{}
	d.pcg.Seed(t.Seed, 0x9e3779b97f4a7c15)
	return d
}

// below gives a number from 0 to n-1.
func (d *dice) below(n int) int {
	if d.full = !d.full; d.full {
		d.spare = d.pcg.Uint64()
		return int(d.spare >> 32 * uint64(n) >> 32)
	}
	return int(d.spare & 0xffffffff * uint64(n) >> 32)
}

// shuffle puts v in a random order.
func (d *dice) shuffle(n int, swap func(i, j int)) {
	for i := n - 1; i > 0; i-- {
		swap(i, d.below(i+1))
	}
}

func (d *dice) perm(n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	d.shuffle(n, func(i, j int) { p[i], p[j] = p[j], p[i] })
	return p
}
