package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
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

	// Mark makes what is kept of a text to find its copies by; may be nil.
	Mark func(*doc.Document) []byte
}

// A Summary says what a run did.
type Summary struct {
	Read       int                 `json:"read"`       // articles seen
	New        int                 `json:"new"`        // analyzed for the first time
	Changed    int                 `json:"changed"`    // analyzed again: content or method changed
	Unchanged  int                 `json:"unchanged"`  // left as they are
	Failed     int                 `json:"failed"`     // inputs that could not be read or analyzed
	Statements int                 `json:"statements"` // found in this run, each counted once
	Outdated   int                 `json:"outdated"`   // done items of another method, left as they are
	Seconds    float64             `json:"seconds"`
	Problems   []statement.Problem `json:"problems,omitempty"` // what failed in this run
}

// Analyzed is how many articles the run worked on.
func (s *Summary) Analyzed() int { return s.New + s.Changed }

// a task is one document on its way through the workers.
type task struct {
	item Item
	doc  *doc.Document
	seen bool // the ledger knew it
	rows *statement.Result
	text *text
	err  error
	done chan struct{}
}

// Run analyzes the documents that are new, changed or failed before, in the
// order they come. It ends with an error only for a fault: of the disk, of the
// context, of the stream itself.
func (r *Runner) Run(ctx context.Context, docs iter.Seq2[*doc.Document, error]) (*Summary, error) {
	started := r.Now()
	run := &run{Runner: r, sum: &Summary{}, ids: map[string]bool{}, failed: map[string]map[string]bool{}, method: r.Analyzer.Version()}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	queue := make(chan *task, 4*max(r.Workers, 1))
	fault := make(chan error, 1)
	go func() { fault <- run.read(ctx, docs, queue) }()
	err := run.collect(ctx, queue)
	if err != nil {
		cancel()
		for range queue {
		}
	}
	if err = errors.Join(err, <-fault); err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return run.sum, err
	}
	return run.sum, run.finish(ctx, started)
}

// a run is the state of one call of Run.
type run struct {
	*Runner
	sum    *Summary
	method string
	ids    map[string]bool            // of this run's documents
	failed map[string]map[string]bool // path -> keys that failed in this run
	paths  []string
	batch  []change
}

// read sends every document through a worker and on to collect, in order.
func (r *run) read(ctx context.Context, docs iter.Seq2[*doc.Document, error], queue chan<- *task) error {
	defer close(queue)
	slots := make(chan struct{}, max(r.Workers, 1))
	for d, err := range docs {
		t, err := r.prepare(ctx, d, err)
		if err != nil {
			return err
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
			if t.rows, t.err = r.analyze(ctx, t.doc); t.err == nil {
				t.text = r.pack(t.doc)
			}
			<-slots
			close(t.done)
		}()
	}
	return nil
}

// prepare decides what a document needs: t.doc stays nil when nothing.
func (r *run) prepare(ctx context.Context, d *doc.Document, err error) (*task, error) {
	var in *ingest.InputError
	if errors.As(err, &in) {
		return &task{item: failedInput(in), err: in}, nil
	}
	if err != nil {
		return nil, err
	}
	t := &task{item: Item{Key: r.uniqueID(d), Path: d.Meta.Path, Record: d.Meta.Record, Hash: contentHash(d), Method: r.method}}
	old, seen, err := r.Store.item(ctx, t.item.Key)
	if err != nil {
		return nil, err
	}
	same := old.Hash == t.item.Hash
	switch {
	case seen && same && old.State == Done && (old.Method == r.method || !r.Reanalyze):
		if has, err := r.Store.hasText(ctx, t.item.Key); err != nil || has {
			return t, err
		}
		t.text = r.pack(d) // the store is of an older version
		return t, nil
	case seen && same && old.State == Quarantined:
		t.err, t.item = errors.New(old.Reason), old
		return t, nil
	}
	if seen && same && old.State == Failed {
		t.item.Attempts = old.Attempts
	}
	t.doc, t.seen = d, seen && old.State == Done
	return t, nil
}

// uniqueID keeps two articles of one ID in a run apart: the later ones get ~2, ~3.
func (r *run) uniqueID(d *doc.Document) string {
	id := d.Meta.ID
	for n := 2; r.ids[id]; n++ {
		id = fmt.Sprintf("%s~%d", d.Meta.ID, n)
	}
	r.ids[id] = true
	if id != d.Meta.ID {
		d.Warnings = append(d.Warnings, fmt.Sprintf("the id %s was used before in this run: kept as %s", d.Meta.ID, id))
		d.Meta.ID = id
	}
	return id
}

// contentHash covers the body and what the input says of it.
func contentHash(d *doc.Document) string {
	h := sha256.New()
	m := &d.Meta
	for _, s := range []string{d.Body, m.Title, m.Outlet, m.Summit, m.Section, m.Byline, m.URL, m.Date()} {
		io.WriteString(h, s)
		h.Write([]byte{0})
	}
	keys := make([]string, 0, len(m.Extra))
	for k := range m.Extra {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		fmt.Fprintf(h, "%s\x00%s\x00", k, m.Extra[k])
	}
	return hex.EncodeToString(h.Sum(nil))
}

func failedInput(e *ingest.InputError) Item {
	key := e.Path
	if e.Record > 0 {
		key = fmt.Sprintf("%s#%d", e.Path, e.Record)
	}
	return Item{Key: "unread:" + key, Path: e.Path, Record: e.Record, Reason: e.Reason, Hint: e.Hint}
}

// analyze turns a panic into the failure of its article: the others go on.
func (r *run) analyze(ctx context.Context, d *doc.Document) (rows *statement.Result, err error) {
	defer func() {
		if p := recover(); p != nil {
			rows, err = nil, fmt.Errorf("analysis failed: %v", p)
		}
	}()
	return r.Analyzer.Analyze(ctx, d)
}

// collect counts finished tasks in order and writes them in batches.
func (r *run) collect(ctx context.Context, queue <-chan *task) error {
	size := r.Batch
	if size == 0 {
		size = 200
	}
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
		if len(r.batch) >= size {
			if err := r.flush(ctx); err != nil {
				return err
			}
		}
		if r.Progress != nil {
			r.Progress(r.sum.Read+r.sum.Failed, r.sum.Analyzed())
		}
	}
	return r.flush(context.WithoutCancel(ctx))
}

// settle books one task.
func (r *run) settle(ctx context.Context, t *task) error {
	r.notePath(t.item.Path)
	switch {
	case t.err != nil:
		return r.fail(ctx, t)
	case t.rows == nil:
		r.sum.Read, r.sum.Unchanged = r.sum.Read+1, r.sum.Unchanged+1
		if t.text != nil {
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
	r.batch = append(r.batch, change{item: t.item, rows: t.rows, text: t.text})
	return nil
}

func (r *run) notePath(path string) {
	if r.failed[path] == nil {
		r.failed[path] = map[string]bool{}
		r.paths = append(r.paths, path)
	}
}

// fail books a failure: after MaxAttempts the item is quarantined.
func (r *run) fail(ctx context.Context, t *task) error {
	if old, ok, err := r.Store.item(ctx, t.item.Key); err != nil {
		return err
	} else if ok && old.State != Done && t.doc == nil {
		t.item.Attempts = old.Attempts
	}
	limit := r.MaxAttempts
	if limit == 0 {
		limit = 3
	}
	t.item.Attempts++
	t.item.State, t.item.Method = Failed, r.method
	if t.item.Attempts >= limit {
		t.item.State = Quarantined
	}
	if t.item.Reason == "" {
		t.item.Reason, t.item.Hint = t.err.Error(), "parley explain shows the article step by step"
	}
	r.sum.Failed++
	r.failed[t.item.Path][t.item.Key] = true
	r.sum.Problems = append(r.sum.Problems, statement.Problem{Path: t.item.Path, Record: t.item.Record, Kind: "input", Reason: t.item.Reason, Hint: t.item.Hint})
	r.log(t.item)
	r.batch = append(r.batch, change{item: t.item})
	return nil
}

func (r *run) log(it Item) {
	if r.Log != nil {
		r.Log(it)
	}
}

func (r *run) flush(ctx context.Context) error {
	if len(r.batch) == 0 {
		return nil
	}
	err := r.Store.write(ctx, r.batch)
	r.batch = r.batch[:0]
	return err
}

// finish forgets failures that are mended and books the run.
func (r *run) finish(ctx context.Context, started time.Time) error {
	for _, path := range r.paths {
		if err := r.Store.forget(ctx, path, r.failed[path]); err != nil {
			return err
		}
	}
	var err error
	if r.sum.Outdated, err = r.Store.outdated(ctx, r.method); err != nil {
		return err
	}
	ended := r.Now()
	r.sum.Seconds = ended.Sub(started).Seconds()
	return r.Store.addRun(ctx, started, ended, r.sum)
}
