package stance

import (
	"slices"
	"strings"

	"parley/analyze/doc"
)

// thing adds the noun phrase that follows an act as a target, where it names
// nobody: "criticized the process", "will be ending joint military exercises". It
// reports whether there is one.
func (r *reader) thing(a *act, rule string, w float64) bool {
	v := r.view
	i := a.end
	if len(a.frame.preps) > 0 {
		if i = v.behindPrep(a); i < 0 {
			return false
		}
	}
	if a.frame.part == verb && a.passive {
		return false
	}
	from, to := v.nounPhrase(i)
	if to <= from || a.frame.things && v.at(to) == "to" || to-from == 1 && strings.HasSuffix(v.words[from].text, "ing") || r.taken(from, to) || v.is(from-1, negator) {
		return false
	}
	if rule == "T2" && !r.stated(from) {
		return false
	}
	p := place{view: v, a: from, b: to, left: from, right: to}
	m := mention{place: p, entity: -1, thing: true, name: strings.ToLower(strings.Join(strings.Fields(v.doc.Text(v.span(from, to))), " "))}
	r.add(&m, rule, a, w*.9)
	return true
}

// taken reports whether a mention stands in words [from, to).
func (r *reader) taken(from, to int) bool {
	for i := range r.heard {
		if m := &r.heard[i]; m.left < to && m.right > from {
			return true
		}
	}
	return false
}

// behindPrep gives the word behind the preposition that leads to a's object, or -1.
func (v *view) behindPrep(a *act) int {
	for k := a.end; k < a.end+3 && k < len(v.words); k++ {
		for _, p := range a.frame.preps {
			if v.words[k].text == p {
				return k + 1
			}
		}
	}
	return -1
}

// longestPhrase is how many words a noun phrase may have.
const longestPhrase = 5

// vague are words that follow a verb and name no thing.
var vague = strings.Fields(`away up down out off back together forward here there today tomorrow yesterday now something anything everything
	each other one ones more most much many all both month months such same last next first former fact lack kind sort number way year years week weeks day days question questions regard have be do what lot lots others either neither someone anyone everyone people things thing`)

// unlikely reports whether a word by its ending is an adjective.
func unlikely(w string) bool {
	for _, s := range [...]string{"ical", "ional", "omic", "ous", "ful", "able", "ible"} {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// nounPhrase gives the words of the noun phrase that begins at i, without
// determiners; nothing where a clause or a sign begins.
func (v *view) nounPhrase(i int) (from, to int) {
	for v.is(i, determiner|adverb) {
		i++
	}
	from, to = i, i
	for to < len(v.words) && to < from+longestPhrase {
		w := &v.words[to]
		if w.kind != doc.Word || w.class&^adverb != 0 || w.text == "be" || strings.HasSuffix(w.text, "ly") || slices.Contains(vague, w.text) ||
			strings.IndexByte(w.text, '\'') > 0 && bare(w.text) == w.text || w.upper && !v.headline && !v.opens(to) {
			break
		}
		to++
	}
	for to > from && strings.HasSuffix(v.words[to-1].text, "ed") {
		to--
	}
	if to == from+1 && (v.is(to, determiner|third|first|second) || unlikely(v.words[from].text)) {
		return from, from // "helped | build the pier", "for | economic and social reasons"
	}
	if to > from && (to-from == longestPhrase || len(v.words[to-1].text) < 4 || v.words[to-1].class != 0) {
		return from, from
	}
	return from, to
}
