package tree

import (
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// show writes a tree as name(children...) with texts in brackets.
func show(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode {
			b.WriteString("[" + c.Data + "]")
			continue
		}
		b.WriteString(c.Data)
		for _, a := range c.Attr {
			b.WriteString(" " + a.Key + "=" + a.Val)
		}
		b.WriteString("(" + show(c) + ")")
	}
	return b.String()
}

var cases = []struct {
	name, in, want string
	err            error
}{
	{"names and attributes", `<a:News xmlns:a="u" a:Lang="en"><Item ID="1">x</Item></a:News>`, "news a=u lang=en(item id=1([x]))", nil},
	{"entities", "<a>&amp; &eacute; &#8212;</a>", "a([& é —])", nil},
	{"X1 wrong end", "<a><b>x</a>y</b>", "a(b([x]))[y]", nil},
	{"X1 never opened", "<a></b>x</a>", "a([x])", nil},
	{"X3 entity bomb", `<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>`, "a([&b;])", nil},
	{"CDATA", "<a><![CDATA[<p>x</p>]]></a>", "a([<p>x</p>])", nil},
	{"cut off", "<a><b>x", "a(b([x]))", io.ErrUnexpectedEOF},
	{"nothing", "", "", nil},
}

func TestXML(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root, err := XML(c.in)
			if show(root) != c.want || (err == nil) != (c.err == nil) {
				t.Errorf("got %s, %v; want %s, %v", show(root), err, c.want, c.err)
			}
		})
	}
}

// TestDeep: elements below the depth are flattened (X2), and the text stays.
func TestDeep(t *testing.T) {
	const n = 200_000
	root, err := XML(strings.Repeat("<a>", n) + "x" + strings.Repeat("</a>", n))
	if err != nil || Line(root) != "x" {
		t.Errorf("%q, %v", Line(root), err)
	}
	depth := 0
	for e := root.FirstChild; e != nil; e = e.FirstChild {
		depth++
	}
	if depth > maxDepth+2 {
		t.Errorf("%d elements within each other", depth)
	}
}

func TestFind(t *testing.T) {
	root, err := XML(`<r><a class="x Y">one<br/>two</a><b><a>three</a></b></r>`)
	if err != nil {
		t.Fatal(err)
	}
	a := First(root, "none", "a")
	if len(All(root, "a", "b")) != 3 || Line(a) != "one two" || !HasClass(a, "y") || HasClass(a, "z") || len(Children(First(root, "r"))) != 2 || Attr(a, "class") != "x Y" {
		t.Errorf("%s", show(root))
	}
	if First(root, "none") != nil || Line(nil) != "" || Attr(nil, "x") != "" || Children(nil) != nil || len(All(nil, "a")) != 0 {
		t.Error("nothing has parts")
	}
}

// TestHTML: a page that never closes its fonts or blocks is read (X4).
func TestHTML(t *testing.T) {
	for _, tag := range []string{"<font size=2>", "<b>", "<div>", "<table><tr><td>", "<p><span>"} {
		root, err := HTML("<html><body>" + strings.Repeat(tag+"x ", 3000) + "</body></html>")
		if err != nil || Line(root) != strings.TrimSpace(strings.Repeat("x ", 3000)) {
			t.Errorf("%s: %v, %d bytes", tag, err, len(Line(root)))
		}
	}
}

// FuzzXML: no text is lost that was there before a damage, none is made up.
func FuzzXML(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		root, err := XML(strings.ToValidUTF8(s, "\ufffd"))
		if root == nil || errors.Is(err, ErrSize) && len(s) < maxNodes {
			t.Fatalf("no tree: %v", err)
		}
		if text := Line(root); len(text) > 4*len(s) {
			t.Errorf("%d bytes of text from %d", len(text), len(s))
		}
	})
}
