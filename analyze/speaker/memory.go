package speaker

import (
	"sort"

	"parley/analyze/doc"
)

// memory is what has been said so far: who spoke last, and where.
type memory struct {
	speaker   []int    // of the latest statement with a speaker
	at        int      // byte behind that statement
	source    doc.Span // the words that named the speaker
	paragraph int
	group     []int // the latest speaker that is no single person
	groupAt   int
	persons   int // mentions of persons in the whole article
}

func newMemory(b *builder) memory {
	m := memory{at: -1, paragraph: -1}
	for i := range b.known {
		if b.cast.Entities[i].Kind == Person {
			m.persons += b.known[i].mentions
		}
	}
	return m
}

// said remembers the speakers of statement i.
func (b *builder) said(i int, a *Attribution) {
	if len(a.Speakers) == 0 {
		return
	}
	m, q := &b.memory, &b.quotes[i]
	m.speaker, m.at = a.Speakers, max(q.Span().End, q.Source.End, a.AsWritten.End)
	if !a.AsWritten.Empty() {
		m.source = a.AsWritten
	}
	if len(a.Speakers) == 1 && a.Rule != "S11" && a.Rule != "S13" && b.cast.Entities[a.Speakers[0]].Kind == Person && !a.AsWritten.Empty() && len(b.mentionsIn(a.AsWritten)) == 0 {
		b.meant(b.d.TokenAt(a.AsWritten.Start), a.Speakers[0], a.Confidence) // "the senator", a slip of the pen
	}
	m.paragraph = b.paragraphAt(q.Span().End - 1)
	if len(a.Speakers) > 1 || b.cast.Entities[a.Speakers[0]].Kind != Person {
		m.group, m.groupAt = a.Speakers, max(a.AsWritten.Start, q.Source.Start)
	}
}

func (b *builder) paragraphAt(at int) int {
	return sort.Search(len(b.d.Paragraphs), func(i int) bool { return b.d.Paragraphs[i].End > at })
}

// sentenceAt gives the sentence that holds byte at, or the next.
func (b *builder) sentenceAt(at int) int {
	return min(sort.Search(len(b.d.Sentences), func(i int) bool { return b.d.Sentences[i].End > at }), max(len(b.d.Sentences)-1, 0))
}

// mentionBefore gives the last name that begins before byte at, or -1.
func (b *builder) mentionBefore(at int) int {
	ms := b.cast.Mentions
	return sort.Search(len(ms), func(i int) bool { return ms[i].Span.Start >= at }) - 1
}

// countOutside numbers the sentences that are not wholly another's words, so
// that distance is counted in the author's own sentences.
func (b *builder) countOutside() {
	b.outside = append(b.outside[:0], make([]int, len(b.d.Sentences)+1)...)
	n, q := 0, 0
	for i, s := range b.d.Sentences {
		for q < len(b.quoted) && b.quoted[q].End < s.End {
			q++
		}
		b.outside[i] = n
		if q >= len(b.quoted) || !b.quoted[q].Contains(s.Span) {
			n++
		}
	}
	b.outside[len(b.d.Sentences)] = n
}
