package tone

import (
	"sort"
	"strings"

	"parley/analyze/doc"
)

// mask masks the names of the sentence.
func (r *reader) mask() {
	r.maskGiven()
	if !r.isHeadline() {
		for i := r.first; i < r.last; i++ {
			// M2
			if r.doc.Tokens[i].Upper && (r.isName(i) || r.opensName(i)) {
				r.match.Mask(i)
			}
		}
	}
	r.maskOffices()
}

// maskGiven masks what the context says.
func (r *reader) maskGiven() {
	given := r.context.Mask
	if len(given) == 0 {
		return
	}
	m := sort.Search(len(given), func(i int) bool { return given[i].End > int(r.doc.Tokens[r.first].Start) })
	for i := r.first; i < r.last && m < len(given); i++ {
		span := r.doc.Tokens[i].Span()
		for m < len(given) && given[m].End <= span.Start {
			m++
		}
		// M1
		if m < len(given) && given[m].Overlaps(span) {
			r.match.Mask(i)
		}
	}
}

// long reports whether a word tells by its first letter whether the sentence is
// a headline: short ones are not capitalised there either.
func long(t *doc.Token) bool { return t.End-t.Start > 3 }

// isHeadline reports whether most long words of the sentence are capitalised.
func (r *reader) isHeadline() bool {
	if r.upper == 0 {
		return false
	}
	words := 0
	for i := r.first; i < r.last && r.upper*10 > words*6; i++ {
		if t := &r.doc.Tokens[i]; t.Kind == doc.Word && long(t) {
			words++
		}
	}
	return words > 2 && r.upper*10 > words*6
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
	return s != "God" && !strings.HasPrefix(s, "I'") && !strings.HasPrefix(s, "I’") && !inCapitals(s)
}

// opensName reports whether the sentence opens with a word of praise that is
// part of a name: "Grace Lee", "Great Britain".
func (r *reader) opensName(i int) bool {
	return i == r.first && i+1 < r.last && r.isName(i+1) && nameOpeners[r.text(i)]
}

// maskOffices marks the words that belong to the name of an office: "defence
// minister", "security council", "justice department".
func (r *reader) maskOffices() {
	if r.any&field == 0 || r.any&office == 0 {
		return
	}
	for i := r.first; i+1 < r.last; i++ {
		// M3
		if r.has(i-r.first, field) && r.has(i+1-r.first, office) {
			r.match.Mask(i)
		}
	}
}

var nameOpeners = wordSet("Grace Hope Joy Faith Frank Rich Victor Grant Great Will Chuck Merry Earnest Christian Noble Royal United Free Good Best Golden Peace")

func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}
