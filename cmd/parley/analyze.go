package main

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"

	"parley/analyze"
	"parley/analyze/doc"
	"parley/analyze/ingest"
	"parley/analyze/statement"
)

func (p *program) analyzeCommand() *cli.Command {
	return &cli.Command{
		Name:      "analyze",
		Usage:     "write the rows of articles to standard output",
		ArgsUsage: "PATH... (or - for JSON lines on standard input)",
		Description: "Writes one row a statement and speaker. Offsets are bytes into the body.\n" +
			"--format says how to write; --read-as forces how inputs are read.",
		Flags: append(sharedFlags()[:4],
			&cli.StringFlag{Name: "format", Value: "jsonl", Usage: "write `jsonl` or csv"},
			&cli.StringFlag{Name: "read-as", Usage: "read every input as `FORMAT` (see parley inputs)"},
			&cli.IntFlag{Name: "workers", Usage: "analyze `N` articles at a time (0: one a core)", EnvVars: []string{"PARLEY_WORKERS"}},
			&cli.BoolFlag{Name: "with-text", Usage: "add one row a document with its body"},
		),
		Action: p.analyze,
	}
}

func (p *program) analyze(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("parley analyze articles/ > rows.jsonl", "analyze needs at least one path")
	}
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	cfg.Format = c.String("read-as")
	if _, err := p.rowWriter(c.String("format"), c.Bool("with-text"), nil); err != nil {
		return err
	}
	an, err := buildAnalyzer(cfg)
	if err != nil {
		return err
	}
	w, err := p.rowWriter(c.String("format"), c.Bool("with-text"), an.OwnColumns())
	if err != nil {
		return err
	}
	defer keepTo(streamGoal)()
	unread := 0
	for r := range analyzeAll(c.Context, an, p.documents(c.Context, c.Args().Slice(), cfg), workers(cfg)) {
		if unreadable(r.err) {
			unread++
			p.printUnread(r.err)
			continue
		}
		if r.err != nil {
			return r.err
		}
		if err := w.write(r.doc, r.Result); err != nil {
			return err
		}
	}
	if err := w.close(); err != nil {
		return err
	}
	if err := c.Context.Err(); err != nil {
		return err
	}
	return unreadResult(unread)
}

func workers(cfg *config) int {
	if cfg.Workers > 0 {
		return cfg.Workers
	}
	if !memoryLimited() {
		return runtime.GOMAXPROCS(0)
	}
	return fitMemory(runtime.GOMAXPROCS(0), debug.SetMemoryLimit(-1))
}

// documents reads paths, where "-" is JSON lines on standard input.
func (p *program) documents(ctx context.Context, paths []string, cfg *config) iter.Seq2[*doc.Document, error] {
	return p.documentsBy(ctx, paths, readOptions(cfg))
}

func (p *program) documentsBy(ctx context.Context, paths []string, o ingest.Options) iter.Seq2[*doc.Document, error] {
	if len(paths) == 1 && paths[0] == "-" {
		return ingest.Read(ctx, p.in, "-", o)
	}
	return ingest.Walk(ctx, paths, o)
}

// An outcome is one analyzed document, or why it is not.
type outcome struct {
	*statement.Result
	doc *doc.Document
	err error
}

// analyzeAll analyzes n documents at a time and yields them in input order.
func analyzeAll(ctx context.Context, an *analyze.Analyzer, docs iter.Seq2[*doc.Document, error], n int) iter.Seq[outcome] {
	return func(yield func(outcome) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		queue := make(chan chan outcome, 2*n)
		slots := make(chan struct{}, n)
		go func() {
			defer close(queue)
			for d, err := range docs {
				done := make(chan outcome, 1)
				select {
				case queue <- done:
				case <-ctx.Done():
					return
				}
				if err != nil {
					done <- outcome{err: err}
					continue
				}
				slots <- struct{}{}
				go func() {
					defer func() { <-slots }()
					done <- analyzeOne(ctx, an, d)
				}()
			}
		}()
		for done := range queue {
			if !yield(<-done) {
				return
			}
		}
	}
}

// analyzeOne turns a panic into an error of that article: the others go on.
func analyzeOne(ctx context.Context, an *analyze.Analyzer, d *doc.Document) (o outcome) {
	defer func() {
		if r := recover(); r != nil {
			o = outcome{err: &ingest.InputError{Path: d.Meta.Path, Record: d.Meta.Record, Reason: fmt.Sprintf("analysis failed: %v", r),
				Hint: "please report this article: it should have been analyzed"}}
		}
	}()
	res, err := an.Analyze(ctx, d)
	return outcome{Result: res, doc: d, err: err}
}

// A rowWriter writes the rows of one document after the other.
type rowWriter struct {
	write func(*doc.Document, *statement.Result) error
	close func() error
}

// rowWriter makes a writer; own are the columns of the users' own dictionaries.
func (p *program) rowWriter(format string, withText bool, own []string) (*rowWriter, error) {
	switch format {
	case "jsonl":
		return p.jsonRows(withText), nil
	case "csv":
		if withText {
			return nil, usageError("use --format jsonl", "--with-text needs jsonl")
		}
		return p.csvRows(own), nil
	case "parquet":
		return nil, usageError("parley run PATH, then parley report -o rows.parquet", "analyze writes jsonl or csv; parquet is written from the store")
	}
	return nil, usageError("use jsonl or csv", "unknown output format %q", format)
}

func (p *program) jsonRows(withText bool) *rowWriter {
	e := statement.NewEncoder(p.out)
	return &rowWriter{
		write: func(d *doc.Document, r *statement.Result) error {
			if withText {
				a := r.Article
				a.Body = d.Body
				if err := e.Encode(&a); err != nil {
					return err
				}
			}
			for i := range r.Statements {
				if err := e.Encode(&r.Statements[i]); err != nil {
					return err
				}
			}
			return nil
		},
		close: e.Flush,
	}
}

func (p *program) csvRows(own []string) *rowWriter {
	w := statement.NewCSV(p.out, ',')
	head := false
	return &rowWriter{
		write: func(_ *doc.Document, r *statement.Result) error {
			if !head {
				head = true
				if err := w.Write(statement.Columns(own...)); err != nil {
					return err
				}
			}
			for i := range r.Statements {
				if err := w.Write(r.Statements[i].Record(own...)); err != nil {
					return err
				}
			}
			return nil
		},
		close: w.Flush,
	}
}
