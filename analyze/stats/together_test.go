package stats

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Law: samples that share their articles and weights get what each gets alone,
// and the summaries are those of the prepared.
func TestTogetherIsAlone(t *testing.T) {
	dice := rand.New(rand.NewPCG(4, 2))
	for _, articles := range []int{3, 12, 260} { // too few, resampled, more than are resampled
		n := 3 * articles
		cluster, outer, weight := make([]int, n), make([]int, n), make([]float64, n)
		for i := range n {
			cluster[i], weight[i] = dice.IntN(articles), float64(dice.IntN(5))
			outer[i] = cluster[i] % 9
		}
		values := func() []float64 {
			v := make([]float64, n)
			for i := range v {
				v[i] = dice.NormFloat64()
			}
			return v
		}
		samples := []Sample{{Values: values(), Cluster: cluster}, {Values: values(), Cluster: cluster}, {Values: values(), Cluster: cluster, Weight: weight},
			{Values: values(), Cluster: cluster, Weight: weight}, {Values: values(), Cluster: cluster, Outer: outer}, {Values: values()[:n/2], Cluster: cluster}, {}}
		together, summaries := PrepareAll(samples, Thresholds{Draws: 200}), SummarizeAll(samples, Thresholds{Draws: 200})
		for i, s := range samples {
			alone := Summarize(Sample{Values: slices.Clone(s.Values), Cluster: slices.Clone(s.Cluster), Outer: slices.Clone(s.Outer), Weight: slices.Clone(s.Weight)}, Thresholds{Draws: 200})
			for _, got := range []Summary{together[i].Summary, summaries[i]} {
				if d := cmp.Diff(alone, got, cmpopts.EquateNaNs()); d != "" {
					t.Errorf("%d articles, sample %d:\n%s", articles, i, d)
				}
			}
		}
	}
}
