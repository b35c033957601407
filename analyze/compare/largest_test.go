package compare

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parley/analyze/statement"
)

// Law: a table that holds only the rows that it will keep is the table that
// holds all of them, but for the count of cells that mix.
func TestAmongIsTheTable(t *testing.T) {
	var list []statement.Statement
	count := map[string]int{}
	for i := range 400 {
		who := fmt.Sprint("Speaker ", i*i%17)
		if i%9 == 0 {
			who = ""
		}
		count[who]++
		list = append(list, statement.Statement{Doc: fmt.Sprint("d", i%40), Speaker: who, Summit: fmt.Sprint("Summit ", i%3), Outlet: fmt.Sprint("Outlet ", i%5),
			Published: fmt.Sprintf("2021-%02d-01", 1+i%12), Words: 5 + i%7, Overall: float64(i%11)/5 - 1})
	}
	for _, n := range []int{1, 3, 5, len(count) - 1, len(count), 100} {
		among := Largest(count, n)
		if (among == nil) != (n >= len(count)) {
			t.Errorf("%d of %d: %v", n, len(count), among)
		}
		var tables [2]*Table
		for i, a := range []map[string]bool{nil, among} {
			var err error
			if tables[i], err = Build(Of(list), Projection{Row: Speaker, Col: Summit, MaxRows: n, Among: a}); err != nil {
				t.Fatal(err)
			}
		}
		if d := cmp.Diff(tables[0], tables[1], cmpopts.EquateNaNs(), cmpopts.IgnoreFields(Table{}, "Warnings"), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%d rows:\n%s", n, d)
		}
	}
}
