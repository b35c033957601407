package stats

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// units lays a table of counts out as the labels of two coders.
func units(table [][]int) [][]float64 {
	out := make([][]float64, 2)
	for i, row := range table {
		for j, n := range row {
			for range n {
				out[0], out[1] = append(out[0], float64(i)), append(out[1], float64(j))
			}
		}
	}
	return out
}

// TestKappaPublished holds kappa against tables of the literature.
func TestKappaPublished(t *testing.T) {
	fun := [][]int{{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}}
	for _, c := range []struct {
		source string
		table  [][]int
		w      Weights
		want   float64
	}{
		{"Fleiss, Levin and Paik 2003, table 18.1", [][]int{{75, 1, 4}, {5, 4, 1}, {0, 0, 10}}, Unweighted, .676},
		{"Agresti 1990, section 10.5, as R prints vcd::Kappa(SexualFun)", fun, Unweighted, .1293},
		{"the same, Equal-Spacing weights", fun, Linear, .2374},
		{"the same, Fleiss-Cohen weights", fun, Quadratic, .3320},
	} {
		got := LightKappa(units(c.table), 0, len(c.table)-1, c.w, Thresholds{Draws: 200})
		if math.Abs(got.Value-c.want) > .0006 || !(got.Low < got.Value && got.Value < got.High) {
			t.Errorf("%s: %+v, want %g", c.source, got, c.want)
		}
	}
}

// TestAlphaPublished holds alpha against the other examples of Krippendorff
// (2011), sections A and B: two coders, binary and nominal labels.
func TestAlphaPublished(t *testing.T) {
	binary := [][]float64{{0, 1, 0, 0, 0, 0, 0, 0, 1, 0}, {1, 1, 1, 0, 0, 1, 0, 0, 0, 0}}
	nominal := [][]float64{ // a to e are 1 to 5
		{1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1},
		{2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4},
	}
	for name, c := range map[string]struct {
		codes [][]float64
		want  float64
	}{"A": {binary, .095}, "B": {nominal, .692}} {
		if e := Alpha(c.codes, Nominal, Thresholds{Draws: 100}); math.Abs(e.Value-c.want) > .0006 {
			t.Errorf("section %s: %g, want %g", name, e.Value, c.want)
		}
	}
}

// someLabels draws labels 0..3 of n units for coders who agree in a share of them.
func someLabels(coders, n int, agree float64) [][]float64 {
	d, out := newDice(Thresholds{Seed: 7}), make([][]float64, coders)
	for range n {
		truth := d.below(4)
		for c := range out {
			v := truth
			if float64(d.below(1000)) >= 1000*agree {
				v = d.below(4)
			}
			out[c] = append(out[c], float64(v))
		}
	}
	return out
}

func TestAgreementLaws(t *testing.T) {
	measures := map[string]func([][]float64) Estimate{
		"ordinal":   func(c [][]float64) Estimate { return Alpha(c, Ordinal, Thresholds{Draws: 200}) },
		"interval":  func(c [][]float64) Estimate { return Alpha(c, Interval, Thresholds{Draws: 200}) },
		"quadratic": func(c [][]float64) Estimate { return LightKappa(c, 0, 3, Quadratic, Thresholds{Draws: 200}) },
	}
	for name, of := range measures {
		if e := of(someLabels(3, 60, 1)); e.Value != 1 || e.Low != 1 || e.High != 1 {
			t.Errorf("%s: identical coders give %+v", name, e)
		}
		if e := of(someLabels(2, 2000, 0)); math.Abs(e.Value) > .06 {
			t.Errorf("%s: coders by chance give %g", name, e.Value)
		}
		codes := someLabels(3, 80, .6)
		codes[1][4] = math.NaN()
		want := of(codes)
		slices.Reverse(codes)
		if got := of(codes); math.Abs(got.Value-want.Value) > 1e-12 || math.Abs(got.Low-want.Low) > 1e-12 || got.N != want.N {
			t.Errorf("%s: swapped coders give %+v, were %+v", name, got, want)
		}
		for c := range codes {
			codes[c] = append(codes[c], math.NaN())
		}
		if got := of(codes); fmt.Sprint(got) != fmt.Sprint(want) && math.Abs(got.Value-want.Value) > 1e-12 {
			t.Errorf("%s: a unit nobody labelled gives %+v, was %+v", name, got, want)
		}
	}
}

func TestNoAgreementToTell(t *testing.T) {
	x := math.NaN()
	for name, codes := range map[string][][]float64{
		"none": nil, "one coder": {{1, 2, 3}}, "no common unit": {{1, x}, {x, 2}},
		"one value": {{1, 1}, {1, 1}}, "differ only alone": {{1, 1, 3}, {1, 1, x}},
	} {
		for _, e := range []Estimate{Alpha(codes, Ordinal, Thresholds{}), LightKappa(codes, 0, 3, Quadratic, Thresholds{})} {
			if !math.IsNaN(e.Value) || !math.IsNaN(e.Low) || len(e.Warnings) != 1 {
				t.Errorf("%s: %+v", name, e)
			}
		}
	}
}
