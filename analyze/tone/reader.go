package tone

import (
	"sort"

	"parley/analyze/doc"
	"parley/lexicon"
)

// A reader goes through the sentences of one score.
type reader struct {
	scorer   *Scorer
	doc      *doc.Document
	match    *lexicon.Matcher
	context  Context
	words    int
	signals  [nSignals]float64
	hits     []hit
	courtesy []hit // R1

	// of the sentence in work
	first, last int // tokens
	roles       []role
	any         role // of all its words: a rule looks for words only where there are some
	upper       int  // long words that begin with a capital
	question    bool
	shouts      int  // exclamation marks
	capitals    bool // all words are in capitals
	but         int  // where "but" stands, 0 for nowhere
	singles     bool // there is a single quotation mark

	sums  sums
	rules []string // holds the rules of the hits; never written anew, as hits go out into the world
	name  []byte
}

// A hit is a Hit before it is told to the world.
type hit struct {
	Hit
	cat   int  // index of the lexicon's category
	topic bool // T1
}

// longSentence is how many tokens are read as one sentence: the rules look at all
// of it for every hit, which must not grow with the square of a text that has no
// full stops.
const longSentence = 400

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
		for ; first < last; first += longSentence {
			r.sentence(first, min(last, first+longSentence))
		}
	}
}

func (r *reader) sentence(first, last int) {
	r.first, r.last = first, last
	r.match.Load(r.doc, first, last)
	r.readRoles()
	r.mask()
	matches := r.match.Find()
	for i := range matches {
		r.hit(&matches[i])
	}
}

func (r *reader) text(i int) string {
	t := r.doc.Tokens[i]
	return r.doc.Body[t.Start:t.End]
}

// readRoles takes the function words and counts words and signals.
func (r *reader) readRoles() {
	r.roles, r.any, r.upper = r.roles[:0], 0, 0
	r.question, r.shouts, r.but, r.singles = false, 0, 0, false
	for i := r.first; i < r.last; i++ {
		t := &r.doc.Tokens[i]
		if t.Kind == doc.Word {
			r.words++
			if t.Upper && long(t) {
				r.upper++
			}
			role := role(r.match.Mark(i))
			if role&hedge != 0 && i > r.first && r.text(i) == "May" {
				role = 0 // the month
			}
			r.roles = append(r.roles, role)
			r.any |= role
			if role&signalled != 0 {
				r.count(role)
			}
			continue
		}
		r.roles = append(r.roles, 0)
		if t.Kind == doc.Number {
			continue
		}
		switch s := r.text(i); s {
		case "?":
			r.question = true
		case "!":
			r.shouts++
		default:
			r.singles = r.singles || isSingle(s)
		}
	}
	if r.question {
		r.signals[questions]++
	}
	r.capitals = r.allCapitals()
	r.findBut()
}

// marks gives the roles of the word with hash h to the matcher.
func marks(h doc.Hash) uint32 { return uint32(roles.Of(h)) }

func (r *reader) count(role role) {
	for i, which := range signalRoles {
		if role&which != 0 {
			r.signals[i]++
		}
	}
}

// findBut finds the first word of contrast behind the sentence's beginning.
// "Yet" is one at the beginning of a clause only ("not yet").
func (r *reader) findBut() {
	if r.any&contrast == 0 {
		return
	}
	for i := 1; i < len(r.roles); i++ {
		if r.roles[i]&contrast == 0 || r.says(i, "yet") && r.isWord(i-1) && !r.says(i-1, "and") {
			continue
		}
		r.but = i
		return
	}
}
