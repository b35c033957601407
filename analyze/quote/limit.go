package quote

import (
	"strings"

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
			if f.closesWithComma(p, s-1) {
				return s // "Saying that “it is late,” Lee left"
			}
			return s - 1 // "Calling it late, Lee left"
		}
	}
	return f.frameEnd(p, u, k, f.remarkEnd(p, f.clauses[k].end, end))
}

// remarkEnd cuts content before an apposition by which the author says what it was
// (F3): "said that it rained, a claim that Ek denied".
func (f *finder) remarkEnd(p *para, from, end int) int {
	for t := from + 3; t+3 < end; t++ {
		if f.d.Tokens[t].Kind != doc.Punct || f.word(t) != "," || p.quoted(t) >= 0 || p.quoted(t+1) >= 0 {
			continue
		}
		n := t + 1
		if f.word(n) == "referring" && f.word(n+1) == "to" {
			return t
		}
		if w := f.word(n); w == "a" || w == "an" || w == "the" {
			n++
		}
		if !remarkNouns[f.word(n)] {
			n++ // "a bold claim"
		}
		if n+1 < end && p.quoted(n) < 0 && p.quoted(n+1) < 0 && remarkNouns[f.word(n)] && remarkTails[f.word(n+1)] {
			return t
		}
	}
	return end
}

// remarkNouns say what was done by saying something.
var remarkNouns = wordSet(`claim claims move remark remarks comment comments statement statements reference nod swipe jab assertion assertions accusation accusations
	allegation allegations charge argument sentiment suggestion warning departure reversal promise pledge`)

// remarkTails go on behind such a noun.
var remarkTails = wordSet(`that to at which of from he she they echoed`)

// objectEnd cuts an object before a second verb of its clause (F2): "welcomed the
// truce and met the mayor". A clause inside the object may have its own verbs.
func (f *finder) objectEnd(p *para, c *clause, from, lim int) int {
	for t := from + 1; t+2 < lim; t++ {
		if p.quoted(t) >= 0 {
			continue
		}
		if f.concedes(t) {
			if p.quoted(t-1) < 0 && f.word(t-1) == "," {
				t--
			}
			return t
		}
		if f.class(t)&(rel|subord|subj|aux) != 0 && !(f.word(t) == "as" && f.class(t+1)&det != 0) || f.word(t) == "to" && c.form.Base || f.participle(t) && c.form.Ing {
			return lim
		}
		if w := f.word(t); (w == "and" || w == "but") && f.secondVerb(p, c, t+1) {
			if f.word(t-1) == "," {
				t--
			}
			return t
		}
	}
	return lim
}

// concedes reports whether a clause begins at token t that says what is so all the
// same: "praised the plan, though it was late", "even as it failed".
func (f *finder) concedes(t int) bool {
	if f.class(t)&(subord|adv) == 0 {
		return false
	}
	switch f.word(t) {
	case "though", "although", "whereas":
		return f.class(t+1)&(neg|prep) == 0
	case "even":
		return f.word(t+1) == "as" || f.word(t+1) == "though"
	case "while":
		return f.word(t-1) == ","
	}
	return false
}

// secondVerb reports whether token t is a verb in the form of clause c's cue.
func (f *finder) secondVerb(p *para, c *clause, t int) bool {
	for f.adverb(t) && t+2 < len(f.d.Tokens) {
		t++
	}
	e := f.entry(t)
	cue := len(e.forms) > 0 && e.forms[0].Past // a verb of saying that reports nothing here
	if p.quoted(t) >= 0 || f.d.Tokens[t].Upper || !e.verb && !c.form.Ing && !cue {
		return false
	}
	switch {
	case c.form.Ing:
		return f.participle(t) && (f.class(t+1)&(det|obj) != 0 || f.d.Tokens[t+1].Upper || f.commonNoun(t+1))
	case c.form.Past:
		return (e.plain.Past || cue) && (f.verbal(t) || f.finite(t) || f.class(t+1)&subord != 0)
	}
	return !e.plain.Past && !e.plain.Noun && !f.participle(t) && strings.HasSuffix(e.word, "s") != c.form.Base
}

// frameEnd cuts the content of a clause that is no main clause (F1): "While Lee
// said that it rained, Ek stayed" ends at the comma before the main clause,
// "Lee, who said that it rained, stayed" at the comma before the main verb.
func (f *finder) frameEnd(p *para, u unit, k, end int) int {
	c := &f.clauses[k]
	frame := f.frame(p, u, c)
	hangs := c.rule == "V7" || c.start > u.first && p.quoted(c.start-1) < 0 && f.class(c.start-1)&rel != 0 // "Lee, who Ek called “x,” left"
	if !frame && !hangs {
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

// closesWithComma reports whether token t closes a quotation that ends with a comma.
func (f *finder) closesWithComma(p *para, t int) bool {
	return p.quoted(t) >= 0 && t == p.stretchs[p.quoted(t)].last && f.inComma(t)
}

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
