package cues_test

import (
	"fmt"
	"log"

	"parley/lexicon/cues"
)

// Which forms report speech, and what they lend to it.
func ExampleTable_At() {
	t, err := cues.Default()
	if err != nil {
		log.Fatal(err)
	}
	for _, word := range []string{"said", "slammed", "according", "signed"} {
		for _, f := range t.At(word) {
			fmt.Printf("%q %s: %s, %q\n", f.Words, f.Lemma, f.Act, f.Tone)
		}
		if p, ok := t.Plain(word); ok {
			fmt.Println(word, "reports nothing:", p.Verb)
		}
	}
	// Output:
	// ["said"] say: state, ""
	// ["slammed"] slam: criticise, "hostile"
	// ["according" "to"] according to: state, ""
	// ["signed" "off"] sign off: state, ""
	// signed reports nothing: sign
}
