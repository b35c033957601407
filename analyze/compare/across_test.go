package compare

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"parley/analyze/statement"
	"parley/analyze/stats"
)

func TestSharedRows(t *testing.T) {
	var rows []statement.Statement
	for who := range 8 {
		for n := range 3 {
			base := .1 * float64(who)
			rows = append(rows,
				statement.Statement{Doc: "a", Summit: "Aix", Published: "2020-01-01", Speaker: fmt.Sprint("S", who), Overall: base},
				statement.Statement{Doc: "b", Summit: "Bern", Published: "2021-01-01", Speaker: fmt.Sprint("S", who), Overall: base + .2 + .01*float64(n)})
		}
	}
	rows = append(rows, statement.Statement{Doc: "b", Summit: "Bern", Speaker: "Only here", Overall: -1}, statement.Statement{Doc: "a", Summit: "Aix"}, statement.Statement{Doc: "b", Summit: "Bern"})
	tab, err := Build(Of(rows), Projection{Row: Speaker, Col: Summit})
	if err != nil {
		t.Fatal(err)
	}
	s, err := tab.SharedRows("Aix", "Bern", "overall", 1, stats.Thresholds{})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Rows) != 8 || math.Abs(s.Flip.Estimate-.21) > 1e-9 || s.Flip.P != 2.0/256 || s.Verdict != "8 speakers at both Aix and Bern were more cooperative in the second, +0.21 on average, p = 0.008" {
		t.Errorf("got %+v", s)
	}
	if _, err := tab.SharedRows("Aix", "Rome", "overall", 1, stats.Thresholds{}); err == nil || !strings.Contains(err.Error(), `["Aix" "Bern"]`) {
		t.Errorf("error %v", err)
	}
	if _, err := tab.SharedRows("Aix", "Bern", "warm", 1, stats.Thresholds{}); err == nil {
		t.Error("no error for an unknown value")
	}
	if s, _ := tab.SharedRows("Aix", "Bern", "overall", 99, stats.Thresholds{}); !strings.HasSuffix(s.Verdict, "too few to tell") {
		t.Error(s.Verdict)
	}
}

func TestTrends(t *testing.T) {
	var rows []statement.Statement
	for m := range 12 {
		v := -.4
		if m >= 6 {
			v = .4
		}
		day := fmt.Sprintf("2021-%02d-15", m+1)
		rows = append(rows, statement.Statement{Doc: day, Published: day, Speaker: "Ann", Overall: v + .01*float64(m%3)}, statement.Statement{Doc: day, Speaker: "Undated"})
	}
	tab, err := Build(Of(rows), Projection{Row: Speaker, Col: Month, NoDiffs: true})
	if err != nil {
		t.Fatal(err)
	}
	tr := tab.Trends(.95)
	if len(tr) != 1 || tr[0].Row != "Ann" || tr[0].Points != 12 || tr[0].ChangeAt != "2021-07" || !(tr[0].Slope.Estimate > .05) || !(tr[0].Rising.P < .01) {
		t.Errorf("got %+v", tr)
	}
}
