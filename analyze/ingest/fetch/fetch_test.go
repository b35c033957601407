package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// a site answers by path and counts what it was asked. A connection given up
// by the client is still being answered when the next one counts: hence the lock.
type site struct {
	*httptest.Server
	lock  sync.Mutex
	count map[string]int
}

func (s *site) ask(path string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.count[path]++
}

func (s *site) asked() map[string]int {
	s.lock.Lock()
	defer s.lock.Unlock()
	return maps.Clone(s.count)
}

func newSite(t *testing.T, robots string) *site {
	s := &site{count: map[string]int{}}
	mux := http.NewServeMux()
	handle := func(path string, h http.HandlerFunc) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { s.ask(r.URL.Path); h(w, r) })
	}
	handle("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
		switch robots {
		case "":
			http.NotFound(w, r)
		case "500":
			http.Error(w, "broken", http.StatusInternalServerError)
		default:
			fmt.Fprint(w, robots)
		}
	})
	handle("/feed", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		fmt.Fprint(w, "<rss>one</rss>")
	})
	handle("/dated", func(w http.ResponseWriter, r *http.Request) {
		at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
		http.ServeContent(w, r, "x.xml", at, strings.NewReader("dated"))
	})
	handle("/bomb", func(w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(make([]byte, 1<<20))
		z.Close()
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(b.Bytes())
	})
	handle("/packed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		z.Write([]byte("unpacked"))
		z.Close()
	})
	handle("/large", func(w http.ResponseWriter, r *http.Request) { w.Write(make([]byte, 1<<18)) })
	handle("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	handle("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/feed", http.StatusMovedPermanently)
	})
	handle("/tohidden", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/hidden/x", http.StatusFound) })
	handle("/tofile", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(http.StatusFound)
	})
	handle("/hidden/x", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "hidden") })
	handle("/slow", func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
	})
	handle("/broken", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusServiceUnavailable) })
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func local(t *testing.T) Options {
	return Options{Folder: t.TempDir(), AllowLocal: true, MaxBytes: 1 << 16, Timeout: 500 * time.Millisecond, UserAgent: "parley/1.0"}
}

func TestGet(t *testing.T) {
	s := newSite(t, "User-agent: *\nDisallow: /\n\nUser-agent: parley\nDisallow: /hidden/\n")
	f := New(local(t))
	for _, c := range []struct{ path, body, err string }{
		{"/feed", "<rss>one</rss>", ""},
		{"/moved", "<rss>one</rss>", ""},
		{"/packed", "unpacked", ""},
		{"/dated", "dated", ""},
		{"/bomb", "", "larger than the limit of 65536 bytes"},
		{"/large", "", "larger than the limit"},
		{"/loop", "", "more than 5 redirects"},
		{"/hidden/x", "", "robots.txt forbids it"},
		{"/tohidden", "", "robots.txt forbids it"},
		{"/tofile", "", "redirected: not an address of http"},
		{"/slow", "", "deadline exceeded"},
		{"/broken", "", "answered 503"},
		{"/none", "", "answered 404"},
	} {
		path, changed, err := f.Get(context.Background(), s.URL+c.path)
		if c.err != "" {
			if err == nil || !strings.Contains(strings.ToLower(err.Error()), c.err) && !(c.path == "/slow" && strings.Contains(err.Error(), "Timeout")) {
				t.Errorf("%s: error %v, want %s", c.path, err, c.err)
			}
			continue
		}
		b, rerr := os.ReadFile(path)
		if err != nil || rerr != nil || string(b) != c.body || !changed {
			t.Errorf("%s: %v %v %q %v", c.path, err, rerr, b, changed)
		}
	}
	if n := s.asked(); n["/hidden/x"] != 0 || n["/robots.txt"] != 1 {
		t.Errorf("asked %v", n)
	}
}

// The next night asks whether it changed; a torn pair of files is fetched anew.
func TestConditional(t *testing.T) {
	s := newSite(t, "")
	o := local(t)
	for _, p := range []string{"/feed", "/dated"} {
		first, changed, err := New(o).Get(context.Background(), s.URL+p)
		if err != nil || !changed {
			t.Fatal(err, changed)
		}
		again, changed, err := New(o).Get(context.Background(), s.URL+p)
		if err != nil || changed || again != first {
			t.Errorf("%s: %v %v", p, err, changed)
		}
		if err := os.WriteFile(first, []byte("torn"), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, changed, err := New(o).Get(context.Background(), s.URL+p); err != nil || !changed {
			t.Errorf("%s: torn: %v %v", p, err, changed)
		}
		if b, _ := os.ReadFile(first); string(b) == "torn" {
			t.Errorf("%s: torn body kept", p)
		}
	}
}

func TestLocalAddresses(t *testing.T) {
	s := newSite(t, "")
	o := local(t)
	o.AllowLocal = false
	for _, address := range []string{s.URL + "/feed", strings.Replace(s.URL, "127.0.0.1", "localhost", 1) + "/feed"} {
		if _, _, err := New(o).Get(context.Background(), address); !errors.Is(err, ErrLocal) {
			t.Errorf("%s: error %v", address, err)
		}
	}
	if n := s.asked(); len(n) != 0 {
		t.Errorf("asked %v", n)
	}
	for ip, want := range map[string]bool{"127.0.0.1": false, "10.1.2.3": false, "192.168.0.1": false, "172.16.9.9": false, "169.254.169.254": false, "100.64.1.1": false,
		"0.0.0.0": false, "::1": false, "fe80::1": false, "fd00::1": false, "::ffff:127.0.0.1": false, "64:ff9b::7f00:1": false, "224.0.0.1": false, "9.9.9.9": true, "2620:fe::fe": true} {
		if got := public(net.ParseIP(ip)); got != want {
			t.Errorf("%s: public %v", ip, got)
		}
	}
}

func TestPoliteAndBroken(t *testing.T) {
	s := newSite(t, "")
	o := local(t)
	o.PerHost = 40 * time.Millisecond
	f := New(o)
	started := time.Now()
	for range 2 { // robots.txt, feed, feed: two pauses
		if _, _, err := f.Get(context.Background(), s.URL+"/feed"); err != nil {
			t.Fatal(err)
		}
	}
	if d := time.Since(started); d < 80*time.Millisecond {
		t.Errorf("three requests within %s", d)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := f.Get(ctx, s.URL+"/feed"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	down := newSite(t, "500")
	if _, _, err := New(local(t)).Get(context.Background(), down.URL+"/feed"); !errors.Is(err, ErrRobots) {
		t.Errorf("a robots.txt that cannot be had: %v", err)
	}
	for _, bad := range []string{"ftp://x/y", "file:///etc/passwd", "http://", "nonsense"} {
		if _, _, err := f.Get(context.Background(), bad); !errors.Is(err, ErrScheme) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		robots, path string
		want         bool
	}{
		{"User-agent: *\nDisallow: /a", "/a/b", false},
		{"User-agent: *\nDisallow: /a", "/b", true},
		{"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", true},
		{"User-agent: other\nDisallow: /", "/a", true},
		{"User-agent: *\nDisallow: /\nUser-agent: Parley\nDisallow:", "/a", true},
		{"User-agent: other\nUser-agent: parley\nDisallow: /a", "/a", false},
		{"User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false},
		{"User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true},
		{"User-agent: *\nDisallow: /a # not there", "/a", false},
		{"", "/a", true},
	} {
		if got := parseRobots([]byte(c.robots), "parley/1.0").allows(c.path); got != c.want {
			t.Errorf("%q %s: %v", c.robots, c.path, got)
		}
	}
}

// What was not asked for in a long time goes, what was asked for and did not
// change stays, and files of others are left alone.
func TestPrune(t *testing.T) {
	s := newSite(t, "")
	f := New(Options{Folder: t.TempDir(), AllowLocal: true})
	day := time.Now().Add(-48 * time.Hour)
	path, _, err := f.Get(context.Background(), s.URL+"/feed")
	if err != nil {
		t.Fatal(err)
	}
	others := map[string]bool{"notes.txt": true, strings.Repeat("a", 24) + ".body": false, strings.Repeat("a", 24) + ".json": false, strings.Repeat("b", 23) + ".body": true, ".fetch-1.tmp": false}
	for name := range others {
		if err := os.WriteFile(filepath.Join(f.o.Folder, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list, err := os.ReadDir(f.o.Folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		if err := os.Chtimes(filepath.Join(f.o.Folder, e.Name()), day, day); err != nil {
			t.Fatal(err)
		}
	}
	if _, changed, err := f.Get(context.Background(), s.URL+"/feed"); changed || err != nil {
		t.Fatal(changed, err)
	}
	for range 2 {
		if err := Prune(f.o.Folder, day.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(path); err != nil {
		t.Error("a file in use is gone")
	}
	for name, stays := range others {
		if _, err := os.Stat(filepath.Join(f.o.Folder, name)); (err == nil) != stays {
			t.Errorf("%s: stays %v, want %v", name, err == nil, stays)
		}
	}
	if err := Prune(filepath.Join(f.o.Folder, "none"), day); err != nil {
		t.Error(err)
	}
}
