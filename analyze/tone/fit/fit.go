// Package fit learns the weights of package tone from labelled texts:
//
//   - one logistic regression with an L2 penalty for each tone, present against
//     absent; its constant is then moved so that "above 0" gives the best
//     expected F1 (Lipton et al. 2014) by the probabilities of ten-fold
//     cross-validation;
//   - one ridge regression for overall, on statements rated -3..3 and on sentences
//     known as cooperation or conflict, each set with a constant of its own; one
//     for valence, on sentences rated from pleasant to unpleasant.
//
// Weights are rounded to two digits and those under MinWeight are left out. The
// result depends on nothing but the examples and the options. To learn the
// weights again run
//
//	go test ./analyze/tone/fit -run TestWeights -update
//
// with PARLEY_SHARED naming the folder that holds gold/tone/gold.
package fit

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/mat"
)

// An Example is one text: the features of package tone, which tones are present
// and how cooperative it is.
type Example struct {
	Set      string // examples of a set share a constant for overall
	Features map[string]float64
	Present  map[string]bool // nil: not labelled for tones
	Overall  float64
	Valence  float64
	Weight   float64 // toward overall and valence
}

// Options say how to learn.
type Options struct {
	Tones     []string
	Rows      []string // names of the features, in the order of the table
	Ridge     float64  // penalty of overall and valence
	L2        float64  // penalty of the tones
	Folds     int
	MinWeight float64
}

// DefaultOptions were chosen on the halves of odd and even numbers.
var DefaultOptions = Options{Ridge: 30, L2: 8, Folds: 10, MinWeight: .03}

// A Table is weights by row and column; the last row is the constants.
type Table struct {
	Rows, Columns []string
	Weight        [][]float64
}

// Learn gives the table for the examples; rated are those for valence.
func Learn(examples, rated []Example, o Options) *Table {
	t := &Table{Rows: append(slices.Clone(o.Rows), "1"), Columns: append(slices.Clone(o.Tones), "overall", "valence")}
	t.Weight = make([][]float64, len(t.Rows))
	for i := range t.Weight {
		t.Weight[i] = make([]float64, len(t.Columns))
	}
	labelled := slices.DeleteFunc(slices.Clone(examples), func(e Example) bool { return e.Present == nil })
	for c, tone := range o.Tones {
		if len(labelled) == 0 {
			break
		}
		t.set(c, learnTone(labelled, tone, o), o.MinWeight)
	}
	t.set(len(o.Tones), learnRidge(examples, o, func(e *Example) float64 { return e.Overall }), o.MinWeight)
	t.set(len(o.Tones)+1, learnRidge(rated, o, func(e *Example) float64 { return e.Valence }), o.MinWeight)
	return t
}

// set rounds the weights of a column; the constant is kept whatever its size.
func (t *Table) set(column int, w []float64, least float64) {
	for i, x := range w {
		x = math.Round(100*x) / 100
		if math.Abs(x) < least && i < len(w)-1 {
			x = 0
		}
		t.Weight[i][column] = x
	}
}

// String writes the table as package tone reads it.
func (t *Table) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-16s", "feature")
	for _, c := range t.Columns {
		fmt.Fprintf(&b, "\t%s", c)
	}
	for i, r := range t.Rows {
		fmt.Fprintf(&b, "\n%-16s", r)
		for c := range t.Columns {
			fmt.Fprintf(&b, "\t%*.2f", len(t.Columns[c]), t.Weight[i][c]+0)
		}
	}
	return b.String() + "\n"
}

// row gives an example's features in the order of the table.
func row(e *Example, rows []string) []float64 {
	x := make([]float64, len(rows)+1)
	for i, r := range rows {
		x[i] = e.Features[r]
	}
	x[len(rows)] = 1
	return x
}

func learnTone(examples []Example, tone string, o Options) []float64 {
	x, y := make([][]float64, len(examples)), make([]bool, len(examples))
	for i := range examples {
		x[i], y[i] = row(&examples[i], o.Rows), examples[i].Present[tone]
	}
	w := logistic(x, y, o.L2)
	var p []float64
	for fold := range o.Folds {
		var tx, hx [][]float64
		var ty []bool
		for i := range x {
			if i%o.Folds == fold {
				hx = append(hx, x[i])
			} else {
				tx, ty = append(tx, x[i]), append(ty, y[i])
			}
		}
		v := logistic(tx, ty, o.L2)
		for _, h := range hx {
			p = append(p, sigmoid(dot(v, h)))
		}
	}
	cut := bestCut(p)
	w[len(w)-1] -= math.Log(cut / (1 - cut))
	return w
}

// bestCut gives the probability above which expected F1, twice the sum of the
// probabilities taken over their number and the sum of all, is highest.
func bestCut(p []float64) float64 {
	p = slices.Clone(p)
	slices.Sort(p)
	slices.Reverse(p)
	all, sum, best, cut := 0.0, 0.0, 0.0, .5
	for _, x := range p {
		all += x
	}
	for k, x := range p {
		sum += x
		if f := 2 * sum / (float64(k+1) + all); f > best {
			best, cut = f, x
		}
	}
	return cut
}

// logistic fits by Newton's method; the last column, the constant, is free of
// the penalty.
func logistic(x [][]float64, y []bool, l2 float64) []float64 {
	n := len(x[0])
	w := make([]float64, n)
	for range 30 {
		g, h := make([]float64, n), mat.NewSymDense(n, nil)
		for i := range n - 1 {
			g[i] = l2 * w[i]
			h.SetSym(i, i, l2)
		}
		h.SetSym(n-1, n-1, 1e-6)
		for k := range x {
			p := sigmoid(dot(w, x[k]))
			d := p
			if y[k] {
				d--
			}
			accumulate(g, h, x[k], d, p*(1-p))
		}
		if step := solve(h, g); subtract(w, step) < 1e-9 {
			break
		}
	}
	return w
}

// learnRidge is a ridge regression with a constant for each set; the constant of
// the table is that of the first.
func learnRidge(examples []Example, o Options, target func(*Example) float64) []float64 {
	if len(examples) == 0 {
		return make([]float64, len(o.Rows)+1)
	}
	var sets []string
	for i := range examples {
		if !slices.Contains(sets, examples[i].Set) {
			sets = append(sets, examples[i].Set)
		}
	}
	n := len(o.Rows)
	g, h := make([]float64, n+len(sets)), mat.NewSymDense(n+len(sets), nil)
	for i := range n {
		h.SetSym(i, i, o.Ridge)
	}
	for i := range len(sets) {
		h.SetSym(n+i, n+i, 1e-6)
	}
	for k := range examples {
		e := &examples[k]
		x := append(row(e, o.Rows)[:n], make([]float64, len(sets))...)
		x[n+slices.Index(sets, e.Set)] = 1
		accumulate(g, h, x, e.Weight*target(e), e.Weight)
	}
	w := solve(h, g)
	return append(w[:n:n], w[n])
}

// accumulate adds a times x to g and b times x x' to h.
func accumulate(g []float64, h *mat.SymDense, x []float64, a, b float64) {
	for i, xi := range x {
		if xi == 0 {
			continue
		}
		g[i] += a * xi
		for j := i; j < len(x); j++ {
			h.SetSym(i, j, h.At(i, j)+b*xi*x[j])
		}
	}
}

func solve(h *mat.SymDense, g []float64) []float64 {
	var c mat.Cholesky
	if !c.Factorize(h) {
		return make([]float64, len(g))
	}
	var out mat.VecDense
	if err := c.SolveVecTo(&out, mat.NewVecDense(len(g), g)); err != nil {
		return make([]float64, len(g))
	}
	return out.RawVector().Data
}

// subtract takes the step from w and gives its size.
func subtract(w, step []float64) float64 {
	size := 0.0
	for i, s := range step {
		w[i] -= s
		size += math.Abs(s)
	}
	return size
}

func dot(a, b []float64) float64 {
	s := 0.0
	for i, x := range a {
		s += x * b[i]
	}
	return s
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
