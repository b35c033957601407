package analyze

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"parley/analyze/doc"
)

// BenchmarkAnalyze runs all steps over the sample articles, one goroutine.
func BenchmarkAnalyze(b *testing.B) {
	a, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	var texts []string
	size, rows := 0, 0
	files, err := filepath.Glob(filepath.Join("..", "seeds", "*", "*"))
	if err != nil || len(files) == 0 {
		b.Fatal("no sample articles: ", err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
		size += len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		rows = 0
		for _, text := range texts {
			r, err := a.Analyze(context.Background(), doc.New(doc.Meta{ID: "x", Published: time.Date(2021, 6, 16, 0, 0, 0, 0, time.UTC)}, text))
			if err != nil {
				b.Fatal(err)
			}
			rows += len(r.Statements)
		}
	}
	b.ReportMetric(float64(len(texts)*b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(rows), "rows")
}
