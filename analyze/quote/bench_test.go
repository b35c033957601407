package quote_test

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/analyze/speaker"
	"parley/lexicon/people"
)

// filler is prose without statements, as two thirds of an article are.
const filler = "The valley lies between two ranges of hills, and the road that crosses it was built in the years after the war by men from the northern towns. " +
	"Grain has been grown there for as long as anybody can remember. The mill at the upper bridge was closed nine years ago.\n"

// articles gives texts of the test cases with prose between them, in pieces of
// the length of an article.
func articles(b *testing.B) (texts []string, size int) {
	b.Helper()
	var text strings.Builder
	for _, name := range []string{"orders", "mixed", "indirect", "rules"} {
		a, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
		if err != nil {
			b.Fatal(err)
		}
		for i := 0; i < len(a.Files); i += 2 {
			if strings.HasPrefix(a.Files[i].Name, "R") {
				continue // transcripts
			}
			text.Write(a.Files[i].Data)
			text.WriteString(filler)
			if text.Len() > 5000 {
				texts, size = append(texts, text.String()), size+text.Len()
				text.Reset()
			}
		}
	}
	return texts, size
}

// BenchmarkDocQuote measures segmentation and quotes.
func BenchmarkDocQuote(b *testing.B) {
	texts, size := articles(b)
	for b.Loop() {
		for _, text := range texts {
			quote.Find(doc.New(doc.Meta{}, text))
		}
	}
	report(b, size)
}

// BenchmarkDocQuoteSpeaker measures all that says who said what. The must is 25
// MB/s on one core.
func BenchmarkDocQuoteSpeaker(b *testing.B) {
	texts, size := articles(b)
	dir, err := people.Default()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, text := range texts {
			d := doc.New(doc.Meta{}, text)
			speaker.Resolve(d, quote.Find(d), dir)
		}
	}
	report(b, size)
}

func report(b *testing.B, size int) {
	b.ReportMetric(float64(size)*float64(b.N)/b.Elapsed().Seconds()/1e6, "MB/s")
	b.ReportAllocs()
}
