package tone

import (
	"strings"
	"unicode/utf8"

	"parley/analyze/doc"
	"parley/lexicon"
)

// Factors of the rules.
const (
	boost       = 1.3 // B1
	damp        = 0.7 // B2
	shout       = 1.1 // B3, each mark up to three
	capitals    = 1.2 // B4
	hedged      = 0.8 // H1
	unreal      = 0.4 // H2
	conditional = 0.6 // H3
	pending     = 0.4 // H4
	beforeBut   = 0.7 // C1
	afterBut    = 1.2 // C1
	conceded    = 0.7 // C2
	asked       = 0.6 // Q1
	others      = 0.5 // Q2
	wished      = 0.8 // E1
	undertaken  = 0.8 // E2
)

// hit applies the rules to one match.
func (r *reader) hit(m *lexicon.Match) {
	e := &r.scorer.entries[m.Entry]
	if e.cat == r.scorer.courtesy {
		h := r.newHit(&r.courtesy, e, m)
		h.Rules = nil
		return
	}
	n := len(r.hits)
	h := r.newHit(&r.hits, e, m)
	first, last := m.First-r.first, m.Last-r.first
	h.topic = last-first == 1 && r.roles[first]&topic != 0
	r.negate(h, first)
	r.degree(h, first)
	r.unreal(h, first, last)
	r.wish(h, first)
	r.irony(h, first, last)
	r.contrast(h, first)
	if h.Weight == 0 {
		r.hits = r.hits[:n]
		return
	}
	r.keepRules(h)
}

// newHit adds a hit to a list, where the rules find it: it is too large to be
// carried about.
func (r *reader) newHit(list *[]hit, e *entry, m *lexicon.Match) *hit {
	*list = append(*list, hit{cat: e.cat})
	h := &(*list)[len(*list)-1]
	h.Entry, h.Category, h.Weight, h.Rules = r.entryID(e, m), r.scorer.cats[e.cat].Name, e.weight, r.newRules()
	h.Span = doc.Span{Start: int(r.doc.Tokens[m.First].Start), End: int(r.doc.Tokens[m.Last-1].End)}
	return h
}

// mostRules is at least how many rules can change one hit.
const mostRules = 16

// newRules gives room for the rules of a hit.
func (r *reader) newRules() []string {
	if cap(r.rules)-len(r.rules) < mostRules {
		r.rules = make([]string, 0, 16*mostRules)
	}
	return r.rules[len(r.rules):]
}

// keepRules takes the room that the hit's rules fill.
func (r *reader) keepRules(h *hit) {
	n := len(h.Rules)
	if n == 0 {
		h.Rules = nil
		return
	}
	r.rules = r.rules[:len(r.rules)+n]
	h.Rules = h.Rules[:n:n]
}

// longTerm is how many bytes of a term are told in full.
const longTerm = 32

// entryID names the entry of a hit: by its term, or by the words it found where
// the term is a long list of alternatives.
func (r *reader) entryID(e *entry, m *lexicon.Match) string {
	if e.id != "" {
		return e.id
	}
	b := append(r.name[:0], r.scorer.cats[e.cat].Name...)
	sep := byte('/')
	for i := m.First; i < m.Last; i++ {
		if r.doc.Tokens[i].Kind != doc.Punct && r.doc.Tokens[i].Kind != doc.Mark {
			b = append(b, sep)
			b = append(b, strings.ToLower(r.text(i))...)
			sep = ' '
		}
	}
	r.name = b
	return string(b)
}

func (h *hit) scale(rule string, factor float64) {
	h.Weight *= factor
	h.Rules = append(h.Rules, rule)
}

// move puts a hit into another category, if the lexicon has it.
func (r *reader) move(h *hit, category string) {
	if h.Category == category {
		return
	}
	if i := r.scorer.lex.Category(category); i >= 0 && r.scorer.cats[i].Layer == r.scorer.cats[h.cat].Layer {
		h.cat, h.Category = i, category
	}
}

// kind is what the rules know of the hit's category.
func (r *reader) kind(h *hit) *category { return &r.scorer.cats[h.cat] }

// good and bad say which side a hit is on; a category may be on neither.
func (r *reader) good(h *hit) bool {
	c := r.kind(h)
	return c.good || c.Layer == lexicon.Valence && h.Weight > 0
}

func (r *reader) bad(h *hit) bool {
	c := r.kind(h)
	return c.bad || c.Layer == lexicon.Valence && h.Weight < 0
}

// stops reports whether the token ends the clause for a rule that looks back.
func (r *reader) stops(i int) bool {
	t := &r.doc.Tokens[r.first+i]
	return t.Kind == doc.Punct || r.roles[i]&(contrast|concede|clause) != 0
}

func (r *reader) isWord(i int) bool { return r.doc.Tokens[r.first+i].Kind == doc.Word }

func (r *reader) has(i int, which role) bool {
	return i >= 0 && i < len(r.roles) && r.roles[i]&which != 0
}

func (r *reader) says(i int, words ...string) bool {
	if i < 0 || i >= len(r.roles) {
		return false
	}
	for _, w := range words {
		if strings.EqualFold(r.text(r.first+i), w) {
			return true
		}
	}
	return false
}

// degree applies boosters and dampeners.
func (r *reader) degree(h *hit, first int) {
	for i := first - 1; r.any&(booster|damper) != 0 && i >= max(0, first-2) && !r.stops(i); i-- {
		if r.roles[i]&booster != 0 {
			// B1
			h.Boosted = true
			h.scale("B1", boost)
			break
		}
		if r.roles[i]&damper != 0 {
			// B2
			h.scale("B2", damp)
			break
		}
	}
	if r.shouts > 0 {
		// B3
		h.Boosted = true
		for range min(r.shouts, 3) {
			h.Weight *= shout
		}
		h.Rules = append(h.Rules, "B3")
	}
	if s := r.doc.Text(h.Span); len(s) > 3 && !r.capitals && inCapitals(s) {
		// B4
		h.Boosted = true
		h.scale("B4", capitals)
	}
}

func (r *reader) allCapitals() bool {
	for i := r.first; i < r.last; i++ {
		if s := r.text(i); r.doc.Tokens[i].Kind == doc.Word && !inCapitals(s) {
			return false
		}
	}
	return true
}

// inCapitals reports whether s has no letter in lower case.
func inCapitals(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z':
			return false
		case c >= utf8.RuneSelf:
			return s == strings.ToUpper(s)
		}
	}
	return true
}

// contrast weighs the clauses around "but" and "although".
func (r *reader) contrast(h *hit, first int) {
	if r.but > 0 {
		// C1
		if first < r.but {
			h.scale("C1", beforeBut)
		} else {
			h.scale("C1", afterBut)
		}
	}
	for i := first - 1; r.any&concede != 0 && i >= 0; i-- {
		if r.doc.Tokens[r.first+i].Kind == doc.Punct {
			return
		}
		if r.roles[i]&concede != 0 {
			// C2
			h.scale("C2", conceded)
			return
		}
	}
}
