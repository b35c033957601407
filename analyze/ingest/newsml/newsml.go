// Package newsml reads the XML of news agencies: NewsML-G2, NewsML 1 and NITF.
// The IPTC describes them at iptc.org/standards.
//
// Rules:
//
//	M1  every newsItem (NewsML-G2), NewsItem (NewsML 1) or nitf document that
//	    stands alone is one article
//	M2  an item of pictures, graphics, sound, video or of references to other
//	    items has no text and is none
//	M3  the date is that of the version, then the first one; others are kept
//	M4  the outlet is the provider by name, then the source, then the holder
//	    of the rights
//	M5  captions of pictures are not part of the text
//	M6  text that is itself escaped mark-up is read as mark-up
package newsml

import (
	"errors"
	"iter"
	"strings"

	"golang.org/x/net/html"

	"parley/analyze/ingest/markup"
	"parley/analyze/ingest/record"
	"parley/analyze/ingest/tree"
)

// Root reports the outermost elements of these formats, in lower case, and the
// name of the format; "" for others.
func Root(name string) string {
	switch name {
	case "newsitem", "newsmessage":
		return "newsml-g2"
	case "newsml":
		return "newsml"
	case "nitf":
		return "nitf"
	}
	return ""
}

// Read yields the articles of a file. text is decoded.
func Read(text string, fields *record.Map) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		root, damage := tree.XML(text)
		n := 0
		for _, e := range items(root) {
			n++
			r, err := article(e, n, fields)
			if err != nil && damage != nil && e.NextSibling == nil {
				continue // the damage says why
			}
			if !yield(r, err) {
				return
			}
		}
		switch {
		case damage != nil:
			yield(nil, &record.Problem{Reason: "damaged or cut-off XML: " + damage.Error(), Hint: "the items before are read", Err: damage})
		case n == 0:
			yield(nil, record.Bad(0, "no news item in the file", "an empty message, or one of planning or knowledge items"))
		}
	}
}

// items gives the elements that are one article each (M1).
func items(root *html.Node) []*html.Node {
	var out []*html.Node
	for _, e := range tree.All(root, "newsitem", "nitf") {
		if e.Data == "nitf" && inside(e, "newsitem") {
			continue
		}
		if e.Data == "newsitem" && inside(e, "newsitem") || len(tree.Children(e)) == 0 {
			continue
		}
		out = append(out, e)
	}
	return out
}

func inside(e *html.Node, name string) bool {
	for p := range e.Ancestors() {
		if p.Data == name {
			return true
		}
	}
	return false
}

func article(e *html.Node, n int, fields *record.Map) (*record.Record, error) {
	f := fields.Filler()
	var text string
	var err error
	switch {
	case e.Data == "nitf":
		text = nitf(f, e)
	case tree.First(e, "itemmeta", "contentset") != nil:
		text, err = g2(f, e)
	default:
		text, err = one(f, e)
	}
	if err != nil {
		return nil, record.Bad(n, err.Error(), "")
	}
	if strings.TrimSpace(text) == "" {
		return nil, record.Bad(n, "no text in the news item", "its text may lie in another file that it names")
	}
	r, _ := f.Record(n)
	r.Text = text
	return r, nil
}

// body makes text of the content of an item (M5, M6).
func body(e *html.Node) string {
	text := markup.Node(e, isMedia)
	if strings.Contains(text, "</") || strings.Contains(text, "<p") || strings.Contains(text, "<br") {
		text = markup.Text(raw(e))
	}
	if strings.Contains(text, "&#") || strings.Contains(text, "&quot;") {
		text = html.UnescapeString(text)
	}
	return text
}

func isMedia(n *html.Node) bool {
	switch n.Data {
	case "media", "figure", "figcaption", "media-caption", "byline", "dateline":
		return true
	}
	return false
}

// raw gives the text below e as it stands.
func raw(e *html.Node) string {
	var b strings.Builder
	for c := range e.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

var errMedia = errors.New("an item of pictures, sound or video, not of text")

// first gives the first value that is not empty.
func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// code gives a value of a controlled vocabulary without its scheme.
func code(q string) string { return q[strings.LastIndexByte(q, ':')+1:] }

// keep adds what the elements right below e say under their names: their text,
// else a name inside, else a literal or a code.
func keep(f *record.Filler, e *html.Node, done ...string) {
	skip := map[string]bool{}
	for _, d := range done {
		skip[d] = true
	}
	seen := map[string]bool{}
	for _, c := range tree.Children(e) {
		v := valueOf(c)
		if skip[c.Data] || v == "" || seen[c.Data+"="+v] {
			continue
		}
		seen[c.Data+"="+v] = true
		f.Add("newsml:"+c.Data, v)
	}
}

func valueOf(c *html.Node) string {
	if n := tree.First(c, "name"); n != nil {
		return tree.Line(n)
	}
	return first(tree.Line(c), tree.Attr(c, "literal"), tree.Attr(c, "qcode"), tree.Attr(c, "uri"), tree.Attr(c, "tag"),
		tree.Attr(c, "formalname"), tree.Attr(c, "value"), tree.Attr(c, "href"), tree.Attr(c, "newsitem"))
}
