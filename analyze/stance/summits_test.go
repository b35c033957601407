package stance

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/analyze/speaker"
	"parley/analyze/tone"
	"parley/lexicon"
	"parley/lexicon/people"
)

// A goldArticle is a line of the summits' gold set; offsets are code points.
type goldArticle struct {
	ID     string      `json:"id"`
	Title  string      `json:"title"`
	Text   string      `json:"text"`
	Quotes []goldQuote `json:"quotes"`
}

type goldQuote struct {
	Content [][2]int     `json:"content"`
	Cue     [][2]int     `json:"cue"`
	Source  [][2]int     `json:"source"`
	Speaker string       `json:"speaker"`
	Targets []goldTarget `json:"targets"`
}

type goldTarget struct {
	Name     string  `json:"name"`
	Polarity float64 `json:"polarity"`
	Rule     string  `json:"rule,omitempty"`
}

// TestSummits writes what score_stance.py reads to PARLEY_STANCE_OUT: with our
// own statements (summits.jsonl) and with the gold ones (summits-given.jsonl).
func TestSummits(t *testing.T) {
	if os.Getenv("PARLEY_STANCE_OUT") == "" {
		t.Skip("set PARLEY_STANCE_OUT to a folder for the scorer's input")
	}
	p := newPipeline(t)
	own, given := predictions(t, "summits.jsonl"), predictions(t, "summits-given.jsonl")
	ownOut, givenOut := json.NewEncoder(own), json.NewEncoder(given)
	eachLine(t, shared(t, "quotes", "summits-dev.jsonl"), func(a goldArticle) {
		d := doc.New(doc.Meta{ID: a.ID, Title: a.Title}, a.Text)
		quotes := quote.Find(d)
		cast := speaker.Resolve(d, quotes, p.people)
		ownOut.Encode(p.article(d, quotes, cast))
		quotes = goldQuotes(&a)
		cast = speaker.Resolve(d, quotes, p.people)
		goldSpeakers(&a, cast)
		givenOut.Encode(p.article(d, quotes, cast))
	})
}

// A pipeline is the steps up to stance.
type pipeline struct {
	people *people.Directory
	tone   *tone.Scorer
	stance *Model
}

func newPipeline(t testing.TB) *pipeline {
	dir, err := people.Default()
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	return &pipeline{dir, tone.New(lex), testModel(t)}
}

func (p *pipeline) article(d *doc.Document, quotes []quote.Quote, cast *speaker.Cast) goldArticle {
	out := goldArticle{ID: d.Meta.ID, Text: d.Body, Quotes: []goldQuote{}}
	mask := make([]doc.Span, 0, len(cast.Mentions))
	for _, m := range cast.Mentions {
		if !m.Pronoun {
			mask = append(mask, m.Span)
		}
	}
	for i := range quotes {
		q, at := &quotes[i], &cast.Attributions[i]
		score := p.tone.Score(d, q.Content, tone.Context{Mask: mask, Cue: q.CueLemma})
		g := goldQuote{Content: codePoints(d.Body, q.Content...), Cue: codePoints(d.Body, q.Cue), Source: codePoints(d.Body, q.Source)}
		var names []string
		for _, s := range at.Speakers {
			names = append(names, cast.Entities[s].Name)
		}
		g.Speaker = strings.Join(names, "; ")
		for _, s := range p.stance.Of(Input{Doc: d, Quote: q, Cast: cast, Attr: at, Score: score}) {
			g.Targets = append(g.Targets, goldTarget{s.Target, s.Polarity, s.Rule})
		}
		out.Quotes = append(out.Quotes, g)
	}
	return out
}

func codePoints(body string, spans ...doc.Span) [][2]int {
	out := [][2]int{}
	for _, s := range spans {
		if !s.Empty() {
			a := utf8.RuneCountInString(body[:s.Start])
			out = append(out, [2]int{a, a + utf8.RuneCountInString(body[s.Start:s.End])})
		}
	}
	return out
}

func goldQuotes(a *goldArticle) []quote.Quote {
	at := byteOffsets(a.Text)
	spans := func(in [][2]int) []doc.Span {
		var out []doc.Span
		for _, s := range in {
			out = append(out, doc.Span{Start: at[s[0]], End: at[s[1]]})
		}
		return out
	}
	var out []quote.Quote
	for _, g := range a.Quotes {
		q := quote.Quote{Content: spans(g.Content), Outer: -1, SameAs: -1, Kind: quote.Indirect, Score: 1}
		if c := spans(g.Cue); len(c) > 0 {
			q.Cue = doc.Span{Start: c[0].Start, End: c[len(c)-1].End}
		}
		if s := spans(g.Source); len(s) > 0 {
			q.Source = s[0]
		}
		out = append(out, q)
	}
	return out
}

// goldSpeakers puts the gold speakers into the attributions.
func goldSpeakers(a *goldArticle, c *speaker.Cast) {
	for i, g := range a.Quotes {
		at := &c.Attributions[i]
		at.Speakers = nil
		for name := range strings.SplitSeq(g.Speaker, "; ") {
			if name == "" {
				continue
			}
			k := slices.IndexFunc(c.Entities, func(e speaker.Entity) bool {
				return e.Name == name || e.Kind == speaker.Person && strings.HasSuffix(name, " "+e.Name)
			})
			if k < 0 {
				k = len(c.Entities)
				c.Entities = append(c.Entities, speaker.Entity{Name: name, Kind: speaker.Phrase})
			}
			at.Speakers = append(at.Speakers, k)
		}
	}
}
