package fit

import (
	"bufio"
	"fmt"
	"io"
	"math"

	"gonum.org/v1/gonum/optimize"
)

// A PairExample is a pair with its ties in both directions, in the order of the
// names, and its class: 0 neither, 1 for, 2 for backwards, 3 against, 4 against
// backwards.
type PairExample struct {
	There, Back []float64
	Class       int
}

// PairPenalty is the L2 penalty of the weights of ties.
const PairPenalty = 3.0

// FitPairs learns the log odds of for and of against for n ties. Both
// directions have the same weights: multinomial logistic regression of five
// classes with tied parameters.
func FitPairs(examples []PairExample, n int) (good, bad []float64, err error) {
	p := optimize.Problem{
		Func: func(w []float64) float64 { return pairLoss(examples, w, nil) },
		Grad: func(grad, w []float64) { pairLoss(examples, w, grad) },
	}
	res, err := optimize.Minimize(p, make([]float64, 2*n), &optimize.Settings{GradientThreshold: 1e-3, MajorIterations: 500}, &optimize.LBFGS{})
	if err != nil {
		return nil, nil, fmt.Errorf("fit: %w", err)
	}
	return res.X[:n], res.X[n:], nil
}

// pairLoss is the penalized negative log likelihood; grad is filled when not nil.
func pairLoss(examples []PairExample, w, grad []float64) float64 {
	n, loss := len(w)/2, 0.0
	for i, x := range w {
		loss += PairPenalty * x * x / 2
		if grad != nil {
			grad[i] = PairPenalty * x
		}
	}
	for _, e := range examples {
		z := [5]float64{}
		for i := range n {
			z[1] += w[i] * e.There[i]
			z[2] += w[i] * e.Back[i]
			z[3] += w[n+i] * e.There[i]
			z[4] += w[n+i] * e.Back[i]
		}
		top, sum := max(z[0], z[1], z[2], z[3], z[4]), 0.0
		for _, x := range z {
			sum += math.Exp(x - top)
		}
		log := top + math.Log(sum)
		loss += log - z[e.Class]
		if grad == nil {
			continue
		}
		for k := range z {
			z[k] = math.Exp(z[k]-log) - indicator(k == e.Class)
		}
		for i := range n {
			grad[i] += z[1]*e.There[i] + z[2]*e.Back[i]
			grad[n+i] += z[3]*e.There[i] + z[4]*e.Back[i]
		}
	}
	return loss
}

// WritePairs writes the weights with one digit behind the point, one tie a line.
func WritePairs(to io.Writer, head string, names []string, good, bad []float64) error {
	w := bufio.NewWriter(to)
	w.WriteString(head)
	for i, name := range names {
		fmt.Fprintf(w, "%s\t%g\t%g\n", name, math.Round(good[i]*10)/10+0, math.Round(bad[i]*10)/10+0)
	}
	return w.Flush()
}
