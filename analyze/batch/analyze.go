package batch

import (
	"context"
	"errors"
	"fmt"
	"time"

	"parley/analyze/doc"
	"parley/analyze/ingest"
	"parley/analyze/statement"
)

// maxSlow articles may be beyond their time limit and still at work: each holds
// memory and a core until it ends by itself.
const maxSlow = 16

// errSlow is the fault of too many articles that do not end.
var errSlow = fmt.Errorf("more than %d articles do not end within the time limit of an article", maxSlow)

// analyze analyzes one article within its time limit, and gives it cut. One that
// takes longer fails and is left to end by itself; the others go on.
func (r *run) analyze(ctx context.Context, d *doc.Document, uncut bool) (*doc.Document, *statement.Result, error) {
	if r.ArticleTimeout <= 0 {
		return r.guarded(ctx, d, uncut)
	}
	type outcome struct {
		doc  *doc.Document
		rows *statement.Result
		err  error
	}
	limited, cancel := context.WithTimeout(ctx, r.ArticleTimeout)
	defer cancel()
	done := make(chan outcome, 1)
	go func() {
		r.atWork.Add(1)
		defer r.atWork.Add(-1)
		whole, rows, err := r.guarded(limited, d, uncut)
		done <- outcome{whole, rows, err}
	}()
	select {
	case o := <-done:
		if errors.Is(o.err, context.DeadlineExceeded) && ctx.Err() == nil {
			o.err = tooSlow(r.ArticleTimeout)
		}
		return o.doc, o.rows, o.err
	case <-limited.Done():
	}
	if ctx.Err() != nil {
		return d, nil, ctx.Err()
	}
	return d, nil, tooSlow(r.ArticleTimeout)
}

func tooSlow(limit time.Duration) error {
	return fmt.Errorf("analysis took longer than %s", limit)
}

// guarded turns a panic into the failure of its article: the others go on.
func (r *run) guarded(ctx context.Context, d *doc.Document, uncut bool) (whole *doc.Document, rows *statement.Result, err error) {
	defer func() {
		if p := recover(); p != nil {
			whole, rows, err = d, nil, fmt.Errorf("analysis failed: %v", p)
		}
	}()
	if uncut {
		d = ingest.Cut(d)
	}
	rows, err = r.Analyzer.Analyze(ctx, d)
	return d, rows, err
}
