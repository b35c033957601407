package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"parley/analyze/batch"
)

func (p *program) backupCommand() *cli.Command {
	return &cli.Command{
		Name:      "backup",
		Usage:     "copy the store as it is at one moment, while runs may go on",
		ArgsUsage: "FILE",
		Description: "The copy is checked and put in its place whole; {date} in its name becomes the day, and of dated\n" +
			"backups retention.backups are kept. It is a store like any other:\n" +
			"parley report --store FILE reads it, and to go back to it, put it in the place of the store.",
		Flags:  []cli.Flag{sharedFlags()[0], storeFlag()},
		Action: p.backup,
	}
}

func (p *program) backup(c *cli.Context) error {
	if c.NArg() != 1 {
		return usageError("parley backup backups/{date}.db", "backup takes the file to write")
	}
	cfg, store, err := configuredStore(c)
	if err != nil {
		return err
	}
	defer store.Close()
	to := outputPath(c.Args().First(), now())
	err = store.Backup(c.Context, to)
	if errors.Is(err, batch.ErrElsewhere) {
		return usageError("pg_dump --format=custom --file="+to, "%s", err)
	}
	if err != nil {
		return failed("name a file that can be written", fmt.Errorf("backup %s: %w", to, err))
	}
	pruneDated(c.Args().First(), cfg.Retention.Backups)
	if !p.quiet {
		fmt.Fprintf(p.out, "backup     %s\n", to)
	}
	return nil
}

func (p *program) vacuumCommand() *cli.Command {
	return &cli.Command{
		Name:   "vacuum",
		Usage:  "check the store and give the room of what was replaced back to the disk",
		Flags:  []cli.Flag{sharedFlags()[0], storeFlag()},
		Action: p.vacuum,
	}
}

func (p *program) vacuum(c *cli.Context) error {
	if c.Args().Present() {
		return usageError("parley vacuum --store parley.db", "vacuum takes no path")
	}
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	if err := mustExist(c.Context, cfg.Store); err != nil {
		return err
	}
	store, err := batch.Open(c.Context, cfg.Store)
	if errors.Is(err, batch.ErrLocked) {
		return &failure{code: exitLocked, msg: err.Error(), hint: "wait until it ends"}
	}
	if err != nil {
		return failed("name a store that can be written with --store", err)
	}
	defer store.Close()
	before, err := store.Size(c.Context)
	if err == nil {
		err = store.Vacuum(c.Context)
	}
	if err != nil {
		return failed("", fmt.Errorf("vacuum: %w", err))
	}
	after, err := store.Size(c.Context)
	if err != nil {
		return err
	}
	if !p.quiet {
		fmt.Fprintf(p.out, "store      %s: %.1f MB, was %.1f MB\n", withoutSecrets(cfg.Store), float64(after)/1e6, float64(before)/1e6)
	}
	return nil
}

// mustExist refuses a store that is not there, which opening would make.
func mustExist(ctx context.Context, path string) error {
	r, err := openStore(ctx, path)
	if err != nil {
		return err
	}
	return r.Close()
}
