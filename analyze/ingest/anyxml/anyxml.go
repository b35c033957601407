// Package anyxml reads articles out of XML of no known kind, as archives and
// scrapers write it: elements whose children are named like our fields.
//
// Rules:
//
//	G1  an article is an element that has a child named like a text (body,
//	    content, text ...) and one more child or attribute named like a field
//	G2  what fills no field is kept under its name
//	G3  text that is itself escaped mark-up is read as mark-up
package anyxml

import (
	"iter"
	"strings"

	"golang.org/x/net/html"

	"parley/analyze/ingest/markup"
	"parley/analyze/ingest/record"
	"parley/analyze/ingest/tree"
)

// Is reports whether the begin of a file holds an article.
func Is(head string, fields *record.Map) bool {
	if !strings.HasPrefix(strings.TrimLeft(head, "\ufeff \t\r\n"), "<") {
		return false
	}
	root, _ := tree.XML(head)
	for e := range tree.Elements(root) {
		if e.Data == "html" {
			return false
		}
		if isArticle(e, fields) {
			return true
		}
	}
	return false
}

// isArticle knows an article by the names of its children (G1).
func isArticle(e *html.Node, fields *record.Map) bool {
	seen := map[record.Field]bool{}
	for _, c := range tree.Children(e) {
		f := fields.Field(c.Data)
		seen[f] = true
	}
	text := seen[record.Text] || seen[record.HTML]
	for _, a := range e.Attr {
		seen[fields.Field(a.Key)] = true
	}
	for _, f := range []record.Field{record.Title, record.Date, record.Outlet, record.URL, record.Byline, record.ID} {
		if seen[f] && text {
			return true
		}
	}
	return false
}

// Read yields the articles of a file. text is decoded.
func Read(text string, fields *record.Map) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		root, damage := tree.XML(text)
		n := 0
		for _, e := range articles(root, fields) {
			n++
			if !yield(article(e, n, fields)) {
				return
			}
		}
		switch {
		case damage != nil:
			yield(nil, &record.Problem{Reason: "damaged or cut-off XML: " + damage.Error(), Hint: "what was there is read", Err: damage})
		case n == 0:
			yield(nil, record.Bad(0, "no article found in the XML", "its elements are named otherwise: map a field to text"))
		}
	}
}

// articles gives the outermost elements that are articles.
func articles(root *html.Node, fields *record.Map) []*html.Node {
	var out []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) { // no deeper than package tree lets it be
		for _, c := range tree.Children(n) {
			if isArticle(c, fields) {
				out = append(out, c)
			} else {
				walk(c)
			}
		}
	}
	walk(root)
	return out
}

func article(e *html.Node, n int, fields *record.Map) (*record.Record, error) {
	f := fields.Filler()
	for _, a := range e.Attr {
		if a.Namespace != "xmlns" && a.Key != "xmlns" {
			f.Add(a.Key, a.Val)
		}
	}
	for _, c := range tree.Children(e) {
		switch fields.Field(c.Data) {
		case record.Text, record.HTML:
			f.Add(c.Data, body(c))
		default:
			f.Add(c.Data, strings.Join(values(c), ", "))
		}
	}
	r, asHTML := f.Record(n)
	if asHTML != "" {
		r.Text = asHTML
	}
	if strings.TrimSpace(r.Text) == "" {
		return nil, record.Bad(n, "no text in the article", "")
	}
	return r, nil
}

// values are the texts of an element with children, one a child: the names of
// several authors.
func values(e *html.Node) []string {
	children := tree.Children(e)
	if len(children) < 2 {
		return []string{tree.Line(e)}
	}
	var out []string
	for _, c := range children {
		if v := tree.Line(c); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// body makes text of the element of a text (G3). Lines of plain text stay.
func body(e *html.Node) string {
	if len(tree.Children(e)) > 0 {
		return markup.Node(e, nil)
	}
	var b strings.Builder
	for c := range e.ChildNodes() {
		b.WriteString(c.Data)
	}
	text := b.String()
	if strings.Contains(text, "</") || strings.Contains(text, "<br") || strings.Contains(text, "<p>") {
		return markup.Text(text)
	}
	var lines []string
	for l := range strings.SplitSeq(text, "\n") {
		lines = append(lines, strings.TrimSpace(l))
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
