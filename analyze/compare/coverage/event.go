package coverage

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"parley/analyze/compare"
	"parley/analyze/statement"
	"parley/analyze/stats"
)

// An Input is everything known of one event.
type Input struct {
	Name     string
	Articles []statement.Article
	Rows     []statement.Statement // of those articles, ordered by article and number
	Bodies   map[string]string     // by document; framing needs them
	Values   []string              // of the tone table; nil is overall
	Least    int                   // outlets that must use a quotation for it to stand in the matrix; 0 is 2
	Once     bool                  // copies are left out of tone, words, verbs and the map
	Frame    FrameOptions
	stats.Thresholds
}

// An Event is the articles on one event side by side.
type Event struct {
	Name           string
	Articles       []statement.Article // by outlet, then day, then document
	Statements     int
	Quotations     []Quotation
	Matrix         *Matrix
	Leads          []Lead
	Tone           *compare.Table // of the statements each outlet selected
	Words          []Keyword      // framing: words of outlets outside statements
	OutletVerbs    []Keyword
	SpeakerVerbs   []Keyword
	Verbs          []VerbCount
	Compared       []statement.Article // the articles of Cosine, Shared and Places
	Cosine, Shared [][]float64
	Places         [][2]float64
	Stress         float64
	Warnings       []string
}

// Lay puts the articles of an event side by side.
func Lay(in Input) (*Event, error) {
	e := &Event{Name: in.Name, Articles: slices.Clone(in.Articles), Statements: len(in.Rows)}
	slices.SortStableFunc(e.Articles, func(a, b statement.Article) int {
		return cmp.Or(cmp.Compare(a.Outlet, b.Outlet), cmp.Compare(a.Published, b.Published), cmp.Compare(a.Doc, b.Doc))
	})
	all := compare.Of(in.Rows)
	var err error
	if e.Quotations, err = Align(all); err != nil {
		return nil, err
	}
	e.Matrix = NewMatrix(e.Quotations, e.Articles, cmp.Or(in.Least, 2))
	if e.Leads, err = Leads(all); err != nil {
		return nil, err
	}
	skip := compare.Copies(e.Articles)
	e.Compared = e.Articles
	if in.Once {
		e.Compared = slices.DeleteFunc(slices.Clone(e.Articles), func(a statement.Article) bool { return skip[a.Doc] })
		all = compare.Only(all, func(s *statement.Statement) bool { return !skip[s.Doc] })
	}
	if err := e.count(in, all, skip); err != nil {
		return nil, err
	}
	e.warn(in, len(skip))
	return e, e.place(in)
}

// count makes what rests on the numbers of words and statements.
func (e *Event) count(in Input, rows iter.Seq2[*statement.Statement, error], copies map[string]bool) (err error) {
	p := compare.Projection{Row: compare.Outlet, Values: in.Values, Thresholds: in.Thresholds}
	if !in.Once {
		p.Copies = copies
	}
	if e.Tone, err = compare.Build(rows, p); err != nil {
		return err
	}
	e.Words = Framing(e.ownWords(in), in.Frame)
	outlet := func(s *statement.Statement) string { return s.Outlet }
	speaker := func(s *statement.Statement) string { return s.Speaker }
	if e.OutletVerbs, err = Verbs(rows, outlet, in.Frame); err != nil {
		return err
	}
	if e.SpeakerVerbs, err = Verbs(rows, speaker, in.Frame); err != nil {
		return err
	}
	e.Verbs, err = CountVerbs(rows)
	return err
}

// ownWords are the bodies without what stands in statements: the words of the
// outlet. Where a body is missing its statements stand in.
func (e *Event) ownWords(in Input) []Text {
	spans := map[string][]*statement.Statement{}
	for i := range in.Rows {
		r := &in.Rows[i]
		spans[r.Doc] = append(spans[r.Doc], r)
	}
	var out []Text
	for i := range e.Compared {
		a := &e.Compared[i]
		if body, ok := in.Bodies[a.Doc]; ok {
			out = append(out, Text{a.Doc, a.Outlet, without(body, spans[a.Doc])})
		}
	}
	return out
}

// without blanks the contents of statements.
func without(body string, rows []*statement.Statement) string {
	b := []byte(body)
	for _, r := range rows {
		for _, c := range r.Content {
			for i := max(c.Start, 0); i < min(c.End, len(b)); i++ {
				b[i] = ' '
			}
		}
	}
	return string(b)
}

// place compares the articles by their words and quotations.
func (e *Event) place(in Input) (err error) {
	texts, docs := make([]Text, len(e.Compared)), make([]string, len(e.Compared))
	for i := range e.Compared {
		a := &e.Compared[i]
		texts[i], docs[i] = Text{a.Doc, a.Outlet, in.Bodies[a.Doc]}, a.Doc
	}
	if len(texts) > maxMap {
		e.Warnings = append(e.Warnings, fmt.Sprintf("%d articles: no similarity and no map of more than %d", len(texts), maxMap))
		return nil
	}
	e.Cosine, e.Shared = Cosine(texts), SharedQuotes(docs, e.Quotations)
	e.Places, e.Stress, err = Map(e.Cosine)
	return err
}

func (e *Event) warn(in Input, copies int) {
	add := func(format string, args ...any) { e.Warnings = append(e.Warnings, fmt.Sprintf(format, args...)) }
	articles, missing, nameless := map[string]int{}, 0, 0
	for i := range e.Articles {
		a := &e.Articles[i]
		articles[a.Outlet]++
		if _, ok := in.Bodies[a.Doc]; !ok {
			missing++
		}
		if a.Outlet == "" {
			nameless++
		}
	}
	if missing > 0 {
		add("the text of %d of %d articles is not stored: their words are not compared; parley run stores it", missing, len(e.Articles))
	}
	if nameless > 0 {
		add("%d of %d articles name no outlet and stand in no column", nameless, len(e.Articles))
	}
	if copies > 0 && in.Once {
		add("%d of %d articles repeat others: left out of tone, words, verbs and map", copies, len(e.Articles))
	} else if copies > 0 {
		add("%d of %d articles repeat others: quotes of a wire story counted once per copy", copies, len(e.Articles))
	}
	var single []string
	for o, n := range articles {
		if n == 1 && o != "" {
			single = append(single, o)
		}
	}
	if slices.Sort(single); len(single) > 0 {
		add("one article only, so no framing words and no interval: %s", strings.Join(single, ", "))
	}
}

// A VerbCount is how often an outlet reports a speaker with a word.
type VerbCount struct {
	Outlet, Speaker, Verb string
	Count, Articles       int
	Share                 float64 // of the outlet's reporting words for the speaker
}

// CountVerbs counts the reporting words of each outlet for each speaker;
// statements without one do not count. By outlet, speaker, then count.
func CountVerbs(rows iter.Seq2[*statement.Statement, error]) ([]VerbCount, error) {
	type key struct{ outlet, speaker, verb string }
	counts, docs, all := map[key]int{}, map[key]map[string]bool{}, map[[2]string]int{}
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		if s.CueWord == "" {
			continue
		}
		k := key{s.Outlet, s.Speaker, s.CueWord}
		if counts[k]++; docs[k] == nil {
			docs[k] = map[string]bool{}
		}
		docs[k][s.Doc] = true
		all[[2]string{s.Outlet, s.Speaker}]++
	}
	out := make([]VerbCount, 0, len(counts))
	for k, n := range counts {
		out = append(out, VerbCount{k.outlet, k.speaker, k.verb, n, len(docs[k]), float64(n) / float64(all[[2]string{k.outlet, k.speaker}])})
	}
	slices.SortFunc(out, func(a, b VerbCount) int {
		return cmp.Or(cmp.Compare(a.Outlet, b.Outlet), cmp.Compare(a.Speaker, b.Speaker), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Verb, b.Verb))
	})
	return out, nil
}

// A Pair is two articles and how alike they are.
type Pair struct {
	A, B           *statement.Article
	Cosine, Shared float64
}

// Pairs gives every two articles compared, the most alike by their words first.
func (e *Event) Pairs() []Pair {
	var out []Pair
	for i := range e.Cosine {
		for j := range i {
			out = append(out, Pair{&e.Compared[j], &e.Compared[i], e.Cosine[i][j], e.Shared[i][j]})
		}
	}
	slices.SortStableFunc(out, func(a, b Pair) int { return cmp.Compare(b.Cosine, a.Cosine) })
	return out
}

func orNil(f float64) any {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	return f
}
