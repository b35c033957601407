// Package proquest reads the text exports of ProQuest.
//
// Rules:
//
//	Q1  a line of twenty or more underscores divides the articles
//	Q2  a field is a line "Label: value" with one of ProQuest's labels; the full
//	    text goes on until the next label
//	Q3  what stands between the lines without a title or a full text (contents,
//	    the addresses of ProQuest) is no article
//	Q4  without labels of their own the title is the line above all labels, and
//	    outlet and date stand in the publication info
package proquest

import (
	"iter"
	"regexp"
	"strings"

	"parley/analyze/ingest/record"
)

// labels are the fields of an export, in lower case, with ours they fill.
var labels = map[string]string{
	"title": "title", "author": "byline", "publication title": "source", "publication date": "date", "full text": "text",
	"proquest document id": "id", "document url": "url", "language of publication": "language", "section": "section",
	"subject": "", "location": "", "people": "", "company / organization": "", "company": "", "publication year": "", "year": "", "publisher": "",
	"place of publication": "", "country of publication": "", "publication subject": "", "issn": "", "source type": "",
	"document type": "", "copyright": "", "last updated": "", "database": "", "links": "", "pages": "", "volume": "",
	"issue": "", "credit": "", "business indexing term": "", "identifier / keyword": "", "classification": "", "abstract": "", "first page": "",
	"start page": "", "number of pages": "", "document feature": "", "dateline": "", "column": "", "edition": "", "publication info": "",
	"e-issn": "", "alternate title": "", "subtitle": "", "section title": "", "editor": "", "correspondence author": "", "printer": "",
	"source attribution": "", "coden": "", "accession number": "", "document id": "", "duration": "", "names": "", "products": "", "geographic": "",
	"literary indexing term": "", "illustration": "", "translated title": "", "journal title": "", "supplement": "", "print publication date": "",
}

// Is reports whether a text is an export.
func Is(head string) bool {
	lower := strings.ToLower(head)
	return strings.Contains(lower, "full text:") && (strings.Contains(lower, "proquest document id:") || strings.Contains(lower, "publication title:"))
}

// Read yields the articles of an export.
func Read(text string, fields *record.Map) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		n := 0
		for _, chunk := range chunks(text) {
			f, body, has := article(chunk, fields)
			if !has {
				continue
			}
			n++
			if strings.TrimSpace(body) == "" {
				if !yield(nil, record.Bad(n, "no text in the article", "was it exported without its full text?")) {
					return
				}
				continue
			}
			r, _ := f.Record(n)
			r.Text = body
			if !yield(r, nil) {
				return
			}
		}
		if n == 0 {
			yield(nil, record.Bad(0, "no article found in the export", ""))
		}
	}
}

// chunks are the lines between the dividing lines (Q1).
func chunks(text string) [][]string {
	var out [][]string
	var chunk []string
	for _, l := range strings.Split(text, "\n") {
		l = strings.TrimRight(l, " \t\r")
		if len(l) >= 20 && strings.Trim(l, "_") == "" {
			out, chunk = append(out, chunk), nil
			continue
		}
		chunk = append(chunk, l)
	}
	return append(out, chunk)
}

// article fills the fields of a chunk; has is false when it is none (Q3).
func article(lines []string, fields *record.Map) (f *record.Filler, body string, has bool) {
	f = fields.Filler()
	var paragraphs []string
	label, value := "", ""
	seen := map[string]string{}
	done := func() {
		if label != "" && label != "full text" {
			f.Add(nameOf(label), value)
			seen[label] = value
		}
		label, value = "", ""
	}
	for _, l := range lines {
		key, rest, ok := field(l)
		switch {
		case ok:
			done()
			label, value = key, rest
			has = has || key == "title" || key == "full text"
			if key == "full text" && rest != "" {
				paragraphs = append(paragraphs, rest)
			}
		case l == "":
		case label == "full text":
			paragraphs = append(paragraphs, strings.TrimSpace(l))
		case label != "":
			value += " " + l
		case seen[heading] == "" && len(seen) == 0 && !numbered.MatchString(l):
			seen[heading] = strings.TrimSpace(l)
		}
	}
	done()
	complete(f, seen)
	return f, strings.Join(paragraphs, "\n"), has
}

// heading is the place of the line above all labels.
const heading = "\x00heading"

var (
	numbered = regexp.MustCompile(`^\s*\w+ \d+ \w+ \d+\s*$`) // Document 1 of 20
	infoDay  = regexp.MustCompile(`\d{1,2} \p{L}+\.? \d{4}|\p{L}+\.? \d{1,2}, \d{4}`)
)

// complete takes the title from the heading, and outlet and date from the line
// of the publication, where they have no label of their own (Q4).
func complete(f *record.Filler, seen map[string]string) {
	info := seen["publication info"]
	outlet, _, _ := strings.Cut(info, ";")
	for _, p := range [][2]string{{"title", seen[heading]}, {"publication title", outlet}, {"publication date", infoDay.FindString(info)}} {
		if seen[p[0]] == "" {
			f.Add(labels[p[0]], p[1])
		}
	}
}

func nameOf(label string) string {
	if name := labels[label]; name != "" {
		return name
	}
	return "proquest:" + label
}

// field splits a line "Label: value" (Q2).
func field(l string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(l, ":")
	if !ok || len(key) > 30 {
		return "", "", false
	}
	key = strings.ToLower(key)
	if _, known := labels[key]; !known {
		return "", "", false
	}
	return key, strings.TrimSpace(value), true
}
