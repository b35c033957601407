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
type own struct {
	name   string
	lex    *lexicon.Lexicon
	scorer *tone.Scorer
}

func newOwn(l *lexicon.Lexicon) own { return own{l.Name(), l, tone.New(l)} }

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
	out := map[string]float64{}
	var hits []statement.Hit
	for i := range a.own {
		o := &a.own[i]
		sc := o.scorer.Score(d, spans, ctx)
		for _, h := range Hits(sc.Hits) {
			h.Entry, h.Category = o.name+":"+h.Entry, o.name+"."+h.Category
			hits = append(hits, h)
		}
		for c, v := range o.sums(&sc) {
			out[o.name+"."+c] = v
		}
		if sc.Valence != 0 {
			out[o.name+".valence"] = sc.Valence
		}
	}
	return out, hits
}

// sums are the categories' sums. Weights of a user's own categories may be
// below 0, which those of tones never are.
func (o *own) sums(sc *tone.Score) map[string]float64 {
	cats := o.lex.Categories()
	below := map[string]float64{}
	for i := range sc.Hits {
		h := &sc.Hits[i]
		c := &cats[o.lex.Category(h.Category)]
		if c.Layer == lexicon.Valence {
			continue
		}
		below[c.Name] += h.Weight
		for _, s := range c.Into {
			below[s.Category] += h.Weight * s.Factor
		}
	}
	out := maps.Clone(sc.Tone)
	for c, v := range below {
		if v < 0 && cats[o.lex.Category(c)].Layer == lexicon.Other {
			out[c] = v
		}
	}
	return out
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
