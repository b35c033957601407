package tree

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"parley/analyze/ingest/record"
)

// Elements yields the elements below n in document order, without recursion.
func Elements(n *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		if n == nil {
			return
		}
		for c := range n.Descendants() {
			if c.Type == html.ElementNode && !yield(c) {
				return
			}
		}
	}
}

// All gives the elements below n that have one of the names.
func All(n *html.Node, names ...string) []*html.Node {
	var out []*html.Node
	for c := range Elements(n) {
		if slices.Contains(names, c.Data) {
			out = append(out, c)
		}
	}
	return out
}

// First gives the first element below n of the first name that there is, nil
// when there is none.
func First(n *html.Node, names ...string) *html.Node {
	for _, name := range names {
		for c := range Elements(n) {
			if c.Data == name {
				return c
			}
		}
	}
	return nil
}

// Children gives the elements right below n.
func Children(n *html.Node) []*html.Node {
	var out []*html.Node
	if n == nil {
		return nil
	}
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			out = append(out, c)
		}
	}
	return out
}

// Attr gives an attribute, "" when it is not there or n is nil.
func Attr(n *html.Node, name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// HasClass reports whether an element has a class, in any case of letters.
func HasClass(n *html.Node, class string) bool {
	for _, c := range strings.Fields(Attr(n, "class")) {
		if strings.EqualFold(c, class) {
			return true
		}
	}
	return false
}

// Line gives all text below n as one line.
func Line(n *html.Node) string {
	var b strings.Builder
	if n == nil {
		return ""
	}
	if n.Type == html.TextNode {
		return record.Clean(n.Data)
	}
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		} else if c.Data == "br" {
			b.WriteByte(' ')
		}
	}
	return record.Clean(b.String())
}
