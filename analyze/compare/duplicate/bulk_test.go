package duplicate

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// a printed is a text and its day.
type printed struct{ ID, Date, Text string }

// bulk reads the texts of the JSON lines files in the folder PARLEY_BULK names.
func bulk(b *testing.B) []printed {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("PARLEY_BULK"), "*.jsonl"))
	if os.Getenv("PARLEY_BULK") == "" || len(files) == 0 {
		b.Skip("PARLEY_BULK names no folder of JSON lines: the bulk corpus is not here")
	}
	var out []printed
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 8<<20)
		for sc.Scan() {
			var d printed
			if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
				b.Fatal(err)
			}
			out = append(out, d)
		}
		f.Close()
	}
	return out
}

// cuts are the shares of a text that a printed form keeps.
var cuts = [...][2]float64{{0, 1}, {0, .9}, {.3, 1}, {0, .5}, {.5, 1}}

// 100,000 forms of real documents: whole, shortened at either end, halves.
func BenchmarkBulkHundredThousand(b *testing.B) {
	docs := bulk(b)
	const n = 100_000
	size, found := 0, 0
	for b.Loop() {
		size = 0
		articles := make([]Article, n)
		for i := range articles {
			d, c := &docs[i%len(docs)], cuts[i/len(docs)%len(cuts)]
			text := d.Text[int(c[0]*float64(len(d.Text))):int(c[1]*float64(len(d.Text)))]
			size += len(text)
			articles[i] = Article{Doc: fmt.Sprint(d.ID, "#", i/len(docs)), Published: d.Date, Sketch: New(text)}
		}
		found = len(Find(articles))
	}
	b.SetBytes(int64(size))
	b.ReportMetric(float64(found), "copies")
	b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
