package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"time"
)

// defaultArticleTimeout is far beyond what any article needs: a long transcript
// takes a second.
const defaultArticleTimeout = time.Minute

// memoryPerWorker is what an article at work may take, with its share of the
// dictionaries. Pages of hostile HTML took up to 500 MB, articles take less.
const memoryPerWorker = 150 << 20

// fitMemory bounds the articles analyzed at a time by the memory limit that Go
// was given (GOMEMLIMIT), in bytes; math.MaxInt64 is none.
func fitMemory(workers int, limit int64) int {
	if limit == math.MaxInt64 {
		return workers
	}
	return max(1, int(min(int64(workers), limit/memoryPerWorker)))
}

// streamGoal is what a command that keeps nothing of its input keeps the heap
// to, in bytes, as memoryGoal: of 21,000 articles some 70 MB live at a time.
const streamGoal = 240 << 20

// keepTo has the collector keep the heap to a goal until restore is called,
// where nobody set a limit.
func keepTo(goal int64) (restore func()) {
	if memoryLimited() {
		return func() {}
	}
	before := debug.SetMemoryLimit(goal)
	return func() { debug.SetMemoryLimit(before) }
}

// whileBuilding takes the place of gcPercent while lexicon and directory are made:
// next to nothing of some 40 MB dies, and to look for it takes a tenth of the time
// to the first row.
const whileBuilding = 1600

// collect sets how much the heap may grow, in percent of what lives, until restore
// is called, where the user says nothing of it (GOGC).
func collect(percent int) (restore func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(percent)
	return func() { debug.SetGCPercent(before) }
}

// whenCollected calls do once the next collection is over: less growth allowed while
// much has grown starts one at once, and the first row would wait for it.
func whenCollected(do func()) {
	marker := new([64]byte) // not so small that it shares its place
	runtime.AddCleanup(marker, func(do func()) { do() }, do)
}

// limitTime bounds a run; 0 is no bound.
func limitTime(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	if limit <= 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, limit)
}

// timeUp tells of a run that was stopped by its own limit.
func timeUp(ctx context.Context, limit time.Duration, err error) error {
	if err == nil || !errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return err
	}
	return &failure{code: exitFailed, msg: fmt.Sprintf("stopped after %s (--timeout)", limit), hint: "what was analyzed is stored and the next run goes on; give it more time", err: err}
}
