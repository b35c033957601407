// Package batch runs the analyzer over many inputs and remembers, item by item.
//
// An item is one article, known by its document's ID. The ledger keeps for each
// the hash of its content, the method that analyzed it, its state and its
// attempts, in the same transaction as its rows: a run that is cut off at any
// moment leaves items that are done whole and items that are not done, and the
// next run goes on with those. A run has ended when its outputs are written;
// one that was cut off before is gone on for by the next, as if it were one.
//
// The store is an SQLite file or a PostgreSQL database. Rows are columns for
// comparisons (statement_rows, tone_rows, stance_rows, shown with the document's
// ID by the views statements, tones and stances) and, packed, the JSON of each
// article (articles.packed) and of its statements (articles.rows: where texts are
// kept, the body as a string, then a line a statement). The ledger is item_rows,
// shown with the names of methods by the view items.
package batch

import (
	"context"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

// An Analyzer makes the rows of one article. Version names its method: rows of
// another version are out of date.
type Analyzer interface {
	Analyze(ctx context.Context, d *doc.Document) (*statement.Result, error)
	Version() string
}

// State is what the ledger knows of an item.
type State string

// The states of an item.
const (
	Done        State = "done"
	Failed      State = "failed"      // tried again by the next run
	Quarantined State = "quarantined" // failed too often; tried again when its content changes
)

// An Item is one line of the ledger.
type Item struct {
	Key      string // the document's ID, or path#record for what could not be read
	Path     string
	Record   int
	Hash     string // of the content; "" when it could not be read
	Method   string
	State    State
	Attempts int
	Reason   string
	Hint     string
	Run      int64 // the run that worked on it last

	text int // what the store keeps of it: see itemQuery
}
