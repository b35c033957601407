package ingest

import (
	"errors"
	"fmt"
	"sync/atomic"
	"time"
)

// maxSlow articles may be beyond their time limit and still be read: each holds
// memory and a core until it ends by itself.
const maxSlow = 16

// errSlow is the fault of too many articles that do not end.
var errSlow = fmt.Errorf("more than %d articles are still being read beyond the time limit of an article", maxSlow)

// within makes the document of an item within the time limit of Options. One
// that takes longer is an input that could not be read and is left to end by
// itself; slow counts those.
func (it item) within(o Options, slow *atomic.Int32) result {
	if o.Timeout <= 0 || it.err != nil {
		return it.document(o)
	}
	if slow.Load() > maxSlow {
		return result{err: errSlow}
	}
	done := make(chan result, 1)
	var over atomic.Bool // read or given up, whichever comes first
	go func() {
		done <- it.document(o)
		if !over.CompareAndSwap(false, true) {
			slow.Add(-1)
		}
	}()
	timer := time.NewTimer(o.Timeout)
	defer timer.Stop()
	select {
	case r := <-done:
		return r
	case <-timer.C:
	}
	if slow.Add(1); !over.CompareAndSwap(false, true) {
		slow.Add(-1)
	}
	n := 0
	if it.rec != nil {
		n = it.rec.N
	}
	return result{err: &InputError{Path: it.path, Record: n, Reason: fmt.Sprintf("reading took longer than %s", o.Timeout),
		Hint: "limits.article in parley.yaml gives it more time", Err: errTimeout}}
}

var errTimeout = errors.New("time limit of an article")
