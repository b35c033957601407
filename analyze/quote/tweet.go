package quote

import (
	"strings"

	"parley/analyze/doc"
)

// longestHandle is how many bytes a handle and the date behind it may have.
const longestHandle = 60

// tweet takes a paragraph that is a tweet set into the text, as news sites print it
// (H4): the words — Ann Lee (@annlee) May 1, 2029. They are the signer's own, as
// between marks.
func (f *finder) tweet(p *para) bool {
	text := f.d.Text(p.span)
	end := max(0, len(text)-longestHandle)
	handle := end + strings.LastIndex(text[end:], " (@")
	if handle < end || text[0] == '<' {
		return false
	}
	dash := strings.LastIndex(text[:handle], "—")
	if dash < 0 {
		return false
	}
	words := doc.Span{Start: p.span.Start, End: p.span.Start + len(strings.TrimRight(text[:dash], " \n\t\u00a0"))}
	at := dash + len("—")
	name := doc.Span{Start: p.span.Start + at + len(text[at:handle]) - len(strings.TrimLeft(text[at:handle], " \u00a0")), End: p.span.Start + handle}
	if words.Len() < minSame || name.Empty() || name.Len() > 50 {
		return false
	}
	n := f.add(p, Quote{Content: []doc.Span{words}, Source: name, Rules: []string{"H4"}, Score: .9})
	f.out[n].Kind = Direct
	return true
}
