package tone

import (
	"sort"
	"strings"

	"parley/analyze/doc"
)

// mask marks the names of the sentence and counts its words.
func (r *reader) mask() {
	n := r.last - r.first
	r.masked = append(r.masked[:0], make([]bool, n)...)
	headline := r.countWords()
	m := sort.Search(len(r.context.Mask), func(i int) bool { return r.context.Mask[i].End > int(r.doc.Tokens[r.first].Start) })
	for i := r.first; i < r.last; i++ {
		span := r.doc.Tokens[i].Span()
		for m < len(r.context.Mask) && r.context.Mask[m].End <= span.Start {
			m++
		}
		// M1
		given := m < len(r.context.Mask) && r.context.Mask[m].Overlaps(span)
		// M2
		r.masked[i-r.first] = given || !headline && (r.isName(i) || r.opensName(i))
	}
	r.maskOffices()
}

// countWords counts the sentence's words and reports whether most are
// capitalised, as in a headline.
func (r *reader) countWords() bool {
	words, upper := 0, 0
	for i := r.first; i < r.last; i++ {
		t := &r.doc.Tokens[i]
		if t.Kind != doc.Word {
			continue
		}
		r.words++
		if t.End-t.Start > 3 {
			words++
			if t.Upper {
				upper++
			}
		}
	}
	return words > 2 && upper*10 > words*6
}

// isName reports whether token i is capitalised though no sentence begins there.
func (r *reader) isName(i int) bool {
	t := &r.doc.Tokens[i]
	if !t.Upper || t.Kind != doc.Word || i == r.first || t.End-t.Start < 3 {
		return false
	}
	if prev := &r.doc.Tokens[i-1]; prev.Kind == doc.Mark || prev.Kind == doc.Punct && !strings.ContainsAny(r.text(i-1), ",'&(/-") {
		return false
	}
	s := r.text(i)
	return s != "God" && !strings.HasPrefix(s, "I'") && !strings.HasPrefix(s, "I’") && s != strings.ToUpper(s)
}

// opensName reports whether the sentence opens with a word of praise that is
// part of a name: "Grace Lee", "Great Britain".
func (r *reader) opensName(i int) bool {
	return i == r.first && i+1 < r.last && nameOpeners[r.text(i)] && r.isName(i+1)
}

// maskOffices marks the words that belong to the name of an office: "defence
// minister", "security council", "justice department".
func (r *reader) maskOffices() {
	for i := r.first; i+1 < r.last; i++ {
		// M3
		if r.doc.Tokens[i].Kind == doc.Word && fields[strings.ToLower(r.text(i))] && offices[strings.ToLower(strings.TrimSuffix(r.text(i+1), "s"))] {
			r.masked[i-r.first] = true
		}
	}
}

var nameOpeners = wordSet("Grace Hope Joy Faith Frank Rich Victor Grant Great Will Chuck Merry Earnest Christian Noble Royal United Free Good Best Golden Peace")

// fields and offices are the two halves of names of offices and bodies.
var (
	fields = wordSet("security defence defense justice peace peacekeeping rights war trade crime crimes friendship cooperation reconciliation foreign supreme special attorney home interior " +
		"intelligence conflict emergency emergencies relief aid welfare health disaster terrorism counterterrorism sanctions opposition vice chief general commerce culture")
	offices = wordSet("minister ministry ministrie secretary secretarie council department adviser advisor committee court envoy commission commissioner board agency agencie service chief " +
		"general president tribunal spokesman spokeswoman corp prize official representative ambassador bureau office staff")
	topics = wordSet("war wars conflict conflicts sanction sanctions talks talk deal deals crisis crises weapon weapons nuclear military missile missiles army armed troops security " +
		"terrorism terrorist terrorists ceasefire cease-fire truce treaty border borders refugee refugees opposition battle cancer disease virus pandemic tariff tariffs drug drugs crime crimes debt tax death deaths murder")
)

func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}
