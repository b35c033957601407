package ingest

import (
	"strings"

	"parley/analyze/ingest/date"
	"parley/analyze/ingest/office"
	"parley/analyze/ingest/record"
)

// headLines is how many lines below a heading may say date, byline and outlet.
const headLines = 5

// byHeadings gives the articles of a word processor file that somebody put
// together by hand: each below a heading of the first rank with a date in the
// lines below it. It is nil where one heading has none, as the headings inside
// one article have.
func byHeadings(doc *office.File, fields *record.Map) []*record.Record {
	var out []*record.Record
	var title string
	var lines []string
	flush := func() bool {
		if title == "" {
			return true
		}
		r := headed(title, lines, fields)
		if r == nil {
			return false
		}
		r.N = len(out) + 1
		out = append(out, r)
		return true
	}
	for _, p := range doc.Paragraphs {
		if !firstRank(p.Style) {
			lines = append(lines, strings.Split(p.Text, "\n")...)
			continue
		}
		if strings.TrimSpace(p.Text) == "" {
			continue
		}
		if !flush() {
			return nil
		}
		title, lines = record.Clean(p.Text), nil
	}
	if !flush() || len(out) < 2 {
		return nil
	}
	return out
}

// firstRank knows the style of a heading of the first rank, in English and in
// the German form of Word.
func firstRank(style string) bool {
	switch strings.ReplaceAll(strings.ToLower(style), " ", "") {
	case "heading1", "berschrift1", "überschrift1", "titre1", "ttulo1", "titolo1":
		return true
	}
	return false
}

// headed reads one article below its heading, nil without a date or a text.
func headed(title string, lines []string, fields *record.Map) *record.Record {
	f := fields.Filler()
	f.Add("title", title)
	lines = filled(lines)
	n, day := 0, false
	for n < len(lines) && n < headLines {
		name := headLine(lines[n], day)
		if name == "" {
			break
		}
		f.Add(name, strings.TrimSpace(strings.TrimPrefix(lines[n], "Date:")))
		day = day || name == "date"
		n++
	}
	if !day || n == len(lines) {
		return nil
	}
	r, _ := f.Record(1)
	r.Text = strings.Join(lines[n:], "\n")
	return r
}

// headLine says what a line below a heading is, "" when it is the text.
func headLine(l string, day bool) string {
	words := len(strings.Fields(l))
	_, err := date.Parse(strings.TrimSpace(strings.TrimPrefix(l, "Date:")))
	switch {
	case err == nil && !day:
		return "date"
	case strings.HasPrefix(l, "http://") || strings.HasPrefix(l, "https://"):
		return "url"
	case words > 8 || strings.ContainsAny(l, "“”\"?!:") || strings.HasSuffix(l, "."):
		return ""
	case strings.HasPrefix(l, "By ") || strings.HasPrefix(l, "BY "):
		return "byline"
	case !day:
		return "source"
	}
	return ""
}
