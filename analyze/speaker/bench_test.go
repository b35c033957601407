package speaker

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"parley/analyze/doc"
	"parley/analyze/quote"
)

// shared is where the gold sets stand on development machines.
var shared = filepath.Join("..", "..", "..", "shared", "gold", "quotes")

// A goldArticle is one line of a gold set; offsets are code points.
type goldArticle struct {
	ID, Text, Date, Publisher string
	Quotes                    []goldQuote
}

type goldQuote struct {
	Content, Source [][2]int
	Speaker         string
}

// gold reads a gold set, or skips the test where it is absent.
func gold(t testing.TB, name string) []goldArticle {
	f, err := os.Open(filepath.Join(shared, name))
	if err != nil {
		t.Skipf("needs the gold sets of shared/: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []goldArticle
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var a goldArticle
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

func (a *goldArticle) document() *doc.Document {
	day, _ := time.Parse(time.DateOnly, a.Date)
	return doc.New(doc.Meta{ID: a.ID, Outlet: a.Publisher, Published: day}, a.Text)
}

// articles are texts to measure speed on: PolNeAR's dev split where it is there,
// else this package's own cases.
func articles(b *testing.B) (docs []*doc.Document, size int) {
	if _, err := os.Stat(shared); err == nil {
		for _, a := range gold(b, "polnear-dev.jsonl.gz") {
			docs = append(docs, a.document())
		}
	} else {
		text := ""
		for _, s := range caseTexts(b) {
			text += s + "\n"
		}
		for range 50 {
			docs = append(docs, doc.New(doc.Meta{}, text))
		}
	}
	for _, d := range docs {
		size += len(d.Body)
	}
	return docs, size
}

func perSecond(b *testing.B, size int) {
	b.ReportMetric(float64(size)*float64(b.N)/b.Elapsed().Seconds()/1e6, "MB/s")
}

// BenchmarkResolve is this package alone.
func BenchmarkResolve(b *testing.B) {
	dir := directory(b)
	docs, size := articles(b)
	var quotes [][]quote.Quote
	for _, d := range docs {
		quotes = append(quotes, quote.Find(d))
	}
	b.ReportAllocs()
	for b.Loop() {
		for i, d := range docs {
			Resolve(d, quotes[i], dir)
		}
	}
	perSecond(b, size)
}

// BenchmarkDocQuoteSpeaker is all three steps up to the speakers.
func BenchmarkDocQuoteSpeaker(b *testing.B) {
	dir := directory(b)
	docs, size := articles(b)
	for b.Loop() {
		for _, d := range docs {
			n := doc.New(d.Meta, d.Body)
			Resolve(n, quote.Find(n), dir)
		}
	}
	perSecond(b, size)
}

// BenchmarkLong shows that the time a byte is the same for one long article.
func BenchmarkLong(b *testing.B) {
	dir := directory(b)
	docs, _ := articles(b)
	text := ""
	for len(text) < 1<<20 {
		for _, d := range docs {
			text += d.Body + "\n\n"
		}
	}
	d := doc.New(doc.Meta{}, text)
	quotes := quote.Find(d)
	for b.Loop() {
		Resolve(d, quotes, dir)
	}
	perSecond(b, len(text))
}
