package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"parley/analyze"
	"parley/analyze/batch"
	"parley/analyze/statement"
)

func (p *program) runCommand() *cli.Command {
	return &cli.Command{
		Name:      "run",
		Usage:     "the nightly job: read what is new, analyze, store, write the workbook",
		ArgsUsage: "[PATH...]",
		Description: "Reads the articles under PATH, or those of parley.yaml, analyzes what is new or changed, keeps the rows in the store\n" +
			"and writes the workbook from all of it. A second run with nothing new analyzes nothing.",
		Flags: append(sharedFlags(), storeFlag(), outputFlag(),
			&cli.StringFlag{Name: "title", Usage: "title of the workbook"},
			&cli.DurationFlag{Name: "timeout", Usage: "stop after `TIME` (2h30m); the next run goes on", EnvVars: []string{"PARLEY_TIMEOUT"}},
			&cli.DurationFlag{Name: "article-timeout", Usage: "give up an article after `TIME`; it is tried again by the next run", DefaultText: "1m", EnvVars: []string{"PARLEY_ARTICLE_TIMEOUT"}},
			&cli.IntFlag{Name: "batch", Usage: "store `N` articles in one transaction", DefaultText: "200, or those of two seconds", EnvVars: []string{"PARLEY_BATCH"}},
			&cli.BoolFlag{Name: "reanalyze", Usage: "analyze articles again that another version of the method analyzed"}),
		Action: p.run,
	}
}

func outputFlag() cli.Flag {
	return &cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write the workbook to `FILE`; {date} becomes the day", DefaultText: "parley.xlsx", EnvVars: []string{"PARLEY_OUTPUT"}}
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
	store, err := batch.Open(c.Context, cfg.Store)
	if errors.Is(err, batch.ErrLocked) {
		return &failure{code: exitLocked, msg: err.Error(), hint: "wait until it ends; parley status shows the last run"}
	}
	if err != nil {
		return failed("name a store that can be written with --store", err)
	}
	defer store.Close()
	ctx, stop := limitTime(c.Context, c.Duration("timeout"))
	defer stop()
	sum, err := p.analyzeNew(ctx, c, cfg, store, an, paths)
	if err != nil {
		return timeUp(ctx, c.Duration("timeout"), err)
	}
	return unreadResult(sum.Failed)
}

// analyzeNew analyzes and stores what is new under paths.
func (p *program) analyzeNew(ctx context.Context, c *cli.Context, cfg *config, store *batch.Store, an *analyze.Analyzer, paths []string) (*batch.Summary, error) {
	bar := p.newProgress()
	defer bar.close()
	r := &batch.Runner{Analyzer: an, Store: store, Workers: workers(cfg), Reanalyze: c.Bool("reanalyze"), Progress: bar.update, Log: p.logItem, Now: now, Mark: markOf,
		ArticleTimeout: defaultArticleTimeout, Batch: c.Int("batch"),
		Outputs: func(ctx context.Context, sum *batch.Summary) error {
			bar.close()
			if err := findCopies(ctx, store); err != nil {
				return err
			}
			return p.finishRun(ctx, cfg, store, sum)
		}}
	if c.IsSet("article-timeout") {
		r.ArticleTimeout = c.Duration("article-timeout")
	}
	return r.Run(ctx, p.documents(ctx, paths, cfg))
}

func (p *program) logItem(it batch.Item) {
	if it.State == batch.Done {
		p.log.Debug("analyzed", "doc", it.Key)
		return
	}
	p.log.Info("not analyzed", "path", it.Path, "record", it.Record, "reason", it.Reason, "attempts", it.Attempts)
}

// finishRun writes the workbook from the whole store and prints the summary.
func (p *program) finishRun(ctx context.Context, cfg *config, store *batch.Store, sum *batch.Summary) error {
	if sum.Read == 0 && sum.Failed > 0 {
		for _, pr := range sum.Problems {
			p.printProblem(pr)
		}
	}
	out := outputPath(cfg.Output, now())
	data, err := workbookData(ctx, cfg, store)
	if err != nil {
		return err
	}
	if err := writeWorkbook(out, data); err != nil {
		return failed("name a file that can be written with --output", err)
	}
	if !p.quiet {
		p.printSummary(cfg, sum, data, out)
	}
	return nil
}

// outputPath puts the day into a date pattern.
func outputPath(pattern string, now time.Time) string {
	return strings.ReplaceAll(pattern, "{date}", now.Format(time.DateOnly))
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
