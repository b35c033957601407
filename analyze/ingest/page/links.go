package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parley/analyze/ingest/markup"
)

// Shares of a text from which on it is a list of links (H6), chosen on pages of
// sections and of articles with related headlines between their paragraphs.
const (
	linkWords = .5 // of the words stand in links
	linkLines = .4 // of the lines are headlines that are links,
	minLinks  = 8  // and there are so many
)

// links are the lines of a page that are links and nothing else.
type links map[string]bool

func linesOfLinks(root *html.Node) links {
	l := links{}
	for n := range root.Descendants() {
		if n.DataAtom == atom.A && attr(n, "href") != "" {
			for line := range strings.SplitSeq(markup.Node(n, nil), "\n") {
				l[line] = true
			}
		}
	}
	delete(l, "")
	return l
}

// list reports a text that is for the most part links.
func (l links) list(text string) bool {
	all, inLinks, lines, headlines := 0, 0, 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		n := words(line)
		all += n
		lines++
		if l[line] {
			inLinks += n
			if n >= 4 {
				headlines++
			}
		}
	}
	return float64(inLinks) > linkWords*float64(all) || headlines >= minLinks && float64(headlines) > linkLines*float64(lines)
}
