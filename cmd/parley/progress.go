package main

import (
	"time"

	"github.com/schollz/progressbar/v3"
)

// A progress shows how far a run is, on a terminal only.
type progress struct{ bar *progressbar.ProgressBar }

func (p *program) newProgress() *progress {
	s, ok := p.err.(*screen)
	if !ok || p.quiet {
		return &progress{}
	}
	return &progress{progressbar.NewOptions(-1, progressbar.OptionSetWriter(s.file), progressbar.OptionSetDescription("articles"),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())}
}

func (g *progress) update(read, _ int) {
	if g.bar != nil {
		g.bar.Set(read)
	}
}

func (g *progress) close() {
	if g.bar != nil {
		g.bar.Finish()
	}
}
