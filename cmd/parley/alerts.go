package main

import (
	"context"
	"fmt"
	"math"

	"parley/analyze/batch"
	"parley/analyze/compare"
	"parley/analyze/statement"
)

// An alert is something a person should look at in the morning.
type alert struct {
	Kind    string `json:"kind"` // tone_shift, feed_empty, feed_gap, failure_share, run_failed
	Subject string `json:"subject,omitempty"`
	Text    string `json:"text"`
}

// minShift is how many new statements a speaker must have before a shift of
// tone is told: fewer say nothing about a mean.
const minShift = 5

// findAlerts holds a run to the thresholds of the configuration.
func findAlerts(ctx context.Context, cfg *config, store *batch.Store, sum *batch.Summary) ([]alert, error) {
	var out []alert
	a := &cfg.Alerts
	if all := sum.Read + sum.Failed; a.FailureShare > 0 && all > 0 && float64(sum.Failed) > a.FailureShare*float64(all) {
		out = append(out, alert{"failure_share", "", fmt.Sprintf("%d of %d inputs failed: more than %.0f %%", sum.Failed, all, 100*a.FailureShare)})
	}
	if a.FeedEmpty {
		for _, f := range sum.EmptyFeeds {
			out = append(out, alert{"feed_empty", f, f + ": the feed gave items before and gives none now"})
		}
	}
	if a.FeedGap {
		for _, w := range sum.Warnings {
			out = append(out, alert{"feed_gap", "", w})
		}
	}
	if !a.ToneShift || sum.Analyzed() == 0 {
		return out, nil
	}
	shifts, err := toneShifts(ctx, store)
	return append(out, shifts...), err
}

// toneShifts tells the speakers whose mean tone of the articles of this run
// lies outside the interval of the older ones.
func toneShifts(ctx context.Context, store *batch.Store) ([]alert, error) {
	fresh, err := store.NewDocs(ctx)
	if err != nil {
		return nil, err
	}
	build := func(ofNew bool) (*compare.Table, error) {
		return compare.Build(store.Facts(ctx, batch.Want{}), compare.Projection{Row: compare.Speaker, Col: compare.None, Values: []string{"overall"}, NoDiffs: true,
			Filter: func(s *statement.Statement) bool { return s.Speaker != "" && fresh[s.Doc] == ofNew }})
	}
	older, err := build(false)
	if err != nil {
		return nil, err
	}
	newer, err := build(true)
	if err != nil {
		return nil, err
	}
	return compareShifts(older, newer), nil
}

func compareShifts(older, newer *compare.Table) []alert {
	before := map[string]*compare.Cell{}
	for i, name := range older.Rows {
		before[name] = &older.Cells[i][0]
	}
	var out []alert
	for i, name := range newer.Rows {
		now, old := &newer.Cells[i][0], before[name]
		if old == nil || now.Statements < minShift {
			continue
		}
		m, o := now.Stats[0].Mean, &old.Stats[0]
		if math.IsNaN(o.Low) || math.IsNaN(o.High) || m >= o.Low && m <= o.High {
			continue
		}
		out = append(out, alert{"tone_shift", name, fmt.Sprintf("%s: mean tone %+.2f in %d new statements, %+.2f [%+.2f, %+.2f] in %d older ones",
			name, m, now.Statements, o.Mean, o.Low, o.High, old.Statements)})
	}
	return out
}
