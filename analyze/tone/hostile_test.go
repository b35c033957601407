package tone

import (
	"strings"
	"testing"
)

// BenchmarkHostile scores texts without full stops: MB/s must not fall with
// their length.
func BenchmarkHostile(b *testing.B) {
	s := standard(b)
	for _, piece := range []string{"GOOD good ", "' good ", "we hope ", "if the talks "} {
		for _, size := range []struct {
			name  string
			bytes int
		}{{"short", 20_000}, {"long", 200_000}} {
			text := strings.Repeat(piece, size.bytes/len(piece))
			b.Run(strings.TrimSpace(piece)+"/"+size.name, func(b *testing.B) {
				for b.Loop() {
					scoreAll(s, text)
				}
				b.ReportMetric(float64(len(text))*float64(b.N)/1e6/b.Elapsed().Seconds(), "MB/s")
			})
		}
	}
}
