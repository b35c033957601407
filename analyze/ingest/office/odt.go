package office

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// ODT reads an OpenDocument text.
func ODT(z *zip.Reader, max int) (*File, error) {
	r, err := part(z, "content.xml", max)
	if err != nil {
		return nil, damaged(err)
	}
	defer r.Close()
	o := odt{d: xml.NewDecoder(r)}
	if err := o.read(); err != nil {
		return nil, damaged(err)
	}
	f := &File{Paragraphs: o.out}
	f.properties(z, "meta.xml", max)
	return f, nil
}

// An odt walks over the content of an OpenDocument text.
type odt struct {
	d     *xml.Decoder
	out   []Paragraph
	open  []*openParagraph // paragraphs around the place: notes lie within others
	depth int
}

type openParagraph struct {
	style string
	b     strings.Builder
}

func (o *odt) read() error {
	for {
		t, err := o.d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			o.depth++
			if o.depth > maxNested {
				return errors.New("elements nested too deep")
			}
			if err := o.start(t); err != nil {
				return err
			}
		case xml.EndElement:
			o.depth--
			if t.Name.Local == "p" || t.Name.Local == "h" {
				o.end()
			}
		case xml.CharData:
			o.write(string(t))
		}
	}
}

// maxSpaces is how many spaces one <text:s> may stand for.
const maxSpaces = 1000

func (o *odt) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "p", "h":
		style := attr(e, "style-name")
		if e.Name.Local == "h" {
			style = "Heading" + attr(e, "outline-level")
		}
		o.open = append(o.open, &openParagraph{style: style})
	case "s":
		n, _ := strconv.Atoi(attr(e, "c"))
		o.write(strings.Repeat(" ", min(max(n, 1), maxSpaces)))
	case "tab":
		o.write("\t")
	case "line-break":
		o.write("\n")
	case "annotation", "tracked-changes", "note-citation":
		o.depth--
		return o.d.Skip()
	}
	return nil
}

func (o *odt) write(s string) {
	if n := len(o.open); n > 0 {
		o.open[n-1].b.WriteString(s)
	}
}

func (o *odt) end() {
	n := len(o.open) - 1
	if n < 0 {
		return
	}
	o.out = append(o.out, Paragraph{o.open[n].b.String(), o.open[n].style})
	o.open = o.open[:n]
}
