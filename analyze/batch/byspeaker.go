package batch

import (
	"context"
	"iter"

	"parley/analyze/statement"
)

// StatementsBySpeaker gives the stored rows by speaker and summit, then in
// order of time: what one speaker said at one summit stands together. Rows
// without speaker stand last.
func (s *Store) StatementsBySpeaker(ctx context.Context) iter.Seq2[*statement.Statement, error] {
	return stored[statement.Statement](ctx, s, "SELECT json FROM statements JOIN details USING (doc, n, part) ORDER BY speaker = '', speaker, summit, published, doc, n, part")
}
