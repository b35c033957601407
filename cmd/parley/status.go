package main

import (
	"context"
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
	cfg, store, err := configuredStore(c)
	if err != nil {
		return err
	}
	defer store.Close()
	if err := p.statusHead(c.Context, cfg, store); err != nil {
		return err
	}
	runs, err := store.Runs(c.Context, c.Int("runs"))
	if err != nil {
		return err
	}
	busy := batch.Holder(cfg.Store) != ""
	t := textTable{head: []string{"started", "ended", "read", "new", "changed", "unchanged", "failed", "statements", "seconds"}, left: 2}
	for i, r := range runs {
		s := &r.Summary
		t.add(r.Started.Local().Format(time.DateTime), runState(&r, busy && i == 0), fmt.Sprint(s.Read), fmt.Sprint(s.New), fmt.Sprint(s.Changed), fmt.Sprint(s.Unchanged),
			fmt.Sprint(s.Failed), fmt.Sprint(s.Statements), fmt.Sprintf("%.1f", s.Seconds))
	}
	t.write(p.out)
	for _, r := range runs {
		if r.Reason != "" {
			fmt.Fprintf(p.out, "run of %s: %s\n", r.Started.Local().Format(time.DateTime), r.Reason)
		}
	}
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

// statusHead tells how the store is: its size, states, methods, who runs on it.
func (p *program) statusHead(ctx context.Context, cfg *config, store *batch.Store) error {
	states, err := store.States(ctx)
	if err != nil {
		return err
	}
	size, err := store.Size(ctx)
	if err != nil {
		return err
	}
	last, err := store.LastSuccess(ctx)
	if err != nil {
		return err
	}
	methods, err := store.Methods(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "store      %s: %d done, %d failed, %d quarantined; %.1f MB\n", withoutSecrets(cfg.Store), states[batch.Done], states[batch.Failed], states[batch.Quarantined], float64(size)/1e6)
	if last.IsZero() {
		fmt.Fprintln(p.out, "last end   no run has ended yet")
	} else {
		fmt.Fprintf(p.out, "last end   %s\n", last.Local().Format(time.DateTime))
	}
	if who := batch.Holder(cfg.Store); who != "" {
		fmt.Fprintf(p.out, "running    %s\n", who)
	}
	for _, m := range methods {
		fmt.Fprintf(p.out, "method     %s\n", m)
	}
	if len(methods) > 1 {
		fmt.Fprintln(p.out, "           rows of several methods: parley run --reanalyze makes them one")
	}
	fmt.Fprintln(p.out)
	return nil
}

// runState says in a word how a run ended.
func runState(r *batch.Run, busy bool) string {
	if r.State != batch.Running {
		return string(r.State)
	}
	if busy {
		return "running"
	}
	return "cut off"
}
