package people_test

import (
	"fmt"
	"log"
	"time"

	"parley/lexicon/people"
)

// Whom a name or an office meant depends on the day.
func ExampleDirectory_Lookup() {
	dir, err := people.Default()
	if err != nil {
		log.Fatal(err)
	}
	for _, year := range []int{1990, 2005, 2023} {
		day := time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)
		for _, f := range dir.Lookup("the US president", day) {
			fmt.Println(year, f.Name, f.ID)
		}
	}
	// Output:
	// 1990 George H. W. Bush person/george-h-w-bush
	// 2005 George W. Bush person/george-w-bush
	// 2023 Joe Biden person/joe-biden
}
