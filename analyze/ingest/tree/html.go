package tree

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// HTML parses a page. The parser gives up where more than 512 elements are
// open, as in pages that never close their fonts; such a page is parsed again
// without the elements that only set type, and the last time without blocks
// (X4).
func HTML(text string) (*html.Node, error) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		root, err = html.Parse(strings.NewReader(without(text, setsType)))
	}
	if err != nil {
		root, err = html.Parse(strings.NewReader(without(text, func(a atom.Atom) bool { return setsType(a) || encloses(a) })))
	}
	return root, err
}

func setsType(a atom.Atom) bool {
	switch a {
	case atom.Font, atom.Span, atom.B, atom.I, atom.U, atom.Em, atom.Strong, atom.Small, atom.Big, atom.Tt, atom.S, atom.Strike, atom.Nobr, atom.Center, atom.Code, atom.Mark, atom.Ins:
		return true
	}
	return false
}

func encloses(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Section, atom.Article, atom.Blockquote, atom.Table, atom.Tbody, atom.Tr, atom.Td, atom.Ul, atom.Ol, atom.Dl, atom.Form, atom.Fieldset, atom.Main, atom.Aside, atom.Nav:
		return true
	}
	return false
}

// without takes away the tags of elements and leaves what is in them.
func without(text string, drop func(atom.Atom) bool) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return b.String()
		}
		raw := string(z.Raw())
		if kind == html.StartTagToken || kind == html.EndTagToken {
			name, _ := z.TagName()
			if drop(atom.Lookup(name)) {
				b.WriteByte(' ')
				continue
			}
		}
		b.WriteString(raw)
	}
}
