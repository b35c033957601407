package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/analyze/doc"
)

// stopLabels gives the labels of a transcript whose labels end with a stop, as the
// public papers of American presidents have them: "The President. Good morning.",
// "Q. Is it late?" (R8); or with a dash and in capitals: "THE PRESIDENT – Good
// morning." (R9). Nil when it is none: two paragraphs have one at least, or the
// first has that of an office, and one is of a reporter or an office.
func stopLabels(d *doc.Document) []label {
	var out []label
	sure, shown := false, 0
	opens := false
	for i := range d.Paragraphs {
		if d.Paragraphs[i].Masked || d.Paragraphs[i].Span == d.TitleSpan {
			continue
		}
		shown++
		l, ok := stopLabelAt(d, i)
		if !ok {
			continue
		}
		out = append(out, l)
		sure = sure || asksOrLeads(d.Text(l.name))
		opens = opens || shown == 1 && asksOrLeads(d.Text(l.name))
	}
	if !sure || len(out) < 2 && !opens || onlyQuestions(d, out) {
		return nil
	}
	return out
}

// stopLabelAt reads such a label at the start of paragraph i.
func stopLabelAt(d *doc.Document, i int) (label, bool) {
	p := d.Paragraphs[i].Span
	text := d.Text(p)
	if !strings.HasPrefix(text, "Q. ") && len(text) < 16 {
		return label{}, false
	}
	name, rest := cutLabel(text)
	if name == "" || rest >= len(text) {
		return label{}, false
	}
	return label{para: i, name: doc.Span{Start: p.Start, End: p.Start + len(name)}, body: p.Start + rest, loud: true}, true
}

// cutLabel gives a label at the start of text and the byte where the words begin,
// "" for none.
func cutLabel(text string) (name string, rest int) {
	if text[0] < 'A' || text[0] > 'Z' {
		return "", 0
	}
	if loud := text[1] >= 'A' && text[1] <= 'Z' || text[1] == ' '; loud {
		if name, rest = cutDash(text); name != "" {
			return name, rest
		}
	}
	if !strings.Contains(text[:min(len(text), 60)], ". ") {
		return "", 0
	}
	return cutStop(text)
}

// cutDash reads a label in capitals before a dash.
func cutDash(text string) (name string, rest int) {
	for _, dash := range [...]string{" – ", " — ", " - "} {
		if i := strings.Index(text[:min(len(text), 60)], dash); i > 0 {
			if loud, ok := labelName(text[:i]); ok && loud {
				return text[:i], i + len(dash)
			}
		}
	}
	return "", 0
}

// cutStop reads a label before a stop.
func cutStop(text string) (name string, rest int) {
	for i := 0; i < min(len(text)-1, 60); i++ {
		if text[i] != '.' || text[i+1] != ' ' {
			continue
		}
		name := text[:i]
		if k := strings.LastIndexByte(name, ' '); shortTitles[strings.ToLower(name[k+1:])] {
			continue // Mr. Lee
		}
		if name == "Q" || stopName(name) {
			return name, i + 2
		}
		return "", 0
	}
	return "", 0
}

// shortTitles are titles that end with a stop of their own.
var shortTitles = wordSet(`mr mrs ms dr gen sen rep gov amb adm col lt sec st jr`)

// stopName reports whether s can be a label before a stop: an office or a title, two
// words to six that begin with capitals.
func stopName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	for k, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !(k > 0 && (w == "of" || w == "the" || w == "and")) || strings.ContainsAny(w, ",:;!?()\"“”") {
			return false
		}
	}
	first := strings.ToLower(strings.TrimSuffix(words[0], "."))
	return shortTitles[first] || offices[first] || first == "the" && offices[strings.ToLower(words[1])]
}

// asksOrLeads reports a label of a reporter or of an office without a name.
func asksOrLeads(name string) bool {
	switch low := strings.ToLower(name); low {
	case "q", "question", "journalist", "reporter":
		return true
	default:
		office, ok := strings.CutPrefix(low, "the ")
		first, _, _ := strings.Cut(office, " ")
		return ok && offices[first]
	}
}
