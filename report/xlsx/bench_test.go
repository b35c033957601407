package xlsx

import (
	"flag"
	"fmt"
	"io"
	"iter"
	"runtime"
	"testing"
	"time"

	"parley/analyze/doc"
	"parley/analyze/statement"
	"parley/report"
)

// benchRows is how many statements BenchmarkStatements writes:
// go test ./report/xlsx -run - -bench Statements -benchtime 1x -rows 1000000
var benchRows = flag.Int("rows", 20000, "statements that BenchmarkStatements writes")

// statements makes n rows like those of news: two hits each, a stance, a title.
func statements(n int) iter.Seq2[*statement.Statement, error] {
	text := "We hope that both sides will talk again soon, but we will answer every threat with firm resolve."
	return func(yield func(*statement.Statement, error) bool) {
		for i := range n {
			s := &statement.Statement{Doc: fmt.Sprintf("articles/%06d.txt#1", i/20), N: i%20 + 1, Outlet: "Lakeside Journal", Summit: fmt.Sprintf("Geneva %d", 2000+i%20), Published: "2021-06-16",
				Title: "Leaders meet by the lake and part without a word", Kind: "direct", Content: []doc.Span{{Start: 100, End: 100 + len(text)}}, Text: text, CueText: "said", Speaker: fmt.Sprintf("Speaker %d", i*200/n),
				SpeakerAsWritten: "the president", SpeakerRule: "S1", Confidence: .9, Tone: map[string]float64{"hopeful": 1.5, "hostile": 1}, Overall: .25, Valence: -.125, Words: 19,
				Hits:    []statement.Hit{{Entry: "hope/v", Category: "hopeful", Span: doc.Span{Start: 103, End: 107}, Weight: 1.5}, {Entry: "threat/n", Category: "hostile", Span: doc.Span{Start: 166, End: 172}, Weight: 1}},
				Stances: []statement.Stance{{Target: "Bo Ode", Polarity: -.4}}}
			if !yield(s, nil) {
				return
			}
		}
	}
}

// peak watches the heap while do runs and gives its largest size in megabytes.
func peak(do func()) float64 {
	stop, out := make(chan bool), make(chan uint64)
	go func() {
		var most uint64
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse+m.StackInuse)
			select {
			case <-stop:
				out <- most
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	}()
	do()
	close(stop)
	return float64(<-out) / 1e6
}

func BenchmarkStatements(b *testing.B) {
	d := report.Data{Version: "bench", Count: *benchRows, Statements: func() iter.Seq2[*statement.Statement, error] { return statements(*benchRows) }}
	most := 0.0
	for b.Loop() {
		most = max(most, peak(func() {
			if _, err := Write(io.Discard, report.Build(d)); err != nil {
				b.Fatal(err)
			}
		}))
	}
	b.ReportMetric(float64(*benchRows*b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(most, "peak-MB")
}
