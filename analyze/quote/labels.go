package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/analyze/doc"
)

// topics reports whether labels are headings of a list and nobody's name (R5): none
// stands twice, and most hold what names do not, as "Cooperation on Mills:".
func topics(d *doc.Document, labels []label) bool {
	n := 0
	seen := map[string]bool{}
	for _, l := range labels {
		name := d.Text(l.name)
		if seen[name] {
			return false
		}
		seen[name] = true
		if topic(name) {
			n++
		}
	}
	return 2*n > len(labels)
}

// topic reports whether a label has a possessive, a preposition but "of", or an
// abstract noun as its last word.
func topic(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return true
	}
	for _, w := range words {
		if w != "of" && (classes[w]&(prep|coord) != 0 || possessive(w)) {
			return true
		}
	}
	for _, s := range [...]string{"tion", "ment", "ing", "ship", "ance", "ence", "ity", "ness", "ism", "ive"} {
		if strings.HasSuffix(words[len(words)-1], s) {
			return true
		}
	}
	return false
}

// dialogue reports whether two names take turns in ordinary letters (R6): each of
// them, of two words or more, labels two paragraphs at least.
func dialogue(d *doc.Document, labels []label) bool {
	count := map[string]int{}
	for _, l := range labels {
		if name := d.Text(l.name); strings.Contains(name, " ") && !topic(name) {
			count[name]++
		}
	}
	n := 0
	for _, c := range count {
		if c > 1 {
			n++
		}
	}
	return n > 1
}

// nameLines gives the labels of an interview whose speakers' names stand in lines of
// their own (R7): two names at least, each of them twice, nil when it is none.
func nameLines(d *doc.Document) []label {
	var out []label
	count := map[string]int{}
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		if text := d.Text(p.Span); !p.Masked && p.Span != d.TitleSpan && nameAlone(text) {
			out = append(out, label{para: i, name: p.Span, body: p.End})
			count[text]++
		}
	}
	kept, names := out[:0], map[string]bool{}
	for _, l := range out {
		if name := d.Text(l.name); count[name] > 1 {
			kept, names[name] = append(kept, l), true
		}
	}
	if len(names) < 2 || len(kept) < 4 {
		return nil
	}
	return kept
}

// nameAlone reports whether s is nothing but two to four words that begin with
// capitals and are not all capitals.
func nameAlone(s string) bool {
	if len(s) > 40 {
		return false
	}
	words := strings.Fields(s)
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || strings.ContainsAny(w, ",:;!?()\"“”*#[]|/&0123456789") || classes[strings.ToLower(w)] != 0 {
			return false
		}
	}
	return len(words) >= 2 && len(words) <= 4 && strings.ToUpper(s) != s && !strings.HasSuffix(s, ".") && !topic(s)
}
