package coding

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

// Masked stands for the statement's own words, and for a speaker's name.
const (
	Masked = "[…]"
	Hidden = "[speaker]"
)

// around is how many bytes of each side of a statement are shown at most.
const around = 400

// Surroundings is what stands around an item in its article: the sentences it is
// part of and one more on each side. The statement itself is shown as Masked,
// and the names of its speaker as Hidden when blind. "" when the article no
// longer holds the statement, or nothing else.
func Surroundings(d *doc.Document, it *Item, blind bool) string {
	if !holds(d, it) {
		return ""
	}
	from, to := sentencesAround(d, it.Content[0].Start, it.Content[len(it.Content)-1].End)
	var b strings.Builder
	at := from
	for _, c := range it.Content {
		b.WriteString(d.Body[at:max(at, c.Start)])
		b.WriteString(Masked)
		at = max(at, c.End)
	}
	b.WriteString(d.Body[at:max(at, to)])
	text := stretches.ReplaceAllString(strings.Join(strings.Fields(b.String()), " "), Masked)
	if blind {
		text = hide(text, it.Names)
	}
	if strings.Trim(text, " "+Masked+"\"“”'‘’.,") == "" {
		return "" // nothing around it
	}
	return text
}

// holds reports whether the words of the item stand where it says.
func holds(d *doc.Document, it *Item) bool {
	var parts []string
	for _, c := range it.Content {
		if c.Start < 0 || c.End > len(d.Body) || c.Empty() {
			return false
		}
		parts = append(parts, d.Text(c))
	}
	fold := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	return len(parts) > 0 && fold(strings.Join(parts, statement.Separator)) == fold(it.Text)
}

// sentencesAround gives the bytes from the sentence before start to the one
// after end, no farther than around on each side.
func sentencesAround(d *doc.Document, start, end int) (from, to int) {
	first, last := len(d.Sentences), -1
	for i := range d.Sentences {
		if s := d.Sentences[i]; s.End > start && s.Start < end {
			first, last = min(first, i), i
		}
	}
	if last < 0 {
		return start, end
	}
	from, to = d.Sentences[max(first-1, 0)].Start, d.Sentences[min(last+1, len(d.Sentences)-1)].End
	if from < start-around {
		from = start - around + strings.IndexByte(d.Body[start-around:start]+" ", ' ')
	}
	if to > end+around {
		to = end + 1 + strings.LastIndexByte(" "+d.Body[end:end+around], ' ') - 1
	}
	return min(from, start), max(to, end)
}

// hide puts Hidden where a name or one of its capitalised words stands.
func hide(text string, names []string) string {
	var forms []string
	for _, n := range names {
		if strings.Contains(Hidden, n) {
			continue // "speaker": its mask would be masked again
		}
		forms = append(forms, n)
		for _, w := range strings.Fields(n) {
			w = strings.Trim(w, ".,;:'’\"“”()")
			if r := []rune(w); len(r) > 2 && unicode.IsUpper(r[0]) {
				forms = append(forms, w)
			}
		}
	}
	slices.SortFunc(forms, func(a, b string) int { return len(b) - len(a) })
	for i, f := range forms {
		forms[i] = regexp.QuoteMeta(f)
	}
	if len(forms) == 0 {
		return text
	}
	// \b does not know letters beyond ASCII: the neighbours are looked at by class.
	find := regexp.MustCompile(`(^|[^\pL\pN])(?:` + strings.Join(forms, "|") + `)($|[^\pL\pN])`)
	for range 2 { // a match takes its right neighbour away from the next
		text = find.ReplaceAllString(text, "${1}"+Hidden+"${2}")
	}
	return repeats.ReplaceAllString(text, Hidden)
}

// One sign is enough for a name of several words, and for a statement of
// several stretches with nothing between them.
var (
	repeats   = regexp.MustCompile(`\[speaker\](?: \[speaker\])+`)
	stretches = regexp.MustCompile(`\[…\](?: \[…\])+`)
)
