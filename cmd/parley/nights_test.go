package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"

	"parley/analyze/batch"
)

// A feed by its address: fetched, its items counted once, warned of when it
// turns over, an alert when it is gone.
func TestFeedByAddress(t *testing.T) {
	items, down := []int{1, 2, 3}, false
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/world.rss" || down {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>`)
		for _, i := range items {
			fmt.Fprintf(w, `<item><guid>item-%d</guid><title>Day %d</title><description>“We welcome step %d,” said Mayor Ida Holm.</description></item>`, i, i, i)
		}
		fmt.Fprint(w, `</channel></rss>`)
	}))
	defer srv.Close()
	dir := t.TempDir()
	conf := filepath.Join(dir, "parley.yaml")
	text := fmt.Sprintf("inputs: [%s/world.rss]\nstore: %s\noutput: none\nfetch: {folder: %s, allow_local: true, per_host: 0s}\n", srv.URL, filepath.Join(dir, "p.db"), filepath.Join(dir, "fetched"))
	if err := os.WriteFile(conf, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	night := func(wantCode int, want ...string) {
		t.Helper()
		var out bytes.Buffer
		code := run(context.Background(), []string{"parley", "run", "--config", conf}, nil, &out, &out)
		for _, w := range want {
			if !strings.Contains(out.String(), w) || code != wantCode {
				t.Errorf("exit %d, want %d and %q:\n%s", code, wantCode, w, out.String())
			}
		}
	}
	night(0, "3 articles: 3 new")
	night(0, "3 articles: 0 new, 0 changed, 3 unchanged")
	items = []int{3, 4}
	night(0, "2 articles: 1 new, 0 changed, 1 unchanged")
	items = []int{8, 9}
	night(0, "2 articles: 2 new", "parley: alert: ", "items may have been missed")
	down = true
	night(exitUnread, "not fetched: answered 404", "the feed gave items before and gives none now")
}

// Eighteen days of a real feed, a night each: every item is counted once, and
// exactly the days that share nothing with the day before are warned of.
func TestFeedSeries(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "corpora", "formats", "rss-nightly-series", "*.rss"))
	if len(files) == 0 {
		t.Skip("../shared/corpora/formats/rss-nightly-series is not here")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "p.db")
	all, yesterday, gaps := map[string]bool{}, map[string]bool{}, 0
	for i, f := range files {
		today := guids(t, f)
		gap := i > 0
		for id := range today {
			all[id] = true
			gap = gap && !yesterday[id]
		}
		var out bytes.Buffer
		code := run(context.Background(), []string{"parley", "run", "--store", path, "-o", "none", f}, nil, &out, &out)
		if told := strings.Contains(out.String(), "items may have been missed"); code != 0 || told != gap {
			t.Errorf("%s: exit %d, warned %v, want %v\n%s", filepath.Base(f), code, told, gap, out.String())
		}
		if gap {
			gaps++
		}
		yesterday = today
	}
	s, err := batch.OpenRead(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	states, err := s.States(context.Background())
	if err != nil || states[batch.Done] != len(all) || states[batch.Failed] != 0 {
		t.Errorf("%v: states %v, want %d items once", err, states, len(all))
	}
	t.Logf("%d nights, %d items, %d of the nights warned of", len(files), len(all), gaps)
}

func guids(t *testing.T, path string) map[string]bool {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	feed, err := gofeed.NewParser().Parse(f)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, it := range feed.Items {
		out[it.GUID] = true
	}
	return out
}
