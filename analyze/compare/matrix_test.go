package compare

import (
	"fmt"
	"strings"
	"testing"

	"parley/analyze/statement"
	"parley/analyze/stats"
)

// stanceRows: over six articles each, Ann turns from Cy between two summits
// and stays warm to Di; Bo is against both.
func stanceRows() []statement.Statement {
	var rows []statement.Statement
	add := func(doc, summit, day, speaker string, cy, di float64) {
		rows = append(rows, statement.Statement{Doc: doc, N: len(rows) + 1, Summit: summit, Published: day, Speaker: speaker, Text: "about them",
			Stances: []statement.Stance{{Target: "Cy", Polarity: cy}, {Target: "Di", Polarity: di}}})
	}
	for i := range 6 {
		v := .02 * float64(i)
		add(fmt.Sprint("z", i), "Zug", "2020-01-02", "Ann", .8-v, .5)
		add(fmt.Sprint("a", i), "Aix", "2021-01-02", "Ann", -.8+v, .5)
		add(fmt.Sprint("a", i), "Aix", "2021-01-02", "Bo", -.7, -.4)
	}
	return rows
}

func TestDyads(t *testing.T) {
	d, err := Dyads(Of(stanceRows()), Summit, 2, stats.Thresholds{})
	if err != nil || len(d) != 2 {
		t.Fatalf("%d dyads, %v", len(d), err)
	}
	if c := d[0]; c.Speaker != "Ann" || c.Target != "Cy" || c.A != "Zug" || c.B != "Aix" || !(c.High < -1) {
		t.Errorf("got %+v", c)
	}
	if !strings.HasPrefix(d[0].Verdict, "Ann on Cy: less favourable, -1.50 from Zug to Aix [-1.") || !strings.HasSuffix(d[0].Verdict, "6 stances and 6 stances in 6 and 6 articles") {
		t.Error(d[0].Verdict)
	}
	if !strings.Contains(d[1].Verdict, "Ann on Di: no change") {
		t.Error(d[1].Verdict)
	}
}

func TestJudgedAndAccords(t *testing.T) {
	m, err := Stances(Of(stanceRows()), 0, 0, stats.Thresholds{})
	if err != nil {
		t.Fatal(err)
	}
	j := m.Judged()
	if len(j) != 2 || j[0].Target != "Di" || j[0].Positive != 12 || j[0].Negative != 6 || j[1].Speakers != 2 {
		t.Errorf("judged %+v", j)
	}
	a := m.Accords(1)
	if len(a) != 1 || a[0].Targets != 2 || a[0].Opposed != 1 || a[0].Same != 0 {
		t.Errorf("accords %+v", a)
	}
	if len(m.Accords(7)) != 0 {
		t.Error("six stances of Bo count as seven")
	}
}

// TestNamedFirst: speakers without a name stand behind those with one, however
// much they say; what is kept goes by how much it is.
func TestNamedFirst(t *testing.T) {
	var rows []statement.Statement
	for who, n := range map[string]int{"reporter": 9, "Ann": 3, "Évariste": 2, "two officials": 4, "": 5, "Bo": 1} {
		for range n {
			rows = append(rows, statement.Statement{Doc: "d", N: len(rows) + 1, Speaker: who, Stances: []statement.Stance{{Target: "Cy", Polarity: .5}}})
		}
	}
	for _, c := range []struct {
		max  int
		want string
	}{{0, "Ann, Évariste, Bo, reporter, two officials, (unnamed)"}, {4, "Ann, Évariste, reporter, two officials"}} {
		table, err := Build(Of(rows), Projection{Row: Speaker, MaxRows: c.max})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(table.Rows, ", "); got != c.want {
			t.Errorf("%d rows: %s, want %s", c.max, got, c.want)
		}
	}
	m, err := Stances(Of(rows), 3, 0, stats.Thresholds{})
	if got := strings.Join(m.Speakers, ", "); err != nil || got != "Ann, reporter, two officials" {
		t.Errorf("%s, %v", got, err)
	}
}

func TestVoices(t *testing.T) {
	m := Voices([]statement.Article{
		{Doc: "b1", Outlet: "Bugle", Title: "A fine day", VoiceStances: []statement.Stance{{Target: "Cy", Polarity: .5}, {Target: "Di", Polarity: 0}}},
		{Doc: "b2", Outlet: "Bugle", VoiceStances: []statement.Stance{{Target: "Cy", Polarity: .3}}},
		{Doc: "x", VoiceStances: []statement.Stance{{Target: "Cy", Polarity: -1}}},
	}, 0, 0, stats.Thresholds{})
	c := m.Cells[0][0]
	if len(m.Speakers) != 1 || m.Targets[0] != "Cy" || c.N != 2 || c.Articles != 2 || c.Mean != .4 || c.BestFor.Text != "A fine day" {
		t.Errorf("got %+v", m)
	}
}
