package batch

import (
	"context"
	"errors"
	"fmt"
	"time"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

// maxSlow articles may be beyond their time limit and still at work: each holds
// memory and a core until it ends by itself.
const maxSlow = 16

// errSlow is the fault of too many articles that do not end.
var errSlow = fmt.Errorf("more than %d articles do not end within the time limit of an article", maxSlow)

// analyze analyzes one article within its time limit. One that takes longer
// fails and is left to end by itself; the others go on.
func (r *run) analyze(ctx context.Context, d *doc.Document) (*statement.Result, error) {
	if r.ArticleTimeout <= 0 {
		return r.guarded(ctx, d)
	}
	type outcome struct {
		rows *statement.Result
		err  error
	}
	limited, cancel := context.WithTimeout(ctx, r.ArticleTimeout)
	defer cancel()
	done := make(chan outcome, 1)
	go func() {
		r.atWork.Add(1)
		defer r.atWork.Add(-1)
		rows, err := r.guarded(limited, d)
		done <- outcome{rows, err}
	}()
	select {
	case o := <-done:
		if errors.Is(o.err, context.DeadlineExceeded) && ctx.Err() == nil {
			o.err = tooSlow(r.ArticleTimeout)
		}
		return o.rows, o.err
	case <-limited.Done():
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return nil, tooSlow(r.ArticleTimeout)
}

func tooSlow(limit time.Duration) error {
	return fmt.Errorf("analysis took longer than %s", limit)
}

// guarded turns a panic into the failure of its article: the others go on.
func (r *run) guarded(ctx context.Context, d *doc.Document) (rows *statement.Result, err error) {
	defer func() {
		if p := recover(); p != nil {
			rows, err = nil, fmt.Errorf("analysis failed: %v", p)
		}
	}()
	return r.Analyzer.Analyze(ctx, d)
}
