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
	b     strings.Builder
	style string
	open  int // paragraphs around the place
	depth int
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
			if o.open > 0 {
				o.b.Write(t)
			}
		}
	}
}

// maxSpaces is how many spaces one <text:s> may stand for.
const maxSpaces = 1000

func (o *odt) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "p", "h":
		o.open++
		o.style = attr(e, "style-name")
		if e.Name.Local == "h" {
			o.style = "Heading" + attr(e, "outline-level")
		}
	case "s":
		n, _ := strconv.Atoi(attr(e, "c"))
		o.b.WriteString(strings.Repeat(" ", min(max(n, 1), maxSpaces)))
	case "tab":
		o.b.WriteByte('\t')
	case "line-break":
		o.b.WriteByte('\n')
	case "annotation", "tracked-changes", "note-citation":
		o.depth--
		return o.d.Skip()
	}
	return nil
}

func (o *odt) end() {
	if o.open == 0 {
		return
	}
	o.open--
	o.out = append(o.out, Paragraph{o.b.String(), o.style})
	o.b.Reset()
}
