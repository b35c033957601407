// Package gdelt reads the lists of GDELT 2.0: events, mentions and the Global
// Knowledge Graph. They name articles and hold none of their text.
//
// Rules:
//
//	T1  a list is told by its number of columns, its first numbers and an
//	    address; one with a header by the names of id and address, in any order
//	T2  a list is one problem that names the count of rows, unless metadata are
//	    asked for; then each row is a record without text
//	T3  the date is that of the article's mention, or the batch of the graph
//	    (YYYYMMDDHHMMSS, UTC)
package gdelt

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/table"
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
func Is(head []byte) bool { return kindOf(head) != nil || named(head) != nil }

// names are those of the columns that fill our fields, in a list with a header.
var names = map[string][]string{
	"id":     {"gkgrecordid", "globaleventid"},
	"url":    {"mentionidentifier", "documentidentifier", "v2documentidentifier", "sourceurl"},
	"outlet": {"mentionsourcename", "sourcecommonname", "v2sourcecommonname"},
	"date":   {"mentiontimedate", "dateadded", "v21date", "date"},
}

// named gives the field map of a list with a header, nil when it has none.
func named(head []byte) map[string]string {
	line, _, _ := bytes.Cut(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), []byte("\n"))
	if len(line) > 8192 {
		return nil
	}
	have := map[string]string{}
	for _, c := range strings.FieldsFunc(string(line), func(r rune) bool { return strings.ContainsRune(",;\t|\r", r) }) {
		c = strings.Trim(c, "\" ")
		have[strings.ToLower(strings.NewReplacer("_", "", ".", "", " ", "").Replace(c))] = c
	}
	own := map[string]string{}
	for field, list := range names {
		for _, n := range slices.Backward(list) {
			if have[n] != "" {
				own[field] = have[n]
			}
		}
	}
	if own["id"] == "" || own["url"] == "" {
		return nil
	}
	return own
}

// withHeader yields the rows of a list with a header, all of them.
func withHeader(r *bufio.Reader, own map[string]string, o record.Options) iter.Seq2[*record.Record, error] {
	var err error
	if o.Fields, err = record.NewMap(own); err != nil {
		return func(yield func(*record.Record, error) bool) { yield(nil, err) }
	}
	o.KeepAll = true
	return table.CSV(r, o)
}

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
	head, _ := r.Peek(r.Size())
	if k := kindOf(head); k != nil {
		return told(k.rows(r, o), k.name, o.KeepAll)
	}
	if own := named(head); own != nil {
		return told(withHeader(r, own, o), "rows", o.KeepAll)
	}
	return func(yield func(*record.Record, error) bool) { yield(nil, record.Bad(0, "not a list of GDELT", "")) }
}

// told gives the rows, or one problem with their count (T2).
func told(rows iter.Seq2[*record.Record, error], what string, keep bool) iter.Seq2[*record.Record, error] {
	if keep {
		return rows
	}
	return func(yield func(*record.Record, error) bool) {
		n := 0
		for _, err := range rows {
			var bad *record.Problem
			if err != nil && !errors.As(err, &bad) {
				yield(nil, err)
				return
			}
			n++
		}
		yield(nil, without(n, what))
	}
}

// rows yields the rows of a list without a header.
func (k *kind) rows(r *bufio.Reader, o record.Options) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		n := 0
		for {
			line, err := r.ReadSlice('\n')
			whole := err == nil || err == io.EOF
			if len(bytes.TrimSpace(line)) > 0 && whole {
				n++
				if !yield(k.record(string(line), n, o.Fields)) {
					return
				}
			}
			switch {
			case err == io.EOF:
				return
			case err != nil && err != bufio.ErrBufferFull:
				yield(nil, err)
				return
			}
		}
	}
}

func without(n int, what string) error {
	return record.Bad(0, fmt.Sprintf("a list of %d %s of GDELT: addresses without texts", n, what), "fetch the pages that it names")
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
