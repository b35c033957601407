package summit

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"parley/analyze/doc"
)

const (
	day    = 24 * time.Hour
	before = 10 * day // F2
	ahead  = 35 * day // F3
	after  = 14 * day // F2

	// headBytes is how much of an article is searched for places and names.
	headBytes = 1500
)

// Weights of what a head names. The place or a keyword is enough, one name is not.
const (
	placeWeight   = 2
	keywordWeight = 2
	enough        = 2
	undatedEnough = 4
)

// meetings are words that tell of one to come.
var meetings = []string{"summit", "meet", "meeting", "talks", "Summit", "Meeting", "Talks"}

// Assign says which summit d is about.
func (l *List) Assign(d *doc.Document) Assigned {
	// F1
	if given := d.Meta.Summit; given != "" {
		name, known := l.canonical(given)
		if known {
			return Assigned{name, "F1", "named by the article"}
		}
		return Assigned{name, "F1", "named by the article; not in the list of summits"}
	}
	head := d.Meta.Title + "\n" + d.Body[:cutAt(d.Body, headBytes)]
	if published := d.Meta.Published; !published.IsZero() {
		return l.byDay(published, head)
	}
	return l.undated(head)
}

// cutAt gives the last place up to n where a rune begins.
func cutAt(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// canonical writes a known summit's name as the list has it.
func (l *List) canonical(given string) (name string, known bool) {
	for i := range l.summits {
		s := &l.summits[i]
		if fold(s.Name) == fold(given) {
			return s.Name, true
		}
		for _, n := range s.Aka {
			if fold(n) == fold(given) {
				return s.Name, true
			}
		}
	}
	return given, false
}

// fold levels case and the signs between words: anchorage-2025.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// a fit is a summit that an article may be about.
type fit struct {
	summit   *Summit
	rule     string
	evidence int
	away     time.Duration
	why      string
}

// better reports whether f fits better than g.
func (f *fit) better(g *fit) bool {
	switch {
	case g.summit == nil:
		return true
	case f.evidence != g.evidence:
		return f.evidence > g.evidence
	}
	return f.away < g.away
}

func (l *List) byDay(published time.Time, head string) Assigned {
	var best fit
	for i := range l.summits {
		if f := l.summits[i].fits(published, head); f.rule != "" && f.better(&best) {
			best = f
		}
	}
	if best.summit == nil {
		return Assigned{"", "F5", "no summit of those days is named in the article's head"}
	}
	return Assigned{best.summit.Name, best.rule, best.why}
}

// fits weighs one summit; the rule is "" when it does not fit.
func (s *Summit) fits(published time.Time, head string) fit {
	f := fit{summit: s, away: s.away(published)}
	early := published.Before(s.From)
	if f.away > ahead || !early && f.away > after {
		return f
	}
	named, who, found := s.evidence(head)
	f.evidence = named + who
	near := !early || f.away <= before
	switch {
	// F2
	case near && f.evidence >= enough:
		f.rule, f.why = "F2", "dated "+s.when(published)+", and its head names "+found
		if f.away <= 2*day {
			f.evidence++
		}
	// F3
	case !near && who > 0 && containsAny(head, meetings):
		f.rule, f.why = "F3", "dated "+s.when(published)+", and its head names "+found+" and a meeting"
	}
	return f
}

// away is how long before its first or after its last day; 0 within.
func (s *Summit) away(published time.Time) time.Duration {
	if published.Before(s.From) {
		return s.From.Sub(published)
	}
	return max(0, published.Sub(s.To.Add(day)))
}

func (s *Summit) when(published time.Time) string {
	days, side := int((s.away(published)+day-1)/day), "after"
	if published.Before(s.From) {
		side = "before"
	}
	switch days {
	case 0:
		return "in its days"
	case 1:
		return "a day " + side + " it"
	}
	return fmt.Sprintf("%d days %s it", days, side)
}

// F4
func (l *List) undated(head string) Assigned {
	var one *Summit
	why := ""
	for i := range l.summits {
		s := &l.summits[i]
		named, who, found := s.evidence(head)
		if spelt(head, s.Place) == "" || named+who < undatedEnough {
			continue
		}
		if one != nil {
			return Assigned{"", "F5", fmt.Sprintf("the article has no date, and its head fits %s and %s", one.Name, s.Name)}
		}
		one, why = s, found
	}
	if one == nil {
		return Assigned{"", "F5", "the article has no date and names no one summit"}
	}
	return Assigned{one.Name, "F4", "no date, but its head names " + why}
}

// evidence weighs what of the summit a text names: the place and a keyword, and
// one for each who met when two or more are named.
func (s *Summit) evidence(head string) (named, who int, found string) {
	var words []string
	if w := spelt(head, s.Place); w != "" {
		named, words = named+placeWeight, append(words, w)
	}
	for _, k := range s.Keywords {
		if w := spelt(head, k); w != "" {
			named, words = named+keywordWeight, append(words, w)
			break
		}
	}
	for _, name := range s.Who {
		if w := spelt(head, name); w != "" {
			who++
			words = append(words, w)
		}
	}
	if who < 2 {
		who = 0
	}
	return named, who, strings.Join(words, ", ")
}

// spelt gives the first of the spellings, apart by |, that stands in the text,
// "" for none.
func spelt(text, spellings string) string {
	for spellings != "" {
		var w string
		if w, spellings, _ = strings.Cut(spellings, "|"); w != "" && hasWord(text, w) {
			return w
		}
	}
	return ""
}

func containsAny(text string, words []string) bool {
	for _, w := range words {
		if hasWord(text, w) {
			return true
		}
	}
	return false
}

// hasWord reports whether word stands in text with no letter or digit against
// it; case counts, so that "Xi" is no Roman number.
func hasWord(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		left, _ := utf8.DecodeLastRuneInString(text[:start])
		right, _ := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(left) && !unicode.IsDigit(left) && !unicode.IsLetter(right) && !unicode.IsDigit(right) {
			return true
		}
		from = end
	}
}
