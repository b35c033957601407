package main

import (
	"bytes"
	"context"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"os"

	"parley/analyze/compare"
	"parley/analyze/stats"
)

func TestWebhook(t *testing.T) {
	retryAfter = time.Millisecond
	defer func() { retryAfter = time.Second }()
	for _, c := range []struct {
		name  string
		codes []int
		tries int
		err   string
	}{
		{"at once", []int{200}, 1, ""},
		{"the third time", []int{503, 429, 204}, 3, ""},
		{"never", []int{500, 500, 500}, 3, "answered 500"},
		{"refused", []int{403}, 1, "answered 403"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tries, body := 0, ""
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				b, _ := io.ReadAll(r.Body)
				body = string(b)
				w.WriteHeader(c.codes[tries])
				tries++
			}))
			defer srv.Close()
			t.Setenv("PARLEY_WEBHOOK", srv.URL+"/hook?token=hush")
			err := notify(context.Background(), &alertsConfig{}, &message{Text: "a", Alerts: []alert{{Kind: "feed_empty", Text: "a"}}})
			srv.Close() // waits for the last handler, so that what it counted may be read
			if (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
				t.Errorf("error %v", err)
			}
			if err != nil && strings.Contains(err.Error(), "hush") {
				t.Errorf("the error tells the secret: %v", err)
			}
			if tries != c.tries || !strings.Contains(body, `"kind":"feed_empty"`) {
				t.Errorf("%d tries, body %s", tries, body)
			}
		})
	}
}

func TestWebhookSecrets(t *testing.T) {
	retryAfter = time.Millisecond
	defer func() { retryAfter = time.Second }()
	for _, address := range []string{"http://127.0.0.1:1/hush", "http://hush.invalid:bad/hush", "hush://x"} {
		t.Setenv("PARLEY_WEBHOOK", address)
		if err := notify(context.Background(), &alertsConfig{}, &message{}); err == nil || strings.Contains(err.Error(), "/hush") {
			t.Errorf("%s: error %v", address, err)
		}
	}
}

func TestMetricsKeepSuccess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.prom")
	var b bytes.Buffer
	if err := writeMetrics(&b, nil, true, 2.5, 1700000000, 1); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := lastSuccess(path); got != 1700000000 {
		t.Errorf("last success %v", got)
	}
	if got := lastSuccess(path + ".none"); got != 0 {
		t.Errorf("without a file: %v", got)
	}
	n := &nightly{program: &program{err: io.Discard}, cfg: &config{Metrics: path}}
	if err := n.tellMetrics(false, 1); err != nil {
		t.Fatal(err)
	}
	if got := lastSuccess(path); got != 1700000000 {
		t.Errorf("after a failed run: %v", got)
	}
}

func TestShifts(t *testing.T) {
	table := func(mean, low, high float64, n int) *compare.Table {
		return &compare.Table{Rows: []string{"Ida Holm"}, Cells: [][]compare.Cell{{{Statements: n, Stats: []stats.Summary{{Mean: mean, Low: low, High: high}}}}}}
	}
	for _, c := range []struct {
		name         string
		older, newer *compare.Table
		want         int
	}{
		{"within", table(.2, .1, .3, 50), table(.25, 0, 1, 9), 0},
		{"beyond", table(.2, .1, .3, 50), table(-.4, 0, 1, 9), 1},
		{"too few new", table(.2, .1, .3, 50), table(-.4, 0, 1, 4), 0},
		{"no interval", table(.2, math.NaN(), math.NaN(), 3), table(-.4, 0, 1, 9), 0},
	} {
		if got := compareShifts(c.older, c.newer); len(got) != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// The example that init writes names every key and agrees with the defaults.
func TestExampleConfig(t *testing.T) {
	cfg := defaults()
	if err := parseConfig([]byte(exampleConfig), "parley.yaml", cfg); err != nil {
		t.Fatal(err)
	}
	want := defaults()
	for _, pair := range [][2]any{{cfg.Limits, want.Limits}, {cfg.Retention, want.Retention}, {cfg.Alerts, want.Alerts}, {cfg.Fetch, want.Fetch}, {cfg.Store, want.Store}} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("the example says %+v, the default is %+v", pair[0], pair[1])
		}
	}
	for _, v := range []any{config{}, limitsConfig{}, retentionConfig{}, alertsConfig{}, fetchConfig{}} {
		for _, k := range keysOf(reflect.TypeOf(v)) {
			if !strings.Contains(exampleConfig, k+":") {
				t.Errorf("the example does not name %s", k)
			}
		}
	}
}

func TestWithoutSecrets(t *testing.T) {
	for in, want := range map[string]string{
		"parley.db": "parley.db", "postgres://a:b@h/d": "postgres://a:xxxxx@h/d", "host=h password=b dbname=d": "host=h password=xxxxx dbname=d",
		"host=h Password = 'a \\' b' dbname=d": "host=h Password = xxxxx dbname=d", "https://a:b@h/f?x=1&api_key=c&token=d#e": "https://a:xxxxx@h/f?x=1&api_key=xxxxx&token=xxxxx#e",
		"https://h/f?keyword=peace&q=a": "https://h/f?keyword=peace&q=a", "postgres://a@h/d?password=b": "postgres://a@h/d?password=xxxxx",
	} {
		if got := withoutSecrets(in); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
}
