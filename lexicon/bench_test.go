package lexicon

import (
	"strings"
	"testing"

	"parley/analyze/doc"
)

// passage is a text of our own of the kind the lexicon is for.
const passage = `The foreign minister said the talks had been frank and useful, but warned that serious differences remained. "We are grateful to our hosts for
their hospitality," she told reporters, "and we will continue to work together on a lasting ceasefire." Her counterpart was less hopeful. He accused the other side of
dragging its feet and said it would have to accept the consequences if it refused to release the prisoners. Officials in both capitals expect another meeting within weeks.
A spokesman declined to comment on the timetable. Markets in the region closed slightly higher after the announcement, and the price of oil fell for a third day.

`

// BenchmarkMatch measures tokenising and matching the whole lexicon on one core.
func BenchmarkMatch(b *testing.B) {
	l, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(passage, 200)
	m := l.Matcher()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d := doc.New(doc.Meta{}, text)
		n := 0
		for _, s := range d.Sentences {
			n += len(m.Match(d, s.First, s.Last, nil))
		}
		if n == 0 {
			b.Fatal("no matches")
		}
	}
	b.ReportMetric(float64(len(text))*float64(b.N)/1e6/b.Elapsed().Seconds(), "MB/s_text")
}

// BenchmarkTokens is the share of BenchmarkMatch that package doc takes.
func BenchmarkTokens(b *testing.B) {
	text := strings.Repeat(passage, 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		doc.New(doc.Meta{}, text)
	}
}
