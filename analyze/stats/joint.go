package stats

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// joint is the articles of two samples that share some: both sides of each.
type joint struct {
	aSum, aN, bSum, bN []float64
	both               int // articles with values on both sides
}

func join(a, b *clusters) *joint {
	j := &joint{}
	index := make(map[int]int, len(a.id))
	for i, id := range a.id {
		index[id] = i
		j.add(a.sum[i], a.n[i], 0, 0)
	}
	for i, id := range b.id {
		if k, ok := index[id]; ok {
			j.bSum[k], j.bN[k] = b.sum[i], b.n[i]
			j.both++
			continue
		}
		j.add(0, 0, b.sum[i], b.n[i])
	}
	return j
}

func (j *joint) add(aSum, aN, bSum, bN float64) {
	j.aSum, j.aN = append(j.aSum, aSum), append(j.aN, aN)
	j.bSum, j.bN = append(j.bSum, bSum), append(j.bN, bN)
}

// sides is the sums and counts of both samples.
type sides struct{ aSum, aN, bSum, bN float64 }

func (s *sides) add(j *joint, i int, sign float64) {
	s.aSum, s.aN = s.aSum+sign*j.aSum[i], s.aN+sign*j.aN[i]
	s.bSum, s.bN = s.bSum+sign*j.bSum[i], s.bN+sign*j.bN[i]
}

// diff is b minus a, NaN when a side is empty.
func (s *sides) diff() float64 { return s.bSum/s.bN - s.aSum/s.aN }

func (j *joint) total() (s sides) {
	for i := range j.aSum {
		s.add(j, i, 1)
	}
	return s
}

// compare fills in interval, test and detectable difference by resampling
// articles with both their sides.
func (j *joint) compare(c *Comparison, t Thresholds) {
	k := len(j.aSum)
	all := j.total()
	se := j.robust(all)
	c.Detectable = detectable(se, float64(k-1), t)
	if k > t.Resample {
		z := distuv.UnitNormal.Quantile((1 + t.Level) / 2)
		c.Low, c.High, c.P = c.Diff-z*se, c.Diff+z*se, wald(c.Diff, se)
		c.Method = "normal interval and test, error robust to articles that hold both"
		return
	}
	r := newDice(t)
	draws := make([]float64, t.Draws)
	for d := range draws {
		var s sides
		for range k {
			s.add(j, r.below(k), 1)
		}
		draws[d] = s.diff()
	}
	c.Low, c.High = bca(draws, c.Diff, j.accel(all), widen(k, t.Level))
	c.P = j.permute(all, t)
	c.Method = fmt.Sprintf("bootstrap over articles, %d of them hold both, BCa widened for few, %d draws, seed %d; permutation test within and of whole articles", j.both, t.Draws, t.Seed)
}

// robust is the standard error of the difference by linearisation over articles.
func (j *joint) robust(all sides) float64 {
	k, ss := float64(len(j.aSum)), 0.0
	ma, mb := all.aSum/all.aN, all.bSum/all.bN
	for i := range j.aSum {
		d := (j.bSum[i]-mb*j.bN[i])/all.bN - (j.aSum[i]-ma*j.aN[i])/all.aN
		ss += d * d
	}
	return math.Sqrt(k / (k - 1) * ss)
}

func (j *joint) accel(all sides) float64 {
	mean, cubes, squares := 0.0, 0.0, 0.0
	out := make([]float64, len(j.aSum))
	for i := range out {
		s := all
		s.add(j, i, -1)
		if out[i] = s.diff(); s.aN <= 0 || s.bN <= 0 {
			out[i] = all.diff()
		}
		mean += out[i] / float64(len(out))
	}
	for _, v := range out {
		cubes, squares = cubes+math.Pow(mean-v, 3), squares+math.Pow(mean-v, 2)
	}
	return acceleration(cubes, squares)
}

// permute lets each article that holds both exchange its sides and shuffles
// the others between the samples.
func (j *joint) permute(all sides, t Thresholds) float64 {
	r := newDice(t)
	observed, hits, seen := math.Abs(all.diff())-tie, 0, 0
	var lone []int
	for i := range j.aN {
		if j.aN[i] == 0 || j.bN[i] == 0 {
			lone = append(lone, i)
		}
	}
	for ; seen < t.Draws && hits < enough; seen++ {
		s := j.exchanged(r)
		j.deal(r, lone, &s)
		if math.Abs(s.diff()) >= observed {
			hits++
		}
	}
	return sequential(hits, seen)
}

// exchanged sums the articles that hold both, each with its sides as they are
// or exchanged.
func (j *joint) exchanged(r *dice) (s sides) {
	for i := range j.aN {
		switch {
		case j.aN[i] == 0 || j.bN[i] == 0:
		case r.below(2) == 0:
			s.add(j, i, 1)
		default:
			s.aSum, s.aN = s.aSum+j.bSum[i], s.aN+j.bN[i]
			s.bSum, s.bN = s.bSum+j.aSum[i], s.bN+j.aN[i]
		}
	}
	return s
}

// deal shuffles the articles of one side only, keeping how many each side has.
func (j *joint) deal(r *dice, lone []int, s *sides) {
	r.shuffle(len(lone), func(x, y int) { lone[x], lone[y] = lone[y], lone[x] })
	toA := 0
	for _, i := range lone {
		if j.aN[i] > 0 {
			toA++
		}
	}
	for k, i := range lone {
		sum, n := j.aSum[i]+j.bSum[i], j.aN[i]+j.bN[i]
		if k < toA {
			s.aSum, s.aN = s.aSum+sum, s.aN+n
		} else {
			s.bSum, s.bN = s.bSum+sum, s.bN+n
		}
	}
}
