package batch

import (
	"fmt"

	"parley/analyze/doc"
)

// A meeting says whether a run met an article before.
type meeting int

const (
	first   meeting = iota
	again           // with the same content: it is one article
	renewed         // a feed has it twice, and the later content counts
)

// place gives the ID an article is kept under. An article met again with the
// same content is the same article. Two of one ID and different content are
// kept apart, as ID, ID~2, ID~3, but for items of feeds: snapshots of a feed
// repeat their items, and a changed one is the same item.
func (r *run) place(d *doc.Document, hash string) (string, meeting) {
	id := d.Meta.ID
	for n := 2; ; n++ {
		h, used := r.ids[id]
		switch {
		case !used:
			r.ids[id] = hash
			rename(d, id)
			return id, first
		case h == hash:
			return id, again
		case d.Meta.Format == feedFormat:
			r.ids[id] = hash
			return id, renewed
		}
		id = fmt.Sprintf("%s~%d", d.Meta.ID, n)
	}
}

func rename(d *doc.Document, id string) {
	if id != d.Meta.ID {
		d.Warnings = append(d.Warnings, fmt.Sprintf("the id %s was used before in this run: kept as %s", d.Meta.ID, id))
		d.Meta.ID = id
	}
}

// olderSnapshot reports an item of a feed that the ledger knows from a later
// snapshot of the same feed: in a folder to which every night adds one, the old
// ones are read again and again.
func olderSnapshot(d *doc.Document, old *Item) bool {
	return d.Meta.Format == feedFormat && seriesOf(d.Meta.Path) == seriesOf(old.Path) && d.Meta.Path < old.Path
}
