package exchange

import (
	"strings"

	"parley/lexicon"
)

// table reads a CSV with a header.
func (b *builder) table(text string) {
	rows := b.rows(text)
	if len(rows) == 0 {
		return
	}
	for _, r := range rows {
		for i := range r.cells {
			r.cells[i] = unguard(r.cells[i])
		}
	}
	b.entries(rows, "")
}

// entries reads rows below a header that names term and category or weight.
func (b *builder) entries(rows []row, sheet string) {
	h := readHeader(rows[0].cells)
	for _, u := range h.unknown {
		b.warn(rows[0].line, "columns that are read: "+columnNames(), "%scolumn %q is not read", sheet, clipped(u))
	}
	if !h.has("term") {
		b.fault(rows[0].line, "name one column term", "%sno column holds the terms", sheet)
		return
	}
	if !h.has("category") {
		b.scoreRows(rows[1:], h, sheet)
		return
	}
	b.describe(rows[1:], h)
	for _, r := range rows[1:] {
		e, ok := b.entry(r, h, sheet)
		if ok && b.settle(&e, h.get(r, "plain"), sheet) {
			b.put(b.category(e.Line, e.Category), e)
		}
	}
}

// settle says whether a term is notation or words (X1, X9). Who writes plain: no
// means notation, so that a mistake in it is a fault.
func (b *builder) settle(e *lexicon.Entry, plain, sheet string) bool {
	if !e.Plain && notation(e.Term) {
		_, err := lexicon.Forms(e)
		switch {
		case err == nil:
			return true
		case isNo(plain):
			b.fault(e.Line, "mend the notation, or write plain: yes", "%s%s", sheet, err)
			return false
		}
		b.warn(e.Line, "write plain: yes to keep it as it is, or mend the notation", "%s%q is taken as words, because it is not notation: %s", sheet, clipped(e.Term), err)
	}
	e.Term, e.Plain = word(e.Term), true
	return true
}

func isYes(s string) bool {
	return strings.EqualFold(s, "yes") || s == "1" || strings.EqualFold(s, "true")
}

func isNo(s string) bool {
	return strings.EqualFold(s, "no") || s == "0" || strings.EqualFold(s, "false")
}

// entry reads one row. A row without a term or category, or with a weight that
// is none, is a fault.
func (b *builder) entry(r row, h header, sheet string) (lexicon.Entry, bool) {
	e := lexicon.Entry{Category: h.get(r, "category"), Term: strings.Join(strings.Fields(h.get(r, "term")), " "), Weight: 1, Line: r.line, Pos: strings.ToLower(h.get(r, "pos")), Prev: h.get(r, "prev"),
		NotPrev: h.get(r, "notprev"), Next: h.get(r, "next"), NotNext: h.get(r, "notnext"), Near: h.get(r, "near"),
		Example: h.get(r, "eg"), Counter: h.get(r, "not"), Note: h.get(r, "note"), Plain: isYes(h.get(r, "plain"))}
	before := len(b.faults) + b.moreFaults
	switch {
	case e.Term == "" && e.Category != "" && e.Weight == 1 && h.get(r, "weight") == "":
		return e, false // a row that only describes a category
	case e.Term == "":
		b.fault(r.line, "write the word or phrase, or delete the row", "%sthe row has no term", sheet)
	case e.Category == "":
		b.fault(r.line, "every row names its category", "%s%q has no category", sheet, clipped(e.Term))
	case len(e.Term) > maxTerm:
		b.fault(r.line, "", "%sthe term has more than %d letters", sheet, maxTerm)
	}
	if w := h.get(r, "weight"); w != "" {
		var ok bool
		if e.Weight, ok = parseNumber(w); !ok {
			b.fault(r.line, "a number, for example 1.5", "%s%q: weight %q is not a number", sheet, clipped(e.Term), clipped(w))
		}
	}
	if e.Pos != "" && e.Pos != "noun" && e.Pos != "verb" {
		b.fault(r.line, "noun or verb", "%s%q: pos %q is not known", sheet, clipped(e.Term), clipped(e.Pos))
	}
	if len(b.faults)+b.moreFaults > before {
		return e, false
	}
	if err := lexicon.CheckWeight(e.Weight, b.category(r.line, e.Category).Layer); err != nil {
		b.fault(r.line, "", "%s%q: %s", sheet, clipped(e.Term), err)
		return e, false
	}
	return e, true
}

// describe reads what rows say of their categories.
func (b *builder) describe(rows []row, h header) {
	if !h.has("about") && !h.has("layer") && !h.has("into") && !h.has("source") {
		return
	}
	for _, r := range rows {
		if name := h.get(r, "category"); name != "" {
			b.describeRow(r, h, b.category(r.line, name))
		}
	}
}

func (b *builder) describeRow(r row, h header, c *category) {
	set := func(to *string, what string) {
		switch v := h.get(r, what); {
		case v == "" || v == *to:
		case *to != "" && what != "about":
			b.warn(r.line, "", "%s of %s is %q and %q: the first counts", what, c.Name, clipped(*to), clipped(v))
		default:
			*to = v
		}
	}
	set(&c.About, "about")
	set(&c.Source, "source")
	if v := strings.ToLower(h.get(r, "layer")); v != "" {
		l, ok := lexicon.ParseLayer(v)
		if !ok {
			b.fault(r.line, "tone, event, valence or other", "layer %q is not known", clipped(v))
		}
		c.Layer = l
	}
	if v := h.get(r, "into"); v != "" && len(c.Into) == 0 {
		shares, err := lexicon.ParseShares(v)
		if err != nil {
			b.fault(r.line, "into: constructive 1, hopeful 0.3", "%s", err)
			return
		}
		for i := range shares {
			shares[i].Category = Name(shares[i].Category)
		}
		c.Into = shares
	}
}

// scoreRows reads a table of terms and weights without categories (X7).
func (b *builder) scoreRows(rows []row, h header, sheet string) {
	var list scoreList
	for _, r := range rows {
		w, ok := parseNumber(h.get(r, "weight"))
		if !ok {
			b.fault(r.line, "a number, for example 1.5", "%s%q: weight %q is not a number", sheet, clipped(h.get(r, "term")), clipped(h.get(r, "weight")))
			continue
		}
		list = append(list, scored{r.line, h.get(r, "term"), w})
	}
	b.valence(list)
}

// scoreCategory is the category of lists without categories (X7).
func (b *builder) scoreCategory() *category {
	c := b.category(0, "valence")
	c.Layer = lexicon.Valence
	return c
}
