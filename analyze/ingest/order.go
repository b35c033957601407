package ingest

import (
	"iter"
	"sync"
)

// inOrder runs jobs on several workers and yields their results in the order of
// the jobs. The jobs are drawn on a goroutine of their own. No goroutine is left
// when it returns.
func inOrder[T any](workers int, jobs iter.Seq[func() T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		type task struct {
			run  func() T
			slot chan T
		}
		var wg sync.WaitGroup
		done := make(chan struct{})
		todo := make(chan task)
		slots := make(chan chan T, 4*workers)
		defer wg.Wait()
		defer close(done)
		wg.Go(func() {
			defer close(slots)
			defer close(todo)
			for run := range jobs {
				t := task{run, make(chan T, 1)}
				select {
				case slots <- t.slot:
				case <-done:
					return
				}
				select {
				case todo <- t:
				case <-done:
					return
				}
			}
		})
		for range workers {
			wg.Go(func() {
				for t := range todo {
					t.slot <- t.run()
				}
			})
		}
		for slot := range slots {
			if !yield(<-slot) {
				return
			}
		}
	}
}
