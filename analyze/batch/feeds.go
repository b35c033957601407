package batch

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

// A feed shows its latest items only. One that is read too seldom loses items
// between two readings, which shows as snapshots that share none. Snapshots of
// one feed are files whose paths differ in digits only (2021-06-01.rss,
// 2021-06-02.rss), or one file or address that is written anew.

// a snapshot is what one file of a feed held.
type snapshot struct {
	feed, path string
	items      map[string]bool
}

// feedFormat is the name ingest gives the formats of feeds.
const feedFormat = "feed"

// seriesOf is the path with its digits as "#": the name of a feed.
func seriesOf(path string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '#'
		}
		return r
	}, path)
}

// noteFeed remembers that a file of a feed held an article. id is the feed's
// own, before equal ones of a run were told apart.
func (r *run) noteFeed(d *doc.Document, id string) {
	if d.Meta.Format != feedFormat {
		return
	}
	n := len(r.snapshots)
	if n == 0 || r.snapshots[n-1].path != d.Meta.Path {
		r.snapshots = append(r.snapshots, &snapshot{feed: seriesOf(d.Meta.Path), path: d.Meta.Path, items: map[string]bool{}})
		n++
	}
	r.snapshots[n-1].items[id] = true
}

// compareFeeds holds the snapshots of this run to the last ones, and stores
// the gaps between them and the newest snapshots.
func (r *run) compareFeeds(ctx context.Context, tx session) error {
	last := map[string]*snapshot{}
	now := stamp(r.booked.Started)
	for _, s := range r.snapshots {
		old, known := last[s.feed]
		if !known {
			var err error
			if old, err = lastSnapshot(ctx, tx, s.feed); err != nil {
				return err
			}
			last[s.feed] = old
		}
		if old != nil && s.path < old.path {
			continue // a file of the series that was compared before
		}
		if old != nil && !overlap(old.items, s.items) {
			if err := r.bookGap(ctx, tx, old, s, now); err != nil {
				return err
			}
		}
		last[s.feed] = s
		if err := storeSnapshot(ctx, tx, s, now); err != nil {
			return err
		}
	}
	return r.emptyFeeds(ctx, tx)
}

func (r *run) bookGap(ctx context.Context, tx session, old, s *snapshot, now string) error {
	r.sum.Warnings = append(r.sum.Warnings, gapReason(old.path, s.path, s.feed))
	_, err := tx.ExecContext(ctx, "INSERT INTO feed_gaps (feed, earlier, later, told) VALUES (?,?,?,?) ON CONFLICT (feed, earlier, later) DO NOTHING", s.feed, old.path, s.path, now)
	return err
}

func gapReason(earlier, later, feed string) string {
	if earlier == later {
		return fmt.Sprintf("%s: shares no item with what it held at the last reading: items may have been missed", later)
	}
	return fmt.Sprintf("%s: shares no item with %s: items may have been missed", later, earlier)
}

// emptyFeeds warns of feeds that gave items once and could be read for none
// this time.
func (r *run) emptyFeeds(ctx context.Context, tx session) error {
	gave := map[string]bool{}
	for _, s := range r.snapshots {
		gave[s.feed] = true
	}
	for _, path := range r.paths {
		if len(r.failed[path]) == 0 || gave[seriesOf(path)] {
			continue
		}
		old, err := lastSnapshot(ctx, tx, seriesOf(path))
		if err != nil {
			return err
		}
		if old != nil {
			r.sum.EmptyFeeds = append(r.sum.EmptyFeeds, path)
		}
	}
	return nil
}

func overlap(a, b map[string]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}

func lastSnapshot(ctx context.Context, tx session, feed string) (*snapshot, error) {
	s := &snapshot{feed: feed, items: map[string]bool{}}
	var list string
	err := tx.QueryRowContext(ctx, "SELECT snapshot, items FROM feeds WHERE feed = ?", feed).Scan(&s.path, &list)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var ids []string
	if err := json.Unmarshal([]byte(list), &ids); err != nil {
		return nil, fmt.Errorf("feed %s: %w", feed, err)
	}
	for _, id := range ids {
		s.items[id] = true
	}
	return s, nil
}

func storeSnapshot(ctx context.Context, tx session, s *snapshot, now string) error {
	ids := make([]string, 0, len(s.items))
	for id := range s.items {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO feeds (feed, snapshot, taken, items) VALUES (?,?,?,?)
		ON CONFLICT (feed) DO UPDATE SET snapshot = excluded.snapshot, taken = excluded.taken, items = excluded.items`, s.feed, s.path, now, string(list))
	return err
}

// maxGaps are shown: the latest.
const maxGaps = 50

// gaps lists the feeds that turned over completely between two readings.
func (s *Store) gaps(ctx context.Context) ([]statement.Problem, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT feed, earlier, later FROM feed_gaps ORDER BY told DESC, feed, later DESC LIMIT ?", maxGaps)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []statement.Problem
	for rows.Next() {
		var feed, earlier, later string
		if err := rows.Scan(&feed, &earlier, &later); err != nil {
			return nil, err
		}
		_, reason, _ := strings.Cut(gapReason(earlier, later, feed), ": ")
		out = append(out, statement.Problem{Path: later, Kind: "doubt", Reason: reason, Hint: "read the feed more often"})
	}
	return out, rows.Err()
}
