package analyze

import (
	"maps"
	"slices"

	"parley/analyze/doc"
	"parley/analyze/statement"
	"parley/analyze/tone"
	"parley/lexicon"
)

// An own dictionary of the user gives columns of its own: "name.category" is the
// sum of the weights of the category's hits, and "name.valence" the valence of
// its valence list, -1..1. It has no part in parley's own numbers.
//
// Categories of the layer other are scored each by itself, as LIWC and quanteda
// do it: a phrase of one takes no words from another. Negated hits of theirs do
// not count.
type own struct {
	name  string
	lex   *lexicon.Lexicon
	parts []*tone.Scorer
}

func newOwn(l *lexicon.Lexicon) own {
	o := own{name: l.Name(), lex: l}
	var together []string // tone, event and valence
	for _, c := range l.Categories() {
		if c.Layer == lexicon.Other {
			o.parts = append(o.parts, part(l, c.Name))
		} else {
			together = append(together, c.Name)
		}
	}
	if len(together) > 0 {
		o.parts = append(o.parts, part(l, together...))
	}
	return o
}

// part is a scorer of some categories alone. It compiles, because the whole
// did. What counts toward other categories is added up in sums.
func part(l *lexicon.Lexicon, categories ...string) *tone.Scorer {
	d := lexicon.Dictionary{Name: l.Name()}
	for _, c := range l.Categories() {
		if slices.Contains(categories, c.Name) {
			c.Into = nil
			d.Categories = append(d.Categories, c)
		}
	}
	for i := range l.Entries() {
		if e := &l.Entries()[i]; slices.Contains(categories, e.Category) {
			d.Entries = append(d.Entries, *e)
		}
	}
	compiled, _ := lexicon.Compile(d)
	return tone.New(compiled)
}

// OwnColumns are the columns of the users' own dictionaries, in the order the
// dictionaries were given, the categories in theirs.
func (a *Analyzer) OwnColumns() []string {
	var out []string
	for i := range a.own {
		out = append(out, a.own[i].columns()...)
	}
	return out
}

func (o *own) columns() []string {
	var out []string
	valence := false
	for _, c := range o.lex.Categories() {
		if c.Layer == lexicon.Valence {
			valence = true
		} else {
			out = append(out, o.name+"."+c.Name)
		}
	}
	if valence {
		out = append(out, o.name+".valence")
	}
	return out
}

// ScoreOwn scores spans with the users' own dictionaries. Columns that are 0
// are left out. Entries and categories of the hits carry the dictionary's name.
func (a *Analyzer) ScoreOwn(d *doc.Document, spans []doc.Span, ctx tone.Context) (map[string]float64, []statement.Hit) {
	if len(a.own) == 0 {
		return nil, nil
	}
	out := map[string]float64{}
	var hits []statement.Hit
	for i := range a.own {
		hits = append(hits, a.own[i].score(d, spans, ctx, out)...)
	}
	return out, hits
}

func (o *own) score(d *doc.Document, spans []doc.Span, ctx tone.Context, out map[string]float64) []statement.Hit {
	var hits []statement.Hit
	sums := make([]float64, len(o.lex.Categories()))
	for _, s := range o.parts {
		sc := s.Score(d, spans, ctx)
		for _, h := range Hits(sc.Hits) {
			if o.add(&h, sums) {
				h.Entry, h.Category = o.name+":"+h.Entry, o.name+"."+h.Category
				hits = append(hits, h)
			}
		}
		if sc.Valence != 0 {
			out[o.name+".valence"] = sc.Valence
		}
	}
	for i, c := range o.lex.Categories() {
		if v := sums[i]; v > 0 || v < 0 && c.Layer == lexicon.Other {
			out[o.name+"."+c.Name] = v
		}
	}
	return hits
}

// add adds a hit to its category and to those the category counts toward. It
// reports whether the hit counts.
func (o *own) add(h *statement.Hit, sums []float64) bool {
	at := o.lex.Category(h.Category)
	c := &o.lex.Categories()[at]
	switch {
	case c.Layer == lexicon.Valence:
		return true // told by the score
	case c.Layer == lexicon.Other && h.Negated:
		return false
	}
	sums[at] += h.Weight
	for _, s := range c.Into {
		if i := o.lex.Category(s.Category); i >= 0 {
			sums[i] += h.Weight * s.Factor
		}
	}
	return true
}

// merged gives the tones with the own columns beside them.
func merged(tone, own map[string]float64) map[string]float64 {
	if len(own) == 0 {
		return tone
	}
	out := maps.Clone(tone)
	if out == nil {
		out = map[string]float64{}
	}
	maps.Copy(out, own)
	return out
}

// mergedHits gives all hits in the order of the text.
func mergedHits(hits, own []statement.Hit) []statement.Hit {
	if len(own) == 0 {
		return hits
	}
	hits = append(slices.Clip(hits), own...)
	slices.SortStableFunc(hits, func(a, b statement.Hit) int { return a.Span.Start - b.Span.Start })
	return hits
}
