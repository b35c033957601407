package coding

import (
	"cmp"
	"math"
	"slices"
)

// A Difference is a statement on which parley and the coders differ.
type Difference struct {
	ID, Text string
	Size     float64    // how much they differ; see Differ
	Coders   float64    // mean overall, -3..3; NaN without one
	Parley   float64    // overall, -1..1
	Missed   []ToneMark // tones that coders found and parley did not, the strongest first
	False    []ToneMark // tones that parley found and the coders on the whole did not
	Fired    []string
}

// A ToneMark is a tone with the mean label of the coders (Missed) or parley's score
// (False).
type ToneMark struct {
	Tone  string
	Value float64
}

// Differ lists the n statements that differ most, so that the lexicon can be
// mended. The size of a difference is the gap of overall on a scale of -1..1,
// and for every missed tone a third of its mean label, for every false one a
// third of parley's score, at most 1.
func Differ(l *Labels, scores map[string]Score, n int) []Difference {
	var out []Difference
	for i := range l.Units {
		u := &l.Units[i]
		if s, ok := scores[u.ID]; ok && u.labelled() {
			if d := u.differ(&s); d.Size > 0 {
				out = append(out, d)
			}
		}
	}
	slices.SortFunc(out, func(a, b Difference) int { return cmp.Or(cmp.Compare(b.Size, a.Size), cmp.Compare(a.ID, b.ID)) })
	return out[:min(n, len(out))]
}

func (u *Unit) differ(s *Score) Difference {
	d := Difference{ID: u.ID, Text: u.Text, Coders: math.NaN(), Parley: s.Overall, Fired: s.Fired}
	for k, scale := range Scales {
		mean, score := u.mean(k), s.of(scale)
		switch {
		case math.IsNaN(mean):
		case scale == Overall:
			d.Coders = mean
			d.Size += math.Abs(s.Overall - mean/3)
		case mean >= presentMean && score <= 0:
			d.Missed = append(d.Missed, ToneMark{scale, mean})
			d.Size += mean / 3
		case mean < presentMean && score > 0:
			d.False = append(d.False, ToneMark{scale, score})
			d.Size += min(score/3, 1)
		}
	}
	strongest := func(a, b ToneMark) int { return cmp.Compare(b.Value, a.Value) }
	slices.SortStableFunc(d.Missed, strongest)
	slices.SortStableFunc(d.False, strongest)
	return d
}
