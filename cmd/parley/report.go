package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"parley/analyze/batch"
)

func (p *program) reportCommand() *cli.Command {
	return &cli.Command{
		Name:  "report",
		Usage: "write the workbook again from the store",
		Flags: []cli.Flag{sharedFlags()[0], storeFlag(), outputFlag(),
			&cli.StringFlag{Name: "title", Usage: "title of the workbook"}},
		Action: p.report,
	}
}

func (p *program) report(c *cli.Context) error {
	if c.Args().Present() {
		return usageError("parley report -o out.xlsx", "report takes no path; it writes what the store holds")
	}
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	store, err := batch.OpenRead(c.Context, cfg.Store)
	if err != nil {
		return storeError(cfg.Store, err)
	}
	defer store.Close()
	d, err := workbookData(c.Context, cfg, store)
	if err != nil {
		return err
	}
	books, err := writeBooks(cfg, d)
	if err != nil {
		return err
	}
	for _, out := range books {
		if !p.quiet {
			fmt.Fprintf(p.out, "workbook   %s (%s, %s)\n", out, plural(len(d.Articles), "article"), plural(d.Count, "row"))
		}
	}
	return nil
}
