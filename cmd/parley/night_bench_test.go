//go:build unix

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// bulkFolder is the folder of JSON lines that PARLEY_BULK names, with the bytes
// of its texts.
func bulkFolder(b *testing.B) (dir string, bytes int64) {
	b.Helper()
	dir = os.Getenv("PARLEY_BULK")
	files, _ := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if dir == "" || len(files) == 0 {
		b.Skip("PARLEY_BULK names no folder of JSON lines: the bulk corpus is not here")
	}
	for _, name := range files {
		for d := range jsonLines(b, name) {
			bytes += int64(len(d["text"].(string)))
		}
	}
	return dir, bytes
}

func jsonLines(b *testing.B, name string) func(func(map[string]any) bool) {
	return func(yield func(map[string]any) bool) {
		f, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		r := bufio.NewReader(f)
		for {
			line, err := r.ReadBytes('\n')
			if len(line) > 0 {
				var d map[string]any
				if err := json.Unmarshal(line, &d); err != nil {
					b.Fatal(err)
				}
				if !yield(d) {
					return
				}
			}
			if err == io.EOF {
				return
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// measured runs the program as cron does and reports its time of all processors
// and its memory.
func measured(b *testing.B, args ...string) {
	b.Helper()
	c := exec.Command(programPath(b), append([]string{"--quiet", "run"}, args...)...)
	if out, err := c.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	u := c.ProcessState.SysUsage().(*syscall.Rusage)
	b.ReportMetric((c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds(), "CPU-s")
	b.ReportMetric(float64(u.Maxrss)/1024, "MB-resident") // in KiB on Linux
}

// A night of 21,308 documents from nothing with its workbook, and the next ones
// with 100 new: without workbook, and with it.
func BenchmarkNight(b *testing.B) {
	bulk, text := bulkFolder(b)
	store, book := filepath.Join(b.TempDir(), "n.db"), filepath.Join(b.TempDir(), "n.xlsx")
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			for _, end := range []string{"", "-wal", "-shm"} {
				os.Remove(store + end)
			}
			measured(b, "--store", store, "-o", book, bulk)
		}
		if st, err := os.Stat(store); err == nil {
			b.ReportMetric(float64(st.Size())/float64(text), "store/text")
		}
	})
	night := 0
	for _, out := range []string{"none", book} {
		b.Run("next-"+filepath.Base(out), func(b *testing.B) {
			if _, err := os.Stat(store); err != nil {
				b.Skip("goes on from the first night")
			}
			for b.Loop() {
				b.StopTimer()
				night++
				fresh := newDocuments(b, bulk, night)
				b.StartTimer()
				measured(b, "--store", store, "-o", out, bulk, fresh)
			}
		})
	}
}

// newDocuments writes 100 documents that no night had.
func newDocuments(b *testing.B, bulk string, night int) string {
	files, _ := filepath.Glob(filepath.Join(bulk, "*.jsonl"))
	path := filepath.Join(b.TempDir(), "new.jsonl")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	e, n := json.NewEncoder(f), 0
	for d := range jsonLines(b, files[0]) {
		d["id"] = fmt.Sprintf("new-%d-%d", night, n)
		d["text"] = strings.Replace(d["text"].(string), "the", fmt.Sprintf("the %dth", night), 1)
		if err := e.Encode(d); err != nil {
			b.Fatal(err)
		}
		if n++; n == 100 {
			break
		}
	}
	return path
}
