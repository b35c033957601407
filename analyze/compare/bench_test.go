package compare

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"testing"

	"parley/analyze/statement"
)

// generated makes n rows: 10 statements an article, 200 speakers of which few
// say most, 25 summits, 40 outlets.
func generated(n int) iter.Seq2[*statement.Statement, error] {
	speakers, summits, outlets := names("Speaker", 200), names("Summit", 25), names("Outlet", 40)
	return func(yield func(*statement.Statement, error) bool) {
		r := rand.New(rand.NewPCG(1, 2))
		for i := range n {
			doc := i / 10
			who := int(200 * r.Float64() * r.Float64() * r.Float64())
			s := statement.Statement{Doc: fmt.Sprintf("folder/%d.txt", doc), N: i%10 + 1, Summit: summits[doc%25], Outlet: outlets[doc*7%40],
				Published: "2021-06-16", Kind: "direct", Speaker: speakers[who], Words: 20, Overall: r.NormFloat64() / 3, Valence: r.NormFloat64() / 3,
				Tone: map[string]float64{"constructive": max(0, r.NormFloat64())}}
			if !yield(&s, nil) {
				return
			}
		}
	}
}

func names(what string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("%s %d", what, i)
	}
	return out
}

// One million rows by speaker and summit with all differences.
func BenchmarkMillionRows(b *testing.B) {
	const n = 1_000_000
	p := Projection{Row: Speaker, Col: Summit, Values: []string{"overall", "valence", "constructive"}}
	for b.Loop() {
		t, err := Build(generated(n), p)
		if err != nil || len(t.Rows) < 190 {
			b.Fatal(err, len(t.Rows))
		}
	}
	var after runtime.MemStats
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.Sys)/1e6, "MB-of-system")
	b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkRowsOneByOne(b *testing.B) {
	for b.Loop() {
		for range generated(1_000_000) {
		}
	}
}
