package tone

import (
	"sort"
	"strings"
	"unicode/utf8"

	"parley/analyze/doc"
	"parley/lexicon"
)

// A reader goes through the sentences of one score.
type reader struct {
	scorer  *Scorer
	doc     *doc.Document
	match   *lexicon.Matcher
	context Context
	words   int
	hits    []hit

	// of the sentence in work
	first, last int // tokens
	roles       []role
	masked      []bool
	question    bool
	shouts      int // exclamation marks
}

// A hit is a Hit before it is told to the world.
type hit struct {
	Hit
	cat int // index of the lexicon's category
}

// span reads the sentences under s.
func (r *reader) span(s doc.Span) {
	d := r.doc
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > s.Start })
	for ; i < len(d.Sentences) && d.Sentences[i].Start < s.End; i++ {
		first, last := d.Sentences[i].First, d.Sentences[i].Last
		for first < last && int(d.Tokens[first].Start) < s.Start {
			first++
		}
		for last > first && int(d.Tokens[last-1].End) > s.End {
			last--
		}
		if first < last {
			r.sentence(first, last)
		}
	}
}

func (r *reader) sentence(first, last int) {
	r.first, r.last = first, last
	r.mask()
	matches := r.match.Match(r.doc, first, last, func(i int) bool { return r.masked[i-first] })
	if len(matches) == 0 {
		return
	}
	r.readRoles()
	for i := range matches {
		r.hit(&matches[i])
	}
}

func (r *reader) text(i int) string {
	t := r.doc.Tokens[i]
	return r.doc.Body[t.Start:t.End]
}

// mask marks the names of the sentence and counts its words.
func (r *reader) mask() {
	n := r.last - r.first
	r.masked = append(r.masked[:0], make([]bool, n)...)
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
	headline := words > 2 && upper*10 > words*6
	m := sort.Search(len(r.context.Mask), func(i int) bool { return r.context.Mask[i].End > int(r.doc.Tokens[r.first].Start) })
	for i := r.first; i < r.last; i++ {
		span := r.doc.Tokens[i].Span()
		for m < len(r.context.Mask) && r.context.Mask[m].End <= span.Start {
			m++
		}
		// M1
		given := m < len(r.context.Mask) && r.context.Mask[m].Overlaps(span)
		// M2
		r.masked[i-r.first] = given || !headline && r.isName(i)
	}
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

// readRoles looks the function words up.
func (r *reader) readRoles() {
	r.roles = r.roles[:0]
	r.question, r.shouts = false, 0
	for i := r.first; i < r.last; i++ {
		switch s := r.text(i); {
		case r.doc.Tokens[i].Kind == doc.Word:
			r.roles = append(r.roles, roleOf(s))
		default:
			r.roles = append(r.roles, 0)
			r.question = r.question || s == "?"
			if s == "!" {
				r.shouts++
			}
		}
	}
}

func roleOf(s string) role {
	var buf [24]byte
	if len(s) > len(buf) {
		return 0
	}
	b := buf[:0]
	for _, c := range s {
		switch {
		case c == '’':
			c = '\''
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		b = utf8.AppendRune(b, c)
	}
	return roles[string(b)]
}
