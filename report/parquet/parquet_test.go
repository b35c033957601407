package parquet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"testing"

	"github.com/parquet-go/parquet-go"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

func rows(n int) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		for i := range n {
			s := &statement.Statement{Doc: "a", N: i + 1, Speaker: "Ann Lee", Text: fmt.Sprintf("We hope for peace %d.", i), Overall: .5, Tone: map[string]float64{"hopeful": 1.5, "mine.x": -1},
				Content: []doc.Span{{Start: 3, End: 9}}, Hits: []statement.Hit{{Entry: "hope/v", Category: "hopeful", Span: doc.Span{Start: 6, End: 10}, Weight: 1.5}},
				Stances: []statement.Stance{{Target: "Bo Ode", Polarity: -.4}}}
			if !yield(s, nil) {
				return
			}
		}
	}
}

func TestRoundTrip(t *testing.T) {
	var buf, again bytes.Buffer
	const n = 3*batch + 7
	if got, err := Write(&buf, rows(n), "test"); err != nil || got != n {
		t.Fatalf("%d rows, %v", got, err)
	}
	if _, err := Write(&again, rows(n), "test"); err != nil || !bytes.Equal(buf.Bytes(), again.Bytes()) {
		t.Errorf("the same rows give other bytes, %v", err)
	}
	got, err := parquet.Read[row](bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil || len(got) != n {
		t.Fatalf("%d rows read, %v", len(got), err)
	}
	r := got[n-1]
	if r.N != n || r.Speaker != "Ann Lee" || r.Hopeful != 1.5 || r.Tones[1] != (tone{"mine.x", -1}) || r.Spans[0] != (span{3, 9}) || r.Hits[0].Entry != "hope/v" || r.Stances[0].Polarity != -.4 {
		t.Errorf("last row %+v", r)
	}
}

func TestBroken(t *testing.T) {
	bad := func(yield func(*statement.Statement, error) bool) { yield(nil, io.ErrUnexpectedEOF) }
	if _, err := Write(io.Discard, bad, "test"); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("error %v", err)
	}
}

func BenchmarkWrite(b *testing.B) {
	const n = 20000
	for b.Loop() {
		if _, err := Write(io.Discard, rows(n), "test"); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "rows/s")
}
