package stance

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"parley/analyze/doc"
)

func TestDumpDSE(t *testing.T) {
	if os.Getenv("DUMP") == "" {
		t.Skip()
	}
	m := testModel(t)
	for _, name := range []string{"dse_train", "dse_valid"} {
		out, _ := os.Create("/tmp/team/stance/" + name + ".dump")
		w := bufio.NewWriter(out)
		eachLine(t, shared(t, "tone", "gold", name+".jsonl"), func(r struct {
			ID, Text               string
			Label                  int
			PFrom, PTo, QFrom, QTo int
		}) {
			at := byteOffsets(r.Text)
			d := doc.New(doc.Meta{}, r.Text)
			ps, qs := doc.Span{Start: at[r.PFrom], End: at[r.PTo]}, doc.Span{Start: at[r.QFrom], End: at[r.QTo]}
			v := m.around(d, ps)
			p, ok1 := newPlace(v, ps)
			q, ok2 := newPlace(v, qs)
			if !ok1 || !ok2 {
				return
			}
			hits := m.hits(v)
			o1, _ := m.weights.judge(&p, hits)
			o2, _ := m.weights.judge(&q, hits)
			a1, b1, c1 := o1.chances()
			a2, b2, c2 := o2.chances()
			p.tighten(&q)
			q.tighten(&p)
			pq, qp := m.Directed(d, ps, qs), m.Directed(d, qs, ps)
			b, _ := json.Marshal(map[string]any{"id": r.ID, "label": r.Label, "pq": pq.Score, "qp": qp.Score, "lp": []float64{a1, b1, c1}, "lq": []float64{a2, b2, c2},
				"psp": p.speaks, "qsp": q.speaks, "dc": v.words[q.a].clause - v.words[p.a].clause, "dw": q.a - p.b})
			fmt.Fprintf(w, "%s\n", b)
		})
		w.Flush()
	}
}
