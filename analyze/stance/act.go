package stance

import (
	"slices"
	"strings"

	"parley/analyze/doc"
)

// An act is a frame word in a view.
type act struct {
	frame   *frame
	at, end int // words
	passive bool
	negated bool
	unreal  bool // "would", "if": weighs less
	drawn   bool // a noun behind a verb of getting: "drew criticism"
}

// weight is the polarity of the one who acts: less where the act is denied, and
// where it only might be.
func (a *act) weight() float64 {
	w := a.frame.to
	if a.negated {
		w *= -.6
	}
	if a.unreal {
		w *= .6
	}
	return w
}

// acts finds the frame words of v from left to right, the longest where several
// begin at one word.
func (m *Model) acts(v *view, out []act) []act {
	for i := 0; i < len(v.words); i++ {
		if l := v.words[i].lex; len(l.forms)+len(l.cues) == 0 {
			continue
		}
		f, n := m.formAt(v, i)
		if f == nil {
			continue
		}
		a := act{frame: f.frame, at: i, end: i + n}
		if f.part == verb && f.participle && !slices.Contains(f.preps, v.at(i+n)) {
			a.passive = v.passive(i, a.end)
		}
		a.negated, a.unreal = v.negated(i)
		a.drawn = f.part == noun && v.draws(i)
		out = append(out, a)
		i += n - 1
	}
	return out
}

// formAt gives the form that begins at word i and its length in words.
func (m *Model) formAt(v *view, i int) (*form, int) {
	w := &v.words[i]
	if w.upper && i > 0 && !v.opens(i) && !v.headline {
		return nil, 0
	}
	list := w.lex.forms
	var best *form
	for k := range list {
		f := &list[k]
		if !v.follows(i+1, f.rest) || best != nil {
			continue
		}
		if v.fits(f, i) {
			best = f
		}
	}
	if best != nil {
		return best, 1 + len(best.rest)
	}
	return v.cueAt(i)
}

// cueAt gives a reporting verb with a stance as a form.
func (v *view) cueAt(i int) (*form, int) {
	if w := &v.words[i]; w.class&^saying != 0 || w.kind != doc.Word || len(w.text) < 4 {
		return nil, 0
	}
	for k := range v.words[i].lex.cues {
		if f := &v.words[i].lex.cues[k]; v.follows(i+1, f.rest) {
			return f, 1 + len(f.rest)
		}
	}
	return nil, 0
}

// fits reports whether the words around i agree with the part of speech of f.
func (v *view) fits(f *form, i int) bool {
	next := i + 1 + len(f.rest)
	switch f.part {
	case verb:
		if f.names && slices.Contains(afterNoun, v.at(next)) {
			return false // "called for Q"
		}
		if f.word == "like" && !v.is(i-1, first|second|third|negator|adverb) {
			return false
		}
		if !f.participle && !v.verbal(i, next) || len(f.preps) > 0 && !v.prepSoon(next, f.preps) {
			return false
		}
		return !slices.Contains(afterNoun, v.at(next)) || len(f.preps) > 0 || f.participle
	case noun, role:
		return len(f.preps) == 0 || v.prepSoon(next, f.preps) || v.is(i-1, determiner) || f.part == noun && v.draws(i) ||
			f.part == role && i > 0 && v.words[i-1].upper && !v.opens(i-1)
	}
	return v.prepSoon(next, f.preps)
}

// verbal reports whether a word that can be a noun too is a verb at i: a subject
// or "to" stands before it, or a noun phrase begins behind it.
func (v *view) verbal(i, next int) bool {
	if v.is(i-1, determiner) && v.at(i-1) != "that" {
		return false
	}
	return i == 0 || v.words[i-1].upper || v.is(i-1, first|second|third|modal|adverb|negator|relative) || v.at(i-1) == "to" ||
		v.is(next, determiner|first|second|third) || next < len(v.words) && v.words[next].upper || strings.HasSuffix(v.words[i].text, "ing")
}

// afterNoun are prepositions that follow a noun sooner than a verb with a direct object.
var afterNoun = []string{"of", "for", "on", "against", "from", "toward", "towards"}

// prepSoon reports whether one of preps stands within the next words.
func (v *view) prepSoon(i int, preps []string) bool {
	for k := i; k < i+4 && k < len(v.words); k++ {
		if slices.Contains(preps, v.words[k].text) {
			return true
		}
		if v.is(k, boundary) {
			return false
		}
	}
	return false
}

// draws reports whether a verb of getting stands shortly before the noun at i.
func (v *view) draws(i int) bool {
	for k := i - 1; k >= 0 && k > i-6 && !v.is(k, boundary); k-- {
		if v.is(k, getting) {
			return true
		}
	}
	return false
}

func (v *view) follows(i int, rest []string) bool {
	if i+len(rest) > len(v.words) {
		return false
	}
	for k, w := range rest {
		if v.words[i+k].text != w {
			return false
		}
	}
	return true
}

// passive reports whether a participle at i is passive: behind a form of be,
// with adverbs between, or before "by".
func (v *view) passive(i, end int) bool {
	if v.is(end, preposition) && (v.at(end) == "by" || v.at(end) == "of") {
		return true // "a man accused of": an object would stand between
	}
	for k := i - 1; k >= 0 && k > i-4; k-- {
		switch {
		case v.is(k, be):
			return true
		case v.words[k].text == "get" || v.words[k].text == "got":
			return true
		case !v.is(k, adverb|negator) && v.words[k].text != "to":
			return false
		}
	}
	return false
}

// merely are words that turn a negator into "and more".
var merely = []string{"only", "just", "merely", "simply", "alone"}

// negated looks back in the clause for a negator or a modal of the unreal.
func (v *view) negated(i int) (negated, unreal bool) {
	for k := i - 1; k >= 0 && k >= i-5 && v.words[k].clause == v.words[i].clause; k-- {
		switch {
		case v.is(k, negator) && !slices.Contains(merely, v.at(k+1)), v.is(k, refusal):
			negated = !negated
		case v.is(k, possible):
			unreal = true
		}
	}
	return negated, unreal
}
