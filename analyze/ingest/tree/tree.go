// Package tree reads XML that may be damaged into the nodes of package html, so
// that exports in XML and in HTML are searched in one way. All names are in
// lower case and without their name space.
//
// Rules:
//
//	X1  an end tag closes the innermost element of its name; one that was
//	    never opened is passed over
//	X2  an element below maxDepth others is flattened into the last of them
//	X3  entities of a DTD are never expanded
//	X4  a page of too many open elements is read without those that set type,
//	    then without blocks
package tree

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxDepth = 300
	maxNodes = 4_000_000
)

// ErrSize is the error of a file with too many elements.
var ErrSize = errors.New("too many elements")

// atoms gives elements of the news formats the role of an HTML element.
var atoms = map[string]atom.Atom{
	"hl1": atom.H1, "hl2": atom.H2, "block": atom.Div, "lead": atom.P, "para": atom.P, "paragraph": atom.P,
	"nitf-table": atom.Table, "body.content": atom.Div, "inlinexml": atom.Div, "inlinedata": atom.Div, "datacontent": atom.Div,
}

// XML parses a document. Of a damaged one it gives what was read, with the
// error.
func XML(text string) (*html.Node, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // text is decoded
	b := builder{open: []*html.Node{{Type: html.DocumentNode}}}
	for b.nodes < maxNodes {
		tok, err := d.RawToken()
		if err == io.EOF {
			return b.end()
		}
		if err != nil {
			return b.open[0], err
		}
		b.token(tok)
	}
	return b.open[0], ErrSize
}

type builder struct {
	open  []*html.Node // the document and the elements around the next token
	deep  int          // open elements below maxDepth (X2)
	nodes int
}

func (b *builder) end() (*html.Node, error) {
	if len(b.open) > 1 || b.deep > 0 {
		return b.open[0], io.ErrUnexpectedEOF
	}
	return b.open[0], nil
}

func (b *builder) token(tok xml.Token) {
	switch t := tok.(type) {
	case xml.StartElement:
		if len(b.open) > maxDepth {
			b.deep++
			return
		}
		n := element(t)
		b.add(n)
		b.open = append(b.open, n)
	case xml.EndElement:
		b.close(strings.ToLower(t.Name.Local))
	case xml.CharData:
		if len(t) > 0 {
			b.add(&html.Node{Type: html.TextNode, Data: string(t)})
		}
	}
}

func (b *builder) add(n *html.Node) {
	b.nodes++
	b.open[len(b.open)-1].AppendChild(n)
}

// close ends the innermost element of a name (X1).
func (b *builder) close(name string) {
	if b.deep > 0 {
		b.deep--
		return
	}
	for i := len(b.open) - 1; i > 0; i-- {
		if b.open[i].Data == name {
			b.open = b.open[:i]
			return
		}
	}
}

func element(t xml.StartElement) *html.Node {
	name := strings.ToLower(t.Name.Local)
	n := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	if a, ok := atoms[name]; ok {
		n.DataAtom = a
	}
	for _, a := range t.Attr {
		n.Attr = append(n.Attr, html.Attribute{Namespace: a.Name.Space, Key: strings.ToLower(a.Name.Local), Val: a.Value})
	}
	return n
}
