// Package join finds the row of a metadata list that belongs to an article.
// Archives such as GDELT and Media Cloud give lists of addresses, titles and
// outlets without texts; their users bring the texts from elsewhere.
//
// Rules:
//
//	U1  an article and a row belong together when their addresses do (Key)
//	U2  the row fills the fields that the article lacks; it never changes one,
//	    and the article keeps its own id
//	U3  of several rows of one list for one address the first counts
package join

import (
	"sync/atomic"

	"parley/analyze/ingest/record"
)

// maxBytes bounds the rows that are held; the others are only counted.
const maxBytes = 256 << 20

// A Table holds the rows of lists by address. It may be asked by several
// goroutines once all lists are in it.
type Table struct {
	Lists []*List
	rows  map[string][]*row
	bytes int
}

// A List is one file of metadata.
type List struct {
	Path     string
	Format   string
	Rows     int
	NotHeld  int // rows beyond the limit of memory
	Problems []error
	matched  atomic.Int64
}

// Matched is how many rows belong to an article that was asked for.
func (l *List) Matched() int { return int(l.matched.Load()) }

type row struct {
	list *List
	rec  *record.Record
	n    int // rows of the list with this address
	used atomic.Bool
}

// Add takes a row of a list.
func (t *Table) Add(l *List, r *record.Record) {
	l.Rows++
	key := Key(r.URL)
	if key == "" {
		return
	}
	for _, have := range t.rows[key] {
		if have.list == l { // U3
			have.n++
			return
		}
	}
	size := sizeOf(r) + len(key)
	if t.bytes+size > maxBytes {
		l.NotHeld++
		return
	}
	t.bytes += size
	if t.rows == nil {
		t.rows = map[string][]*row{}
	}
	t.rows[key] = append(t.rows[key], &row{list: l, rec: r, n: 1})
}

// sizeOf is about what a row takes in memory.
func sizeOf(r *record.Record) int {
	n := 400 + len(r.Title) + len(r.Outlet) + len(r.Section) + len(r.Byline) + len(r.URL)
	for k, v := range r.Extra {
		n += len(k) + len(v) + 64
	}
	return n
}

// Fill fills a record from the rows that belong to one of its addresses, and
// reports whether there was one (U2).
func (t *Table) Fill(r *record.Record, addresses ...string) bool {
	found := false
	seen := map[string]bool{}
	for _, a := range addresses {
		key := Key(a)
		if key == "" || seen[key] {
			continue
		}
		seen[key] = true
		for _, m := range t.rows[key] {
			found = true
			if !m.used.Swap(true) {
				m.list.matched.Add(int64(m.n))
			}
			from := *m.rec
			from.ID, from.Text, from.Page, from.Warnings = "", "", nil, nil
			r.Fill(&from)
			r.Keep("list", m.list.Path)
			r.Keep("list:id", m.rec.ID)
		}
	}
	return found
}
