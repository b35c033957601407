package batch

import "iter"

// ahead gives what items gives, which runs on another processor: batches of n
// are handed over, and at most three are ahead of who takes them. An item is not
// touched any more once it is handed over.
func ahead[T any](n int, items iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		batches, stop := make(chan []T, 1), make(chan struct{})
		var fault error
		go func() {
			defer close(batches)
			fault = hand(n, items, batches, stop)
		}()
		defer func() {
			close(stop)
			for range batches { // wait until nobody reads the store any more
			}
		}()
		for batch := range batches {
			for _, item := range batch {
				if !yield(item, nil) {
					return
				}
			}
		}
		if fault != nil {
			var none T
			yield(none, fault)
		}
	}
}

// hand sends batches of n, the last of what is left, until all are sent or it is
// to stop.
func hand[T any](n int, items iter.Seq2[T, error], to chan<- []T, stop <-chan struct{}) error {
	var batch []T
	send := func() bool {
		select {
		case to <- batch:
			batch = make([]T, 0, n)
			return true
		case <-stop:
			return false
		}
	}
	var fault error
	for item, err := range items {
		if fault = err; err != nil {
			break
		}
		if batch = append(batch, item); len(batch) == n && !send() {
			return nil
		}
	}
	if len(batch) > 0 {
		send()
	}
	return fault
}
