// Package join finds the row of a metadata list that belongs to an article.
// Archives such as GDELT and Media Cloud give lists of addresses, titles and
// outlets without texts; their users bring the texts from elsewhere.
//
// Rules:
//
//	U1  an article and a row belong together when their addresses do (Key)
//	U2  the row fills the fields that the article lacks; it never changes one,
//	    and the article keeps its own id
//	U3  of several rows of one list for one address or file the first counts
//	U4  an article that is a file of its own and a row belong together when the
//	    row names the file, by path, name or id, with or without the ending
package join

import (
	"cmp"
	"slices"
	"sync/atomic"

	"parley/analyze/ingest/record"
)

// maxBytes bounds the rows that are held; the others are only counted.
const maxBytes = 256 << 20

// A Table holds the rows of lists by address and by file. It may be asked by
// several goroutines once all lists are in it.
type Table struct {
	Lists []*List
	rows  map[string][]*row // by Key of the address
	files map[string][]*row // by key of the file's name
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
	file name
	n    int    // rows of the list that are this one over again
	same []*row // others of the list with the address, that name another file
	used atomic.Bool
}

// use counts a row as one that belongs to an article, once.
func (r *row) use() {
	if !r.used.Swap(true) {
		r.list.matched.Add(int64(r.n))
	}
}

// Add takes a row of a list.
func (t *Table) Add(l *List, r *record.Record) {
	l.Rows++
	m := &row{list: l, rec: r, file: fileOf(r), n: 1}
	address, file := Key(r.URL), m.file.key()
	if address == "" && file == "" {
		return
	}
	first := ofList(t.rows[address], l, func(*row) bool { return address != "" })
	again := ofList(t.files[file], l, func(have *row) bool {
		return file != "" && slices.Equal(have.file.parts, m.file.parts) && have.file.ext == m.file.ext
	})
	if again != nil && (address == "" || first != nil) || first != nil && file == "" { // U3
		cmp.Or(again, first).n++
		return
	}
	size := sizeOf(r) + len(address) + len(file)
	if t.bytes+size > maxBytes {
		l.NotHeld++
		return
	}
	t.bytes += size
	if t.rows == nil {
		t.rows, t.files = map[string][]*row{}, map[string][]*row{}
	}
	switch {
	case first != nil:
		first.same = append(first.same, m)
	case address != "":
		t.rows[address] = append(t.rows[address], m)
	}
	if file != "" && again == nil {
		t.files[file] = append(t.files[file], m)
	}
}

// ofList gives the first row of list l that fits, nil for none.
func ofList(rows []*row, l *List, fits func(*row) bool) *row {
	for _, r := range rows {
		if r.list == l && fits(r) {
			return r
		}
	}
	return nil
}

// sizeOf is about what a row takes in memory.
func sizeOf(r *record.Record) int {
	n := 400 + len(r.Title) + len(r.Outlet) + len(r.Section) + len(r.Byline) + len(r.URL)
	for k, v := range r.Extra {
		n += len(k) + len(v) + 64
	}
	return n
}

// Left names the file or address of the first row of a list that belongs to no
// article that was asked for; "" where there is none.
func (t *Table) Left(l *List) string {
	var first *record.Record
	for _, index := range []map[string][]*row{t.rows, t.files} {
		for _, rows := range index {
			for _, r := range rows {
				if r.list == l && !r.used.Load() && (first == nil || r.rec.N < first.N) {
					first = r.rec
				}
			}
		}
	}
	if first == nil {
		return ""
	}
	return cmp.Or(first.File, first.URL, first.ID)
}

// Fill fills a record from the rows that belong to one of its addresses or, where
// it is a file of its own, to that file ("" where not), and reports whether there
// was one (U2).
func (t *Table) Fill(r *record.Record, file string, addresses ...string) bool {
	var found []*row
	seen := map[string]bool{}
	for _, a := range addresses {
		key := Key(a)
		if key == "" || seen[key] {
			continue
		}
		seen[key] = true
		for _, m := range t.rows[key] {
			found = append(found, m)
			for _, other := range m.same {
				other.use()
			}
		}
	}
	if file != "" {
		for _, m := range t.ofFile(file) {
			if !slices.Contains(found, m) {
				found = append(found, m)
			}
		}
	}
	for _, m := range found {
		m.use()
		from := *m.rec
		from.ID, from.Text, from.Page, from.Warnings = "", "", nil, nil
		r.Fill(&from)
		r.Keep("list", m.list.Path)
		r.Keep("list:id", m.rec.ID)
	}
	return len(found) > 0
}
