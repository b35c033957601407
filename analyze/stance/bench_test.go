package stance

import (
	"os"
	"path/filepath"
	"testing"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/analyze/speaker"
	"parley/analyze/tone"
	"parley/lexicon"
	"parley/lexicon/people"
)

// A ready article is one with everything done that comes before stance.
type ready struct {
	in    []Input
	cast  *speaker.Cast
	doc   *doc.Document
	whole tone.Score
}

func samples(b *testing.B) (out []ready, size int) {
	files, err := filepath.Glob(filepath.Join("..", "..", "seeds", "*", "*"))
	if err != nil || len(files) == 0 {
		b.Fatal("no sample articles: ", err)
	}
	dir, err := people.Default()
	if err != nil {
		b.Fatal(err)
	}
	lex, err := lexicon.Default()
	if err != nil {
		b.Fatal(err)
	}
	sc := tone.New(lex)
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		d := doc.New(doc.Meta{}, string(text))
		qs := quote.Find(d)
		r := ready{doc: d, cast: speaker.Resolve(d, qs, dir), whole: sc.Score(d, []doc.Span{{End: len(d.Body)}}, tone.Context{})}
		for i := range qs {
			r.in = append(r.in, Input{Doc: d, Quote: &qs[i], Cast: r.cast, Attr: &r.cast.Attributions[i], Score: sc.Score(d, qs[i].Content, tone.Context{})})
		}
		out, size = append(out, r), size+len(text)
	}
	return out, size
}

// BenchmarkArticles is the step alone: every statement and the author of the sample articles.
func BenchmarkArticles(b *testing.B) {
	articles, size := samples(b)
	m := testModel(b)
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		for i := range articles {
			r := &articles[i]
			for _, in := range r.in {
				m.Of(in)
			}
			m.Author(r.doc, r.cast, []doc.Span{{End: len(r.doc.Body)}}, r.whole)
		}
	}
	b.ReportMetric(float64(size)*float64(b.N)/b.Elapsed().Seconds()/1e6, "MB/s")
}

// BenchmarkDirected is a pair in one sentence.
func BenchmarkDirected(b *testing.B) {
	m := testModel(b)
	text := "Keller, who came late, accused Mr. Novak of stalling and said that he would not wait any longer for the talks to begin."
	d := doc.New(doc.Meta{}, text)
	b.ReportAllocs()
	for range b.N {
		m.Directed(d, doc.Span{End: 6}, doc.Span{Start: 35, End: 40})
	}
	b.ReportMetric(float64(len(text))*float64(b.N)/b.Elapsed().Seconds()/1e6, "MB/s")
}
