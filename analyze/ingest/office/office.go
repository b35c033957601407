// Package office takes the paragraphs out of word processor files: DOCX, ODT
// and RTF. What they mean is not its job.
package office

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"parley/analyze/ingest/record"
)

// A Paragraph is one paragraph of a file. Line breaks inside it are newlines.
type Paragraph struct {
	Text  string
	Style string // name of the paragraph style, "" when it has none
}

// A File is what a word processor file holds.
type File struct {
	Paragraphs []Paragraph
	Title      string // from the file's properties, often wrong
	Author     string
	Created    string
}

// maxNested bounds elements within each other.
const maxNested = 256

// part opens a part of the file, at most max bytes of it.
func part(z *zip.Reader, name string, max int) (io.ReadCloser, error) {
	for _, f := range z.File {
		if f.Name != name {
			continue
		}
		if f.UncompressedSize64 > uint64(max) {
			return nil, record.Bad(0, fmt.Sprintf("%s unpacks to more than %d bytes", name, max), "")
		}
		r, err := f.Open()
		if err != nil {
			return nil, &record.Problem{Reason: "damaged document: " + err.Error(), Err: err}
		}
		return struct {
			io.Reader
			io.Closer
		}{io.LimitReader(r, int64(max)), r}, nil
	}
	return nil, errMissing
}

var errMissing = errors.New("part missing")

// DOCX reads a Word document.
func DOCX(z *zip.Reader, max int) (*File, error) {
	r, err := part(z, mainPart(z, max), max)
	if err != nil {
		return nil, damaged(err)
	}
	defer r.Close()
	p := docx{d: xml.NewDecoder(r)}
	if err := p.read(); err != nil {
		return nil, damaged(err)
	}
	f := &File{Paragraphs: p.out}
	f.properties(z, "docProps/core.xml", max)
	return f, nil
}

func damaged(err error) error {
	var bad *record.Problem
	if errors.As(err, &bad) {
		return err
	}
	return &record.Problem{Reason: "damaged document: " + err.Error(), Err: err}
}

// mainPart finds the part with the text; it is nearly always word/document.xml.
func mainPart(z *zip.Reader, max int) string {
	const usual = "word/document.xml"
	r, err := part(z, "_rels/.rels", max)
	if err != nil {
		return usual
	}
	defer r.Close()
	var rels struct {
		List []struct {
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if xml.NewDecoder(r).Decode(&rels) != nil {
		return usual
	}
	for _, rel := range rels.List {
		if strings.HasSuffix(rel.Type, "/officeDocument") {
			return strings.TrimPrefix(path.Clean("/"+rel.Target), "/")
		}
	}
	return usual
}

// properties reads title and author from the Dublin Core part; none is no error.
func (f *File) properties(z *zip.Reader, name string, max int) {
	r, err := part(z, name, max)
	if err != nil {
		return
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	at := ""
	for {
		t, err := d.Token()
		if err != nil {
			return
		}
		switch t := t.(type) {
		case xml.StartElement:
			at = t.Name.Local
		case xml.EndElement:
			at = ""
		case xml.CharData:
			switch at {
			case "title":
				f.Title += string(t)
			case "creator", "initial-creator":
				f.Author += string(t)
			case "created", "creation-date":
				f.Created += string(t)
			}
		}
	}
}

// A docx walks over the body of a Word document.
type docx struct {
	d     *xml.Decoder
	out   []Paragraph
	stack []*strings.Builder // open paragraphs; text boxes lie within paragraphs
	style []string
	depth int
}

func (p *docx) read() error {
	for {
		t, err := p.d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			p.depth++
			if p.depth > maxNested {
				return errors.New("elements nested too deep")
			}
			if err := p.start(t); err != nil {
				return err
			}
		case xml.EndElement:
			p.depth--
			if t.Name.Local == "p" && len(p.stack) > 0 {
				p.end()
			}
		}
	}
}

func (p *docx) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		p.stack = append(p.stack, &strings.Builder{})
		p.style = append(p.style, "")
	case "t":
		var s string
		if err := p.d.DecodeElement(&s, &e); err != nil {
			return err
		}
		p.depth--
		p.write(s)
	case "tab":
		p.write("\t")
	case "br", "cr":
		p.write("\n")
	case "noBreakHyphen":
		p.write("-")
	case "pStyle":
		if n := len(p.style); n > 0 {
			p.style[n-1] = attr(e, "val")
		}
	case "del", "moveFrom", "instrText", "delText", "Fallback", "tabs": // taken back, field codes, doubles
		p.depth--
		return p.d.Skip()
	}
	return nil
}

func (p *docx) write(s string) {
	if n := len(p.stack); n > 0 {
		p.stack[n-1].WriteString(s)
	}
}

func (p *docx) end() {
	n := len(p.stack) - 1
	p.out = append(p.out, Paragraph{p.stack[n].String(), p.style[n]})
	p.stack, p.style = p.stack[:n], p.style[:n]
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
