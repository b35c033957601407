package coding

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"parley/analyze/stats"
)

// sheet is a coder's sheet in which every scale but overall has the given
// labels, and overall their difference from 1.
func sheet(coder string, labels []int) Grid {
	g := Grid{File: "s.xlsx", Sheet: coder, Coder: coder, Rows: [][]string{{"Statements to label"}, nil, nil, append(append([]string{"No", "Statement"}, Scales[:]...), "Remarks", "ID")}}
	for i, v := range labels {
		row := []string{fmt.Sprint(i + 1), fmt.Sprintf("text %d", i)}
		for _, s := range Scales {
			if s == Overall {
				row = append(row, fmt.Sprint(v-1))
			} else {
				row = append(row, fmt.Sprint(v))
			}
		}
		g.Rows = append(g.Rows, append(row, "", fmt.Sprintf("id%d", i)))
	}
	return g
}

var (
	ann  = []int{0, 1, 2, 3, 0, 2, 1, 0, 3, 2}
	ben  = []int{0, 1, 3, 3, 1, 2, 1, 0, 2, 2}
	ours = []float64{0, 0, 1.5, 2, 0, 1, .5, .5, 3, 0}
)

func scores(of []float64) map[string]Score {
	out := map[string]Score{}
	for i, v := range of {
		s := Score{Tone: map[string]float64{}, Overall: v / 4, Fired: []string{fmt.Sprintf("entry %g", v)}}
		for _, t := range Scales[:len(Scales)-1] {
			s.Tone[t] = v
		}
		out[fmt.Sprintf("id%d", i)] = s
	}
	return out
}

// TestAgree: the figures were computed by a direct reading of the formulas in
// another language: alpha over all pairs of values, kappa as 1 - sum of squared
// differences / the same by chance, Pearson and Spearman of ours with the means.
func TestAgree(t *testing.T) {
	l, faults := Read([]Grid{sheet("Ann", ann), sheet("Ben", ben)})
	if len(faults) > 0 || !slices.Equal(l.Coders, []string{"Ann", "Ben"}) {
		t.Fatalf("%v %v", l.Coders, faults)
	}
	a := Agree(l, scores(ours), stats.Thresholds{Draws: 300})
	for i := range a.Lines {
		line := &a.Lines[i]
		for name, c := range map[string][2]float64{
			"ordinal alpha": {line.Ordinal.Value, .8855421686746988}, "interval alpha": {line.Interval.Value, .8758169934640523},
			"kappa": {line.Kappa.Value, .8695652173913043}, "exact": {line.Exact, .7},
			"r": {line.R.Estimate, .734624343116737}, "rho": {line.Rho.Estimate, .7335144703827385},
		} {
			if math.Abs(c[0]-c[1]) > 1e-9 {
				t.Errorf("%s: %s is %g, want %g", line.Scale, name, c[0], c[1])
			}
		}
		if !(line.Ordinal.Low < line.Ordinal.Value && line.Ordinal.Value < line.Ordinal.High) || line.Units != 10 || line.N != 10 {
			t.Errorf("%s: %+v", line.Scale, line)
		}
		if line.Scale == Overall {
			if !math.IsNaN(line.F1) || line.Present != 0 {
				t.Errorf("presence of overall: %+v", line)
			}
			continue
		}
		if line.Present != 8 || line.Found != 6 || line.Both != 5 || math.Abs(line.F1-5./7) > 1e-9 {
			t.Errorf("%s: present %d, found %d, both %d, F1 %g", line.Scale, line.Present, line.Found, line.Both, line.F1)
		}
		if want := []string{"only 10 statements labelled by two coders", "only 10 statements to compare with parley", "coders found it in only 8 statements"}; !slices.Equal(line.Warnings, want) {
			t.Errorf("%s: %q", line.Scale, line.Warnings)
		}
	}
	if a.MacroOver != 9 || math.Abs(a.MacroF1-5./7) > 1e-9 || a.Units != 10 || a.Unscored != 0 {
		t.Errorf("%+v", a)
	}
}

func TestAgreeLaws(t *testing.T) {
	values := func(grids ...Grid) (out []float64) {
		l, _ := Read(grids)
		for _, line := range Agree(l, scores(ours), stats.Thresholds{Draws: 50}).Lines {
			out = append(out, line.Ordinal.Value, line.Ordinal.Low, line.Interval.Value, line.Kappa.Value, line.Kappa.High, line.Exact, line.R.Estimate, line.F1)
		}
		return out
	}
	near := func(a, b []float64) bool {
		return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) < 1e-12 || math.IsNaN(x) && math.IsNaN(y) })
	}
	if !near(values(sheet("Ann", ann), sheet("Ben", ben)), values(sheet("Ben", ben), sheet("Ann", ann))) {
		t.Error("swapping the coders changes the figures")
	}
	same := values(sheet("Ann", ann), sheet("Ben", ann))
	if same[0] != 1 || same[1] != 1 || same[2] != 1 || same[3] != 1 || same[5] != 1 {
		t.Errorf("identical coders: %v", same[:8])
	}
	shuffled := make([]int, 400)
	first := make([]int, 400)
	for i := range first {
		first[i], shuffled[i] = int(lot(1, fmt.Sprint(i))%4), int(lot(2, fmt.Sprint(i))%4)
	}
	if v := values(sheet("Ann", first), sheet("Ben", shuffled)); math.Abs(v[0]) > .15 || math.Abs(v[3]) > .15 {
		t.Errorf("labels by chance: alpha %g, kappa %g", v[0], v[3])
	}
}

func TestRead(t *testing.T) {
	g := sheet("Ann", []int{0, 1, 2, 3})
	h := g.Rows[3]
	set := func(row int, scale, v string) { g.Rows[3+row][slices.Index(h, scale)] = v }
	set(1, "warm", "4")
	set(2, "warm", "")
	set(2, "hostile", "1.5")
	set(3, Overall, "−2")
	for _, s := range Scales {
		set(4, s, " ")
	}
	again := sheet("Ann", []int{0, 2})
	again.File = "other.xlsx"
	l, faults := Read([]Grid{g, again, {Sheet: "About", Rows: [][]string{{MethodLine, "lexicon 1"}}}, {Sheet: "Codebook", Rows: [][]string{{"Tone"}}}})
	var got []string
	for _, f := range faults {
		got = append(got, fmt.Sprint(f, " ", f.Missing))
	}
	want := []string{
		`s.xlsx: Ann!E5: warm is "4", not a whole number from 0 to 3 false`,
		`s.xlsx: Ann!I6: hostile is "1.5", not a whole number from 0 to 3 false`,
		`s.xlsx: Ann!E6: warm is missing true`,
	}
	if !slices.Equal(got[:3], want) {
		t.Errorf("%q", got)
	}
	for _, f := range faults[3:] { // the second file gives id1 other labels
		if f.File != "other.xlsx" || !strings.Contains(f.Reason, "the first counts") {
			t.Errorf("%s", f)
		}
	}
	if len(faults) != 3+8 || l.Empty != 1 || l.Method != "lexicon 1" || len(l.Coders) != 1 || len(l.Units) != 4 {
		t.Errorf("%d faults, %+v", len(faults), l)
	}
	if v := l.Units[2].By[0][len(Scales)-1]; v != -2 {
		t.Errorf("a typographic minus gives %g", v)
	}
	if v := l.Units[0].By[0][2]; v != 0 { // the other file fills what was illegal here
		t.Errorf("warm of id0 is %g", v)
	}
}

func TestDiffer(t *testing.T) {
	l, _ := Read([]Grid{sheet("Ann", []int{3, 0, 0})})
	got := Differ(l, scores([]float64{0, 2, 0}), 2)
	if len(got) != 2 || got[0].ID != "id0" || got[1].ID != "id1" || len(got[0].Missed) != 9 || len(got[1].False) != 9 || got[0].Coders != 2 {
		t.Errorf("%+v", got)
	}
	// 9 tones missed at 3/3 each, overall 0 against 2/3
	if math.Abs(got[0].Size-(9+2./3)) > 1e-12 {
		t.Errorf("size %g", got[0].Size)
	}
	if s := MarkList(got[1].False[:2]); s != "constructive 2, respectful 2" {
		t.Error(s)
	}
}

func TestWrite(t *testing.T) {
	l, _ := Read([]Grid{sheet("Ann", ann), sheet("Ben", ben)})
	a := Agree(l, scores(ours), stats.Thresholds{Draws: 100})
	a.Differing = Differ(l, scores(ours), 1)
	var text, csv, lines strings.Builder
	for _, err := range []error{a.WriteText(&text), a.WriteCSV(&csv), a.WriteJSON(&lines)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"10 statements with labels by Ann, Ben", "0.89 [", "macro-F1 over the 9 tones that coders found: 0.71", "warning: warm: coders found it in only 8 statements"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("text lacks %q:\n%s", want, text.String())
		}
	}
	if n := strings.Count(csv.String(), "\n"); n != 1+len(Scales) {
		t.Errorf("csv has %d lines", n)
	}
	for _, line := range strings.Split(strings.TrimSpace(lines.String()), "\n") {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
	if !strings.Contains(lines.String(), `"precision":null`) || !strings.Contains(lines.String(), `"kind":"difference"`) {
		t.Errorf("%s", lines.String())
	}
	none := Agree(&Labels{Coders: []string{"Ann", "Ben"}}, nil, stats.Thresholds{Draws: 10})
	if none.Units != 0 || len(none.Lines[0].Warnings) != 0 {
		t.Errorf("no labels: %+v", none)
	}
}
