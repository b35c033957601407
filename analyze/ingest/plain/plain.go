// Package plain reads articles that are text: plain text with or without a
// header, and Markdown with front matter. The body of plain text is a suffix of
// the file, byte for byte; that of Markdown is its words without the mark-up.
//
// Rules:
//
//	P1  a header of "Key: value" lines up to the first empty line
//	P2  a header of lines that begin with "-- "
//	P3  front matter between --- (YAML) or +++ (TOML)
//	P4  the first line is the title when it looks like one
//	P5  Markdown behind front matter is read as a page shows it: links by their
//	    text, no marks of emphasis, lists or headings
package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/analyze/ingest/record"
)

// maxHeader is the longest header or front matter in bytes.
const maxHeader = 64 << 10

// Text reads plain text.
func Text(text string, fields *record.Map) *record.Record {
	begin := strings.TrimLeft(text, "\r\n")
	if r := keyed(begin, fields); r != nil { // P1
		return withTitle(r)
	}
	if r := dashed(begin); r != nil { // P2
		return withTitle(r)
	}
	return withTitle(&record.Record{N: 1, Text: text})
}

// withTitle takes the title from the body where no header gave one.
func withTitle(r *record.Record) *record.Record {
	if r.Title == "" {
		r.Title = FirstTitle(r.Text)
	}
	return r
}

// keyed reads a header of "Key: value" lines (P1): the first line names a known
// field, all lines up to the first empty one have the form, and there are two of
// them or a title.
func keyed(text string, fields *record.Map) *record.Record {
	f := fields.Filler()
	rest, lines, titled := text, 0, false
	for {
		line, after, more := cutLine(rest)
		if strings.TrimSpace(line) == "" {
			rest = after
			break
		}
		key, value, ok := headerLine(line)
		known := fields.Field(key)
		if !ok || !more || len(text)-len(after) > maxHeader || lines == 0 && (known == record.None || known == record.Text) {
			return nil
		}
		titled = titled || known == record.Title
		f.Add(key, value)
		lines++
		rest = after
	}
	if lines < 2 && !titled || strings.TrimSpace(rest) == "" {
		return nil
	}
	r, _ := f.Record(1)
	r.Text = rest
	return r
}

// headerLine splits "Key: value"; the key is one to three short words.
func headerLine(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(line, ":")
	if !ok || key == "" || len(key) > 40 || strings.Count(key, " ") > 2 {
		return "", "", false
	}
	for _, r := range key {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ' ' && r != '-' && r != '_' {
			return "", "", false
		}
	}
	return key, strings.TrimSpace(value), true
}

// dashed reads a header of lines that begin with "--": title, byline, date and
// address in any order after the title (P2).
func dashed(text string) *record.Record {
	if !strings.HasPrefix(text, "-- ") {
		return nil
	}
	r := &record.Record{N: 1}
	rest := text
	for lines := 0; ; lines++ {
		line, after, _ := cutLine(rest)
		line = strings.TrimRight(line, " \r")
		if !strings.HasPrefix(line, "-- ") && line != "--" {
			break
		}
		if lines > 12 {
			return nil
		}
		dashedLine(r, strings.TrimSpace(line[2:]), lines == 0)
		rest = after
	}
	if strings.TrimSpace(rest) == "" {
		return nil
	}
	r.Text = rest
	return r
}

func dashedLine(r *record.Record, line string, first bool) {
	by, isBy := cutBy(line)
	switch {
	case line == "":
	case first:
		r.Title = record.Clean(line)
	case strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://"):
		r.URL = line
	case isBy:
		r.Byline = record.Clean(by)
	case r.Published.IsZero() && strings.ContainsAny(line, "0123456789"):
		r.SetDate(line)
	default:
		r.Keep("header", line)
	}
}

func cutBy(line string) (string, bool) {
	if len(line) > 2 && strings.EqualFold(line[:2], "by") && (line[2] == ' ' || line[2] == ':') {
		return line[3:], true
	}
	return "", strings.EqualFold(line, "by")
}

// cutLine gives the first line without its end and what follows.
func cutLine(s string) (line, rest string, more bool) {
	line, rest, more = strings.Cut(s, "\n")
	return strings.TrimSuffix(line, "\r"), rest, more
}

// FirstTitle gives the first line of a text when it looks like a title (P4):
// short, not ended like a sentence, no speaker label, with more text after it.
// It is "" otherwise.
func FirstTitle(text string) string {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	line, rest, more := cutLine(text)
	title := record.Clean(strings.TrimLeft(line, "# "))
	if !more || strings.TrimSpace(rest) == "" || len(title) > 220 || len(title) < 8 || !strings.Contains(title, " ") {
		return ""
	}
	if strings.HasSuffix(title, ".") && !strings.HasSuffix(title, "..") || strings.ContainsAny(title[len(title)-1:], ",;:-") {
		return ""
	}
	if label, after, ok := strings.Cut(title, ":"); ok && after != "" && label == strings.ToUpper(label) && len(label) > 3 {
		return ""
	}
	if wraps(line, rest) {
		return ""
	}
	return title
}

// wraps reports that the first line goes on in the second: text wrapped by
// hand, where the first line is no title.
func wraps(line, rest string) bool {
	next, _, _ := cutLine(rest)
	next = strings.TrimSpace(next)
	if next == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(r) {
		return true
	}
	return len(line) > 55 && len(next) < 90 && len(next) > 40 && !strings.ContainsAny(next[len(next)-1:], ".?!”\"'’")
}
