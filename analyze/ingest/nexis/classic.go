package nexis

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"parley/analyze/ingest/record"
)

// headLabels stand above the text of an older article, footLabels below it, in
// English, French and German.
var (
	headLabels = []string{"byline", "section", "length", "dateline", "highlight", "series", "distribution", "contact", "headline", "title", "body",
		"abstract", "lead", "column", "source", "type", "cycle", "edition",
		"rubrique", "longueur", "auteur", "encart", "origine-depeche", "titre", "corps", "rubrik", "länge", "autor", "highlights", "ort", "titel", "hauptteil",
		"sección", "seccion", "longitud", "titular", "cuerpo", "sezione", "lunghezza", "autore", "titolo", "sectie", "rubriek", "lengte", "kop", "seção", "comprimento"}
	footLabels = []string{"load-date", "language", "publication-type", "subject", "graphic", "organization", "company", "person", "geographic",
		"country", "state", "city", "ticker", "industry", "journal-code", "document-type", "url", "correction", "correction-date", "notes", "pub-type", "acc-no", "copyright",
		"date-chargement", "langue", "type-publication", "sujet", "localisation-geo", "societe", "personne", "symbole-boursier", "secteur-activite", "organisme", "pays",
		"update", "sprache", "publikationstyp", "thema", "unternehmen", "branche", "geografik"}
)

// countLine reads "3 of 10 DOCUMENTS" and its translations.
func countLine(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) > 40 || len(s) < 8 {
		return false
	}
	w := strings.Fields(s)
	switch {
	case len(w) == 4 && number(w[0]) && number(w[2]):
		return isWord(w[3])
	case len(w) == 4 && number(w[1]) && number(w[3]):
		return isWord(w[0])
	}
	return false
}

func isWord(s string) bool {
	return slices.Contains([]string{"documents", "document", "dokumenten", "dokument", "dokumente", "documentos", "documento", "documenten", "documenti"}, strings.ToLower(s))
}

func number(s string) bool { return s != "" && strings.Trim(s, "0123456789,.") == "" }

// IsClassic reports whether a text is an older export.
func IsClassic(head string) bool {
	for line := range strings.Lines(head) {
		if countLine(strings.ReplaceAll(line, "\u00a0", " ")) {
			return true
		}
	}
	return false
}

// centred is how far in a line begins that stands in the middle of the page.
const centred = 10

// Text gives the paragraphs of an older text export: lines up to an empty one.
// Lines in the middle of the page (outlet, date, edition) are joined by
// semicolons, the others were only wrapped.
func Text(text string) []string {
	var out, p []string
	sep := " "
	flush := func() {
		if len(p) > 0 {
			out = append(out, strings.Join(p, sep))
			p = nil
		}
		sep = " "
	}
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || countLine(trimmed) {
			flush()
		}
		if trimmed == "" {
			continue
		}
		if len(p) == 0 && len(line)-len(strings.TrimLeft(line, " ")) >= centred {
			sep = "; "
		}
		if sep == "; " {
			trimmed = strings.TrimRight(trimmed, "; ")
		}
		p = append(p, trimmed)
		if countLine(trimmed) {
			flush()
		}
	}
	flush()
	return out
}

// Classic yields the articles of an older export, given its paragraphs (N2).
func Classic(paragraphs []string, fields *record.Map) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		n, start := 0, -1
		for i := 0; i <= len(paragraphs); i++ {
			if i < len(paragraphs) && !countLine(paragraphs[i]) {
				continue
			}
			if start >= 0 {
				n++
				if !yield(classic(paragraphs[start:i], n, fields)) {
					return
				}
			}
			start = i + 1
		}
		if announced := classicCount(paragraphs); announced > n {
			yield(nil, fewer(announced, n))
		}
	}
}

// classicCount reads how many articles the first count line announces.
func classicCount(paragraphs []string) int {
	for _, p := range paragraphs {
		if countLine(p) {
			w := strings.Fields(p)
			for _, i := range []int{2, 3} {
				if number(w[i]) {
					n, _ := strconv.Atoi(strings.NewReplacer(",", "", ".", "").Replace(w[i]))
					return n
				}
			}
		}
	}
	return 0
}

func fewer(announced, n int) error {
	return record.Bad(0, fmt.Sprintf("the export announces %d articles, %d are in the file", announced, n), "the download may be incomplete")
}

// headLines is how far down the date line may stand.
const headLines = 10

// classic reads one article of an older export.
func classic(p []string, n int, fields *record.Map) (*record.Record, error) {
	p = slices.Clone(p) // a label may be taken off its text
	f := fields.Filler()
	at := 0
	for i := 1; i < min(len(p), headLines); i++ {
		if day, rest := dateLine(p[i]); day != "" {
			f.Add("date", day)
			f.Add("edition", rest)
			outlet(f, p[i-1])
			at = i + 1
			break
		}
	}
	at = classicHead(f, p, at)
	end := at
	for end < len(p) && !(label(p[end], footLabels) || strings.HasPrefix(p[end], "Copyright ")) {
		end++
	}
	foot := end
	for foot > at && capitalLabel(p[foot-1]) { // of a language whose labels are not known
		foot--
	}
	if foot > at {
		end = foot
	}
	for _, s := range p[end:] {
		if key, value, ok := labelled(s); ok {
			f.Add(key, value)
		} else if copyright(s) {
			f.Add("copyright", s)
		}
	}
	r, _ := f.Record(n)
	r.Text = strings.Join(p[at:end], "\n")
	if r.Published.IsZero() {
		r.Warn("no date line found in the article")
	}
	if strings.TrimSpace(r.Text) == "" {
		return nil, noText(n, r.Title)
	}
	return r, nil
}

func noText(n int, title string) error {
	return record.Bad(n, fmt.Sprintf("no text in the article “%s”", title), "was it exported without its full text?")
}

// outlet reads the lines above the date (N3): exports before 2005 have the
// copyright above the outlet.
func outlet(f *record.Filler, lines string) {
	parts := strings.Split(lines, "; ")
	last := len(parts) - 1
	if last > 0 && copyright(parts[0]) {
		f.Add("copyright", strings.Join(parts[:last], "; "))
		lines = parts[last]
	}
	f.Add("source", lines)
}

func copyright(s string) bool { return strings.HasPrefix(s, "Copyright") || strings.HasPrefix(s, "©") }

// classicHead reads title and labelled lines and gives the place of the text.
// The title is what stands above the first labelled line, editions aside;
// without labels it is the first line. Where no date divides the outlet from
// the title, the outlet is the first of them.
func classicHead(f *record.Filler, p []string, at int) int {
	labels := slices.IndexFunc(p[at:min(len(p), at+5)], func(s string) bool { return label(s, headLabels) })
	if labels < 0 {
		labels = min(1, len(p)-at)
	}
	end := at + labels
	if at == 0 && labels > 1 {
		f.Add("source", p[0])
		at = 1
	}
	for ; at < end; at++ {
		switch {
		case label(p[at], footLabels):
			return at
		case edition(p[at]):
			f.Add("edition", p[at])
		default:
			f.Add("title", p[at])
		}
	}
	return classicLabels(f, p, end)
}

// classicLabels reads the labelled lines above the text. The first paragraph of
// the text may stand behind the label of the body.
func classicLabels(f *record.Filler, p []string, at int) int {
	for at < len(p) && label(p[at], headLabels) {
		key, value, _ := labelled(p[at])
		if key == "body" || key == "corps" || key == "hauptteil" {
			if value == "" {
				return at + 1
			}
			p[at] = value
			return at
		}
		f.Add(key, value)
		at++
	}
	return at
}

// capitalLabel reports a line that begins with a label in capitals.
func capitalLabel(s string) bool {
	key, _, ok := strings.Cut(s, ":")
	return ok && len(key) > 3 && len(key) <= 30 && strings.ToUpper(key) == key && strings.ToLower(key) != key && strings.Count(key, " ") < 2
}

func edition(s string) bool {
	return len(s) < 60 && (strings.HasSuffix(strings.ToLower(s), " edition") || strings.Contains(s, "Edition "))
}

// label reports a line that begins with one of the labels, in capitals as the
// older exports write them.
func label(s string, labels []string) bool {
	key, _, ok := labelled(s)
	return ok && slices.Contains(labels, key) && strings.HasPrefix(s, strings.ToUpper(key))
}
