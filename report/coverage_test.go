package report

import (
	"bytes"
	"strings"
	"testing"

	"parley/analyze/compare"
	"parley/analyze/compare/coverage"
	"parley/analyze/statement"
)

// Two outlets that differ in case alone give columns of different names, and
// every part with rows is a sheet.
func TestCoverageBook(t *testing.T) {
	a, b := say("a1", 1, "Ann Lee", "Aix", "We will open the northern bridge in spring.", .5), say("a2", 1, "Ann Lee", "Aix", "We will open the northern bridge in spring.", .5)
	a.Outlet, b.Outlet, a.CueWord = "Bugle", "BUGLE", "say"
	e, err := coverage.Lay(coverage.Input{Name: "Aix", Rows: []statement.Statement{a, b}, Articles: []statement.Article{{Doc: "a1", Outlet: "Bugle"}, {Doc: "a2", Outlet: "BUGLE"}}})
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := WriteText(&text, Coverage(e)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"== Articles", "== Matrix", "no | speaker | quotation | used_by | BUGLE | Bugle (2)", "== Leads", "== Tone", "== Cues", "== Similarity", "== Map"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
}

func TestComparisonBook(t *testing.T) {
	d := data(t)
	tab, err := compare.Build(d.Statements(), compare.Projection{Row: compare.Speaker, Col: compare.Summit, Detail: true, Paired: true})
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := WriteText(&text, Comparison(tab)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"== Comparison", "== Differences", "Bo Ode | Geneva | Vienna | overall", "== Tests", "sign-flip permutation"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
}
