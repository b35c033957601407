package coding

import (
	"strings"
	"testing"
)

// FuzzRead: whatever the sheets that come back hold, labels are in their ranges
// and faults name a cell.
func FuzzRead(f *testing.F) {
	f.Add("id\ttext\toverall\tvalence\tconstructive\nabc\tit is late\t-2\t1\t3\nabc\tx\t9\tno\t\n")
	f.Add("Method\trules 1\nid\tconstructive\n\t\n=1\t1,5\n")
	f.Add("id\tid\toverall\toverall\n1\t2\t3\t4")
	f.Fuzz(func(t *testing.T, sheet string) {
		var rows [][]string
		for line := range strings.SplitSeq(sheet, "\n") {
			rows = append(rows, strings.Split(line, "\t"))
		}
		labels, faults := Read([]Grid{{File: "a.xlsx", Sheet: "Ann", Coder: "Ann", Rows: rows}, {File: "b.xlsx", Sheet: "About", Rows: rows}})
		for _, x := range faults {
			if x.Reason == "" || x.File == "" {
				t.Fatalf("fault %+v", x)
			}
		}
		for _, u := range labels.Units {
			for _, marks := range u.By {
				for i, m := range marks {
					if low, high := Bounds(Scales[i]); m < float64(low) || m > float64(high) {
						t.Fatalf("%s: %s %g", u.ID, Scales[i], m)
					}
				}
			}
		}
	})
}
