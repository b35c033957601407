package tone_test

import (
	"fmt"
	"log"

	"parley/analyze/doc"
	"parley/analyze/tone"
	"parley/lexicon"
)

// The tone of a text, with the words that made it and the rules of context that
// changed them: a booster, a negation.
func ExampleScorer_Score() {
	lex, err := lexicon.Default()
	if err != nil {
		log.Fatal(err)
	}
	d := doc.New(doc.Meta{}, "We thank our partners for very productive talks. We do not accuse anyone.")
	score := tone.New(lex).Score(d, []doc.Span{{Start: 0, End: len(d.Body)}}, tone.Context{})
	fmt.Printf("overall %+.1f, respectful %v, critical %v\n", score.Overall, score.Tone["respectful"] > 0, score.Tone["critical"] > 0)
	for _, h := range score.Hits {
		if h.Category != "valence" {
			fmt.Println(h.Entry, h.Rules)
		}
	}
	// Output:
	// overall +0.4, respectful true, critical false
	// cooperative-events/thank/v []
	// respectful/thank/v []
	// cooperative/partner/n []
	// constructive/productive talks [B1]
	// dialogue/productive talks [B1]
	// cooperative-events/talks [B1]
	// accusing/accuse/v [P1]
	// critical/accuse/v [P1]
}
