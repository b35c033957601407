package coverage

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"

	"parley/analyze/statement"
	"parley/analyze/stats"
)

// A Text is the words of one article, or of the statements it selects.
type Text struct {
	Doc, Outlet string
	Body        string
}

// A Keyword is a word that one group uses more than the others.
type Keyword struct {
	Group, Word string
	Count       int // in the group
	Others      int // in all other groups
	Articles    int // of the group that have it
	stats.Keyness
	Q          float64 // P after Benjamini-Hochberg over all words of the group
	Dispersion float64 // over the articles of the group: 0 even, 1 all in one
	Contexts   []string
}

// FrameOptions bound what Framing tells. The zero value means the defaults.
type FrameOptions struct {
	Least    int     // count in the group; 0 is 3
	Articles int     // of the group that must have it; 0 is 2: one article frames nothing
	Top      int     // words of each group; 0 is 25
	Contexts int     // lines of keyword in context for each; 0 is 3
	Prior    float64 // words the background weighs; 0 is a tenth of all, at most 1000
	Z        float64 // least z; 0 is 1.96
	Level    float64 // of intervals; 0 is .95
	All      bool    // also words of grammar, and of the outlets' own names
}

func (o FrameOptions) withDefaults() FrameOptions {
	o.Least, o.Articles, o.Top, o.Contexts = cmp.Or(o.Least, 3), cmp.Or(o.Articles, 2), cmp.Or(o.Top, 25), cmp.Or(o.Contexts, 3)
	o.Z, o.Level = cmp.Or(o.Z, 1.96), cmp.Or(o.Level, .95)
	return o
}

// Framing finds the words that set each outlet apart from the others, by log
// odds with the words of all texts as informative prior (Monroe, Colaresi and
// Quinn 2008), the strongest first. Outlets stand in order of their names.
func Framing(texts []Text, o FrameOptions) []Keyword {
	o = o.withDefaults()
	c := newCounts()
	for i := range texts {
		_, keys := split(texts[i].Body)
		c.add(texts[i].Outlet, keys)
	}
	if !o.All {
		c.dull = dullWords(texts)
	}
	out := c.keywords(o)
	for i := range out {
		out[i].Contexts = contexts(texts, out[i].Group, out[i].Word, o.Contexts)
	}
	return out
}

// Verbs finds the reporting words that set each group of a statement's key
// apart, "claimed" against "said". group names the outlet or the speaker.
func Verbs(rows iter.Seq2[*statement.Statement, error], group func(*statement.Statement) string, o FrameOptions) ([]Keyword, error) {
	type part struct{ group, doc string }
	words := map[part][]string{}
	var order []part
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		p := part{group(s), s.Doc}
		if s.CueWord == "" || p.group == "" {
			continue
		}
		if words[p] == nil {
			order = append(order, p)
		}
		words[p] = append(words[p], s.CueWord)
	}
	c := newCounts()
	for _, p := range order {
		c.add(p.group, words[p])
	}
	return c.keywords(o.withDefaults()), nil
}

// Selected joins the statements of each article to a text: the words of what an
// outlet chose to quote.
func Selected(rows iter.Seq2[*statement.Statement, error]) ([]Text, error) {
	var out []Text
	var bodies []*strings.Builder
	index := map[string]int{}
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		i, ok := index[s.Doc]
		if !ok {
			i = len(out)
			index[s.Doc] = i
			out, bodies = append(out, Text{Doc: s.Doc, Outlet: s.Outlet}), append(bodies, &strings.Builder{})
		}
		bodies[i].WriteString(s.Text)
		bodies[i].WriteByte('\n')
	}
	for i, b := range bodies {
		out[i].Body = b.String()
	}
	return out, nil
}

// counts is how often each group has each word, article by article.
type counts struct {
	*vocabulary
	all    []float64       // by number
	dull   map[string]bool // words that are counted but not told
	groups map[string]*groupCounts
}

type float64s map[string]float64

type groupCounts struct {
	words    map[int32]float64 // of all its articles
	articles [][]wordCount     // each
	sizes    []float64
	size     float64
}

func newCounts() *counts {
	return &counts{vocabulary: newVocabulary(), groups: map[string]*groupCounts{}}
}

func (c *counts) add(group string, keys []string) {
	if group == "" || len(keys) == 0 {
		return
	}
	g := c.groups[group]
	if g == nil {
		g = &groupCounts{words: map[int32]float64{}}
		c.groups[group] = g
	}
	own := countWords(c.numbers(keys))
	c.all = append(c.all, make([]float64, len(c.words)-len(c.all))...)
	for _, w := range own {
		g.words[w.word] += float64(w.count)
		c.all[w.word] += float64(w.count)
	}
	n := float64(len(keys))
	g.articles, g.sizes, g.size = append(g.articles, own), append(g.sizes, n), g.size+n
}

func (c *counts) keywords(o FrameOptions) []Keyword {
	var names []string
	size := 0.0
	for name, g := range c.groups {
		names = append(names, name)
		size += g.size
	}
	slices.Sort(names)
	o.Prior = cmp.Or(o.Prior, min(size/10, 1000))
	var out []Keyword
	for _, name := range names {
		out = append(out, c.ofGroup(name, size, o)...)
	}
	return out
}

func (c *counts) ofGroup(name string, size float64, o FrameOptions) []Keyword {
	g := c.groups[name]
	var out []Keyword
	for w, n := range g.words {
		k := Keyword{Group: name, Word: c.words[w], Count: int(n), Others: int(c.all[w] - n)}
		prior := o.Prior * c.all[w] / size
		if k.Keyness = stats.LogOdds(n, g.size, c.all[w]-n, size-g.size, prior, o.Prior, o.Level); !math.IsNaN(k.Z) {
			out = append(out, k)
		}
	}
	slices.SortFunc(out, func(a, b Keyword) int { return cmp.Or(cmp.Compare(b.Z, a.Z), cmp.Compare(a.Word, b.Word)) })
	out = slices.DeleteFunc(out, func(k Keyword) bool { return c.dull[k.Word] })
	p := make([]float64, len(out))
	for i := range out {
		p[i] = out[i].P
	}
	for i, q := range stats.BH(p) {
		out[i].Q = q
	}
	return c.told(g, out, o)
}

// told keeps the words used often enough, in enough articles, and clearly more
// than by the others.
func (c *counts) told(g *groupCounts, sorted []Keyword, o FrameOptions) []Keyword {
	var out []Keyword
	for _, k := range sorted {
		if k.Z < o.Z || len(out) == o.Top {
			break
		}
		hits := make([]float64, len(g.articles))
		for i, a := range g.articles {
			if hits[i] = float64(countOf(a, c.number[k.Word])); hits[i] > 0 {
				k.Articles++
			}
		}
		if k.Count >= o.Least && k.Articles >= o.Articles {
			k.Dispersion = stats.DP(hits, g.sizes)
			out = append(out, k)
		}
	}
	return out
}

// around is how many words stand on each side of a keyword in context.
const around = 6

// contexts shows a word in at most n articles of an outlet: "before [word] after".
func contexts(texts []Text, outlet, word string, n int) []string {
	var out []string
	for i := range texts {
		if len(out) == n {
			break
		}
		if texts[i].Outlet != outlet {
			continue
		}
		words, keys := split(texts[i].Body)
		if at := slices.Index(keys, word); at >= 0 {
			before, after := words[max(0, at-around):at], words[at+1:min(len(words), at+1+around)]
			out = append(out, strings.TrimSpace(strings.Join(before, " ")+" ["+words[at]+"] "+strings.Join(after, " ")))
		}
	}
	return out
}
