package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"

	"parley/analyze/statement"
	"parley/report"
)

// What Write cuts stands on Problems with a link to it: the layout finds the
// same texts too long.
func TestCutsAreTold(t *testing.T) {
	for _, text := range []string{strings.Repeat("long words ", 3000), strings.Repeat("😀", 16384), strings.Repeat("a", 32767), strings.Repeat("ö", 32767)} {
		s := statement.Statement{Doc: "a", N: 7, Speaker: "Ann", Text: text}
		d := report.Data{Statements: func() iter.Seq2[*statement.Statement, error] {
			return func(yield func(*statement.Statement, error) bool) { yield(&s, nil) }
		}}
		cuts, err := Write(io.Discard, report.Build(d))
		if err != nil {
			t.Fatal(err)
		}
		var layout bytes.Buffer
		if err := report.WriteText(&layout, report.Build(d)); err != nil {
			t.Fatal(err)
		}
		told := strings.Contains(layout.String(), "statement 7 of a <#Statements!J4>")
		if got, want := fmt.Sprint(cuts), map[bool]string{true: "[{Statements J4}]", false: "[]"}[told]; got != want {
			t.Errorf("text of %d units: cuts %s, told on Problems %t", units(text), got, told)
		}
		if told != (units(text) > maxText) {
			t.Errorf("text of %d units: told %t", units(text), told)
		}
	}
}
