package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"parley/analyze/doc"
	"parley/analyze/ingest"
	"parley/analyze/statement"
)

// A Runner analyzes what is new.
type Runner struct {
	Analyzer    Analyzer
	Store       *Store
	Workers     int                      // articles at a time; 0 is 1
	MaxAttempts int                      // failed items are quarantined after so many; 0 is 3
	Batch       int                      // items in one transaction; 0 is 200
	Reanalyze   bool                     // done items of another method are done again
	Progress    func(read, analyzed int) // may be nil; called from one goroutine
	Log         func(Item)               // may be nil; called for every item that was worked on
	Now         func() time.Time         // the clock, given by the caller

	ArticleTimeout time.Duration // an article that takes longer fails; 0 is no limit
	KeepVersions   int           // replaced versions kept of an article; 0 is 5
	KeepRuns       int           // runs kept in the history of runs; 0 is 1000
	NoTexts        bool          // bodies of articles are not kept

	// Outputs writes what is made of the store, such as the workbook; may be nil.
	// A run has ended when it has: one that is cut off before is gone on for.
	Outputs func(context.Context, *Summary) error

	uncut sync.Map // documents that Uncut left uncut -> hash

	// Mark makes what is kept of a text to find its copies by; may be nil.
	Mark func(*doc.Document) []byte
}

// A Summary says what a run did.
type Summary struct {
	Read       int                 `json:"read"`              // articles seen
	New        int                 `json:"new"`               // analyzed for the first time
	Changed    int                 `json:"changed"`           // analyzed again: content or method changed
	Unchanged  int                 `json:"unchanged"`         // left as they are
	Failed     int                 `json:"failed"`            // inputs that could not be read or analyzed
	Statements int                 `json:"statements"`        // found in this run, each counted once
	Outdated   int                 `json:"outdated"`          // done items of another method, left as they are
	Resumed    bool                `json:"resumed,omitempty"` // went on for a run that was cut off
	Seconds    float64             `json:"seconds"`
	Warnings   []string            `json:"warnings,omitempty"`    // feeds that may have lost items
	EmptyFeeds []string            `json:"empty_feeds,omitempty"` // feeds that gave items before and none now
	Problems   []statement.Problem `json:"problems,omitempty"`    // what failed in this run
}

// Analyzed is how many articles the run worked on.
func (s *Summary) Analyzed() int { return s.New + s.Changed }

// a task is one document on its way through the workers.
type task struct {
	item   Item
	doc    *doc.Document
	uncut  bool // doc is to be cut first
	seen   bool // the ledger knew it
	skip   bool // quarantined and unchanged: not tried
	diff   bool // the ledger knew it with another content
	rows   *statement.Result
	packed *packed
	text   *text
	rehash *Item // the ledger's line with its hash made anew; nil where it is
	err    error
	done   chan struct{}
}

// Run analyzes the documents that are new, changed or failed before, in the
// order they come. It ends with an error only for a fault: of the disk, of the
// context, of the stream itself.
func (r *Runner) Run(ctx context.Context, docs iter.Seq2[*doc.Document, error]) (*Summary, error) {
	run := &run{Runner: r, sum: &Summary{}, ids: map[string]string{}, failed: map[string]map[string]bool{}, method: r.Analyzer.Version()}
	run.booked.Started = r.Now()
	var err error
	if run.booked.ID, run.cutOff, err = r.Store.beginRun(ctx, run.booked.Started); err != nil {
		return run.sum, err
	}
	run.sum.Resumed = len(run.cutOff) > 0
	if err = run.work(ctx, docs); err == nil {
		err = run.finish(ctx)
	}
	if err != nil {
		run.broken(ctx, err)
	}
	return run.sum, err
}

// a run is the state of one call of Run.
type run struct {
	*Runner
	sum       *Summary
	booked    Run
	cutOff    map[int64]bool // the runs this one goes on for
	method    string
	ids       map[string]string          // of this run's documents -> hash of the content
	failed    map[string]map[string]bool // path -> keys that failed in this run
	paths     []string
	batch     []change
	snapshots []*snapshot
	flushed   time.Time    // when the last batch was written
	atWork    atomic.Int32 // articles, with those beyond their limit
}

// work reads, analyzes and stores all documents.
func (r *run) work(ctx context.Context, docs iter.Seq2[*doc.Document, error]) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	queue := make(chan *task, waiting*max(r.Workers, 1))
	fault := make(chan error, 1)
	go func() { fault <- r.read(ctx, docs, queue) }()
	err := r.collect(ctx, queue)
	if err != nil {
		cancel()
		for range queue {
		}
	}
	if err = errors.Join(err, <-fault); err == nil {
		err = ctx.Err()
	}
	return err
}

// waiting articles may be analyzed for each worker while a batch is written: with
// fewer, the workers stand still for it.
const waiting = 32

// read sends every document through a worker and on to collect, in order.
func (r *run) read(ctx context.Context, docs iter.Seq2[*doc.Document, error], queue chan<- *task) error {
	defer close(queue)
	slots := make(chan struct{}, max(r.Workers, 1))
	for f, err := range r.lookUp(ctx, docs) {
		if err != nil {
			return err
		}
		t, err := r.prepare(ctx, f)
		if err != nil {
			return err
		}
		if int(r.atWork.Load()) > max(r.Workers, 1)+maxSlow {
			return errSlow
		}
		t.done = make(chan struct{})
		select {
		case queue <- t:
		case <-ctx.Done():
			return ctx.Err()
		}
		if t.doc == nil {
			close(t.done)
			continue
		}
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			return ctx.Err()
		}
		go func() {
			if t.doc, t.rows, t.err = r.analyze(ctx, t.doc, t.uncut); t.err == nil {
				t.text, t.packed, t.err = r.packBoth(t.doc, t.rows)
			}
			<-slots
			close(t.done)
		}()
	}
	return nil
}

// prepare decides what a document needs: t.doc stays nil when nothing.
func (r *run) prepare(ctx context.Context, f *found) (*task, error) {
	var in *ingest.InputError
	if errors.As(f.err, &in) {
		t := &task{item: failedInput(in), err: in}
		t.item.Run = r.booked.ID
		return t, nil
	}
	if f.err != nil {
		return nil, f.err
	}
	d := f.doc
	own := d.Meta.ID
	r.noteFeed(d, own)
	id, met := r.place(d, f.hash)
	t := &task{item: Item{Key: id, Path: d.Meta.Path, Record: d.Meta.Record, Hash: f.hash, Method: r.method, Run: r.booked.ID}}
	if met == again {
		return t, nil
	}
	if met == renewed || id != own { // not what was looked up, or changed since
		var err error
		if f.old, f.seen, err = r.Store.item(ctx, id); err != nil {
			return nil, err
		}
	}
	old, same := &f.old, f.seen && hashFits(f.old.Hash, f.hash, d)
	switch {
	case f.seen && !same && met == first && olderSnapshot(d, old):
		r.ids[id] = old.Hash
		return t, nil
	case same && old.State == Done && (old.Method == r.method || !r.Reanalyze):
		r.renew(t, f)
		return t, nil
	case same && old.State == Quarantined:
		t.err, t.item, t.skip = errors.New(old.Reason), *old, true
		return t, nil
	}
	if same && old.State == Failed {
		t.item.Attempts = r.attempts(old)
	}
	t.doc, t.uncut = d, f.uncut
	t.seen, t.diff = f.seen && old.State == Done || met == renewed, f.seen && !same || met == renewed
	return t, nil
}

// renew makes what the store lacks of an article that is left as it is: an older
// version keeps less, or names its content by another hash.
func (r *run) renew(t *task, f *found) {
	if !r.hasText(&f.old) {
		t.text = r.pack(f.whole())
	}
	if f.old.Hash != f.hash {
		t.rehash = &f.old
		t.rehash.Hash = f.hash
	}
}

// attempts are those made before this run. A run that goes on for one that was
// cut off makes no new attempt: both together are one.
func (r *run) attempts(old *Item) int {
	if r.cutOff[old.Run] {
		return old.Attempts - 1
	}
	return old.Attempts
}

// unreadKey begins the keys of what could not be read.
const unreadKey = "unread:"

func failedInput(e *ingest.InputError) Item {
	key := e.Path
	if e.Record > 0 {
		key = fmt.Sprintf("%s#%d", e.Path, e.Record)
	}
	return Item{Key: unreadKey + key, Path: e.Path, Record: e.Record, Reason: e.Reason, Hint: e.Hint}
}

// collect counts finished tasks in order and writes them in batches.
func (r *run) collect(ctx context.Context, queue <-chan *task) error {
	size := orElse(r.Batch, 200)
	r.flushed = time.Now()
	for t := range queue {
		select {
		case <-t.done:
		case <-ctx.Done():
			return errors.Join(ctx.Err(), r.flush(context.WithoutCancel(ctx)))
		}
		if ctx.Err() != nil && t.err != nil {
			return errors.Join(ctx.Err(), r.flush(context.WithoutCancel(ctx)))
		}
		if err := r.settle(ctx, t); err != nil {
			return err
		}
		if len(r.batch) >= size || time.Since(r.flushed) > flushEvery {
			if err := r.flush(context.WithoutCancel(ctx)); err != nil { // who interrupts gets what is done
				return err
			}
		}
		if r.Progress != nil {
			r.Progress(r.sum.Read+r.sum.Failed, r.sum.Analyzed())
		}
	}
	return r.flush(context.WithoutCancel(ctx))
}

// flushEvery bounds the work that a crash can cost.
const flushEvery = 2 * time.Second

// settle books one task.
func (r *run) settle(ctx context.Context, t *task) error {
	r.notePath(t.item.Path)
	switch {
	case t.err != nil:
		return r.fail(ctx, t)
	case t.rows == nil:
		r.sum.Read, r.sum.Unchanged = r.sum.Read+1, r.sum.Unchanged+1
		switch {
		case t.rehash != nil:
			r.batch = append(r.batch, change{item: *t.rehash, text: t.text, unchanged: true, rehash: true})
		case t.text != nil:
			r.batch = append(r.batch, change{item: t.item, text: t.text, unchanged: true})
		}
		return nil
	case t.seen:
		r.sum.Changed++
	default:
		r.sum.New++
	}
	r.sum.Read++
	r.sum.Statements += t.rows.Article.Statements
	t.item.State, t.item.Attempts, t.item.Reason = Done, t.item.Attempts+1, ""
	r.log(t.item)
	r.batch = append(r.batch, change{item: t.item, rows: t.rows, packed: t.packed, text: t.text, replaces: t.diff})
	return nil
}

// notePath notes that a path was read, and with a member of an archive
// ("night.zip!a.txt") the archive, which may have been damaged before.
func (r *run) notePath(path string) {
	if r.failed[path] != nil {
		return
	}
	r.failed[path] = map[string]bool{}
	r.paths = append(r.paths, path)
	if i := strings.LastIndexByte(path, '!'); i > 0 {
		r.notePath(path[:i])
	}
}

// fail books a failure: after MaxAttempts the item is quarantined.
func (r *run) fail(ctx context.Context, t *task) error {
	if !t.skip {
		if err := r.attempt(ctx, t); err != nil {
			return err
		}
	}
	if t.item.Reason == "" {
		t.item.Reason, t.item.Hint = t.err.Error(), "parley explain shows the article step by step"
	}
	r.sum.Failed++
	r.failed[t.item.Path][t.item.Key] = true
	r.sum.Problems = append(r.sum.Problems, statement.Problem{Path: t.item.Path, Record: t.item.Record, Kind: "input", Reason: t.item.Reason, Hint: t.item.Hint})
	r.log(t.item)
	if !t.skip {
		r.batch = append(r.batch, change{item: t.item})
	}
	return nil
}

// attempt counts one more failed attempt at an item.
func (r *run) attempt(ctx context.Context, t *task) error {
	if old, ok, err := r.Store.item(ctx, t.item.Key); err != nil {
		return err
	} else if ok && old.State != Done && t.doc == nil {
		t.item.Attempts = r.attempts(&old)
	}
	t.item.Attempts++
	t.item.State, t.item.Method = Failed, r.method
	if t.item.Attempts >= orElse(r.MaxAttempts, 3) {
		t.item.State = Quarantined
	}
	return nil
}

func orElse(n, d int) int {
	if n == 0 {
		return d
	}
	return n
}

func (r *run) log(it Item) {
	if r.Log != nil {
		r.Log(it)
	}
}

func (r *run) flush(ctx context.Context) error {
	r.flushed = time.Now()
	if len(r.batch) == 0 {
		return nil
	}
	r.booked.Summary = *r.sum
	err := r.Store.write(ctx, &r.booked, r.batch, orElse(r.KeepVersions, 5))
	clear(r.batch) // the rows are on the disk
	r.batch = r.batch[:0]
	return err
}

// finish forgets failures that are mended and books the end of the run.
func (r *run) finish(ctx context.Context) error {
	err := r.forgetMended(ctx)
	if err != nil {
		return err
	}
	if r.sum.Outdated, err = r.Store.outdated(ctx, r.method); err != nil {
		return err
	}
	r.sum.Seconds = r.Now().Sub(r.booked.Started).Seconds()
	if err := r.Store.transact(ctx, func(tx session) error {
		if err := r.compareFeeds(ctx, tx); err != nil {
			return err
		}
		return bookRun(ctx, tx, r.booked.ID, "", Running, "", r.sum)
	}); err != nil {
		return err
	}
	if r.Outputs != nil {
		if err := r.Outputs(ctx, r.sum); err != nil {
			return err
		}
	}
	return r.Store.transact(ctx, func(tx session) error {
		if err := bookRun(ctx, tx, r.booked.ID, stamp(r.Now()), Ended, "", r.sum); err != nil {
			return err
		}
		return pruneRuns(ctx, tx, orElse(r.KeepRuns, 1000))
	})
}

// broken books why a run did not end. Nothing is lost when that fails too: the
// run stays booked as running.
func (r *run) broken(ctx context.Context, why error) {
	state, reason := Broken, why.Error()
	if ctx.Err() != nil {
		state, reason = Interrupted, context.Cause(ctx).Error()
	}
	ended := r.Now()
	r.sum.Seconds = ended.Sub(r.booked.Started).Seconds()
	_ = bookRun(context.WithoutCancel(ctx), r.Store.db, r.booked.ID, stamp(ended), state, reason, r.sum)
}
