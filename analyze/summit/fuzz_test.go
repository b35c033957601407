package summit

import (
	"strings"
	"testing"
	"time"

	"parley/analyze/doc"
)

// FuzzLoad: whatever own definitions hold, they are read or their faults are
// told; what was read assigns itself where an article names it.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{"- {name: Lakeside 2030, from: 2030-05-02, place: Lakeside, who: [Lee, Ek], keywords: [bridge]}\n", "- {name: a}\n", "- {from: x}", "[", "- {name: a, name: b}", "\xff"} {
		f.Add([]byte(s), "Leaders meet at Lakeside for bridge talks")
	}
	base, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, own []byte, text string) {
		l, err := base.With(own)
		if err != nil {
			return
		}
		for _, day := range []time.Time{{}, time.Date(2030, 5, 3, 0, 0, 0, 0, time.UTC)} {
			got := l.Assign(doc.New(doc.Meta{Title: text, Published: day}, text))
			if got.Rule == "" || got.Why == "" && got.Name != "" {
				t.Fatalf("%+v", got)
			}
		}
		for _, s := range l.All() {
			if strings.TrimSpace(s.Name) == "" {
				t.Fatalf("%+v", s)
			}
		}
	})
}
