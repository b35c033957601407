package main

import (
	"bufio"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkFirstRow starts the program on one article and waits for the first row:
// what a person waits for at the terminal. The mean is in ms/row, the least of the
// starts in ms/least.
func BenchmarkFirstRow(b *testing.B) {
	article := filepath.Join("..", "..", "seeds", "geneva-2021", "lakeside-journal.md")
	least, all := time.Hour, time.Duration(0)
	n := 0
	for b.Loop() {
		began := time.Now()
		c := exec.Command(programPath(b), "analyze", article)
		out, err := c.StdoutPipe()
		if err != nil {
			b.Fatal(err)
		}
		if err := c.Start(); err != nil {
			b.Fatal(err)
		}
		r := bufio.NewReader(out)
		if _, err := r.ReadBytes('\n'); err != nil {
			b.Fatal(err)
		}
		took := time.Since(began)
		for err == nil { // the rest, so that the program ends by itself
			_, err = r.ReadBytes('\n')
		}
		if err := c.Wait(); err != nil {
			b.Fatal(err)
		}
		n++
		all, least = all+took, min(least, took)
	}
	b.ReportMetric(float64(all.Microseconds())/1e3/float64(n), "ms/row")
	b.ReportMetric(float64(least.Microseconds())/1e3, "ms/least")
}
