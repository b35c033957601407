package analyze

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/ulikunitz/xz"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/analyze/speaker"
)

// samples are the sample articles of the repository.
func samples(b *testing.B) []string {
	b.Helper()
	files, err := filepath.Glob(filepath.Join("..", "seeds", "*", "*"))
	if err != nil || len(files) == 0 {
		b.Fatal("no sample articles: ", err)
	}
	var texts []string
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}

// shared is the folder of the gold sets and corpora, which may be absent.
func shared() string {
	if dir := os.Getenv("PARLEY_SHARED"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "shared")
}

// news is up to 150 news articles of the gold set, none where it is absent.
func news(b *testing.B) []string {
	b.Helper()
	f, err := os.Open(filepath.Join(shared(), "gold", "quotes", "polnear-train.jsonl.gz"))
	if err != nil {
		b.Skip("the gold sets are not here: set PARLEY_SHARED to the folder that holds gold/")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 16<<20)
	var texts []string
	for sc.Scan() && len(texts) < 150 {
		var a struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			b.Fatal(err)
		}
		texts = append(texts, a.Text)
	}
	return texts
}

// transcripts is the first 400 documents of each house in corpora/bulk, none
// where it is absent.
func transcripts(b *testing.B) []string {
	b.Helper()
	files, err := filepath.Glob(filepath.Join(shared(), "corpora", "bulk", "*.jsonl.xz"))
	if err != nil || len(files) == 0 {
		b.Skip("the corpora are not here: set PARLEY_SHARED to the folder that holds corpora/")
	}
	var texts []string
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		z, err := xz.NewReader(bufio.NewReader(f))
		if err != nil {
			b.Fatal(err)
		}
		d := json.NewDecoder(z)
		for range 400 {
			var a struct{ Text string }
			if err := d.Decode(&a); err != nil {
				b.Fatal(err)
			}
			texts = append(texts, a.Text)
		}
	}
	return texts
}

// run measures do over the texts: MB/s and articles/s on one goroutine, and MB
// a second of processor time, which other work on the machine does not change.
func run(b *testing.B, texts []string, do func(*doc.Document)) {
	b.Helper()
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	meta := doc.Meta{ID: "x", Published: time.Date(2021, 6, 16, 0, 0, 0, 0, time.UTC)}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	runtime.GC()
	used := cpuTime()
	for b.Loop() {
		for _, t := range texts {
			do(doc.New(meta, t))
		}
	}
	used = cpuTime() - used
	b.ReportMetric(float64(len(texts)*b.N)/b.Elapsed().Seconds(), "articles/s")
	if used > 0 {
		b.ReportMetric(float64(size*b.N)/1e6/used.Seconds(), "MB/cpu-s")
	}
}

func analyzer(b *testing.B) *Analyzer {
	b.Helper()
	a, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	return a
}

func benchmarkAll(b *testing.B, texts []string) {
	a := analyzer(b)
	run(b, texts, func(d *doc.Document) {
		if _, err := a.Analyze(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	})
}

// BenchmarkAnalyze runs all steps over the sample articles.
func BenchmarkAnalyze(b *testing.B) { benchmarkAll(b, samples(b)) }

// BenchmarkNews runs all steps over news articles.
func BenchmarkNews(b *testing.B) { benchmarkAll(b, news(b)) }

// BenchmarkTranscripts runs all steps over releases and transcripts of two
// presidents' offices.
func BenchmarkTranscripts(b *testing.B) { benchmarkAll(b, transcripts(b)) }

// BenchmarkNewsDoc cuts news articles into tokens.
func BenchmarkNewsDoc(b *testing.B) { run(b, news(b), func(*doc.Document) {}) }

// BenchmarkNewsQuote finds statements in news articles.
func BenchmarkNewsQuote(b *testing.B) { run(b, news(b), func(d *doc.Document) { quote.Find(d) }) }

// BenchmarkNewsSpeaker finds statements and who made them.
func BenchmarkNewsSpeaker(b *testing.B) {
	a := analyzer(b)
	run(b, news(b), func(d *doc.Document) { speaker.Resolve(d, quote.Find(d), a.people) })
}
