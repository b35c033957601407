package main

import (
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// A progress shows how far a run is, on a terminal only.
type progress struct{ bar *progressbar.ProgressBar }

func (p *program) newProgress() *progress {
	f, ok := p.err.(*os.File)
	if !ok || p.quiet || !term.IsTerminal(int(f.Fd())) {
		return &progress{}
	}
	return &progress{progressbar.NewOptions(-1, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription("articles"),
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
