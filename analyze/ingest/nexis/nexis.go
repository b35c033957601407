// Package nexis reads the exports of LexisNexis: Nexis Uni documents (many
// articles a file) and the older text and HTML downloads, in any of their
// languages.
//
// Rules:
//
//	N1  in Nexis Uni an article ends at "End of Document"; its text lies
//	    between "Body" and "Classification" or the load date
//	N2  in older exports an article begins at "3 of 10 DOCUMENTS"; its text
//	    lies between the labelled lines at its head and those at its foot
//	N3  the outlet stands above the date line; in Nexis Uni the title stands
//	    above the outlet, in older exports below the date
//	N4  the date line is the first that is a date or begins with one
package nexis

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"parley/analyze/ingest/date"
	"parley/analyze/ingest/record"
)

// A Line is one paragraph of an export.
type Line struct {
	Text    string
	Heading bool // set as a heading
}

var (
	endMarks  = []string{"end of document", "ende des dokuments", "fin du document", "fin del documento", "fine del documento", "fim do documento", "einde van document"}
	bodyMarks = []string{"body", "textkörper", "hauptteil", "corps", "corps du texte", "cuerpo", "cuerpo del texto", "corpo", "corpo del testo", "hoofdtekst"}
	footMarks = []string{"classification", "klassifizierung", "klassifikation", "clasificación", "classificazione", "classificação", "classificatie",
		"graphic", "grafik", "graphique", "notes", "load-date", "correction"}
)

func isMark(s string, marks []string) bool {
	return len(s) < 40 && slices.Contains(marks, strings.ToLower(record.Clean(s)))
}

// IsUni reports whether paragraphs are a Nexis Uni export.
func IsUni(lines []Line) bool {
	for _, l := range lines {
		if isMark(l.Text, endMarks) {
			return true
		}
	}
	return len(lines) > 3 && cover(lines)
}

// UniText reports whether plain text is a Nexis Uni export, as a converter makes
// of its PDF or its Word document, and gives its lines.
func UniText(text string) ([]Line, bool) {
	ends := false
	for l := range strings.Lines(text) {
		if ends = isMark(l, endMarks); ends {
			break
		}
	}
	if !ends {
		return nil, false
	}
	var lines []Line
	for l := range strings.SplitSeq(text, "\n") {
		lines = append(lines, Line{Text: strings.TrimLeft(strings.TrimRight(l, "\r"), "\f")})
	}
	return lines, hasBody(lines)
}

// cover reports the cover page of an export.
func cover(lines []Line) bool {
	for _, l := range lines[:min(len(lines), 12)] {
		if strings.HasPrefix(l.Text, "Job Number:") || strings.HasPrefix(l.Text, "Auftragsnummer:") || strings.HasPrefix(l.Text, "Numéro de tâche") {
			return true
		}
	}
	return false
}

// Uni yields the articles of a Nexis Uni export (N1).
func Uni(lines []Line, fields *record.Map) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		lines = flat(lines)
		n, read := 0, 0
		for start := 0; start < len(lines); {
			end := start
			for end < len(lines) && !isMark(lines[end].Text, endMarks) {
				end++
			}
			if end == len(lines) && !hasBody(lines[start:]) {
				break
			}
			n++
			r, err := uni(lines[start:end], n, fields)
			if !yield(r, err) {
				return
			}
			if err == nil {
				read++
			}
			start = end + 1
		}
		if announced := announcedCount(lines); announced > 0 && announced != n {
			yield(nil, fewer(announced, n))
		} else if n == 0 {
			yield(nil, record.Bad(0, "no article found in the export", "looked for “Body” and “End of Document” in seven languages; export in the full document format"))
		}
	}
}

// flat cuts paragraphs at their line breaks and drops empty lines.
func flat(lines []Line) []Line {
	var out []Line
	for _, l := range lines {
		for _, s := range strings.Split(l.Text, "\n") {
			if s = record.Clean(s); s != "" {
				out = append(out, Line{s, l.Heading})
			}
		}
	}
	return out
}

func hasBody(lines []Line) bool {
	return slices.ContainsFunc(lines, func(l Line) bool { return isMark(l.Text, bodyMarks) })
}

// announcedCount reads "Documents (7)" on the cover page, 0 when it is not there.
func announcedCount(lines []Line) int {
	for _, l := range lines[:min(len(lines), 12)] {
		open := strings.Index(l.Text, " (")
		if open < 0 || !strings.HasSuffix(l.Text, ")") {
			continue
		}
		if w := l.Text[:open]; w == "Documents" || w == "Document" || w == "Dokumente" || w == "Documentos" {
			n := 0
			fmt.Sscanf(l.Text[open:], " (%d)", &n)
			return n
		}
	}
	return 0
}

// uni reads one article of a Nexis Uni export.
func uni(lines []Line, n int, fields *record.Map) (*record.Record, error) {
	body := slices.IndexFunc(lines, func(l Line) bool { return isMark(l.Text, bodyMarks) })
	if body < 0 {
		return nil, record.Bad(n, "no “Body” line in the article", "was it exported without its full text?")
	}
	f := fields.Filler()
	day := header(f, lines[:body])
	outlet := day - 1
	if day < 0 {
		outlet = slices.IndexFunc(lines[:body], func(l Line) bool { return strings.HasPrefix(l.Text, "Copyright") }) - 1
	}
	if outlet >= 0 {
		f.Add("source", lines[outlet].Text)
	}
	f.Add("title", uniTitle(lines[:body], outlet))
	end := foot(f, lines, body+1)
	r, _ := f.Record(n)
	r.Text = joined(lines[body+1 : end])
	if r.Text == "" {
		return nil, noText(n, r.Title)
	}
	if day < 0 {
		r.Warn("no date line found in the article")
	}
	return r, nil
}

// uniTitle is the last heading above the outlet, else the line above it (N3).
func uniTitle(lines []Line, outlet int) string {
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i].Heading {
			return lines[i].Text
		}
	}
	if outlet >= 1 {
		return lines[outlet-1].Text
	}
	return ""
}

// header adds the date line and the labelled lines above the body to f and
// gives the place of the date line, -1 when there is none (N4). The last date
// line counts: the cover page has dates, too.
func header(f *record.Filler, lines []Line) int {
	day := -1
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-25; i-- {
		if d, rest := dateLine(lines[i].Text); d != "" && i > 0 {
			f.Add("date", d)
			f.Add("edition", rest)
			day = i
			break
		}
	}
	for _, l := range lines[day+1:] {
		if key, value, ok := labelled(l.Text); ok {
			f.Add(key, value)
		} else if copyright(l.Text) {
			f.Add("copyright", l.Text)
		} else if day >= 0 {
			f.Add("edition", l.Text)
		}
	}
	return day
}

// dateLine gives the date that a line begins with and what follows it, such as
// an edition.
func dateLine(s string) (day, rest string) {
	if len(s) > 120 || !strings.ContainsAny(s, "0123456789") {
		return "", ""
	}
	for cut := len(s); cut > 5; cut = strings.LastIndexAny(s[:cut], ",;") {
		if _, err := date.Parse(s[:cut]); err == nil {
			return s[:cut], strings.Trim(s[cut:], ",; ")
		}
	}
	return "", ""
}

// labelled splits a line such as "Section: NEWS; Pg. 3".
func labelled(s string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(s, ":")
	if !ok || key == "" || len(key) > 30 || strings.Count(key, " ") > 2 || strings.ContainsAny(key, ".,;!?\"“”()") {
		return "", "", false
	}
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value), true
}

// foot finds where the body ends, and adds the labelled lines below it to f.
func foot(f *record.Filler, lines []Line, from int) int {
	end := from
	for end < len(lines) && !isFoot(lines[end].Text) {
		end++
	}
	for end > from && footLabel(lines[end-1].Text) { // no heading stands above the labels
		end--
	}
	section := ""
	for _, l := range lines[end:] {
		if isMark(l.Text, footMarks) {
			section = strings.ToLower(l.Text)
			continue
		}
		if key, value, ok := labelled(l.Text); ok {
			f.Add(key, value)
		} else if section != "" {
			f.Add(section, l.Text)
		}
	}
	return end
}

// footLabel reports a labelled line of the foot in any case of letters.
func footLabel(s string) bool {
	key, _, ok := labelled(s)
	return ok && slices.Contains(footLabels, strings.ReplaceAll(key, " ", "-"))
}

func isFoot(s string) bool {
	if isMark(s, footMarks) {
		return true
	}
	key, _, ok := labelled(s)
	return ok && slices.Contains([]string{"load-date", "ladedatum", "date de chargement", "fecha de carga"}, key)
}

func joined(lines []Line) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.Text)
	}
	return b.String()
}
