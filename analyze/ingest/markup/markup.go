// Package markup makes text of HTML and XHTML: one line a paragraph. It takes
// everything that is written there; choosing the article of a web page is
// package page's job.
package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth is how deep elements may lie within each other.
const maxDepth = 400

// Text gives the text of a piece of HTML, paragraphs separated by newlines.
func Text(fragment string) string {
	var w writer
	z := html.NewTokenizer(strings.NewReader(fragment))
	skip := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return w.String()
		case html.TextToken:
			if skip == 0 {
				w.text(string(z.Text()))
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if hidden(a) {
				skip++
			}
			w.edge(a)
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if hidden(a) && skip > 0 {
				skip--
			}
			w.edge(a)
		case html.SelfClosingTagToken:
			name, _ := z.TagName()
			w.edge(atom.Lookup(name))
		}
	}
}

// Node gives the text below a node. Elements for which drop is true are left
// out; drop may be nil.
func Node(n *html.Node, drop func(*html.Node) bool) string {
	var w writer
	w.node(n, drop, 0)
	return w.String()
}

func (w *writer) node(n *html.Node, drop func(*html.Node) bool, depth int) {
	if n == nil || depth > maxDepth {
		return
	}
	if n.Type == html.TextNode {
		w.text(n.Data)
		return
	}
	if hidden(n.DataAtom) || n.Type == html.ElementNode && drop != nil && drop(n) {
		return
	}
	w.edge(n.DataAtom)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, drop, depth+1)
	}
	w.edge(n.DataAtom)
}

func hidden(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Iframe, atom.Svg, atom.Textarea, atom.Select:
		return true
	}
	return false
}

// A writer collects text and begins a new line at the edges of blocks.
type writer struct {
	b       strings.Builder
	newline bool // a block edge was passed
	space   bool // white space was passed
}

// String gives the text without white space at its ends.
func (w *writer) String() string { return w.b.String() }

// edge notes the begin or end of an element.
func (w *writer) edge(a atom.Atom) {
	switch a {
	case atom.P, atom.Div, atom.Br, atom.Li, atom.Ul, atom.Ol, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Blockquote, atom.Pre, atom.Table, atom.Tr, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Aside,
		atom.Figure, atom.Figcaption, atom.Hr, atom.Dl, atom.Dt, atom.Dd, atom.Address, atom.Main, atom.Nav, atom.Form,
		atom.Title, atom.Body, atom.Html:
		w.newline = true
	case atom.Td, atom.Th:
		w.space = true
	}
}

func (w *writer) text(s string) {
	for s != "" {
		i := strings.IndexFunc(s, isSpace)
		if i < 0 {
			w.word(s)
			return
		}
		if i > 0 {
			w.word(s[:i])
		}
		w.space = true
		s = strings.TrimLeftFunc(s[i:], isSpace)
	}
}

// isSpace is the white space of HTML; a no-break space is kept as a space.
func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == '\u00a0'
}

func (w *writer) word(s string) {
	switch {
	case w.b.Len() == 0:
	case w.newline:
		w.b.WriteByte('\n')
	case w.space:
		w.b.WriteByte(' ')
	}
	w.newline, w.space = false, false
	w.b.WriteString(s)
}
