package page

import (
	"regexp"
	"strings"

	"parley/analyze/ingest/boilerplate"
	"parley/analyze/ingest/record"
)

// above is how many lines at the head of a body may belong to the page.
const above = 4

var (
	dayLine = regexp.MustCompile(`(?i)^(?:(?:first )?(?:published|posted|updated|last (?:updated|modified)|modified)(?: on| at)?:?\s+)?(?:\p{L}+,? )?(?:\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?,? \d{4}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})`)
	byLine  = regexp.MustCompile(`^(?:By|BY|Von|Par|Por|Di) \p{Lu}`)
)

// trim takes away what the page says around the text of its article (H9): in
// the first lines the title, the byline and the date, and boilerplate anywhere.
func trim(text string, r *record.Record) string {
	lines := strings.Split(text, "\n")
	var out []string
	for i, l := range lines {
		if !(i < above && around(l, r)) && !boilerplate.Is(l) {
			out = append(out, l)
		}
	}
	if len(out) == 0 {
		return text
	}
	return strings.Join(out, "\n")
}

// around reports a line that repeats a field of the page: short, no sentence.
func around(l string, r *record.Record) bool {
	words := len(strings.Fields(l))
	if same(l, r.Title) {
		return true
	}
	if words > 14 || strings.ContainsAny(l, "“”\"?!") || strings.HasSuffix(l, ".") && !strings.HasSuffix(l, ".m.") || strings.HasSuffix(l, ":") {
		return false
	}
	return same(l, r.Byline) || dayLine.MatchString(l) || byLine.MatchString(l) && words <= 8
}

// same compares two lines but for case, white space and marks at their ends.
func same(a, b string) bool {
	clean := func(s string) string { return strings.Trim(strings.ToLower(record.Clean(s)), " .–—-|") }
	return b != "" && clean(a) == clean(b)
}
