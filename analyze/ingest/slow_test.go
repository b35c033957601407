package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"parley/analyze/doc"
)

// Articles that take too long to read are told, the others go on; of too many
// that hang the reading ends.
func TestSlowArticles(t *testing.T) {
	lines := func(n int, slow func(int) bool) string {
		var b strings.Builder
		for i := range n {
			word := "quick"
			if slow(i) {
				word = "slow"
			}
			fmt.Fprintf(&b, "{\"id\":\"a%d\",\"text\":\"A %s text of the harbour is here.\"}\n", i, word)
		}
		return b.String()
	}
	end := make(chan struct{})
	defer close(end)
	o := Options{Format: "jsonl", Timeout: 50 * time.Millisecond, Known: func(d *doc.Document) bool {
		if strings.Contains(d.Body, "slow") {
			<-end
		}
		return false
	}}
	for _, c := range []struct {
		name              string
		n                 int
		slow              func(int) bool
		read, late, fault int
	}{
		{"two of five", 5, func(i int) bool { return i%3 == 1 }, 3, 2, 0},
		{"all of many", 4 * maxSlow, func(int) bool { return true }, 0, maxSlow + 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			read, late, fault := 0, 0, 0
			for d, err := range Read(context.Background(), strings.NewReader(lines(c.n, c.slow)), "in.jsonl", o) {
				var in *InputError
				switch {
				case errors.As(err, &in) && strings.Contains(in.Reason, "longer than 50ms") && in.Record > 0:
					late++
				case errors.Is(err, errSlow):
					fault++
				case err != nil:
					t.Fatal(err)
				case d != nil:
					read++
				}
				if fault > 0 {
					break
				}
			}
			if read != c.read || fault != c.fault || late < c.late || c.fault == 0 && late != c.late {
				t.Errorf("%d read, %d late, %d faults; want %d, %d, %d", read, late, fault, c.read, c.late, c.fault)
			}
		})
	}
}
