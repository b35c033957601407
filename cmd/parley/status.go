package main

import (
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"parley/analyze/batch"
)

func (p *program) statusCommand() *cli.Command {
	return &cli.Command{
		Name:  "status",
		Usage: "what the last runs did, and what could not be read",
		Flags: []cli.Flag{sharedFlags()[0], storeFlag(),
			&cli.IntFlag{Name: "runs", Value: 10, Usage: "show the last `N` runs"}},
		Action: p.status,
	}
}

func (p *program) status(c *cli.Context) error {
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	store, err := batch.OpenRead(c.Context, cfg.Store)
	if err != nil {
		return storeError(cfg.Store, err)
	}
	defer store.Close()
	states, err := store.States(c.Context)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "store      %s: %d done, %d failed, %d quarantined\n\n", cfg.Store, states[batch.Done], states[batch.Failed], states[batch.Quarantined])
	runs, err := store.Runs(c.Context, c.Int("runs"))
	if err != nil {
		return err
	}
	t := textTable{head: []string{"started", "read", "new", "changed", "unchanged", "failed", "statements", "seconds"}}
	for _, r := range runs {
		s := &r.Summary
		t.add(r.Started.Local().Format(time.DateTime), fmt.Sprint(s.Read), fmt.Sprint(s.New), fmt.Sprint(s.Changed), fmt.Sprint(s.Unchanged),
			fmt.Sprint(s.Failed), fmt.Sprint(s.Statements), fmt.Sprintf("%.1f", s.Seconds))
	}
	t.write(p.out)
	problems, err := store.Problems(c.Context)
	if err != nil || len(problems) == 0 {
		return err
	}
	fmt.Fprintln(p.out)
	for _, pr := range problems {
		fmt.Fprintf(p.out, "%s: %s\n", recordPath(pr), pr.Reason)
		if pr.Hint != "" {
			fmt.Fprintf(p.out, "hint: %s\n", pr.Hint)
		}
	}
	return nil
}
