package compare

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"parley/analyze/statement"
	"parley/analyze/stats"
)

// sampleRows: Ann is warmer at Oslo than at Rome in five articles each; Bo
// speaks at Rome alone; one statement has no speaker.
func sampleRows() []statement.Statement {
	var rows []statement.Statement
	for i := range 5 {
		for _, summit := range []string{"Oslo", "Rome"} {
			base := .1
			if summit == "Oslo" {
				base = .6
			}
			for n := range 3 {
				rows = append(rows, statement.Statement{
					Doc: fmt.Sprintf("%s%d", summit, i), N: n + 1, Summit: summit, Outlet: fmt.Sprintf("Paper %d", i%2), Published: "2021-06-1" + fmt.Sprint(i),
					Kind: "direct", Speaker: "Ann Lee", Overall: base + .02*float64((i*3+n)%5), Words: 10, Tone: map[string]float64{"warm": base},
					Stances: []statement.Stance{{Target: "Bo Ek", Polarity: base - .3}},
				})
			}
		}
	}
	rows = append(rows,
		statement.Statement{Doc: "Rome0", N: 9, Summit: "Rome", Outlet: "Paper 0", Published: "2021-06-10", Kind: "indirect", Speaker: "Bo Ek", Overall: -.4, Words: 20},
		statement.Statement{Doc: "Rome1", N: 9, Summit: "Rome", Outlet: "Paper 1", Kind: "direct", Overall: 0, Words: 5})
	return rows
}

func TestBuild(t *testing.T) {
	tab, err := Build(Of(sampleRows()), Projection{Row: Speaker, Col: Summit, Values: []string{"overall", "warm"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(tab.Rows, ","); got != "Ann Lee,Bo Ek,(unnamed)" {
		t.Errorf("rows %s", got)
	}
	if got := strings.Join(tab.Cols, ","); got != "Oslo,Rome" {
		t.Errorf("cols %s", got)
	}
	ann := tab.Cells[0][0]
	if ann.Articles != 5 || ann.Statements != 15 || ann.Words != 150 {
		t.Errorf("Ann at Oslo: %+v", ann)
	}
	if math.Abs(ann.Stats[0].Mean-.64) > 1e-9 || ann.Share[1] != 1 || math.Abs(ann.Rate[1]-6) > 1e-9 || !math.IsNaN(ann.Rate[0]) {
		t.Errorf("Ann at Oslo: mean %g, rate %v, share %v", ann.Stats[0].Mean, ann.Rate, ann.Share)
	}
	if empty := tab.Cells[1][0]; empty.Statements != 0 || !math.IsNaN(empty.Stats[0].Mean) {
		t.Errorf("Bo at Oslo: %+v", empty)
	}
	if len(tab.Diffs) != 2 || tab.Diffs[0].P >= .05 || tab.Diffs[0].Q < tab.Diffs[0].P {
		t.Fatalf("diffs %+v", tab.Diffs)
	}
	if v := tab.Diffs[0].Verdict; !strings.HasPrefix(v, "Ann Lee: less cooperative in Rome than in Oslo, -0.50 [") || !strings.HasSuffix(v, "; 5 and 5 articles") {
		t.Errorf("verdict %q", v)
	}
	if len(tab.Warnings) != 1 || !strings.Contains(tab.Warnings[0], "mix values of outlet") {
		t.Errorf("warnings %q", tab.Warnings)
	}
}

func TestCopiesAreToldOrLeftOut(t *testing.T) {
	copies := Copies([]statement.Article{{Doc: "Rome0", DuplicateOf: "Rome1"}, {Doc: "Rome1"}})
	tab, err := Build(Of(sampleRows()), Projection{Row: Speaker, Copies: copies, Col: Outlet})
	if err != nil {
		t.Fatal(err)
	}
	if len(tab.Warnings) != 2 || tab.Warnings[1] != "4 statements of 1 article that repeat others are counted once per copy" {
		t.Errorf("warnings %q", tab.Warnings)
	}
	tab, err = Build(Of(sampleRows()), Projection{Row: Summit, Skip: copies})
	if err != nil {
		t.Fatal(err)
	}
	if tab.Rows[1] != "Rome" || tab.Cells[1][0].Articles != 4 || tab.Cells[1][0].Statements != 13 {
		t.Errorf("Rome: %+v", tab.Cells[1][0])
	}
}

// A difference of summits may be one of outlets.
func TestMixesThatDifferAreTold(t *testing.T) {
	rows := sampleRows()
	for i := range rows {
		if rows[i].Summit == "Rome" {
			rows[i].Outlet = "Gazette"
		}
	}
	tab, err := Build(Of(rows), Projection{Row: Speaker, Col: Summit})
	if err != nil {
		t.Fatal(err)
	}
	w := tab.Diffs[0].Warnings
	if len(w) != 1 || w[0] != "the mix of outlet differs: Gazette gives 0 % against 100 % of the statements" {
		t.Errorf("warnings %q", w)
	}
}

func TestVerdictsClaimNoMoreThanTheInterval(t *testing.T) {
	rows := sampleRows()[:6] // one article a summit
	tab, err := Build(Of(rows), Projection{Row: Speaker, Col: Summit})
	if err != nil {
		t.Fatal(err)
	}
	if v := tab.Diffs[0].Verdict; !strings.Contains(v, "too few to tell") {
		t.Errorf("verdict %q", v)
	}
	if f := Findings(5, tab); len(f) != 0 {
		t.Errorf("findings %q", f)
	}
}

func TestFilter(t *testing.T) {
	for _, c := range []struct {
		filter string
		want   int
	}{
		{"", 32},
		{"speaker:ann", 30},
		{"NOT speaker:ann", 2},
		{`speaker:"Ann Lee" AND summit:rome`, 15},
		{"speaker:bo OR summit:oslo", 16},
		{"summit:rome (speaker:bo OR NOT speaker:ann)", 2},
		{"date>=2021-06-14", 6},
		{"date<2021-06-11", 7},
		{"date=2021-06", 31},
		{"target:bo kind:direct", 30},
		{"speaker=ann", 0},
		{`speaker="ann lee"`, 30},
		{`speaker=""`, 1},
		{`target=""`, 0},
		{`speaker:"AND" OR speaker:bo`, 1},
		{`outlet:"Paper 0" (summit:oslo)`, 9},
		{"date>=2021 AND date<=2021-06-10", 7},
	} {
		f, err := ParseFilter(c.filter)
		if err != nil {
			t.Errorf("%s: %v", c.filter, err)
			continue
		}
		n := 0
		for _, r := range sampleRows() {
			if f == nil || f(&r) {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s: %d rows, want %d", c.filter, n, c.want)
		}
	}
	for _, bad := range []string{"speaker", "colour:red", "speaker:a AND", "(speaker:a", "date~2021-01-01", "speaker:a )", "date>", "date>=2021-13", `speaker:"Ann`, "speaker:", "speaker>a", "date=>2021", ":a", "NOT", "()"} {
		if _, err := ParseFilter(bad); err == nil || !strings.HasPrefix(err.Error(), "filter: ") {
			t.Errorf("%s: error %v", bad, err)
		}
	}
}

func FuzzFilter(f *testing.F) {
	for _, s := range []string{`outlet:reuters AND (kind:direct OR NOT speaker:"Ann Lee")`, `date>=2021-06`, `"`, `((((`, `a:b"c d"e`, "NOT NOT"} {
		f.Add(s)
	}
	rows := sampleRows()
	f.Fuzz(func(t *testing.T, s string) {
		filter, err := ParseFilter(s)
		if err != nil || filter == nil {
			return
		}
		not, err := ParseFilter("NOT (" + s + ")")
		if err != nil {
			t.Fatalf("%q: its denial fails: %v", s, err)
		}
		for i := range rows {
			if filter(&rows[i]) == not(&rows[i]) {
				t.Fatalf("%q holds and does not hold", s)
			}
		}
	})
}

func TestStances(t *testing.T) {
	m, err := Stances(Of(sampleRows()), 5, 5, stats.Thresholds{})
	if err != nil {
		t.Fatal(err)
	}
	c := m.Cells[0][0]
	if m.Speakers[0] != "Ann Lee" || m.Targets[0] != "Bo Ek" || c.N != 30 || c.Positive != 15 || c.Negative != 15 || c.Neutral != 0 {
		t.Errorf("got %+v", c)
	}
	if c.BestFor.Doc != "Oslo0" || c.BestAgainst.Doc != "Rome0" {
		t.Errorf("evidence %+v %+v", c.BestFor, c.BestAgainst)
	}
}

func TestWriters(t *testing.T) {
	tab, err := Build(Of(sampleRows()), Projection{Row: Speaker, Col: Summit})
	if err != nil {
		t.Fatal(err)
	}
	var text, csv, js strings.Builder
	if err := tab.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	if err := tab.WriteCSV(&csv); err != nil {
		t.Fatal(err)
	}
	if err := tab.WriteJSON(&js); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "Ann Lee") || !strings.Contains(text.String(), "+0.64 [") || !strings.Contains(text.String(), "-0.40 (1)") {
		t.Errorf("text:\n%s", text.String())
	}
	if n := strings.Count(csv.String(), "\n"); n != 5 {
		t.Errorf("csv of %d lines:\n%s", n, csv.String())
	}
	var diffs strings.Builder
	if err := tab.WriteDiffsCSV(&diffs); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(diffs.String(), "\n"); n != 2 || !strings.Contains(diffs.String(), "Ann Lee,Oslo,Rome,overall,5,5,-0.5,") {
		t.Errorf("csv of differences:\n%s", diffs.String())
	}
	if n := strings.Count(js.String(), `"hedges_g":`); n != 1 {
		t.Errorf("%d comparisons in JSON", n)
	}
	if !strings.Contains(js.String(), `"low":null`) || strings.Contains(js.String(), "NaN") {
		t.Errorf("json:\n%s", js.String())
	}
}

func BenchmarkBuild(b *testing.B) {
	rows := sampleRows()
	stream := func(yield func(*statement.Statement, error) bool) {
		for i := range 100_000 {
			r := rows[i%len(rows)]
			r.Doc = fmt.Sprintf("%s-%d", r.Doc, i/320)
			if !yield(&r, nil) {
				return
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Build(stream, Projection{Row: Speaker, Col: Summit, Values: []string{"overall", "warm"}}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(100_000*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
