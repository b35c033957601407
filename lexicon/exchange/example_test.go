package exchange_test

import (
	"fmt"

	"parley/lexicon"
	"parley/lexicon/exchange"
)

// A dictionary of LIWC, read and written as parley's own files.
func ExampleRead() {
	r := exchange.Read("mine", []exchange.File{{Name: "mine.dic", Data: []byte("%\n1\twarm\n2\tcold\n%\nfriend*\t1\nfrost\t2\nchill\t2\n")}}, exchange.Options{})
	fmt.Println(r.Err(), r.Formats)
	for _, e := range r.Entries {
		fmt.Println(e.ID(), e.Weight)
	}
	lex, problems := lexicon.Compile(r.Dictionary)
	fmt.Println(lex.Name(), len(lex.Entries()), problems)
	// Output:
	// <nil> [dic]
	// warm/friend* 1
	// cold/frost 1
	// cold/chill 1
	// mine 3 []
}
