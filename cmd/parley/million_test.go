package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime/metrics"
	"testing"
	"time"

	"parley/analyze/batch"
	"parley/analyze/doc"
	"parley/analyze/statement"
)

// a generator makes ten rows of every article, as long as real ones are.
type generator struct{}

func (generator) Version() string { return "generated" }

func (generator) Analyze(_ context.Context, d *doc.Document) (*statement.Result, error) {
	k := d.Meta.Record
	r := &statement.Result{Article: statement.Article{Doc: d.Meta.ID, Outlet: fmt.Sprint("Outlet ", k*7%40), Summit: fmt.Sprint("Summit ", k%25), Published: "2021-06-16", Statements: 10}}
	for i := range 10 {
		who := (k*31 + i*i*7) % 200
		if i < 5 {
			who %= 8
		}
		v := float64((k*17+i*29)%21)/10 - 1
		r.Statements = append(r.Statements, statement.Statement{
			Schema: statement.SchemaVersion, Doc: d.Meta.ID, N: i + 1, Outlet: r.Article.Outlet, Summit: r.Article.Summit, SummitRule: "named by the article",
			Published: "2021-06-16", Title: "Leaders meet by the lake and speak of bridges", Kind: "direct", Content: []doc.Span{{Start: i * 100, End: i*100 + 90}},
			Text:    "We will open the northern bridge in spring, and nobody should stand in its way, because both our towns have waited long.",
			CueWord: "say", CueText: "said", Speaker: fmt.Sprint("Speaker ", who), SpeakerID: fmt.Sprint("speaker-", who), SpeakerKind: "person", SpeakerRule: "S1", Side: "country/xx",
			Confidence: .9, Overall: v, Valence: -v / 2, Words: 20, Tone: map[string]float64{"constructive": max(0, v), "hopeful": max(0, -v)},
			Hits: []statement.Hit{{Entry: "constructive/open", Category: "constructive", Span: doc.Span{Start: 8, End: 12}, Weight: 1},
				{Entry: "hopeful/spring", Category: "hopeful", Span: doc.Span{Start: 30, End: 36}, Weight: .5}},
			Stances: []statement.Stance{{Target: fmt.Sprint("Speaker ", i), TargetID: "x", Polarity: v, Rule: "T1"}}, Rules: []string{"Q2"},
		})
	}
	return r, nil
}

func generatedDocs(n int) iter.Seq2[*doc.Document, error] {
	return func(yield func(*doc.Document, error) bool) {
		for i := range n {
			if !yield(doc.New(doc.Meta{ID: fmt.Sprintf("articles/2021/%06d.txt", i), Path: "articles", Record: i + 1}, fmt.Sprint("Article ", i)), nil) {
				return
			}
		}
	}
}

// generatedStore is a store of ten rows an article; PARLEY_BIG_STORE names a
// folder where it is kept between runs.
func generatedStore(b *testing.B, articles int) string {
	dir := os.Getenv("PARLEY_BIG_STORE")
	if dir == "" {
		dir = b.TempDir()
	}
	path := filepath.Join(dir, fmt.Sprintf("generated-%d.db", articles))
	if _, err := os.Stat(path); err == nil {
		return path
	}
	s, err := batch.Open(context.Background(), path)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	r := &batch.Runner{Analyzer: generator{}, Store: s, Workers: 2, Batch: 5000, Now: time.Now}
	if _, err := r.Run(context.Background(), generatedDocs(articles)); err != nil {
		b.Fatal(err)
	}
	return path
}

// parley compare on a store of one million rows, as a user calls it.
func BenchmarkCompareMillionStored(b *testing.B) {
	path := generatedStore(b, 100_000)
	for name, args := range map[string][]string{
		"overall": {"--row", "speaker", "--col", "summit"},
		"tones":   {"--row", "speaker", "--col", "summit", "--value", "overall,constructive"},
		"target":  {"--row", "speaker", "--col", "target", "--filter", "kind:direct"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if code := run(context.Background(), append([]string{"parley", "compare", "--store", path}, args...), nil, io.Discard, os.Stderr); code != 0 {
					b.Fatal("exit", code)
				}
			}
			b.ReportMetric(1e6*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
			b.ReportMetric(heapMB(), "MB-of-system")
		})
	}
}

// heapMB is what the program has taken from the system and not given back.
func heapMB() float64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	metrics.Read(s)
	return float64(s[0].Value.Uint64()) / 1e6
}
