package speaker

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/analyze/doc"
	"parley/analyze/quote"
)

// TestCalibration compares the confidence reported with the share of right
// speakers on PolNeAR's splits, by rule and by band, and logs the table of the
// package comment. A statement counts where its content is, but for its ends,
// a gold one's; it is right as score.py has it, but for initials.
func TestCalibration(t *testing.T) {
	dir := directory(t)
	for _, split := range []string{"train", "dev"} {
		rules, bands := map[string]*tally{}, map[string]*tally{}
		for _, a := range gold(t, "polnear-"+split+".jsonl.gz") {
			d := a.document()
			quotes := quote.Find(d)
			c := Resolve(d, quotes, dir)
			offsets := byteOffsets(a.Text)
			for i := range quotes {
				at := &c.Attributions[i]
				if g := a.match(d, &quotes[i], offsets); g != nil && len(at.Speakers) > 0 && judged(at, g) {
					ok := right(d, c, at, g, offsets)
					count(rules, at.Rule, at.Confidence, ok)
					count(bands, fmt.Sprintf("%.1f", at.Confidence), at.Confidence, ok)
				}
			}
		}
		t.Logf("%s, by rule:\n%s", split, table(rules))
		t.Logf("%s, by confidence:\n%s", split, table(bands))
		if gap := calibrationError(bands); gap > .05 {
			t.Errorf("%s: confidence is off by %.3f on average", split, gap)
		}
	}
}

// judged reports whether gold can tell if an answer is right: a pronoun's only
// where people resolved it, which they did on the dev split.
func judged(at *Attribution, g *goldQuote) bool {
	if at.Rule == "S11" || at.Rule == "S20" || at.Rule == "S21" {
		return g.Speaker != ""
	}
	return g.Speaker != "" || len(g.Source) > 0
}

// A tally counts the statements of a rule or band.
type tally struct {
	n, right int
	sum      float64 // of the confidence reported
}

func count(m map[string]*tally, key string, conf float64, ok bool) {
	if m[key] == nil {
		m[key] = &tally{}
	}
	m[key].n++
	m[key].sum += conf
	if ok {
		m[key].right++
	}
}

func table(m map[string]*tally) string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var b strings.Builder
	for _, k := range keys {
		v := m[k]
		fmt.Fprintf(&b, "%-4s n %5d  reported %.2f  right %.2f\n", k, v.n, v.sum/float64(v.n), float64(v.right)/float64(v.n))
	}
	return b.String()
}

// calibrationError is the mean gap between confidence and share of right
// answers over the bands, weighted by their size.
func calibrationError(m map[string]*tally) float64 {
	gap, n := 0.0, 0
	for _, v := range m {
		d := v.sum - float64(v.right)
		gap += max(d, -d)
		n += v.n
	}
	return gap / float64(n)
}

// byteOffsets maps code points of text to bytes.
func byteOffsets(text string) []int {
	out := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

// match gives the gold quote whose first byte lies in q's content or the
// reverse, and which shares most of it.
func (a *goldArticle) match(d *doc.Document, q *quote.Quote, offsets []int) *goldQuote {
	var best *goldQuote
	most := 0
	for i := range a.Quotes {
		g := &a.Quotes[i]
		both, all := 0, 0
		for _, c := range g.Content {
			s := doc.Span{Start: offsets[c[0]], End: offsets[c[1]]}
			all += s.Len()
			for _, o := range q.Content {
				both += max(0, min(s.End, o.End)-max(s.Start, o.Start))
			}
		}
		for _, o := range q.Content {
			all += o.Len()
		}
		if 3*both >= all && both > most { // Jaccard of a half or more
			best, most = g, both
		}
	}
	return best
}

// right is score.py's speaker_ok: the name where gold has one, else a shared
// source.
func right(d *doc.Document, c *Cast, at *Attribution, g *goldQuote, offsets []int) bool {
	if g.Speaker != "" && len(at.Speakers) > 0 {
		names := strings.Split(g.Speaker, ";") // PolNeAR gives only the first of several
		for _, n := range names {
			if !slices.ContainsFunc(at.Speakers, func(s int) bool { return sameName(n, c.Entities[s].Name) }) {
				return false
			}
		}
		return true
	}
	if g.Speaker != "" {
		return false
	}
	for _, s := range g.Source {
		if at.AsWritten.Overlaps(doc.Span{Start: offsets[s[0]], End: offsets[s[1]]}) {
			return true
		}
	}
	return false
}

func sameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	return len(x) == 1 || len(y) == 1 || x[0] == y[0] || x[0][0] == y[0][0] && (len(x[0]) == 1 || len(y[0]) == 1)
}

func nameWords(s string) []string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if w = base(w); w != "" && !(titles[w] && len(out) == 0) && w != "the" {
			out = append(out, w)
		}
	}
	return out
}
