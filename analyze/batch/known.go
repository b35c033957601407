package batch

import (
	"context"
	"iter"
	"sync"
	"time"

	"parley/analyze/doc"
	"parley/analyze/ingest"
)

// Most of a night's articles are in the ledger already: of those nothing is
// needed but fields and body, and their lines of the ledger are looked up many
// at once.

// Uncut tells who reads documents for this run to leave each uncut (see
// ingest.Options.Known): the run cuts those that it analyzes. It takes the hash
// of the document, so that this is done by as many workers as read.
func (r *Runner) Uncut(d *doc.Document) bool {
	r.uncut.Store(d, contentHash(d))
	return true
}

// told gives the hash of a document, and whether it was left uncut.
func (r *Runner) told(d *doc.Document) (hash string, uncut bool) {
	if h, ok := r.uncut.LoadAndDelete(d); ok {
		return h.(string), true
	}
	return contentHash(d), false
}

// A found document is one as it came, with what the ledger knows of its ID.
type found struct {
	doc   *doc.Document // nil where err stands in its place
	err   error
	hash  string
	uncut bool
	old   Item
	seen  bool // the ledger has old
}

// whole cuts the document if it was left uncut.
func (f *found) whole() *doc.Document {
	if !f.uncut {
		return f.doc
	}
	return ingest.Cut(f.doc)
}

// Documents are looked up in groups of so many, of so many bytes together, that
// came within so long a time: who reads slowly is not waited for.
const (
	groupDocs  = itemsAtOnce
	groupBytes = 1 << 20
	groupTime  = time.Second
)

// lookUp gives the documents in their order with what the ledger knows of them.
// It is a group ahead, and reads another while it looks that up.
func (r *run) lookUp(ctx context.Context, docs iter.Seq2[*doc.Document, error]) iter.Seq2[*found, error] {
	return func(yield func(*found, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		groups, known := make(chan []*found, 1), make(chan []*found, 1)
		var ends sync.WaitGroup
		defer ends.Wait()
		defer cancel()
		ends.Go(func() {
			defer close(groups)
			gather(ctx, docs, groups, r.told)
		})
		var fault error
		ends.Go(func() {
			defer close(known)
			fault = r.find(ctx, groups, known)
		})
		for g := range known {
			for _, f := range g {
				if !yield(f, nil) {
					return
				}
			}
		}
		if fault != nil {
			yield(nil, fault)
		}
	}
}

// gather sends documents on in groups until ctx ends.
func gather(ctx context.Context, docs iter.Seq2[*doc.Document, error], to chan<- []*found, told func(*doc.Document) (string, bool)) {
	var g []*found
	var size int
	var begun time.Time
	for d, err := range docs {
		f := &found{doc: d, err: err}
		if len(g) == 0 {
			begun = time.Now()
		}
		if err == nil {
			f.hash, f.uncut = told(d)
			size += len(d.Body)
		}
		g = append(g, f)
		if len(g) == groupDocs || size >= groupBytes || time.Since(begun) > groupTime {
			if !send(ctx, to, g) {
				return
			}
			g, size = make([]*found, 0, groupDocs), 0
		}
	}
	send(ctx, to, g)
}

func send(ctx context.Context, to chan<- []*found, g []*found) bool {
	select {
	case to <- g:
		return true
	case <-ctx.Done():
		return false
	}
}

// find fills in what the ledger knows of the documents of each group.
func (r *run) find(ctx context.Context, groups <-chan []*found, to chan<- []*found) error {
	for g := range groups {
		if err := r.Store.findAll(ctx, g); err != nil {
			return err
		}
		if !send(ctx, to, g) {
			break
		}
	}
	return ctx.Err()
}

// findAll fills in what the ledger knows of documents.
func (s *Store) findAll(ctx context.Context, g []*found) error {
	keys := make([]string, 0, len(g))
	for _, f := range g {
		if f.doc != nil {
			keys = append(keys, f.doc.Meta.ID)
		}
	}
	items, err := s.items(ctx, keys)
	if err != nil {
		return err
	}
	for _, f := range g {
		if f.doc == nil {
			continue
		}
		if it := items[s.db.text(f.doc.Meta.ID)]; it != nil {
			f.old, f.seen = *it, true
		}
	}
	return nil
}

// hasText reports whether the store keeps what it is to keep of an item's text.
func (r *Runner) hasText(it *Item) bool { return it.text == 2 || it.text == 1 && r.NoTexts }
