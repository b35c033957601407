package compare

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"parley/analyze/statement"
)

// threeSummits: four speakers at three summits, six articles each, warmer from
// one to the next.
func threeSummits() []statement.Statement {
	var rows []statement.Statement
	for k, summit := range []string{"Aix 2019", "Bern 2020", "Cork 2021"} {
		for a := range 6 {
			for who := range 4 {
				v := .2*float64(k) + .03*float64((a*7+who*3+k)%5)
				rows = append(rows, statement.Statement{Doc: fmt.Sprint(summit, a), N: who + 1, Outlet: fmt.Sprint("Paper ", a%2), Leaning: []string{"left", "right"}[a%2], Summit: summit,
					Published: fmt.Sprint(2019+k, "-0", a+1, "-01"), Kind: "direct", Speaker: fmt.Sprint("Speaker ", who), CueWord: "say", Side: "country/fr", Overall: v, Words: 20,
					Tone: map[string]float64{"warm": 2 * v}, Stances: []statement.Stance{{Target: "Bo"}}})
			}
		}
	}
	return rows
}

func TestDetails(t *testing.T) {
	tab, err := Build(Of(threeSummits()), Projection{Row: Speaker, Col: Summit, Values: []string{"overall", "warm"}, Detail: true, Paired: true})
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]int{}
	for _, d := range tab.Details {
		names[d.Name]++
		if d.P > .05 || d.N == 0 || math.IsNaN(d.Estimate) {
			t.Errorf("%+v", d)
		}
	}
	// 4 speakers, 2 values, 3 pairs
	if names["Kruskal-Wallis"] != 8 || names["Welch's t"] != 24 || names["Mann-Whitney"] != 24 || names["ratio of rates"] != 12 {
		t.Errorf("%v", names)
	}
	if len(tab.Shared) != 6 || len(tab.Shared[0].Rows) != 4 || !(tab.Shared[0].Flip.Estimate > .1) {
		t.Errorf("%+v", tab.Shared)
	}
	for _, d := range tab.Diffs {
		if d.Holm < d.Q-1e-12 || d.Q < d.P || !(d.CliffLow <= d.Cliff && d.Cliff <= d.CliffHigh) {
			t.Errorf("%+v", d)
		}
	}
	if w := tab.Cells[0][0].Warnings; len(w) != 1 || w[0] != "cell mixes two outlets" {
		t.Errorf("warnings %q", w)
	}
	var text, js, csv strings.Builder
	for w, err := range map[*strings.Builder]error{&text: tab.WriteText(&text), &js: tab.WriteJSON(&js), &csv: tab.WriteTestsCSV(&csv)} {
		if err != nil || w.Len() == 0 {
			t.Fatal(err)
		}
	}
	if n := strings.Count(csv.String(), "\n"); n != 1+len(tab.Tests()) || len(tab.Tests()) != 68+6*4 {
		t.Errorf("%d lines, %d tests", n, len(tab.Tests()))
	}
	for _, want := range []string{"Kruskal-Wallis", "Speaker 0 in Aix 2019: cell mixes two outlets", "4 speakers at both Aix 2019 and Bern 2020"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
	if !strings.Contains(js.String(), `"test":"Kruskal-Wallis"`) || !strings.Contains(js.String(), `{"warning":`) {
		t.Error(js.String())
	}
}

// Every key groups, down and across.
func TestEveryKey(t *testing.T) {
	rows := threeSummits()
	for _, k := range Keys {
		for _, across := range append([]Key{None}, Keys...) {
			tab, err := Build(Of(rows), Projection{Row: k, Col: across, Nest: true, Detail: true})
			if err != nil || len(tab.Rows) == 0 {
				t.Fatalf("%s by %s: %v", k, across, err)
			}
			n := 0
			for i := range tab.Cells {
				for j := range tab.Cells[i] {
					n += tab.Cells[i][j].Statements
				}
			}
			if n != len(rows) {
				t.Errorf("%s by %s: %d of %d statements", k, across, n, len(rows))
			}
		}
	}
}

func TestTrendsAreTold(t *testing.T) {
	var rows []statement.Statement
	for m := range 12 {
		day := fmt.Sprintf("2021-%02d-15", m+1)
		rows = append(rows, statement.Statement{Doc: day, Published: day, Speaker: "Ann", Overall: .05 * float64(m)})
	}
	tab, err := Build(Of(rows), Projection{Row: Speaker, Col: Month, NoDiffs: true, Detail: true})
	if err != nil || len(tab.Series) != 1 {
		t.Fatal(err, tab.Series)
	}
	var b strings.Builder
	if err := tab.WriteText(&b); err != nil || !strings.Contains(b.String(), "Ann, overall over 12 months: rising, +0.050 a month") {
		t.Errorf("%v\n%s", err, b.String())
	}
}

// Copies are told in the cell that counts them.
func TestCellTellsCopies(t *testing.T) {
	rows := threeSummits()
	tab, err := Build(Of(rows), Projection{Row: Speaker, Col: Summit, Copies: map[string]bool{"Aix 20190": true, "Aix 20191": true}})
	if err != nil {
		t.Fatal(err)
	}
	if w := strings.Join(tab.Cells[0][0].Warnings, "; "); w != "cell mixes two outlets; quotes of a wire story counted once per copy: 2 statements of 2 copied articles" {
		t.Error(w)
	}
	if w := tab.Cells[0][1].Warnings; len(w) != 1 {
		t.Errorf("%q", w)
	}
}
