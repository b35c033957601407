package compare

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parley/analyze/statement"
)

// Law: tables made in one pass are those made alone, whatever others need of the
// rows or leave out.
func TestBuildAllIsEachAlone(t *testing.T) {
	var list []statement.Statement
	copies := map[string]bool{"d3": true, "d14": true}
	for i := range 600 {
		list = append(list, statement.Statement{Doc: fmt.Sprint("d", i%60), Speaker: fmt.Sprint("Speaker ", i*i%9), Summit: fmt.Sprint("Summit ", i%3), Outlet: fmt.Sprint("Outlet ", i%7),
			Leaning: []string{"left", "", "right"}[i%3], Published: fmt.Sprintf("2021-%02d-01", 1+i%12), Words: i % 9, Overall: float64(i%11)/5 - 1, Valence: float64(i%5)/5 - .4,
			Tone: map[string]float64{"polite": float64(i % 4)}, Stances: []statement.Stance{{Target: "Cy"}, {Target: fmt.Sprint("Di ", i%2)}}})
	}
	ps := []Projection{
		{Row: Speaker},
		{Row: Speaker, Col: Summit, Values: []string{"valence", "polite"}, Skip: copies},
		{Row: Outlet, Values: []string{"polite", "overall"}, Copies: copies, NoDiffs: true, Nest: true},
		{Row: Leaning, Col: Month, Values: []string{"overall"}, Detail: true},
		{Row: Speaker, Col: Target, Among: map[string]bool{"Speaker 0": true, "Speaker 1": true}},
		{Row: Day, Filter: func(s *statement.Statement) bool { return s.Words > 3 }},
	}
	all, err := BuildAll(Of(list), ps...)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range ps {
		alone, err := Build(Of(list), p)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(alone, all[i], cmpopts.EquateNaNs(), cmpopts.IgnoreUnexported(Cell{})); d != "" {
			t.Errorf("%s by %s:\n%s", p.Row, p.Col, d)
		}
	}
	if ps[0].Values != nil {
		t.Error("the caller's projection was changed")
	}
}

func TestColumn(t *testing.T) {
	var c column[int]
	for i := range 2*blockSize + 3 {
		c.add(i * 3)
	}
	for _, i := range []int32{0, 1, blockSize - 1, blockSize, 2*blockSize + 2} {
		if c.at(i) != int(i)*3 {
			t.Errorf("%d: %d", i, c.at(i))
		}
	}
}
