package stance

import (
	"cmp"
	"math"
	"slices"

	"parley/analyze/doc"
	"parley/analyze/tone"
)

// window is how many tokens to each side of a target are looked at.
const window = 120

// shown is how many contributions a result keeps.
const shown = 8

// Toward gives the polarity of the text of d toward the target under span. A
// span without words gives neutral.
func (m *Model) Toward(d *doc.Document, target doc.Span) Result {
	v := m.around(d, target)
	p, ok := newPlace(v, target)
	if !ok {
		return Result{Label: "neu"}
	}
	o, why := m.judge(&p, m.hits(v), m.acts(v, nil))
	return decide(o, why)
}

// around gives the view of the paragraph that holds s, cut to the window.
func (m *Model) around(d *doc.Document, s doc.Span) *view {
	at := d.TokenAt(s.Start)
	i, found := slices.BinarySearchFunc(d.Paragraphs, s.Start, func(p doc.Paragraph, at int) int {
		return cmp.Or(btoi(p.Start > at)-btoi(p.End <= at), 0)
	})
	if !found {
		return m.view(d, at, at)
	}
	p := d.Paragraphs[i]
	first, last := d.Sentences[p.First].First, d.Sentences[p.Last-1].Last
	return m.view(d, max(first, at-window), min(last, at+window))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// hits scores the words of v with the lexicon.
func (m *Model) hits(v *view) []tone.Hit {
	if len(v.words) == 0 {
		return nil
	}
	return m.tone.Score(v.doc, []doc.Span{v.span(0, len(v.words))}, tone.Context{}).Hits
}

func decide(o odds, why []Contribution) Result {
	neg, neu, pos := o.chances()
	r := Result{Label: "neu", Score: pos - neg}
	switch {
	case pos > neu && pos > neg:
		r.Label = "pos"
	case neg > neu && neg > pos:
		r.Label = "neg"
	}
	slices.SortStableFunc(why, func(a, b Contribution) int { return cmp.Compare(math.Abs(b.Weight), math.Abs(a.Weight)) })
	r.Contributions = why[:min(len(why), shown)]
	return r
}
