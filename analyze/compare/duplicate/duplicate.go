// Package duplicate finds articles that repeat each other: exact copies, wire
// stories printed by several outlets, and shortened versions of them.
//
// A Sketch stands for a text: MinHash over its shingles of three words (Broder
// 1997), made in one pass with one hash function (Li, Owen and Zhang 2012) and
// empty places filled by rotation (Shrivastava and Li 2014). Sketches are small
// and can be kept in place of texts. Find compares those that meet in a band of
// locality-sensitive hashing.
//
// Rules:
//
//	D1 the sketches are equal
//	D2 the texts share six tenths of all their shingles or more
//	D3 the shorter text lies in the longer one for four fifths or more
//
// D2 and D3 hold for articles within a week of each other, or undated: forms
// with new names filled in (orders, lists of those present) come year after year.
package duplicate

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"time"
)

// Places is the length of a sketch. The similarity it gives has a standard
// error of at most .5/sqrt(128) = .044.
const Places = 128

// Thresholds of the rules, as shares of shingles.
const (
	NearShare = .6 // D2: shared by both, of all
	PartShare = .8 // D3: of the shorter text, shared
	partLeast = .2 // D3: shared of all; below, a sketch says too little
)

// minShingles is the least length of a text that is compared: shorter ones are
// equal by chance (tickers, captions).
const minShingles = 20

// bands of rows places each: texts that share six tenths are met with a chance of
// 1-(1-.6^3)^42 = .99996, those that share a third with .80.
const (
	rows  = 3
	bands = Places / rows
)

// A Sketch stands for a text.
type Sketch struct {
	Shingles int // words of the text minus two
	Hashes   [Places]uint32
}

// An Article is what is known of one text.
type Article struct {
	Doc       string
	Published string // 2006-01-02 or RFC 3339; "" when unknown
	Wire      string // agency, see Wire
	Sketch    *Sketch
}

// A Copy is an article that repeats another.
type Copy struct {
	Doc, Of string  // Of is the representative of the group
	Rule    string  // D1, D2 or D3, against the article it is most like in its group
	Share   float64 // estimated share of shingles in common with that
	Wire    string  // agency of the group, where one is named
}

// Find gives the copies among articles. A group is all articles joined by
// rules D1 to D3; its representative is the one published first, then the
// longest, then the first given. Copies stand in the order of articles.
//
// Beside the articles it takes some 60 bytes for each of them and processor,
// however many repeat each other.
func Find(articles []Article) []Copy {
	f := finder{articles, newGroups(len(articles)), make([]link, len(articles))}
	turns := make([]turn, min(runtime.GOMAXPROCS(0), bands))
	for i := range turns {
		turns[i] = turn{buckets: make(map[uint64]int32, len(articles)), before: make([]int32, len(articles))}
	}
	for band := 0; band < bands; band += len(turns) {
		now := turns[:min(len(turns), bands-band)]
		var wg sync.WaitGroup
		for i := range now {
			wg.Go(func() { now[i].find(articles, band+i) })
		}
		wg.Wait()
		for i := range now { // in the order of bands, whatever the number of processors
			for _, p := range now[i].pairs {
				f.join(p)
			}
		}
	}
	return f.groups.copies(articles, f.best)
}

// a finder joins articles into groups.
type finder struct {
	articles []Article
	groups   groups
	best     []link // of each article, to the one it is most like
}

// A pair is two articles that are copies.
type pair struct {
	i, j int32
	link
}

// join joins a pair. To be told of it again changes nothing.
func (f *finder) join(p pair) {
	f.groups.join(int(p.i), int(p.j))
	for _, k := range [2]int32{p.i, p.j} {
		if p.share > f.best[k].share {
			f.best[k] = p.link
		}
	}
}

type link struct {
	rule  string
	share float64
}

// judge compares two sketches.
func judge(a, b *Sketch) (rule string, share float64) {
	same := 0
	for i, h := range a.Hashes {
		if h == b.Hashes[i] {
			same++
		}
	}
	share = float64(same) / Places
	shorter := float64(min(a.Shingles, b.Shingles))
	part := share / (1 + share) * float64(a.Shingles+b.Shingles) / shorter
	switch {
	// D1
	case same == Places && a.Shingles == b.Shingles:
		return "D1", 1
	// D2
	case share >= NearShare:
		return "D2", share
	// D3
	case share >= partLeast && part >= PartShare:
		return "D3", share
	}
	return "", share
}

// week is how far copies are apart at most.
const week = 7 * 24 * time.Hour

func farApart(a, b string) bool {
	x, errX := time.Parse(time.DateOnly, a[:min(len(a), 10)])
	y, errY := time.Parse(time.DateOnly, b[:min(len(b), 10)])
	return errX == nil && errY == nil && x.Sub(y).Abs() > week
}

// A turn finds the pairs of one band at a time.
type turn struct {
	buckets map[uint64]int32 // last article of each bucket; places are counted from 1
	before  []int32          // the one before it in the same bucket; 0 is none
	pairs   []pair
}

// find gives the copies among articles that agree in a band. Most agree in many
// bands and are found as often: to compare their sketches again costs less than
// to remember all pairs.
func (t *turn) find(articles []Article, band int) {
	clear(t.buckets)
	t.pairs = t.pairs[:0]
	for i := range articles {
		s := articles[i].Sketch
		if s == nil || s.Shingles < minShingles {
			continue
		}
		key := bandKey(s.Hashes[band*rows : (band+1)*rows])
		last := t.buckets[key]
		t.before[i] = last
		t.buckets[key] = int32(i + 1)
		for steps := 0; last > 0 && steps < maxBucket; steps++ {
			if l := compare(&articles[last-1], &articles[i]); l.rule != "" {
				t.pairs = append(t.pairs, pair{last - 1, int32(i), l})
			}
			last = t.before[last-1]
		}
	}
}

// compare tells by which rule two articles are copies; "" when they are none.
func compare(a, b *Article) link {
	rule, share := judge(a.Sketch, b.Sketch)
	if rule != "D1" && rule != "" && farApart(a.Published, b.Published) {
		rule = ""
	}
	return link{rule, share}
}

// maxBucket bounds the articles of one bucket that a new one is compared with:
// a group of thousands of copies needs not all pairs to be joined.
const maxBucket = 8

func bandKey(h []uint32) uint64 {
	key := uint64(14695981039346656037)
	for _, v := range h {
		key = (key ^ uint64(v)) * 1099511628211
		key ^= key >> 29
	}
	return key
}

// groups is a union-find forest.
type groups []int32

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = int32(i)
	}
	return g
}

func (g groups) root(i int32) int32 {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(i, j int) {
	a, b := g.root(int32(i)), g.root(int32(j))
	g[max(a, b)] = min(a, b)
}

// members are the articles of each group of several, by its root.
func (g groups) members() map[int32][]int {
	out := map[int32][]int{}
	for i := range g {
		if r := g.root(int32(i)); r != int32(i) { // a root is the first of its group
			if out[r] == nil {
				out[r] = []int{int(r)}
			}
			out[r] = append(out[r], i)
		}
	}
	return out
}

func (g groups) copies(articles []Article, best []link) []Copy {
	members := g.members()
	var out []Copy
	first, wire := map[int32]int{}, map[int32]string{}
	for root, group := range members {
		first[root], wire[root] = representative(articles, group), wireOf(articles, group)
	}
	for i := range articles {
		root := g.root(int32(i))
		if r, ok := first[root]; ok && r != i {
			out = append(out, Copy{Doc: articles[i].Doc, Of: articles[r].Doc, Rule: best[i].rule, Share: best[i].share, Wire: wire[root]})
		}
	}
	return out
}

func representative(articles []Article, group []int) int {
	return slices.MinFunc(group, func(i, j int) int {
		a, b := &articles[i], &articles[j]
		return cmp.Or(later(a.Published, b.Published), cmp.Compare(b.Sketch.Shingles, a.Sketch.Shingles), cmp.Compare(i, j))
	})
}

// later orders days, unknown ones last.
func later(a, b string) int {
	a, b = a[:min(len(a), 10)], b[:min(len(b), 10)]
	if (a == "") != (b == "") {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

func wireOf(articles []Article, group []int) string {
	for _, i := range group {
		if articles[i].Wire != "" {
			return articles[i].Wire
		}
	}
	return ""
}
