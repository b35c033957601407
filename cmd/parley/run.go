package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

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
	bar := p.newProgress()
	r := &batch.Runner{Analyzer: an, Store: store, Workers: workers(cfg), Reanalyze: c.Bool("reanalyze"), Progress: bar.update, Log: p.logItem, Now: time.Now, Mark: markOf}
	sum, err := r.Run(c.Context, p.documents(c.Context, paths, cfg))
	bar.close()
	if err != nil {
		return err
	}
	if err := findCopies(c.Context, store); err != nil {
		return err
	}
	return p.finishRun(c, cfg, store, sum)
}

func (p *program) logItem(it batch.Item) {
	if it.State == batch.Done {
		p.log.Debug("analyzed", "doc", it.Key)
		return
	}
	p.log.Info("not analyzed", "path", it.Path, "record", it.Record, "reason", it.Reason, "attempts", it.Attempts)
}

// finishRun writes the workbook from the whole store and prints the summary.
func (p *program) finishRun(c *cli.Context, cfg *config, store *batch.Store, sum *batch.Summary) error {
	if sum.Read == 0 && sum.Failed > 0 {
		for _, pr := range sum.Problems {
			p.printProblem(pr)
		}
	}
	out := outputPath(cfg.Output, time.Now())
	data, err := workbookData(c.Context, cfg, store)
	if err != nil {
		return err
	}
	if err := writeWorkbook(out, data); err != nil {
		return failed("name a file that can be written with --output", err)
	}
	if !p.quiet {
		p.printSummary(cfg, sum, data, out)
	}
	return unreadResult(sum.Failed)
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
