// Package gdelt reads the lists of GDELT 2.0: events, mentions and the Global
// Knowledge Graph. They name articles and hold none of their text.
//
// Rules:
//
//	T1  a list is told by its number of columns, its first numbers and an address
//	T2  a list is one problem that names the count of rows, unless metadata are
//	    asked for; then each row is a record without text
//	T3  the date is that of the article's mention, or the batch of the graph
//	    (YYYYMMDDHHMMSS, UTC)
package gdelt

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"parley/analyze/ingest/record"
)

// A kind is one of the lists: its columns by number, from 0 (GDELT 2.0 codebooks).
type kind struct {
	name                   string
	columns                int
	id, date, outlet, link int // -1 when there is none
	names                  map[int]string
}

var kinds = []kind{
	{"events", 61, 0, 59, -1, 60, map[int]string{6: "actor1", 16: "actor2", 26: "code", 30: "goldstein", 34: "tone", 52: "place"}},
	{"mentions", 16, 0, 2, 4, 5, map[int]string{11: "confidence", 13: "tone"}},
	{"gkg", 27, 0, 1, 3, 4, map[int]string{7: "themes", 9: "locations", 11: "persons", 13: "organizations", 15: "tone", 22: "quotations", 23: "names"}},
}

// Is reports whether a file is one of the lists.
func Is(head []byte) bool { return kindOf(head) != nil }

func kindOf(head []byte) *kind {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	cells := strings.Split(string(line), "\t")
	for i := range kinds {
		k := &kinds[i]
		if len(cells) == k.columns && cells[0] != "" && cells[0][0] >= '0' && cells[0][0] <= '9' && strings.HasPrefix(cells[k.link], "http") {
			return k
		}
	}
	return nil
}

// Read yields the rows of a list (T2).
func Read(r *bufio.Reader, o record.Options) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		head, _ := r.Peek(r.Size())
		k := kindOf(head)
		if k == nil {
			yield(nil, record.Bad(0, "not a list of GDELT", ""))
			return
		}
		n := 0
		for {
			line, err := r.ReadSlice('\n')
			whole := err == nil || err == io.EOF
			if len(bytes.TrimSpace(line)) > 0 && whole {
				n++
				if o.KeepAll && !yield(k.record(string(line), n, o.Fields)) {
					return
				}
			}
			if err != nil && err != bufio.ErrBufferFull {
				if err != io.EOF {
					yield(nil, err)
					return
				}
				break
			}
		}
		if !o.KeepAll {
			yield(nil, record.Bad(0, fmt.Sprintf("a list of %d %s of GDELT: addresses without texts", n, k.name), "fetch the pages that it names"))
		}
	}
}

func (k *kind) record(line string, n int, fields *record.Map) (*record.Record, error) {
	cells := strings.Split(strings.ToValidUTF8(strings.TrimRight(line, "\r\n"), "\ufffd"), "\t")
	if len(cells) != k.columns {
		return nil, record.Bad(n, fmt.Sprintf("row of %d columns, want %d", len(cells), k.columns), "")
	}
	f := fields.Filler()
	f.Add("id", cells[k.id])
	f.Add("url", cells[k.link])
	if k.outlet >= 0 {
		f.Add("source", cells[k.outlet])
	}
	for i, name := range k.names {
		f.Add("gdelt:"+name, cells[i])
	}
	r, _ := f.Record(n)
	if t, err := time.Parse("20060102150405", cells[k.date]); err == nil { // T3
		r.Published, r.HasTime = t, true
	}
	return r, nil
}
