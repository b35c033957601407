package markup

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

var cases = []struct{ name, in, want string }{
	{"paragraphs", "<p>One.</p>\n<p>Two.</p>", "One.\nTwo."},
	{"inline", "One <b>two</b>, <a href=x>three</a>.", "One two, three."},
	{"white space", " a\n\t b &nbsp; c ", "a b c"},
	{"breaks", "a<br>b<br/>c", "a\nb\nc"},
	{"empty blocks", "<div><p></p><div>a</div></div><p> </p>b", "a\nb"},
	{"entities", "&ldquo;Yes&rdquo; &amp; caf&eacute; &#8212; &lt;no&gt;", "“Yes” & café — <no>"},
	{"hidden", "<style>x</style><script>y<p></script>a<noscript>z</noscript>b", "ab"},
	{"cells", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"},
	{"lists", "<ul><li>a<li>b</ul>", "a\nb"},
	{"open and stray tags", "</p><p>a<i>b</p>c</b>", "ab\nc"},
	{"plain text", "a < b and c > d", "a < b and c > d"},
	{"a quotation over lines", "<blockquote>“One</blockquote><p>two.”</p>", "“One\ntwo.”"},
	{"remarks", "a<!-- b -->c", "ac"},
	{"nothing", "", ""},
}

func TestText(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := Text(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNode(t *testing.T) {
	root, err := html.Parse(strings.NewReader("<p>One.</p><aside>no</aside><p>Two <i>three</i>.</p>" + strings.Repeat("<div>", 450) + "deep"))
	if err != nil {
		t.Fatal(err)
	}
	if got := Node(root, func(n *html.Node) bool { return n.Data == "aside" }); got != "One.\nTwo three." || strings.Contains(got, "deep") {
		t.Errorf("got %q", got)
	}
	if Node(nil, nil) != "" {
		t.Error("no node has text")
	}
}

// FuzzText: valid text without blank lines or white space at its ends, not
// longer than what it came from.
func FuzzText(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		got := Text(s)
		if !utf8.ValidString(got) || len(got) > 3*len(s) || strings.Contains(got, "\n\n") || got != strings.Trim(got, " \n") {
			t.Errorf("Text(%q) = %q", s, got)
		}
	})
}
