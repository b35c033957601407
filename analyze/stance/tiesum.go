package stance

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed pairs.tsv
var tieFile string

// The classes of a pair, in the order of Pair.
const (
	nothing = iota
	forQ
	forP
	againstQ
	againstP
	pairClasses
)

// Offsets of the log odds of for and against, for a source that stands first and
// for one that stands second: thresholds chosen on DSE's valid split.
var (
	firstOffsets  = pair{pos: .4, neg: .4}
	secondOffsets = pair{pos: 1.2, neg: 1.6}
)

// tieWeights are log odds of for and against, one pair of numbers a tie. The
// same hold in both directions.
type tieWeights struct{ good, bad [ties]float64 }

var learnedTies = sync.OnceValues(func() (*tieWeights, error) { return parseTies(tieFile) })

// parseTies reads lines "tie TAB for TAB against"; every tie must be there once.
func parseTies(file string) (*tieWeights, error) {
	w := &tieWeights{}
	seen := [ties]bool{}
	for n, line := range strings.Split(file, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		i := slices.Index(tieNames[:], f[0])
		if len(f) != 3 || i < 0 || seen[i] {
			return nil, fmt.Errorf("pairs.tsv:%d: want a tie of the program, not told before, and two numbers", n+1)
		}
		var err1, err2 error
		w.good[i], err1 = strconv.ParseFloat(f[1], 64)
		w.bad[i], err2 = strconv.ParseFloat(f[2], 64)
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("pairs.tsv:%d: %q and %q must be numbers", n+1, f[1], f[2])
		}
		seen[i] = true
	}
	if i := slices.Index(seen[:], false); i >= 0 {
		return nil, fmt.Errorf("pairs.tsv: %s is missing", tieNames[i])
	}
	return w, nil
}

// classChances are the chances of the classes, which sum to 1.
type classChances [pairClasses]float64

// classes weighs the ties of both directions against each other.
func (w *tieWeights) classes(there, back *[ties]float64) classChances {
	p, q := firstOffsets, secondOffsets
	if there[comesFirst] == 0 {
		p, q = q, p
	}
	z := classChances{forQ: p.pos, againstQ: p.neg, forP: q.pos, againstP: q.neg}
	for i := range there {
		z[forQ] += w.good[i] * there[i]
		z[forP] += w.good[i] * back[i]
		z[againstQ] += w.bad[i] * there[i]
		z[againstP] += w.bad[i] * back[i]
	}
	top, sum := slices.Max(z[:]), 0.0
	for i := range z {
		z[i] = math.Exp(z[i] - top)
		sum += z[i]
	}
	for i := range z {
		z[i] /= sum
	}
	return z
}

// likeliest gives the first of the likeliest classes.
func (c *classChances) likeliest() int {
	best := 0
	for i := range c {
		if c[i] > c[best] {
			best = i
		}
	}
	return best
}
