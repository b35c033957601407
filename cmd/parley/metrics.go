package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"parley/analyze/batch"
)

// a metric is one figure in Prometheus' text format
// (prometheus.io/docs/instrumenting/exposition_formats).
type metric struct {
	name, help string
	value      float64
}

// tellMetrics writes the figures of the run for the textfile collector. The
// time of the last success outlasts runs that fail.
func (n *nightly) tellMetrics(done bool, seconds float64) error {
	path := n.cfg.Metrics
	if path == "" {
		return nil
	}
	success := lastSuccess(path)
	if done {
		success = float64(time.Now().Unix())
	}
	if err := replaceFile(path, func(w io.Writer) error { return writeMetrics(w, n.sum, done, seconds, success, len(n.alerts)) }); err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	return nil
}

func writeMetrics(w io.Writer, sum *batch.Summary, done bool, seconds, success float64, alerts int) error {
	if sum == nil {
		sum = &batch.Summary{}
	}
	ok := 0.
	if done {
		ok = 1
	}
	var b bytes.Buffer
	for _, m := range []metric{
		{"parley_last_success_timestamp_seconds", "When the last run that ended well ended, 0 for never.", success},
		{"parley_last_run_success", "Whether the last run ended well.", ok},
		{"parley_last_run_duration_seconds", "How long the last run took.", seconds},
		{"parley_last_run_analysis_duration_seconds", "How long reading and analysis took of it.", sum.Seconds},
		{"parley_last_run_articles", "Articles the last run read.", float64(sum.Read)},
		{"parley_last_run_articles_new", "Articles it analyzed for the first time.", float64(sum.New)},
		{"parley_last_run_articles_changed", "Articles it analyzed again.", float64(sum.Changed)},
		{"parley_last_run_failures", "Inputs that could not be read or analyzed.", float64(sum.Failed)},
		{"parley_last_run_statements", "Statements it found.", float64(sum.Statements)},
		{"parley_last_run_outdated", "Stored articles of an older method.", float64(sum.Outdated)},
		{"parley_last_run_feed_gaps", "Feeds that shared no item with their last snapshot.", float64(len(sum.Warnings))},
		{"parley_last_run_feeds_empty", "Feeds that gave no item any more.", float64(len(sum.EmptyFeeds))},
		{"parley_last_run_alerts", "Alerts of the last run.", float64(alerts)},
	} {
		fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %s gauge\n%s %s\n", m.name, m.help, m.name, m.name, strconv.FormatFloat(m.value, 'f', -1, 64))
	}
	_, err := w.Write(b.Bytes())
	return err
}

var successLine = regexp.MustCompile(`(?m)^parley_last_success_timestamp_seconds (\S+)$`)

// lastSuccess reads the time of the last success from the file that will be
// replaced; 0 when there is none.
func lastSuccess(path string) float64 {
	b, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	m := successLine.FindSubmatch(b)
	if m == nil {
		return 0
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(string(m[1])), 64)
	if err != nil {
		return 0
	}
	return f
}
