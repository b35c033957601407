// Package rtf takes the paragraphs out of Rich Text Format (specification 1.9).
// Pictures, fonts, styles and other destinations that are no text are left out.
//
// Rules:
//
//	R1  a byte \'hh stands in the code page of \ansicpg, or of its font's charset
//	R2  \uN is a UTF-16 unit; the \ucN characters behind it are passed over
//	R3  a page break is a form feed at the begin of a paragraph
//	R4  a file that ends inside its groups is read, with a warning
package rtf

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"parley/analyze/ingest/office"
	"parley/analyze/ingest/record"
)

// maxGroups is how deep groups may lie within each other.
const maxGroups = 1000

// Is reports whether a file is rich text.
func Is(head []byte) bool { return bytes.HasPrefix(head, []byte(`{\rtf`)) }

// Read gives the paragraphs of a file. cut is true when it ends too early (R4).
func Read(b []byte) (f *office.File, cut bool, err error) {
	if !Is(b) {
		return nil, false, record.Bad(0, "not rich text", "")
	}
	p := &parser{b: b, page: charmap.Windows1252, file: &office.File{}, fonts: map[int]encoding.Encoding{}}
	p.cur = state{skipAfter: 1}
	if err := p.run(); err != nil {
		return nil, false, err
	}
	p.paragraph()
	return p.file, len(p.stack) > 0, nil
}

// A state is what a group changes and its end gives back.
type state struct {
	skip      bool   // text is not shown
	dest      string // "title", "author", "fonttbl" or ""
	skipAfter int    // \uc
	font      int
	hidden    bool
}

type parser struct {
	b       []byte
	i       int
	cur     state
	stack   []state
	page    encoding.Encoding
	fonts   map[int]encoding.Encoding
	font    int // the font that the font table is describing
	bytes   []byte
	text    strings.Builder
	info    strings.Builder
	file    *office.File
	pending int  // characters to pass over after \u
	high    rune // first half of a surrogate pair
}

func (p *parser) run() error {
	for p.i < len(p.b) {
		c := p.b[p.i]
		p.i++
		switch c {
		case '{':
			p.flush()
			if len(p.stack) >= maxGroups {
				return record.Bad(0, "groups of the rich text are nested too deep", "")
			}
			p.stack = append(p.stack, p.cur)
			p.pending = 0
		case '}':
			p.flush()
			p.end()
			if len(p.stack) == 0 {
				return nil
			}
		case '\\':
			p.control()
		case '\r', '\n', 0:
		default:
			p.put(c)
		}
	}
	p.flush()
	return nil
}

// end leaves a group.
func (p *parser) end() {
	if n := len(p.stack); n > 0 {
		if p.cur.dest != "" && p.cur.dest != p.stack[n-1].dest {
			p.property(p.cur.dest)
		}
		p.cur, p.stack = p.stack[n-1], p.stack[:n-1]
	}
	p.pending = 0
}

func (p *parser) property(dest string) {
	value := record.Clean(p.info.String())
	p.info.Reset()
	switch dest {
	case "title":
		p.file.Title = value
	case "author":
		p.file.Author = value
	}
}

// put takes one byte of text.
func (p *parser) put(c byte) {
	if p.pending > 0 {
		p.pending--
		return
	}
	p.bytes = append(p.bytes, c)
}

// flush decodes the bytes that were collected (R1).
func (p *parser) flush() {
	if len(p.bytes) == 0 {
		return
	}
	e := p.page
	if f, ok := p.fonts[p.cur.font]; ok {
		e = f
	}
	out, err := e.NewDecoder().Bytes(p.bytes)
	if err == nil {
		p.write(string(out))
	}
	p.bytes = p.bytes[:0]
}

func (p *parser) write(s string) {
	switch {
	case p.cur.dest == "title" || p.cur.dest == "author":
		p.info.WriteString(s)
	case p.cur.skip || p.cur.hidden || p.cur.dest != "":
	default:
		p.text.WriteString(s)
	}
}

// paragraph ends a paragraph.
func (p *parser) paragraph() {
	p.flush()
	p.file.Paragraphs = append(p.file.Paragraphs, office.Paragraph{Text: p.text.String()})
	p.text.Reset()
}

func lookup(name string) encoding.Encoding {
	e, _ := charset.Lookup(name)
	return e
}
