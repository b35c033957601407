// Package fit learns the weights of package stance from texts with marked
// targets: multinomial logistic regression with an L2 penalty and classes of
// equal weight, and recursive elimination of the features that matter least
// (Guyon et al. 2002) down to the wanted number. The result depends on nothing
// but the examples and the options.
//
// To learn the weights again from the train splits of NewsMTSC (Hamborg and
// Donnay 2021) and DSE (Park, Pan and Joo 2021) run, in this order,
//
//	go test ./analyze/stance/fit -run TestWeights -update
//	go test ./analyze/stance/fit -run TestPairs -update
//
// with PARLEY_SHARED naming the folder that holds gold/tone/gold.
package fit

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"gonum.org/v1/gonum/optimize"
)

// Classes in the order of the weights.
const (
	Neg = iota
	Neu
	Pos
	classes
)

// An Example is one target: its features by name and its class.
type Example struct {
	Features map[string]float64
	Class    int
}

// Options say how to learn.
type Options struct {
	Features int     // how many to keep
	MinCount int     // examples a feature must be seen in
	C        float64 // weight of the data against the penalty
}

// DefaultOptions were chosen by four-fold cross-validation on the train split.
var DefaultOptions = Options{Features: 965, MinCount: 6, C: .02}

// A Weight is a feature with its log odds for negative and positive against
// neutral.
type Weight struct {
	Feature  string
	Neg, Pos float64
}

// A set is examples as rows of a sparse matrix.
type set struct {
	names []string
	rows  [][]cell
	class []int
	share [classes]float64 // weight of an example by class
}

type cell struct {
	col   int
	value float64
}

// Fit learns weights; the first is the bias. Features are in order of their names.
func Fit(examples []Example, o Options) ([]Weight, error) {
	s := newSet(examples, o.MinCount)
	if len(s.names) == 0 {
		return nil, fmt.Errorf("no feature is in %d examples or more", o.MinCount)
	}
	for {
		w, err := s.solve(o.C)
		if err != nil {
			return nil, err
		}
		if len(s.names) <= o.Features {
			return s.weights(w), nil
		}
		s = s.keep(w, max(o.Features, len(s.names)*6/10))
	}
}

func newSet(examples []Example, minCount int) *set {
	count := map[string]int{}
	s := &set{}
	var n [classes]float64
	for _, e := range examples {
		n[e.Class]++
		for f := range e.Features {
			count[f]++
		}
	}
	for c := range s.share {
		s.share[c] = float64(len(examples)) / (classes * max(n[c], 1))
	}
	col := map[string]int{}
	for _, f := range slices.Sorted(maps.Keys(count)) {
		if count[f] >= minCount {
			col[f] = len(s.names)
			s.names = append(s.names, f)
		}
	}
	for _, e := range examples {
		var row []cell
		for f, x := range e.Features {
			if i, ok := col[f]; ok {
				row = append(row, cell{i, x})
			}
		}
		slices.SortFunc(row, func(a, b cell) int { return cmp.Compare(a.col, b.col) })
		s.rows, s.class = append(s.rows, row), append(s.class, e.Class)
	}
	return s
}

// solve gives the weights [feature*classes+class], the bias last.
func (s *set) solve(c float64) ([]float64, error) {
	p := optimize.Problem{
		Func: func(x []float64) float64 { return s.loss(x, c, nil) },
		Grad: func(grad, x []float64) { s.loss(x, c, grad) },
	}
	start := make([]float64, (len(s.names)+1)*classes)
	res, err := optimize.Minimize(p, start, &optimize.Settings{GradientThreshold: 1e-4, MajorIterations: 300}, &optimize.LBFGS{})
	if err != nil {
		return nil, fmt.Errorf("fit: %w", err)
	}
	return res.X, nil
}

// loss is the penalized negative log likelihood; grad is filled when not nil.
func (s *set) loss(x []float64, c float64, grad []float64) float64 {
	bias := len(s.names) * classes
	sum := 0.0
	for i := range grad {
		grad[i] = 0
	}
	for i, w := range x[:bias] {
		sum += w * w / 2
		if grad != nil {
			grad[i] = w
		}
	}
	for i, row := range s.rows {
		z := [classes]float64(x[bias:])
		for _, e := range row {
			for k := range z {
				z[k] += x[e.col*classes+k] * e.value
			}
		}
		weight := c * s.share[s.class[i]]
		log := logSum(z)
		sum += weight * (log - z[s.class[i]])
		if grad == nil {
			continue
		}
		for k := range z {
			z[k] = weight * (math.Exp(z[k]-log) - indicator(k == s.class[i]))
			grad[bias+k] += z[k]
		}
		for _, e := range row {
			for k := range z {
				grad[e.col*classes+k] += z[k] * e.value
			}
		}
	}
	return sum
}

func logSum(z [classes]float64) float64 {
	top := max(z[0], z[1], z[2])
	return top + math.Log(math.Exp(z[0]-top)+math.Exp(z[1]-top)+math.Exp(z[2]-top))
}

func indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// keep gives the set with the n features whose weights move the odds most.
func (s *set) keep(w []float64, n int) *set {
	power := make([]float64, len(s.names))
	for _, row := range s.rows {
		for _, e := range row {
			power[e.col] += e.value * e.value
		}
	}
	order := make([]int, len(s.names))
	score := make([]float64, len(s.names))
	for i := range order {
		x := w[i*classes : i*classes+classes]
		mean := (x[0] + x[1] + x[2]) / classes
		order[i] = i
		score[i] = max(math.Abs(x[0]-mean), math.Abs(x[1]-mean), math.Abs(x[2]-mean)) * math.Sqrt(power[i])
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(score[b], score[a]) })
	order = order[:n]
	slices.Sort(order)
	return s.columns(order)
}

func (s *set) columns(keep []int) *set {
	to := make([]int, len(s.names))
	out := &set{class: s.class, share: s.share, rows: make([][]cell, len(s.rows))}
	for i := range to {
		to[i] = -1
	}
	for i, k := range keep {
		to[k] = i
		out.names = append(out.names, s.names[k])
	}
	for i, row := range s.rows {
		for _, e := range row {
			if to[e.col] >= 0 {
				out.rows[i] = append(out.rows[i], cell{to[e.col], e.value})
			}
		}
	}
	return out
}

func (s *set) weights(w []float64) []Weight {
	at := func(name string, i int) Weight {
		x := w[i*classes : i*classes+classes]
		return Weight{name, x[Neg] - x[Neu], x[Pos] - x[Neu]}
	}
	out := []Weight{at("bias", len(s.names))}
	for i, name := range s.names {
		out = append(out, at(name, i))
	}
	return out
}

// Write writes the weights with three digits behind the point, one a line.
func Write(to io.Writer, head string, ws []Weight) error {
	w := bufio.NewWriter(to)
	w.WriteString(head)
	for _, x := range ws {
		if n, p := round(x.Neg), round(x.Pos); n != 0 || p != 0 {
			fmt.Fprintf(w, "%s\t%.3g\t%.3g\n", x.Feature, n, p)
		}
	}
	return w.Flush()
}

// round also turns -0 into 0.
func round(x float64) float64 { return math.Round(x*1000)/1000 + 0 }
