package analyze_test

import (
	"context"
	"fmt"
	"log"
	"time"

	"parley/analyze"
	"parley/analyze/doc"
)

const article = `Bridge talks go on

“We welcome this step and look forward to working together,” said Chancellor Angela Merkel. She thanked Emmanuel Macron.
Vladimir Putin said the threats were unacceptable.`

// One article, five lines. The zero Options use the dictionaries that come with
// parley; an Analyzer is read-only and may be shared by many goroutines.
func ExampleAnalyzer_Analyze() {
	a, err := analyze.New(analyze.Options{})
	if err != nil {
		log.Fatal(err)
	}
	meta := doc.Meta{ID: "bridge.txt", Outlet: "Harbour Post", Published: time.Date(2021, 6, 16, 0, 0, 0, 0, time.UTC)}
	result, err := a.Analyze(context.Background(), doc.New(meta, article))
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range result.Statements {
		fmt.Printf("%d %s, %s (%s): %+.1f %s\n", s.N, s.Speaker, s.Kind, s.SpeakerRule, s.Overall, s.Text)
		for _, t := range s.Stances {
			fmt.Printf("  toward %s: %+.1f\n", t.Target, t.Polarity)
		}
	}
	// Output:
	// 1 Angela Merkel, direct (S1): +0.5 “We welcome this step and look forward to working together,”
	//   toward step: +0.6
	// 2 Angela Merkel, indirect (S11): +0.0 Emmanuel Macron
	//   toward Emmanuel Macron: +0.8
	// 3 Vladimir Putin, indirect (S1): -0.4 the threats were unacceptable
}
