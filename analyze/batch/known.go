package batch

import (
	"context"

	"parley/analyze/doc"
)

// Known gives a function that knows, by fields and body, the articles the run
// will leave as they are, so that whoever reads them need not cut them into
// sentences: most of a night's articles are of this kind. It may be called on
// several goroutines.
func (r *Runner) Known(ctx context.Context) func(*doc.Document) bool {
	method := r.Analyzer.Version()
	return func(d *doc.Document) bool {
		old, seen, err := r.Store.item(ctx, d.Meta.ID)
		if err != nil || !seen || old.State != Done || !r.hasText(&old) || r.Reanalyze && old.Method != method {
			return false // a fault shows again when the article is looked up
		}
		hash := contentHash(d)
		if old.Hash != hash {
			return false
		}
		r.known.Store(d, hash)
		return true
	}
}

// told gives the hash of a document, and whether Known knew it.
func (r *Runner) told(d *doc.Document) (hash string, known bool) {
	if h, ok := r.known.LoadAndDelete(d); ok {
		return h.(string), true
	}
	return contentHash(d), false
}

// hasText reports whether the store keeps what it is to keep of an item's text.
func (r *Runner) hasText(it *Item) bool { return it.text == 2 || it.text == 1 && r.NoTexts }
