package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/urfave/cli/v2"

	"parley/analyze"
	"parley/analyze/batch"
	"parley/analyze/ingest/fetch"
	"parley/analyze/statement"
)

func (p *program) runCommand() *cli.Command {
	return &cli.Command{
		Name:      "run",
		Usage:     "the nightly job: read what is new, analyze, store, write the workbook",
		ArgsUsage: "[PATH...]",
		Description: "Reads the articles under PATH, or those of parley.yaml, analyzes what is new or changed, keeps the rows in the store\n" +
			"and writes the workbook from all of it. A second run with nothing new analyzes nothing.",
		Flags:  runFlags(),
		Action: p.run,
	}
}

func runFlags() []cli.Flag {
	return append(sharedFlags(), storeFlag(), outputFlag(),
		&cli.StringFlag{Name: "title", Usage: "title of the workbook", EnvVars: []string{"PARLEY_TITLE"}},
		&cli.DurationFlag{Name: "timeout", Usage: "stop after `TIME` (2h30m); the next run goes on", EnvVars: []string{"PARLEY_TIMEOUT"}},
		&cli.DurationFlag{Name: "article-timeout", Usage: "give up an article after `TIME`; it is tried again by the next run", DefaultText: "1m", EnvVars: []string{"PARLEY_ARTICLE_TIMEOUT"}},
		&cli.IntFlag{Name: "batch", Usage: "store `N` articles in one transaction", DefaultText: "200, or those of two seconds", EnvVars: []string{"PARLEY_BATCH"}},
		&cli.StringFlag{Name: "summary-json", Usage: "write what the run did to `FILE`, - for standard output in place of the text", EnvVars: []string{"PARLEY_SUMMARY_JSON"}},
		&cli.StringFlag{Name: "metrics", Usage: "write figures for Prometheus' textfile collector to `FILE`", EnvVars: []string{"PARLEY_METRICS"}},
		&cli.BoolFlag{Name: "reanalyze", Usage: "analyze articles again that another version of the method analyzed"})
}

func outputFlag() cli.Flag {
	return &cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write the workbook to `FILE`; {date} becomes the day; none writes none", DefaultText: "parley.xlsx", EnvVars: []string{"PARLEY_OUTPUT"}}
}

func (p *program) run(c *cli.Context) error {
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	paths := c.Args().Slice()
	if len(paths) == 0 {
		paths = cfg.Inputs
	}
	if len(paths) == 0 {
		return usageError("parley run articles/, or inputs: in parley.yaml", "run needs at least one path")
	}
	an, err := buildAnalyzer(cfg)
	if err != nil {
		return err
	}
	n := &nightly{program: p, cfg: cfg, started: time.Now()}
	err = n.run(c, an, paths)
	return n.tell(c.Context, err)
}

// A nightly is one run of parley run.
type nightly struct {
	*program
	cfg     *config
	started time.Time // by the machine's clock, for durations
	store   *batch.Store
	sum     *batch.Summary
	books   []string // written
	alerts  []alert
	held    bool // the lock was held by another: nothing to tell
}

// run reads, analyzes, stores and writes.
func (n *nightly) run(c *cli.Context, an *analyze.Analyzer, paths []string) error {
	store, err := batch.Open(c.Context, n.cfg.Store)
	if errors.Is(err, batch.ErrLocked) {
		n.held = true
		return &failure{code: exitLocked, msg: err.Error(), hint: "wait until it ends; parley status shows the last run"}
	}
	if err != nil {
		return failed("name a store that can be written with --store", err)
	}
	defer store.Close()
	n.store = store
	ctx, stop := limitTime(c.Context, n.cfg.Limits.Time)
	defer stop()
	bar := n.newProgress()
	defer bar.close()
	r := &batch.Runner{Analyzer: an, Store: store, Workers: workers(n.cfg), Reanalyze: c.Bool("reanalyze"), Progress: bar.update, Log: n.logItem, Now: now, Mark: markOf,
		ArticleTimeout: n.cfg.Limits.Article, Batch: n.cfg.Limits.Batch, MaxAttempts: n.cfg.Limits.Attempts,
		KeepVersions: n.cfg.Retention.Versions, KeepRuns: n.cfg.Retention.Runs, NoTexts: !n.cfg.Retention.Texts,
		Outputs: func(ctx context.Context, sum *batch.Summary) error {
			bar.close()
			return n.finish(ctx, sum)
		}}
	n.sum, err = r.Run(ctx, n.inputs(ctx, paths, r.Uncut))
	if err != nil {
		return timeUp(ctx, n.cfg.Limits.Time, err)
	}
	if days := n.cfg.Retention.Fetched; days > 0 {
		if err := fetch.Prune(n.cfg.Fetch.Folder, n.started.AddDate(0, 0, -days)); err != nil {
			fmt.Fprintf(n.err, "parley: retention: %s\n", oneLine(err)) // the run is done all the same
		}
	}
	return unreadResult(n.sum.Failed)
}

// finish writes what is made of the whole store and prints the summary.
func (n *nightly) finish(ctx context.Context, sum *batch.Summary) error {
	n.sum = sum
	if sum.Analyzed() > 0 || sum.Resumed {
		if err := findCopies(ctx, n.store); err != nil {
			return err
		}
	}
	if sum.Read == 0 && sum.Failed > 0 {
		for _, pr := range sum.Problems {
			n.printProblem(pr)
		}
	}
	data, err := n.writeBooks(ctx)
	if err != nil {
		return err
	}
	if n.alerts, err = findAlerts(ctx, n.cfg, n.store, sum); err != nil {
		return err
	}
	if !n.quiet && n.cfg.SummaryJSON != "-" {
		n.printSummary(n.cfg, sum, data, n.books)
	}
	return nil
}

func (p *program) logItem(it batch.Item) {
	if it.State == batch.Done {
		p.log.Debug("analyzed", "doc", it.Key)
		return
	}
	p.log.Info("not analyzed", "path", it.Path, "record", it.Record, "reason", it.Reason, "attempts", it.Attempts)
}

func (p *program) printProblem(pr statement.Problem) {
	fmt.Fprintf(p.err, "parley: %s: %s\n", recordPath(pr), pr.Reason)
	if pr.Hint != "" {
		fmt.Fprintf(p.err, "hint: %s\n", pr.Hint)
	}
}

func recordPath(pr statement.Problem) string {
	path := filepath.ToSlash(pr.Path)
	if pr.Record > 0 {
		return fmt.Sprintf("%s: record %d", path, pr.Record)
	}
	return path
}
