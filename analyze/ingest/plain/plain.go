// Package plain reads articles that are text: plain text with or without a
// header, and Markdown with front matter. The body of plain text is a suffix of
// the file, byte for byte; that of Markdown is its words without the mark-up.
//
// Rules:
//
//	P1  a header of "Key: value" lines up to the first empty line or line of
//	    dashes; an indented line goes on with the value above it
//	P2  a header of lines that begin with "-- "
//	P3  front matter between --- (YAML) or +++ (TOML)
//	P4  the first line is the title when it looks like one
//	P5  Markdown behind front matter is read as a page shows it: links by their
//	    text, no marks of emphasis, lists or headings
//	P6  a file of several articles has each below a header, between lines of
//	    dashes or form feeds
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

// minRule is the shortest line that divides articles.
const minRule = 5

// Several gives the articles of a file of several: parts between lines of dashes
// or form feeds that each begin with a header with a title (P6). It is nil for a
// file of one.
func Several(text string, fields *record.Map) []*record.Record {
	var out []*record.Record
	for _, p := range parts(text) {
		if strings.TrimSpace(p) == "" {
			continue
		}
		r := keyed(strings.TrimLeft(p, "\r\n"), fields)
		if r == nil || r.Title == "" {
			return nil
		}
		r.N = len(out) + 1
		r.Text = strings.TrimSpace(r.Text)
		out = append(out, r)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// parts cuts a text at lines of dashes, those below a header aside, and at form
// feeds.
func parts(text string) []string {
	var out []string
	start := 0
	for at := 0; at < len(text); {
		line, rest, _ := cutLine(text[at:])
		next := len(text) - len(rest)
		if strings.HasPrefix(line, "\f") {
			out = append(out, text[start:at])
			start = at + 1
		} else if isRule(line, minRule) && !endsHeader(text[start:at]) {
			out = append(out, text[start:at])
			start = next
		}
		at = next
	}
	return append(out, text[start:])
}

// endsHeader reports that a line of dashes below text would only end its header.
func endsHeader(text string) bool {
	text = strings.TrimLeft(text, "\r\n")
	if text == "" || len(text) > maxHeader {
		return false
	}
	for text != "" {
		line, rest, _ := cutLine(text)
		if _, _, ok := headerLine(line); !ok && !strings.HasPrefix(line, " ") && !strings.HasPrefix(line, "\t") {
			return false
		}
		text = rest
	}
	return true
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
	var keys, values []string
	rest, titled := text, false
	for {
		line, after, more := cutLine(rest)
		if strings.TrimSpace(line) == "" || len(keys) > 0 && isRule(line, 3) {
			rest = after
			break
		}
		n := len(keys)
		if n > 0 && more && (line[0] == ' ' || line[0] == '\t') {
			values[n-1] += " " + strings.TrimSpace(line)
			rest = after
			continue
		}
		key, value, ok := headerLine(line)
		known := fields.Field(key)
		if !ok || !more || len(text)-len(after) > maxHeader || n == 0 && (known == record.None || known == record.Text) {
			return nil
		}
		titled = titled || known == record.Title
		keys, values = append(keys, key), append(values, value)
		rest = after
	}
	if len(keys) < 2 && !titled || strings.TrimSpace(rest) == "" {
		return nil
	}
	f := fields.Filler()
	for i, k := range keys {
		f.Add(k, values[i])
	}
	r, _ := f.Record(1)
	r.Text = rest
	return r
}

// Headed reads the paragraphs of a word processor file whose first ones are a
// header (P1): two at least that name known fields, with no empty line behind
// them. It is nil where there is none.
func Headed(lines []string, fields *record.Map) *record.Record {
	k := 0
	for k < len(lines) {
		key, _, ok := headerLine(lines[k])
		if f := fields.Field(key); !ok || f == record.None || f == record.Text {
			break
		}
		k++
	}
	if k < 2 || k == len(lines) {
		return nil
	}
	return Text(strings.Join(lines[:k], "\n")+"\n\n"+strings.Join(lines[k:], "\n"), fields)
}

// isRule reports a line of at least n dashes or the like and nothing else.
func isRule(line string, n int) bool {
	line = strings.TrimSpace(line)
	return len(line) >= n && strings.Trim(line, line[:1]) == "" && strings.Contains("-=_*#~", line[:1])
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
