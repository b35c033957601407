package coverage

import "strings"

// A Part is one table of an event. Cells are strings, ints, float64s or nil.
type Part struct {
	Name, Title string
	Columns     []string
	Rows        [][]any
}

// PartNames are the parts of an event, in the order they are told.
var PartNames = []string{"articles", "matrix", "uses", "leads", "tone", "words", "verbs", "cues", "similarity", "map"}

// Parts lays the event out as tables.
func (e *Event) Parts() []Part {
	return []Part{e.articles(), e.matrix(), e.uses(), e.leads(), e.tone(), e.words(), e.verbs(), e.cues(), e.similarity(), e.places()}
}

func (e *Event) articles() Part {
	p := Part{"articles", "Articles", []string{"outlet", "published", "doc", "title", "words", "statements", "copy_of", "summit_rule", "warnings"}, nil}
	for i := range e.Articles {
		a := &e.Articles[i]
		p.Rows = append(p.Rows, []any{a.Outlet, a.Published, a.Doc, a.Title, a.Words, a.Statements, a.DuplicateOf, a.SummitRule, strings.Join(a.Warnings, "; ")})
	}
	return p
}

func (e *Event) matrix() Part {
	p := Part{"matrix", "Quotations by outlet", append([]string{"no", "speaker", "quotation", "used_by"}, e.Matrix.Outlets...), nil}
	for i := range e.Matrix.Quotations {
		q := &e.Matrix.Quotations[i]
		line, used := []any{i + 1, q.Speaker, q.Text, 0}, 0
		for j := range e.Matrix.Outlets {
			c := &e.Matrix.Cells[i][j]
			if c.Uses > 0 {
				used++
			}
			line = append(line, string(c.How))
		}
		line[3] = used
		p.Rows = append(p.Rows, line)
	}
	return p
}

// leftOutWord tells of an outlet that did not use a quotation.
const leftOutWord = "left out"

func (e *Event) uses() Part {
	p := Part{"uses", "What each outlet did with a quotation", []string{"no", "speaker", "outlet", "how", "rule", "share_kept", "doc", "n", "text", "words"}, nil}
	for i := range e.Matrix.Quotations {
		q := &e.Matrix.Quotations[i]
		for _, u := range q.Uses {
			var c Cell
			c.add(u)
			p.Rows = append(p.Rows, []any{i + 1, u.Speaker, u.Outlet, string(c.How), u.Rule, u.Share, u.Doc, u.N, u.Text, Marked(u.Edits)})
		}
		for j, o := range e.Matrix.Outlets {
			if e.Matrix.Cells[i][j].Uses == 0 {
				p.Rows = append(p.Rows, []any{i + 1, q.Speaker, o, leftOutWord, "", 0.0, "", nil, "", ""})
			}
		}
	}
	return p
}

func (e *Event) leads() Part {
	p := Part{"leads", "The statement each article leads with", []string{"outlet", "doc", "n", "speaker", "kind", "text"}, nil}
	for _, l := range e.Leads {
		p.Rows = append(p.Rows, []any{l.Outlet, l.Doc, l.N, l.Speaker, l.Kind, l.Text})
	}
	return p
}

func (e *Event) tone() Part {
	p := Part{"tone", "Tone of the statements each outlet selected", []string{"outlet", "value", "articles", "statements", "mean", "low", "high", "share", "warnings"}, nil}
	for i, o := range e.Tone.Rows {
		c := &e.Tone.Cells[i][0]
		for v, value := range e.Tone.Values {
			s := &c.Stats[v]
			p.Rows = append(p.Rows, []any{o, value, c.Articles, c.Statements, orNil(s.Mean), orNil(s.Low), orNil(s.High), orNil(c.Share[v]), strings.Join(c.Warnings, "; ")})
		}
	}
	return p
}

var keywordColumns = []string{"group", "word", "count", "others", "articles", "log_odds", "low", "high", "z", "p", "q", "g2", "dispersion"}

func (k *Keyword) cells() []any {
	return []any{k.Group, k.Word, k.Count, k.Others, k.Articles, orNil(k.LogOdds), orNil(k.Low), orNil(k.High), orNil(k.Z), orNil(k.P), orNil(k.Q), orNil(k.G2), orNil(k.Dispersion)}
}

func (e *Event) words() Part {
	p := Part{"words", "Words that set an outlet apart, outside statements", append(keywordColumns[:len(keywordColumns):len(keywordColumns)], "in_context"), nil}
	for i := range e.Words {
		p.Rows = append(p.Rows, append(e.Words[i].cells(), strings.Join(e.Words[i].Contexts, " | ")))
	}
	return p
}

func (e *Event) verbs() Part {
	p := Part{"verbs", "Reporting words that set an outlet or a speaker apart", append([]string{"of"}, keywordColumns...), nil}
	for i := range e.OutletVerbs {
		p.Rows = append(p.Rows, append([]any{"outlet"}, e.OutletVerbs[i].cells()...))
	}
	for i := range e.SpeakerVerbs {
		p.Rows = append(p.Rows, append([]any{"speaker"}, e.SpeakerVerbs[i].cells()...))
	}
	return p
}

func (e *Event) cues() Part {
	p := Part{"cues", "Reporting words by outlet and speaker", []string{"outlet", "speaker", "word", "count", "articles", "share"}, nil}
	for _, v := range e.Verbs {
		p.Rows = append(p.Rows, []any{v.Outlet, v.Speaker, v.Verb, v.Count, v.Articles, v.Share})
	}
	return p
}

func (e *Event) similarity() Part {
	p := Part{"similarity", "How alike two articles are", []string{"outlet_a", "outlet_b", "cosine", "shared_quotes", "doc_a", "doc_b"}, nil}
	for _, x := range e.Pairs() {
		p.Rows = append(p.Rows, []any{x.A.Outlet, x.B.Outlet, x.Cosine, x.Shared, x.A.Doc, x.B.Doc})
	}
	return p
}

func (e *Event) places() Part {
	p := Part{"map", "Map of the articles: alike ones lie close", []string{"outlet", "doc", "x", "y", "stress"}, nil}
	for i, at := range e.Places {
		p.Rows = append(p.Rows, []any{e.Compared[i].Outlet, e.Compared[i].Doc, at[0], at[1], orNil(e.Stress)})
	}
	return p
}
