package quote

import (
	"parley/analyze/doc"
	"parley/lexicon/cues"
)

// limit is where clause k's content must end: at the next reporting clause
// that is no part of it, or at the unit's end without its stop.
func (f *finder) limit(p *para, u unit, k int) int {
	end := f.unitEnd(u)
	for j := k + 1; j < len(f.clauses); j++ {
		n := &f.clauses[j]
		if cut := f.cutBefore(p, &f.clauses[k], n); cut > f.clauses[k].end && cut < end {
			end = cut
			break
		}
	}
	if c := &f.clauses[k]; c.rule == "V2" && c.form.Ing {
		if s := f.d.TokenAt(c.source.Start); s-1 > c.end && s <= end {
			return s - 1 // "Calling it late, Lee left"
		}
	}
	return f.frameEnd(p, u, k, end)
}

// frameEnd cuts the content of a clause that is no main clause (F1): "While Lee
// said that it rained, Ek stayed" ends at the comma before the main clause,
// "Lee, who said that it rained, stayed" at the comma before the main verb.
func (f *finder) frameEnd(p *para, u unit, k, end int) int {
	c := &f.clauses[k]
	frame := f.frame(p, u, c)
	if !frame && c.rule != "V7" {
		return end
	}
	for t := c.end + 2; t+2 < end; t++ {
		if p.quoted(t) >= 0 || f.word(t) != "," && !(p.quoted(t-1) >= 0 && f.inComma(t-1)) {
			continue
		}
		next := t
		if f.word(t) == "," {
			next++
		}
		if frame && f.subjectAndVerb(p, u, next, end) || !frame && p.quoted(next) < 0 && (f.finite(next) || f.looksFinite(next)) {
			return t
		}
	}
	return end
}

// frame reports whether a subordinating word opens clause c.
func (f *finder) frame(p *para, u unit, c *clause) bool {
	return c.start > u.first && !c.shares && p.quoted(c.start-1) < 0 && frames[f.word(c.start-1)] && (c.start-1 == u.first || f.d.Tokens[c.start-2].Kind == doc.Punct || f.class(c.start-2)&coord != 0)
}

// frames are words that open a clause which is not the main one.
var frames = wordSet(`while when although though if after before because since as whereas once`)

// inComma reports whether the closing mark at t has a comma before it.
func (f *finder) inComma(t int) bool { return t > 0 && f.word(t-1) == "," }

// subjectAndVerb reports whether a main clause begins at token t: a subject with
// its verb right behind.
func (f *finder) subjectAndVerb(p *para, u unit, t, end int) bool {
	if !f.nounPhraseFollows(p, u, t) {
		return false
	}
	e := f.phraseEnd(p, u, t)
	for i := t + 1; i < e; i++ {
		if f.looksFinite(i) && f.d.Tokens[i-1].Upper && !f.d.Tokens[i].Upper {
			return true
		}
	}
	for e < end && p.quoted(e) < 0 && f.adverb(e) {
		e++
	}
	return e < end && p.quoted(e) < 0 && (f.finite(e) || f.looksFinite(e) || f.cueFinite(p, e))
}

func (f *finder) cueFinite(p *para, t int) bool {
	c, _ := f.cueAt(p, t)
	return c != nil && c.Kind == cues.Verb && !c.Ing
}

// unitEnd is the token behind the unit's last one that is no closing stop.
func (f *finder) unitEnd(u unit) int {
	end := u.last
	if end > u.first {
		switch f.word(end - 1) {
		case ".", "?", "!", ";":
			end--
		}
	}
	return end
}
