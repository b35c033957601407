package coding

import (
	"fmt"
	"math"

	"parley/analyze/stats"
)

// Limits below which a figure carries a warning.
const (
	fewUnits   = 30   // statements labelled by two coders, or compared with parley
	fewPresent = 10   // statements in which coders found a tone
	tentative  = .667 // alpha below which even tentative conclusions fail (Krippendorff 2004, "Reliability in content analysis", p. 429)
)

// presentMean is the mean of coders from which a tone counts as present: half
// of "slight". With one coder that is a label of 1 or more.
const presentMean = .5

// A Score is what parley says of a statement.
type Score struct {
	Tone    map[string]float64
	Overall float64
	Fired   []string // entries with their weights
}

func (s *Score) of(scale string) float64 {
	if scale == Overall {
		return s.Overall
	}
	return s.Tone[scale]
}

// A Line is the agreement on one scale. Figures that cannot be given are NaN.
type Line struct {
	Scale string

	// Coders with each other.
	Units     int            // statements labelled by two or more
	Ordinal   stats.Estimate // Krippendorff's alpha, labels as ranks
	Interval  stats.Estimate // Krippendorff's alpha, labels as numbers
	Kappa     stats.Estimate // mean quadratic weighted kappa of the pairs of coders
	Exact     float64        // share of pairs of labels that are equal, 0..1
	Labels    int            // all labels given
	MeanLabel float64

	// Parley with the mean of the coders.
	N       int        // statements with a label and a score
	R       stats.Test // Pearson
	Rho     stats.Test // Spearman
	Present int        // mean label >= .5
	Found   int        // parley's score > 0
	Both    int
	// Of presence; NaN for overall and where nothing is present.
	Precision, Recall, F1 float64

	Warnings []string
}

// An Agreement is the result of a validation.
type Agreement struct {
	Coders    []string
	Units     int // statements with labels
	Unscored  int // of them without a score of parley
	Lines     []Line
	MacroF1   float64 // mean over the tones that coders found at all
	MacroOver int     // so many tones
	Differing []Difference
	Notes     []string // what the reader has to know of the figures
}

// Agree compares the coders with each other and, where scores holds a
// statement, their mean with parley. Bootstraps resample statements.
func Agree(l *Labels, scores map[string]Score, t stats.Thresholds) *Agreement {
	a := &Agreement{Coders: l.Coders, MacroF1: math.NaN()}
	for i := range l.Units {
		if !l.Units[i].labelled() {
			continue
		}
		a.Units++
		if _, ok := scores[l.Units[i].ID]; !ok {
			a.Unscored++
		}
	}
	sum := 0.0
	for k := range Scales {
		line := agreeOn(l, k, scores, t)
		if a.Units == 0 {
			line.Warnings = nil // nobody has begun: nothing to warn of
		}
		a.Lines = append(a.Lines, line)
		if line.Present > 0 && Scales[k] != Overall {
			sum += line.F1
			a.MacroOver++
		}
	}
	if a.MacroOver > 0 {
		a.MacroF1 = sum / float64(a.MacroOver)
	}
	return a
}

func (u *Unit) labelled() bool {
	for k := range Scales {
		if !math.IsNaN(u.mean(k)) {
			return true
		}
	}
	return false
}

// mean is the mean label of the coders, NaN without one.
func (u *Unit) mean(k int) float64 {
	sum, n := 0.0, 0.0
	for _, m := range u.By {
		if !math.IsNaN(m[k]) {
			sum += m[k]
			n++
		}
	}
	return sum / n // 0/0 is NaN
}

func agreeOn(l *Labels, k int, scores map[string]Score, t stats.Thresholds) Line {
	line := Line{Scale: Scales[k]}
	codes := make([][]float64, len(l.Coders))
	sum := 0.0
	for c := range codes {
		for i := range l.Units {
			v := l.Units[i].By[c][k]
			codes[c] = append(codes[c], v)
			if !math.IsNaN(v) {
				line.Labels++
				sum += v
			}
		}
	}
	line.MeanLabel = sum / float64(line.Labels)
	low, high := Bounds(line.Scale)
	line.Ordinal, line.Interval = stats.Alpha(codes, stats.Ordinal, t), stats.Alpha(codes, stats.Interval, t)
	line.Kappa = stats.LightKappa(codes, low, high, stats.Quadratic, t)
	line.Units, line.Exact = line.Kappa.N, exact(l, k)
	line.machine(l, k, scores, t)
	line.warn(len(l.Coders))
	return line
}

// exact is the share of equal pairs of labels.
func exact(l *Labels, k int) float64 {
	same, pairs := 0.0, 0.0
	for i := range l.Units {
		by := l.Units[i].By
		for a := range by {
			for b := a + 1; b < len(by); b++ {
				if !math.IsNaN(by[a][k]) && !math.IsNaN(by[b][k]) {
					pairs++
					if by[a][k] == by[b][k] {
						same++
					}
				}
			}
		}
	}
	return same / pairs
}

// machine compares parley with the mean of the coders.
func (line *Line) machine(l *Labels, k int, scores map[string]Score, t stats.Thresholds) {
	var gold, found []float64
	for i := range l.Units {
		s, ok := scores[l.Units[i].ID]
		m := l.Units[i].mean(k)
		if !ok || math.IsNaN(m) {
			continue
		}
		gold, found = append(gold, m), append(found, s.of(line.Scale))
	}
	level := t.Level
	if level == 0 {
		level = .95
	}
	line.N = len(gold)
	line.R, line.Rho = stats.Pearson(found, gold, level), stats.Spearman(found, gold, level)
	line.Precision, line.Recall, line.F1 = math.NaN(), math.NaN(), math.NaN()
	if line.Scale == Overall {
		return
	}
	for i, m := range gold {
		there, hit := m >= presentMean, found[i] > 0
		line.Present += count(there)
		line.Found += count(hit)
		line.Both += count(there && hit)
	}
	line.Precision = float64(line.Both) / float64(line.Found)
	line.Recall = float64(line.Both) / float64(line.Present)
	line.F1 = 2 * float64(line.Both) / float64(line.Found+line.Present)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (line *Line) warn(coders int) {
	add := func(format string, args ...any) { line.Warnings = append(line.Warnings, fmt.Sprintf(format, args...)) }
	if coders > 1 {
		switch {
		case line.Units < fewUnits:
			add("only %d statements labelled by two coders", line.Units)
		case math.IsNaN(line.Ordinal.Value):
			add("all labels are equal: no agreement can be told")
		}
		if line.Ordinal.Value < tentative {
			add("alpha below %.3f: the coders do not agree enough to judge parley by them", tentative)
		}
	}
	if line.N > 0 && line.N < fewUnits {
		add("only %d statements to compare with parley", line.N)
	}
	if line.N > 0 && line.Scale != Overall && line.Present < fewPresent {
		add("coders found it in only %d statements", line.Present)
	}
}
