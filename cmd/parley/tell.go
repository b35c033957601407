package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"parley/analyze/batch"
)

// tell tells how the run went: summary and metrics to their files, alerts to
// standard error, the command and the webhook. err is how it went, which is
// handed on.
func (n *nightly) tell(ctx context.Context, err error) error {
	if n.held {
		return err // the run that holds the lock tells
	}
	done := err == nil || errors.Is(err, errUnread)
	if !done {
		n.alerts = append(n.alerts, alert{"run_failed", "", "the run failed: " + oneLine(err)})
	}
	seconds := time.Since(n.started).Seconds()
	fault := errors.Join(n.tellSummary(done, err, seconds), n.tellMetrics(done, seconds), n.tellAlerts(ctx))
	if fault != nil {
		fmt.Fprintf(n.err, "parley: %s\n", oneLine(fault))
	}
	if done && fault != nil {
		return &failure{code: exitFailed, msg: "the run is done, but not all of it was told"}
	}
	return err
}

// a result is the summary of a run as JSON.
type result struct {
	Version   string         `json:"version"`
	OK        bool           `json:"ok"`
	Error     string         `json:"error,omitempty"`
	Started   string         `json:"started"`
	Seconds   float64        `json:"seconds"`
	Run       *batch.Summary `json:"run,omitempty"`
	Workbooks []string       `json:"workbooks,omitempty"`
	Alerts    []alert        `json:"alerts,omitempty"`
}

func (n *nightly) tellSummary(done bool, err error, seconds float64) error {
	if n.cfg.SummaryJSON == "" {
		return nil
	}
	r := result{Version: version, OK: done, Started: n.started.UTC().Format(time.RFC3339), Seconds: seconds, Run: n.sum, Workbooks: n.books, Alerts: n.alerts}
	if !done {
		r.Error = oneLine(err)
	}
	write := func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(&r)
	}
	if n.cfg.SummaryJSON == "-" {
		return write(n.out)
	}
	if err := replaceFile(outputPath(n.cfg.SummaryJSON, now()), write); err != nil {
		return fmt.Errorf("summary: %w", err)
	}
	return nil
}

func (n *nightly) tellAlerts(ctx context.Context) error {
	if len(n.alerts) == 0 {
		return nil
	}
	var lines []string
	for _, a := range n.alerts {
		lines = append(lines, a.Text)
		if a.Kind != "run_failed" { // the error itself is told by finish
			fmt.Fprintf(n.err, "parley: alert: %s\n", a.Text)
		}
		n.log.Info("alert", "kind", a.Kind, "subject", a.Subject, "text", a.Text)
	}
	return notify(ctx, &n.cfg.Alerts, &message{Text: strings.Join(lines, "\n"), Alerts: n.alerts, Run: n.sum})
}
