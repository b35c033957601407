package main

import (
	"context"
	"iter"
)

// inOrder does n things at a time and yields what comes of them in the order of
// the items. At most 2n wait, so that memory does not grow with the input. It
// ends early when ctx does, even while an item is waited for.
func inOrder[T, R any](ctx context.Context, items iter.Seq[T], n int, do func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		queue, slots := make(chan chan R, 2*n), make(chan struct{}, n)
		go func() {
			defer close(queue)
			for it := range items {
				done := make(chan R, 1)
				select {
				case queue <- done:
				case <-ctx.Done():
					return
				}
				slots <- struct{}{}
				go func() {
					defer func() { <-slots }()
					done <- do(it)
				}()
			}
		}()
		for {
			select {
			case done, ok := <-queue:
				if !ok || !yield(<-done) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}
