package compare_test

import (
	"fmt"
	"os"

	"parley/analyze/compare"
	"parley/analyze/statement"
)

// From rows to a table in words: who sounded how at which summit.
func ExampleBuild() {
	var rows []statement.Statement
	for i := range 6 {
		for k, summit := range []string{"Aix 2019", "Bern 2021"} {
			overall := []float64{-.2, .3}[k]
			rows = append(rows, statement.Statement{
				Doc: fmt.Sprint(summit, i), Outlet: "Bugle", Summit: summit, Published: summit[len(summit)-4:] + "-06-16",
				Kind: "direct", Speaker: "Ann Lee", Overall: overall + .01*float64(i), Words: 12,
			})
		}
	}
	filter, err := compare.ParseFilter("outlet:bugle AND kind:direct")
	if err != nil {
		fmt.Println(err)
		return
	}
	table, err := compare.Build(compare.Of(rows), compare.Projection{Row: compare.Speaker, Col: compare.Summit, Filter: filter})
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := table.WriteText(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// speaker · overall                  Aix 2019               Bern 2021
	// Ann Lee            -0.18 [-0.20, -0.16] (6)  +0.32 [0.31, 0.34] (6)
	//
	// Ann Lee: more cooperative in Bern 2021 than in Aix 2019, +0.50 [0.48, 0.52]; 6 and 6 articles
}
