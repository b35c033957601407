// Package wire reads the text formats of the agencies' lines: IPTC 7901 and
// ANPA 1312, whose control bytes mark header, text and end.
//
// Rules:
//
//	W1  a message begins at SOH; its text lies between STX and ETX
//	W2  the date stands behind ETX: "131137 GMT Nov 13" (IPTC 7901; without
//	    a zone the hour is not known) or
//	    "11-13-13 0745GMT" (ANPA); years of two digits from 70 on are of the
//	    last century
//	W3  IPTC 7901: the first paragraph, up to "=", is the title
//	W4  ANPA: lines from "^" to "<" or "=" are the head: the slug, then the
//	    title; "By" begins the byline, a line that ends with "=" is the agency
//	W5  what is not for publication below the text is kept as a note
//	W6  an indented or an empty line begins a paragraph; doubled accents are
//	    quotation marks
package wire

import (
	"bytes"
	"iter"
	"strings"

	"parley/analyze/ingest/record"
)

const (
	soh = "\x01"
	stx = "\x02"
	etx = "\x03"
)

// Is reports whether a file begins with a message.
func Is(head []byte) bool {
	at := bytes.IndexByte(head[:min(len(head), 64)], 1)
	return at >= 0 && bytes.IndexByte(head[at:], 2) > 0 && bytes.IndexByte(head, 0) < 0
}

// Read yields the messages of a file. text is decoded.
func Read(text string, fields *record.Map) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		parts := strings.Split(text, soh)
		for i, m := range parts[1:] {
			if !yield(message(m, i+1, fields)) {
				return
			}
		}
		if len(parts) == 1 {
			yield(nil, record.Bad(0, "no message found in the wire text", ""))
		}
	}
}

func message(m string, n int, fields *record.Map) (*record.Record, error) {
	head, text, ok := strings.Cut(m, stx)
	if !ok {
		return nil, record.Bad(n, "message without a text", "")
	}
	text, end, closed := strings.Cut(text, etx)
	f := fields.Filler()
	header(f, head)
	f.Add("date", stamp(end))
	if strings.HasPrefix(strings.TrimSpace(text), "^") {
		text = anpa(f, text)
	} else {
		text = iptc(f, text)
	}
	if text == "" {
		return nil, record.Bad(n, "message without a text", "")
	}
	r, _ := f.Record(n)
	r.Text = text
	if !closed {
		r.Warn("the message is cut off")
	}
	return r, nil
}

// header keeps the lines of the header.
func header(f *record.Filler, head string) {
	lines := strings.FieldsFunc(head, func(r rune) bool { return r == '\n' || r == '\r' })
	for i, l := range lines {
		l = record.Clean(plainSigns(l))
		switch {
		case l == "":
		case i == 0:
			f.Add("wire:header", l)
		default:
			f.Add("wire:keyword", strings.TrimSuffix(l, "/"))
		}
	}
}

// plainSigns makes spaces of control bytes.
func plainSigns(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}

// iptc reads the text of a message of IPTC 7901 (W3, W5).
func iptc(f *record.Filler, text string) string {
	p := paragraphs(text)
	if len(p) > 0 && strings.HasSuffix(p[0], "=") {
		f.Add("title", strings.TrimRight(p[0], " ="))
		p = p[1:]
	}
	for i, s := range p {
		if notForPrint(s) {
			f.Add("wire:note", strings.Join(p[i:], " "))
			return strings.Join(p[:i], "\n")
		}
	}
	return strings.Join(p, "\n")
}

// notForPrint knows the line that divides the text from notes to editors.
func notForPrint(s string) bool {
	lower := strings.ToLower(s)
	return strings.HasPrefix(lower, "# ") && strings.Contains(lower, "notebook") || strings.Contains(lower, "not for publication") && len(s) < 120
}

// anpa reads the text of a message of ANPA (W4).
func anpa(f *record.Filler, text string) string {
	lines := strings.Split(text, "\n")
	i, heads := 0, 0
	for ; i < len(lines); i++ {
		l := strings.TrimSpace(plainSigns(lines[i]))
		if l == "" {
			continue
		}
		if !strings.HasPrefix(l, "^") {
			break
		}
		anpaHead(f, strings.TrimRight(l[1:], "<"), heads)
		heads++
	}
	return strings.Join(paragraphs(strings.Join(lines[i:], "\n")), "\n")
}

func anpaHead(f *record.Filler, l string, n int) {
	plain := record.Clean(strings.TrimRight(l, "="))
	switch {
	case n == 0:
		f.Add("wire:slug", plain)
	case strings.HasPrefix(plain, "By "):
		f.Add("byline", plain)
	case strings.HasSuffix(l, "="):
		f.Add("source", plain)
	case isNote(plain):
		f.Add("wire:note", plain)
	default:
		f.Add("title", plain)
	}
}

func isNote(s string) bool {
	for _, p := range []string{"Eds:", "EDITOR'S NOTE", "EDITORS:", "AP Photo", "With AP", "Editors:"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

var marks = strings.NewReplacer("``", "“", "''", "”", "<", "", "^", "")

// paragraphs joins wrapped lines (W6).
func paragraphs(text string) []string {
	var out []string
	begin := true
	for _, l := range strings.Split(strings.ReplaceAll(text, "\r", ""), "\n") {
		l = plainSigns(l)
		line := record.Clean(marks.Replace(l))
		switch {
		case strings.Trim(line, "_ ") == "":
			begin = true
			continue
		case begin || strings.HasPrefix(l, "  ") || strings.HasPrefix(l, "\t") || strings.HasSuffix(out[len(out)-1], " ="):
			out = append(out, line)
		default:
			out[len(out)-1] += " " + line
		}
		begin = false
	}
	return out
}
