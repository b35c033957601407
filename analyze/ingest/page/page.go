// Package page takes the article out of a web page: its body by
// go-trafilatura, its fields by schema.org, OpenGraph and meta elements. A list
// of links or a page behind a paywall is no article.
//
// Rules:
//
//	H1  fields: JSON-LD of a news article, then microdata, then meta elements
//	H2  a body under 40 words is no article; four signs of a script without
//	    spaces count as a word
//	H3  a page that is marked as not free, or says so, with a body under 120
//	    words is a paywall
//	H4  a front page (root address, og:type website) is a list
//	H5  consent dialogs, share bars and newsletter forms are taken away first
//	H6  a page whose text is for the most part that of links is a list
//	H7  an address of the Wayback Machine is that of the page it kept; a saved
//	    page says its address in a remark
//	H8  the body that schema.org gives counts where it is more than twice what
//	    was found, as on pages that a script fills; never on one that is paid
//	H9  title, byline and date in the first lines are the page's, and so is
//	    boilerplate between the paragraphs
package page

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"parley/analyze/ingest/charset"
	"parley/analyze/ingest/markup"
	"parley/analyze/ingest/record"
	"parley/analyze/ingest/tree"
)

// MaxBytes is the largest page read. Extraction takes up to 500 MB of memory
// for a hostile page of this size.
const MaxBytes = 5 << 20

// Fewer words than these are no article (H2), or the begin of one (H3).
const (
	minWords     = 40
	paywallWords = 120
	signsPerWord = 4 // of scripts without spaces; a quarter more than a word has, for lists have no verbs
)

// Read takes the article out of a page. declared is the encoding its HTTP header
// names. keep also gives pages that are no articles. The error is a
// *record.Problem.
func Read(b []byte, declared string, keep bool) (*record.Record, error) {
	if len(b) > MaxBytes {
		return nil, record.Bad(1, fmt.Sprintf("web page of %d bytes", len(b)), fmt.Sprintf("pages over %d bytes are not read", MaxBytes))
	}
	if declared == "" {
		declared = charset.Declared(b)
	}
	text, _, warning := charset.Decode(b, declared)
	root, err := tree.HTML(text)
	if err != nil {
		return nil, &record.Problem{N: 1, Reason: "web page not readable: " + err.Error(), Err: err}
	}
	r := fields(root)
	r.Warn(warning)
	prune(root, 0)
	l := linksOf(root)
	r.Text, err = body(root)
	r.front = r.front || l.list(r.Text)
	r.Text = trim(r.Text, r.Record)
	if w := words(r.whole); !r.paid && w >= minWords && w > 2*words(r.Text) { // H8
		r.Text, r.front, err = plainBody(r.whole), false, nil
		r.Keep("body from", "schema.org")
	}
	if err != nil && !keep {
		return nil, &record.Problem{N: 1, Reason: "no article found in the web page", Hint: "a list of links, a script page or an error page has none", Err: err}
	}
	if w := words(r.Text); w >= minWords && w < paywallWords && !r.paid {
		r.paid = walled(text)
	}
	if reason := r.notArticle(); reason != "" && !keep {
		return nil, record.Bad(1, reason, "read it anyway with the option to keep all")
	}
	return r.Record, nil
}

// plainBody makes text of the body that schema.org has: plain or mark-up.
func plainBody(s string) string {
	if strings.Contains(s, "</") || strings.Contains(s, "<br") || strings.Contains(s, "<p>") {
		return markup.Text(s)
	}
	var lines []string
	for l := range strings.SplitSeq(html.UnescapeString(s), "\n") {
		if l = record.Clean(l); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// body extracts the text of the article.
func body(root *html.Node) (string, error) {
	res, err := trafilatura.ExtractDocument(root, trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled,
	})
	if err != nil {
		return "", err
	}
	return markup.Node(res.ContentNode, nil), nil
}

// notArticle says why a page is no article, "" when it is one.
func (p *pageRecord) notArticle() string {
	words := words(p.Text)
	switch {
	case words < minWords: // H2
		return fmt.Sprintf("no article found in the web page: %d words of text", words)
	case p.paid && words < paywallWords: // H3
		return fmt.Sprintf("behind a paywall: only %d words are there", words)
	case p.front: // H4 H6
		return "a front page or list of links, not an article"
	}
	return ""
}

// words counts the words of a text (H2).
func words(text string) int {
	n := 0
	for f := range strings.FieldsSeq(text) {
		signs := 0
		for _, r := range f {
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
				signs++
			}
		}
		n += max(1, signs/signsPerWord)
	}
	return n
}
