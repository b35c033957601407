package page

import (
	"hash/maphash"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parley/analyze/ingest/markup"
)

// Shares of a text from which on it is a list of links (H6), chosen on pages of
// sections and of articles with related headlines between their paragraphs.
const (
	linkText  = .6 // of the text stands in links, too
	linkLines = .4 // of the lines are headlines that are links,
	minLinks  = 8  // and there are so many
)

// shingle is the length in bytes of the pieces that texts are compared by: two
// words, so that the small words of a language are in no link by chance.
const shingle = 12

// maxPieces bounds the memory of the pieces, about 20 MB.
const maxPieces = 500_000

// links are what a page has as links: whole lines, and pieces of them.
type links struct {
	lines  map[string]bool
	pieces map[uint64]bool
	seed   maphash.Seed
}

func linksOf(root *html.Node) *links {
	l := &links{map[string]bool{}, map[uint64]bool{}, maphash.MakeSeed()}
	for n := range root.Descendants() {
		if n.DataAtom == atom.A && attr(n, "href") != "" && len(l.pieces) < maxPieces {
			for line := range strings.SplitSeq(markup.Node(n, nil), "\n") {
				l.lines[line] = true
				for i := 0; i+shingle <= len(line); i++ {
					l.pieces[maphash.String(l.seed, line[i:i+shingle])] = true
				}
			}
		}
	}
	delete(l.lines, "")
	return l
}

// list reports a text that is for the most part links.
func (l *links) list(text string) bool {
	lines, headlines, pieces, linked := 0, 0, 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		lines++
		if l.lines[line] && words(line) >= 4 {
			headlines++
		}
		if len(line) < shingle { // too short for a piece
			pieces += len(line)
			if l.lines[line] {
				linked += len(line)
			}
			continue
		}
		pieces += len(line)
		linked += l.covered(line)
	}
	return float64(linked) > linkText*float64(pieces) || headlines >= minLinks && float64(headlines) > linkLines*float64(lines)
}

// covered counts the bytes of a line that lie in pieces of links.
func (l *links) covered(line string) int {
	n, end := 0, 0
	for i := 0; i+shingle <= len(line); i++ {
		if l.pieces[maphash.String(l.seed, line[i:i+shingle])] {
			n += i + shingle - max(end, i)
			end = i + shingle
		}
	}
	return n
}
