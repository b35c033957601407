package speaker

import (
	"slices"
	"sort"
	"sync"
	"time"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/lexicon/people"
)

// A builder makes one article's cast.
type builder struct {
	d             *doc.Document
	quotes        []quote.Quote
	dir           *people.Directory
	day           time.Time
	cast          *Cast
	known         []known
	officials     []int // entities of the directory that ever held an office
	byID          map[people.ID]int
	byName        map[nameKey]int
	byFamily      map[string][]int
	byGiven       map[string][]int
	labels        map[string]int    // of transcripts, in lower case: whom a bracket behind one named
	ints          []int             // holds the mentions' entities
	readings      []kept            // of runs, see readingPlace; kept from article to article
	readFor       *people.Directory // whose names they are
	passing       []int             // places of readings of this article only
	single        []run             // names of one word, perhaps
	sentenceStart []bool            // by token
	quoted        []doc.Span        // spans between marks in statements: pronouns inside are another's
	reported      []doc.Span        // contents of the other statements
	outside       []int             // by sentence: the author's own sentences before it
	memory        memory
	plurals       []together
	pronouns      []Mention // resolved while attributing; the names' list stays in order till the end
	cursor        int       // tokens before it were looked at for pronouns
	candidates    []candidate
	stands        []stand // of the names' mentions, as far as known
	pronounStands []stand // of the pronouns
	spare         []Mention
	signersRead   bool
	signedBy      []int                       // who speaks as "we" outside turns, as far as known
	signedRule    string                      // S29 or S30
	folds         map[*people.Entry][2]string // family and given name, see fold; kept from article to article
}

// builders keeps builders for their buffers.
var builders = sync.Pool{New: func() any {
	return &builder{cast: &Cast{}, byID: map[people.ID]int{}, byName: map[nameKey]int{}, byFamily: map[string][]int{}, byGiven: map[string][]int{}, labels: map[string]int{},
		readings: make([]kept, mostReadings), folds: map[*people.Entry][2]string{}}
}}

// mostFolds bounds what is kept of directories that are no more.
const mostFolds = 50000

// begin empties the buffers for another article.
func (b *builder) begin(d *doc.Document, quotes []quote.Quote, dir *people.Directory) {
	b.d, b.quotes, b.dir, b.day = d, quotes, dir, d.Meta.Published
	b.cast.Entities, b.cast.Mentions, b.cast.Attributions = b.cast.Entities[:0], b.cast.Mentions[:0], nil
	b.known, b.officials, b.ints = b.known[:0], b.officials[:0], nil
	clear(b.byID)
	clear(b.byName)
	clear(b.byFamily)
	clear(b.byGiven)
	clear(b.labels)
	b.forgetReadings(dir)
	if len(b.folds) > mostFolds {
		clear(b.folds)
	}
	b.sentenceStart = append(b.sentenceStart[:0], make([]bool, len(d.Tokens)+1)...)
	b.quoted, b.reported, b.plurals, b.pronouns, b.candidates = b.quoted[:0], b.reported[:0], b.plurals[:0], b.pronouns[:0], b.candidates[:0]
	b.stands, b.pronounStands = b.stands[:0], b.pronounStands[:0]
	b.memory, b.cursor = memory{}, 0
	b.signersRead, b.signedBy = false, nil
}

// end gives the cast as it leaves the builder.
func (b *builder) end() *Cast {
	c := &Cast{slices.Clone(b.cast.Entities), slices.Clone(b.cast.Mentions), b.cast.Attributions}
	b.d, b.quotes, b.dir, b.ints, b.memory = nil, nil, nil, nil, memory{}
	builders.Put(b)
	return c
}

// Resolve names the speaker of every quote of d.
func Resolve(d *doc.Document, quotes []quote.Quote, dir *people.Directory) *Cast {
	b := builders.Get().(*builder)
	b.begin(d, quotes, dir)
	for _, s := range d.Sentences {
		b.sentenceStart[s.First] = true
	}
	for i := range quotes {
		if k := quotes[i].Kind; k == quote.Direct || k == quote.Turn {
			b.quoted = append(b.quoted, quotes[i].Content...)
		} else {
			b.reported = append(b.reported, quotes[i].Content...)
		}
	}
	byStart := func(x, y doc.Span) int { return x.Start - y.Start }
	slices.SortFunc(b.quoted, byStart)
	slices.SortFunc(b.reported, byStart)
	b.countOutside()
	b.findNames()
	b.learnSexes()
	b.attribute()
	names := len(b.cast.Mentions)
	b.cast.Mentions = append(b.cast.Mentions, b.pronouns...)
	b.mergeMentions(names)
	return b.end()
}

// mergeMentions puts the mentions in order. Those before n and those behind are
// in order by themselves, as each pass goes through the text from its beginning.
func (b *builder) mergeMentions(n int) {
	all := b.cast.Mentions
	if n == 0 || n == len(all) || mentionOrder(&all[n-1], &all[n]) <= 0 {
		return
	}
	b.spare = append(b.spare[:0], all[:n]...)
	i, k := 0, n
	for out := range all {
		if k == len(all) || i < n && mentionOrder(&b.spare[i], &all[k]) <= 0 {
			all[out] = b.spare[i]
			i++
		} else {
			all[out] = all[k]
			k++
		}
		if i == n {
			break // the rest stands where it should
		}
	}
}

// mentionOrder is by the first byte, the longer mention first.
func mentionOrder(x, y *Mention) int {
	if x.Span.Start != y.Span.Start {
		return x.Span.Start - y.Span.Start
	}
	return y.Span.End - x.Span.End
}

func (b *builder) span(first, last int) doc.Span {
	return doc.Span{Start: int(b.d.Tokens[first].Start), End: int(b.d.Tokens[last-1].End)}
}

// heading reports whether token t stands in a heading or the title.
func (b *builder) heading(t int) bool {
	at := int(b.d.Tokens[t].Start)
	i := sort.Search(len(b.d.Paragraphs), func(i int) bool { return b.d.Paragraphs[i].End > at })
	return i < len(b.d.Paragraphs) && (b.d.Paragraphs[i].Heading || b.d.TitleSpan.Contains(b.d.Paragraphs[i].Span))
}

// inQuote reports whether byte at stands in another's words.
func (b *builder) inQuote(at int) bool { return inside(b.quoted, at) }

// inside reports whether byte at stands in one of the spans, which are in order.
func inside(spans []doc.Span, at int) bool {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End > at })
	return i < len(spans) && spans[i].Start <= at
}

// mentionsIn gives the mentions that lie in s.
func (b *builder) mentionsIn(s doc.Span) []Mention {
	m := b.cast.Mentions
	i := sort.Search(len(m), func(i int) bool { return m[i].Span.Start >= s.Start })
	j := i
	for j < len(m) && m[j].Span.Start < s.End {
		j++
	}
	return m[i:j]
}

// attribute goes through the statements in the order of the text, so that each
// can lean on those before it.
func (b *builder) attribute() {
	b.cast.Attributions = make([]Attribution, len(b.quotes))
	order := make([]int, len(b.quotes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return b.sourceAt(x) - b.sourceAt(y) })
	b.memory = newMemory(b)
	sentence := 0
	for _, i := range order {
		at := b.sourceAt(i)
		b.follow(at)
		for ; sentence < len(b.d.Sentences) && b.d.Sentences[sentence].Start < at; sentence++ {
			b.findTogether(&b.d.Sentences[sentence])
		}
		b.cast.Attributions[i] = b.one(i)
		b.said(i, &b.cast.Attributions[i])
	}
}

// sourceAt is where a statement's source stands, else where it begins.
func (b *builder) sourceAt(i int) int {
	if s := b.quotes[i].Source; !s.Empty() {
		return s.Start
	}
	return b.quotes[i].Content[0].Start
}

// one names the speaker of statement i.
func (b *builder) one(i int) Attribution {
	q := &b.quotes[i]
	var a Attribution
	switch {
	case q.Kind == quote.Turn:
		a = b.label(q)
	case q.Source.Empty() && q.Passive: // "asked whether ...", "was described as": not the speaker before
		a = refused("S12", "the text does not say by whom")
	case q.Source.Empty():
		a = b.unsaid(i)
	default:
		var ok bool
		if a, ok = b.agentBefore(q); ok {
			break
		}
		if a = b.source(q, q.Source); a.Rule == "S12" && len(a.Speakers) == 0 {
			a = b.unsaid(i) // what the source holds cannot speak
		}
	}
	if a.AsWritten.Empty() {
		a.AsWritten = q.Source
	}
	if !q.Addressee.Empty() {
		a.Addressees = b.source(q, q.Addressee).Speakers
	}
	return a
}

// learnSexes gives people the sex that pronouns right behind their names tell.
func (b *builder) learnSexes() {
	for _, m := range b.cast.Mentions {
		e := &b.cast.Entities[m.Entities[0]]
		if e.Kind != Person || e.Sex != people.UnknownSex || m.Rule == "S5" {
			continue
		}
		e.Sex = b.sexAfter(m.Span.End)
	}
}

// sexAfter looks for he or she within the sentence behind byte at, before
// another name comes.
func (b *builder) sexAfter(at int) people.Sex {
	he, she := 0, 0
	i := b.d.TokenAt(at)
	for j := i; j < min(i+25, len(b.d.Tokens)); j++ {
		t := b.d.Tokens[j]
		if t.Kind == doc.Word && t.Upper && j > i && b.class(j)&notName == 0 {
			break
		}
		switch b.lower(j) {
		case "he", "his", "him", "himself":
			he++
		case "she", "her", "herself", "hers":
			she++
		case ".", "?", "!":
			if j > i+12 {
				j = len(b.d.Tokens)
			}
		}
	}
	switch {
	case he > she:
		return people.Male
	case she > he:
		return people.Female
	}
	return people.UnknownSex
}
