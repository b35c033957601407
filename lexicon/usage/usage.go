// Package usage counts which entries of a lexicon are found in articles, which
// never are, and which evaluative words of the articles no entry takes, each in
// its context: what one needs to know before trusting a dictionary on texts it
// was not written for.
//
// It counts what stands in the text, before the rules of context: a negated word
// is found all the same. Names do not count: a word with a capital inside a
// sentence. Boilerplate does not count either.
//
// A word is evaluative (column Why) when
//
//	V1  it stands in the valence list, or
//	V2  it has an ending of adjectives and adverbs that judge: -ful, -less, -ous, -ive, -able, -ible, -ly
//
// and it is missing where no entry of a tone, event or own category covers it. In
// a lexicon of valence alone any entry covers.
package usage

import (
	"cmp"
	"slices"
	"strings"

	"parley/analyze/doc"
	"parley/lexicon"
)

// Options say how much to keep. The zero value keeps two contexts and words
// that were found twice.
type Options struct {
	Contexts int                // a word or entry, 0 is 2; below 0 none
	Least    int                // occurrences of a missing word, 0 is 2
	Valence  map[string]float64 // words of the valence list; nil is that of the lexicon
}

// A Counter counts the articles given to it. It is not safe to share.
type Counter struct {
	lex      *lexicon.Lexicon
	match    *lexicon.Matcher
	o        Options
	covers   []bool // by category: whether its hits cover a word
	articles int
	words    int
	entries  []tally
	cats     []tally
	missing  map[string]*word
}

// A tally counts one entry, category or word.
type tally struct {
	hits, articles int
	last           int // article of the last hit, counted from 1
	contexts       []Context
}

type word struct {
	tally
	covered int
	why     string
}

// A Context is an occurrence with the words around it.
type Context struct {
	Doc                 string
	Before, Text, After string
}

// New makes a counter.
func New(l *lexicon.Lexicon, o Options) *Counter {
	if o.Contexts == 0 {
		o.Contexts = 2
	}
	if o.Least == 0 {
		o.Least = 2
	}
	if o.Valence == nil {
		o.Valence = Ratings(l)
	}
	c := &Counter{lex: l, match: l.Matcher(), o: o, entries: make([]tally, len(l.Entries())), cats: make([]tally, len(l.Categories())), missing: map[string]*word{}}
	only := !slices.ContainsFunc(l.Categories(), func(x lexicon.Category) bool { return x.Layer != lexicon.Valence })
	for _, x := range l.Categories() {
		c.covers = append(c.covers, only || x.Layer != lexicon.Valence)
	}
	return c
}

// Ratings are the single words of a lexicon's valence layer with their weights.
func Ratings(l *lexicon.Lexicon) map[string]float64 {
	out := map[string]float64{}
	for i := range l.Entries() {
		e := &l.Entries()[i]
		if l.Categories()[l.CategoryOf(i)].Layer != lexicon.Valence {
			continue
		}
		forms, err := lexicon.Forms(e)
		if err != nil {
			continue
		}
		for _, f := range forms {
			if len(f) == 1 && !strings.ContainsAny(f[0], "*?_") {
				out[f[0]] = e.Weight
			}
		}
	}
	return out
}

// Add counts one article.
func (c *Counter) Add(d *doc.Document) {
	c.articles++
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if !d.Paragraphs[s.Paragraph].Masked {
			c.sentence(d, s)
		}
	}
}

func (c *Counter) sentence(d *doc.Document, s *doc.Sentence) {
	covered := make([]bool, s.Last-s.First)
	isName := func(i int) bool { return name(d, s, i) }
	for _, m := range c.match.Match(d, s.First, s.Last, isName) {
		span := doc.Span{Start: int(d.Tokens[m.First].Start), End: int(d.Tokens[m.Last-1].End)}
		cat := c.lex.CategoryOf(m.Entry)
		c.tally(&c.entries[m.Entry], d, span)
		c.count(&c.cats[cat])
		for i := m.First; i < m.Last && c.covers[cat]; i++ {
			covered[i-s.First] = true
		}
	}
	for i := s.First; i < s.Last; i++ {
		if d.Tokens[i].Kind == doc.Word {
			c.words++
			if !isName(i) {
				c.word(d, i, covered[i-s.First])
			}
		}
	}
}

// name reports a word with a capital that does not begin the sentence or a
// quotation in it. Words all in capitals are shouting or initials.
func name(d *doc.Document, s *doc.Sentence, i int) bool {
	t := &d.Tokens[i]
	if !t.Upper || t.Kind != doc.Word || i == s.First || t.End-t.Start < 3 || d.Tokens[i-1].Kind == doc.Mark {
		return false
	}
	text := d.Body[t.Start:t.End]
	return text != strings.ToUpper(text)
}

func (c *Counter) word(d *doc.Document, i int, covered bool) {
	span := d.Tokens[i].Span()
	s := strings.ToLower(strings.ReplaceAll(d.Text(span), "’", "'"))
	w, known := c.missing[s]
	if !known {
		why := c.evaluative(s)
		if why != "" {
			w = &word{why: why}
		}
		c.missing[strings.Clone(s)] = w
	}
	switch {
	case w == nil:
	case covered:
		w.covered++
	default:
		c.tally(&w.tally, d, span)
	}
}

func (c *Counter) count(t *tally) {
	t.hits++
	if t.last != c.articles {
		t.last = c.articles
		t.articles++
	}
}

func (c *Counter) tally(t *tally, d *doc.Document, span doc.Span) {
	c.count(t)
	if len(t.contexts) < c.o.Contexts {
		t.contexts = append(t.contexts, context(d, span))
	}
}

// contextWidth is how many bytes stand either side of a word in context.
const contextWidth = 48

func context(d *doc.Document, span doc.Span) Context {
	from, to := max(0, span.Start-contextWidth), min(len(d.Body), span.End+contextWidth)
	for from < span.Start && from > 0 && d.Body[from-1] != ' ' && d.Body[from-1] != '\n' { // begin with a whole word
		from++
	}
	for to > span.End && to < len(d.Body) && d.Body[to] != ' ' && d.Body[to] != '\n' {
		to--
	}
	line := func(s string) string {
		return strings.Clone(strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), ""))
	}
	return Context{d.Meta.ID, line(d.Body[from:span.Start]), line(d.Body[span.Start:span.End]), line(d.Body[span.End:to])}
}

// A Report is what was counted.
type Report struct {
	Articles, Words int
	Categories      []Category // in the lexicon's order
	Entries         []Entry    // found, most frequent first
	Dead            []Entry    // never found, in the lexicon's order
	Missing         []Word     // evaluative words no entry covers, most frequent first
}

// A Category sums the entries of one category.
type Category struct {
	Name             string
	Entries, Found   int // entries, and those found
	Hits, Articles   int
	PerThousandWords float64
}

// An Entry is one entry and how often it was found.
type Entry struct {
	*lexicon.Entry
	Hits, Articles int
	Contexts       []Context
}

// A Word is an evaluative word that was found outside of all entries Hits
// times and inside of one Covered times.
type Word struct {
	Word, Why               string
	Hits, Articles, Covered int
	Contexts                []Context
}

// Report sums up.
func (c *Counter) Report() *Report {
	r := &Report{Articles: c.articles, Words: c.words}
	for i, cat := range c.lex.Categories() {
		x := Category{Name: cat.Name, Hits: c.cats[i].hits, Articles: c.cats[i].articles}
		if c.words > 0 {
			x.PerThousandWords = 1000 * float64(x.Hits) / float64(c.words)
		}
		r.Categories = append(r.Categories, x)
	}
	for i := range c.entries {
		t, cat := &c.entries[i], &r.Categories[c.lex.CategoryOf(i)]
		e := Entry{&c.lex.Entries()[i], t.hits, t.articles, t.contexts}
		cat.Entries++
		if t.hits == 0 {
			r.Dead = append(r.Dead, e)
			continue
		}
		cat.Found++
		r.Entries = append(r.Entries, e)
	}
	slices.SortStableFunc(r.Entries, func(a, b Entry) int { return cmp.Compare(b.Hits, a.Hits) })
	for s, w := range c.missing {
		if w != nil && w.hits >= c.o.Least {
			r.Missing = append(r.Missing, Word{s, w.why, w.hits, w.articles, w.covered, w.contexts})
		}
	}
	slices.SortFunc(r.Missing, func(a, b Word) int { return cmp.Or(cmp.Compare(b.Hits, a.Hits), cmp.Compare(a.Word, b.Word)) })
	return r
}
