package compare

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"parley/analyze/statement"
)

// TopWords gives for each speaker the n words that fired most often, as
// "thank ×4, hope ×2". Entries of the valence list and of own dictionaries do
// not count.
func TopWords(rows iter.Seq2[*statement.Statement, error], n int) (map[string]string, error) {
	counts := map[string]map[string]int{}
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		if s.Speaker == "" {
			continue
		}
		for i := range s.Hits {
			h := &s.Hits[i]
			if h.Category == "valence" || h.Own() || h.Negated {
				continue
			}
			if counts[s.Speaker] == nil {
				counts[s.Speaker] = map[string]int{}
			}
			if from, to, ok := s.InText(h.Span); ok {
				counts[s.Speaker][strings.ToLower(s.Text[from:to])]++
			}
		}
	}
	out := make(map[string]string, len(counts))
	for speaker, c := range counts {
		out[speaker] = topList(c, n)
	}
	return out, nil
}

func topList(count map[string]int, n int) string {
	words := make([]string, 0, len(count))
	for w := range count {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(count[b]-count[a], strings.Compare(a, b)) })
	var parts []string
	for _, w := range words[:min(n, len(words))] {
		if count[w] > 1 {
			w = fmt.Sprintf("%s ×%d", w, count[w])
		}
		parts = append(parts, w)
	}
	return strings.Join(parts, ", ")
}

// Voice gives for each outlet the mean over its articles of the overall tone of
// the author's own voice.
func Voice(articles []statement.Article) map[string]float64 {
	sum, n := map[string]float64{}, map[string]float64{}
	for i := range articles {
		if a := &articles[i]; a.VoiceWords > 0 {
			sum[a.Outlet] += a.VoiceOverall
			n[a.Outlet]++
		}
	}
	for o := range sum {
		sum[o] /= n[o]
	}
	return sum
}
