// Package coverage lays articles on one event side by side: which outlet used
// which quotation, cut it or left it out, what each leads with, the words and
// reporting verbs that set an outlet apart, and how alike the articles are.
//
// The data flow:
//
//	rows -> Align -> quotations with their uses -> NewMatrix -> quotation x outlet
//	rows -> Leads -> the statement each article begins with
//	texts -> Framing, rows -> Verbs -> words of each outlet against the others
//	texts -> Cosine, quotations -> SharedQuotes -> Map -> places of articles
//
// Rules of Align:
//
//	C1 the same words
//	C2 nine tenths of the shorter stand in the longer, in order: it was cut, by two words or more
//	C3 six tenths do: it was changed, or translated in another way
//	C4 the quotation stands inside a much longer passage, as in a transcript
//	C5 a statement in several stretches is compared sentence by sentence: a stretch that begins a sentence begins another quotation
//	C7 eight words or more that stand in another statement are the same quotation though the speaker is another: one of the two is named wrongly
//	C6 what an article gives of a quotation in several pieces is one use of it
package coverage

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"

	"parley/analyze/statement"
)

// A Quotation is one thing said, with all its uses.
type Quotation struct {
	Speaker string
	Text    string // its longest form
	Summit  string // of that form
	Uses    []Use  // in the order of the rows
}

// A Use is one statement that gives a quotation.
type Use struct {
	Doc, Outlet string
	N           int    // number of the statement in its article
	Speaker     string // as that article has it
	Rule        string
	Share       float64 // of the words of the longest form that it keeps, 0..1
	Text        string
	Edits       []Edit // from the longest form to this one; nil when equal or for C4
}

// statements shorter than minWords are equal by chance.
const minWords = 4

// An item is a statement ready to be compared.
type item struct {
	row   said
	keys  []int32  // its words in lower case, letters and digits only, by their numbers
	from  int      // words of the text before them
	words []string // as written, where they are not those of the text
}

// said is what the comparison needs of a statement.
type said struct {
	Doc, Outlet, Summit, Speaker, Text string
	N                                  int
}

// written are the words as written.
func (it *item) written() []string {
	if it.words != nil {
		return it.words
	}
	words, _ := split(it.row.Text)
	return words[it.from:]
}

// Align groups the direct and mixed quotations, headlines and turns of rows by
// what was said. Statements by the same speaker meet, and long ones by others
// (C7). Quotations used by most articles stand first.
func Align(rows iter.Seq2[*statement.Statement, error]) ([]Quotation, error) {
	var items []*item
	v := newVocabulary()
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		if s.Kind != "indirect" {
			items = append(items, newItems(s, v)...)
		}
	}
	out := align(items)
	slices.SortStableFunc(out, func(a, b Quotation) int {
		return cmp.Or(cmp.Compare(b.articles(), a.articles()), cmp.Compare(len(b.Text), len(a.Text)))
	})
	return out, nil
}

// newItems cuts a statement into what is compared.
func newItems(s *statement.Statement, v *vocabulary) []*item {
	var out []*item
	for _, text := range sentences(s.Text) {
		_, keys := split(text)
		from := 0
		if len(keys) > 0 && keys[0] == "that" && s.Kind == "mixed" { // the conjunction is the reporter's
			from = 1
		}
		if keys = keys[from:]; len(keys) >= minWords {
			out = append(out, &item{row: said{Doc: s.Doc, N: s.N, Outlet: s.Outlet, Summit: s.Summit, Speaker: s.Speaker, Text: text}, keys: v.numbers(keys), from: from})
		}
	}
	return out
}

// marks open and close quotations.
const marks = "“”\"«»„"

// C5
func sentences(text string) []string {
	parts := strings.Split(text, statement.Separator)
	if strings.ContainsAny(text, marks) && len(parts) > 1 { // short words without marks beside those with are the reporter's
		parts = slices.DeleteFunc(parts, func(p string) bool { return !strings.ContainsAny(p, marks) && len(strings.Fields(p)) < minWords })
	}
	if len(parts) == 0 {
		return nil
	}
	out := parts[:1]
	for _, p := range parts[1:] {
		last := &out[len(out)-1]
		if startsSentence(p) && len(strings.Fields(p)) >= minWords && len(strings.Fields(*last)) >= minWords {
			out = append(out, p)
			continue
		}
		*last += statement.Separator + p
	}
	return out
}

// startsSentence reports whether the first letter is a capital.
func startsSentence(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.IsUpper(r)
		}
	}
	return false
}

// articles counts the articles that use q.
func (q *Quotation) articles() int {
	docs := map[string]bool{}
	for i := range q.Uses {
		docs[q.Uses[i].Doc] = true
	}
	return len(docs)
}

// align groups statements: the longest takes those that the
// rules join to it, then the longest of the rest. So nothing is joined only by
// way of a third.
func align(items []*item) []Quotation {
	joined, inside := make([][]int, len(items)), map[int][]int{} // inside: the longer passages that hold an item
	for _, p := range meet(items) {
		short, long := int(p[0]), int(p[1])
		if len(items[short].keys) > len(items[long].keys) {
			short, long = long, short
		}
		switch judge(items[short], items[long]) {
		case "":
		case "C4":
			inside[short] = append(inside[short], long)
		default:
			joined[short], joined[long] = append(joined[short], long), append(joined[long], short)
		}
	}
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(len(items[j].keys), len(items[i].keys)) })
	taken := make([]bool, len(items))
	var out []Quotation
	for _, lead := range order {
		if taken[lead] {
			continue
		}
		members := []int{lead}
		for _, i := range joined[lead] {
			if !taken[i] {
				members = append(members, i)
			}
		}
		slices.Sort(members)
		for _, i := range members {
			taken[i] = true
		}
		out = append(out, quotation(items, lead, members, inside))
	}
	return out
}

// quotation lays the members of a group against the longest of them, and adds
// the passages that hold it.
func quotation(items []*item, longest int, members []int, inside map[int][]int) Quotation {
	full := items[longest]
	q := Quotation{Speaker: full.row.Speaker, Text: full.row.Text, Summit: full.row.Summit}
	used := map[int]bool{}
	for _, pieces := range byDoc(items, members) {
		q.Uses = append(q.Uses, useOf(full, pieces))
	}
	for _, i := range members {
		used[i] = true
	}
	for _, i := range members {
		for _, long := range inside[i] {
			if !used[long] {
				used[long] = true
				r := &items[long].row
				q.Uses = append(q.Uses, Use{Doc: r.Doc, Outlet: r.Outlet, N: r.N, Speaker: r.Speaker, Rule: "C4", Share: 1, Text: r.Text})
			}
		}
	}
	return q
}

// byDoc gives the members of each article, in the order they are met.
func byDoc(items []*item, members []int) [][]*item {
	var out [][]*item
	at := map[string]int{}
	for _, i := range members {
		k, ok := at[items[i].row.Doc]
		if !ok {
			k = len(out)
			at[items[i].row.Doc] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], items[i])
	}
	return out
}

// useOf is what one article made of a quotation: its fullest piece, with those
// that add to it. C6
func useOf(full *item, pieces []*item) Use {
	best := use(full, pieces[0])
	chosen := pieces[0]
	for _, p := range pieces[1:] {
		if u := use(full, p); u.Share > best.Share {
			best, chosen = u, p
		}
	}
	for _, p := range pieces {
		if p == chosen {
			continue
		}
		for _, both := range []*item{joined(chosen, p), joined(p, chosen)} {
			if u := use(full, both); u.Share*float64(len(full.keys)) >= best.Share*float64(len(full.keys))+minWords {
				best, chosen = u, both
			}
		}
	}
	return best
}

// joined is two pieces as one.
func joined(a, b *item) *item {
	it := &item{row: a.row, words: slices.Concat(a.written(), b.written()), keys: slices.Concat(a.keys, b.keys)}
	it.row.Text = a.row.Text + statement.Separator + b.row.Text
	return it
}

func use(full, it *item) Use {
	u := Use{Doc: it.row.Doc, Outlet: it.row.Outlet, N: it.row.N, Speaker: it.row.Speaker, Rule: "C1", Share: 1, Text: it.row.Text}
	if slices.Equal(full.keys, it.keys) {
		return u
	}
	edits, kept := diff(full, it)
	u.Edits, u.Share, u.Rule = edits, float64(kept)/float64(len(full.keys)), "C3"
	if float64(kept) >= cutShare*float64(len(it.keys)) && len(full.keys)-kept >= cutWords {
		u.Rule = "C2"
	}
	return u
}
