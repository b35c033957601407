package join

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"parley/analyze/ingest/record"
)

func TestKey(t *testing.T) {
	for in, want := range map[string]string{
		"https://www.paper.example/2021/talks/?utm_source=x&fbclid=1#top": "paper.example/2021/talks",
		"http://paper.example/2021/talks":                                 "paper.example/2021/talks",
		"HTTPS://Paper.Example:443/2021/talks/amp/":                       "paper.example/2021/talks",
		"//m.paper.example/2021/talks":                                    "paper.example/2021/talks",
		"paper.example/2021/talks":                                        "paper.example/2021/talks",
		"https://paper.example/story.php?b=2&id=7&utm_medium=y":           "paper.example/story.php?b=2&id=7",
		"https://paper.example/story.php?id=7&b=2":                        "paper.example/story.php?b=2&id=7",
		"https://paper.example/Caf%C3%A9":                                 "paper.example/Caf%C3%A9",
		"https://paper.example/":                                          "",
		"https://paper.example":                                           "",
		"":                                                                "",
		"ftp://paper.example/x":                                           "",
		"a title: with words":                                             "",
		"BBC Monitoring":                                                  "",
	} {
		if got := Key(in); got != want {
			t.Errorf("Key(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFill(t *testing.T) {
	var tab Table
	cloud, gdelt := &List{Path: "cloud.csv"}, &List{Path: "gdelt.csv"}
	tab.Add(cloud, &record.Record{ID: "7", URL: "https://www.paper.example/1?utm_source=x", Title: "Of the list", Outlet: "The Example Times", Extra: map[string]string{"themes": "sea"}})
	tab.Add(cloud, &record.Record{ID: "8", URL: "https://paper.example/2", Title: "Two"})
	tab.Add(cloud, &record.Record{ID: "9", URL: ""})
	for range 3 {
		tab.Add(gdelt, &record.Record{URL: "http://paper.example/1", Published: time.Date(2021, 6, 13, 10, 20, 0, 0, time.UTC), HasTime: true})
	}
	r := &record.Record{ID: "own", Title: "Of the page", URL: "https://paper.example/1#x", Text: "Body."}
	if !tab.Fill(r, "", r.URL, "https://paper.example/1") || tab.Fill(&record.Record{}, "", "https://paper.example/3", "") {
		t.Error("the wrong rows are found")
	}
	if r.ID != "own" || r.Title != "Of the page" || r.Outlet != "The Example Times" || !r.HasTime || r.Text != "Body." ||
		r.Extra["themes"] != "sea" || r.Extra["list"] != "cloud.csv; gdelt.csv" || r.Extra["list:id"] != "7" {
		t.Errorf("%+v", r)
	}
	if cloud.Rows != 3 || cloud.Matched() != 1 || gdelt.Rows != 3 || gdelt.Matched() != 3 {
		t.Errorf("%d of %d and %d of %d rows", cloud.Matched(), cloud.Rows, gdelt.Matched(), gdelt.Rows)
	}
}

// TestTogether: a table may be asked by several goroutines; a row is counted once.
func TestTogether(t *testing.T) {
	var tab Table
	l := &List{}
	for i := range 100 {
		tab.Add(l, &record.Record{URL: fmt.Sprintf("https://paper.example/%d", i)})
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range 50 {
				tab.Fill(&record.Record{}, "", fmt.Sprintf("https://paper.example/%d", i))
			}
		})
	}
	wg.Wait()
	if l.Matched() != 50 {
		t.Errorf("%d rows", l.Matched())
	}
}

// TestBounded: rows beyond the limit of memory are counted and not held.
func TestBounded(t *testing.T) {
	tab := Table{bytes: maxBytes - 1000}
	l := &List{}
	for i := range 10 {
		tab.Add(l, &record.Record{URL: fmt.Sprintf("https://paper.example/%d", i)})
	}
	if l.Rows != 10 || l.NotHeld != 8 {
		t.Errorf("%d of %d rows not held", l.NotHeld, l.Rows)
	}
}

// FuzzKey: a key has neither scheme nor fragment nor a slash at its end.
func FuzzKey(f *testing.F) {
	f.Add("https://www.paper.example/2021/talks/?utm_source=x&id=1#top")
	f.Fuzz(func(t *testing.T, s string) {
		k := Key(s)
		path, _, _ := strings.Cut(k, "?")
		if strings.Contains(k, "#") || strings.HasSuffix(path, "/") && path == k || k != strings.TrimSpace(k) || strings.Contains(k, "utm_source=") && strings.Contains(k, "?utm_source=") {
			t.Errorf("Key(%q) = %q", s, k)
		}
	})
}
