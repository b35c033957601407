package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"testing"
)

// someTexts makes JSON lines of about size bytes with statements of few and of
// many words.
func someTexts(size int) []byte {
	subjects := []string{"We", "Our partners", "The minister", "Both sides", "They"}
	verbs := []string{"welcomed", "rejected", "discussed", "criticized", "hoped for"}
	objects := []string{"the proposal", "a constructive plan", "the border question", "new demands", "an unfair deal", "the next round"}
	var b bytes.Buffer
	for n := 0; b.Len() < size; n++ {
		fmt.Fprintf(&b, `{"id":"%d","text":"`, n)
		for k := range 1 + n%7 {
			fmt.Fprintf(&b, "%s %s %s on day %d of the talks. ", subjects[(n+k)%5], verbs[(n/5+k)%5], objects[(n/25+k)%6], n%31)
		}
		b.WriteString("\"}\n")
	}
	return b.Bytes()
}

// BenchmarkScore is the whole program on JSON lines, start included.
func BenchmarkScore(b *testing.B) {
	in := someTexts(4 << 20)
	b.ReportAllocs()
	for b.Loop() {
		if code := run(context.Background(), []string{"parley", "score", "-"}, bytes.NewReader(in), io.Discard, io.Discard); code != exitDone {
			b.Fatalf("exit %d", code)
		}
	}
	b.ReportMetric(float64(len(in))*float64(b.N)/1e6/b.Elapsed().Seconds(), "MB/s")
	b.ReportMetric(float64(bytes.Count(in, []byte("\n"))), "texts")
}
