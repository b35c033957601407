// Package fetch fetches feeds and pages over HTTP, politely and within bounds.
//
// What was fetched stays in a folder, one file an address, with what the server
// said of it, so that the next night asks only whether it changed. Rules:
//
//	H1  a host is asked at most once within PerHost, one request at a time
//	H2  robots.txt is obeyed for our name and "*"; one that cannot be had for a
//	    fault of the server forbids, one that is not there allows (RFC 9309, 2.3.1)
//	H3  at most five redirects, each of them held to all rules
//	H4  no address of this machine or of private networks unless AllowLocal, by
//	    what the name resolves to at the moment of the connection
//	H5  a body, unpacked, has at most MaxBytes
package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"sync"
	"syscall"
	"time"
)

// maxRedirects bounds the addresses a server may send us to.
const maxRedirects = 5

// Options say how to fetch. Zero values stand for those of the comments.
type Options struct {
	Folder     string        // where what was fetched stays; it is made
	PerHost    time.Duration // least time between two requests to a host; 0 is none
	Timeout    time.Duration // of one request with its body; 0 is 30 s
	MaxBytes   int64         // largest body, unpacked; 0 is 16 MiB
	AllowLocal bool          // addresses of this machine and of private networks too
	UserAgent  string        // who we say we are; "" is parley
}

// A Fetcher fetches addresses. It may be used by several goroutines.
type Fetcher struct {
	o      Options
	client *http.Client

	mu     sync.Mutex
	hosts  map[string]*host
	robots map[string]*rules
}

// a host is asked by one at a time.
type host struct {
	mu   sync.Mutex
	next time.Time // not before
}

// Reasons why an address is not fetched.
var (
	ErrRobots   = errors.New("robots.txt forbids it")
	ErrLocal    = errors.New("an address of this machine or of a private network")
	ErrTooLarge = errors.New("larger than the limit")
	ErrScheme   = errors.New("not an address of http or https")
)

// New makes a Fetcher.
func New(o Options) *Fetcher {
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = 16 << 20
	}
	if o.UserAgent == "" {
		o.UserAgent = "parley"
	}
	f := &Fetcher{o: o, hosts: map[string]*host{}, robots: map[string]*rules{}}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: f.control}
	f.client = &http.Client{
		Timeout: o.Timeout,
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: o.Timeout,
			MaxResponseHeaderBytes: 64 << 10, DisableCompression: true, // unpacked here, within bounds
			IdleConnTimeout: 30 * time.Second,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, // followed here
	}
	return f
}

// control refuses connections to addresses of H4, after the name was resolved:
// a name that resolves to one now and to another later gets by no check.
func (f *Fetcher) control(_, address string, _ syscall.RawConn) error {
	if f.o.AllowLocal {
		return nil
	}
	name, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(name); ip == nil || !public(ip) {
		return fmt.Errorf("%s: %w", name, ErrLocal)
	}
	return nil
}

// shared are blocks that are neither private nor public: carrier NAT, tests,
// the future, translation to IPv4 (RFC 6890).
var shared = blocks("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
	"64:ff9b::/96", "64:ff9b:1::/48", "2001:db8::/32", "2002::/16")

func blocks(list ...string) []*net.IPNet {
	var out []*net.IPNet
	for _, s := range list {
		_, n, err := net.ParseCIDR(s)
		if err != nil {
			panic(err) // a constant
		}
		out = append(out, n)
	}
	return out
}

func public(ip net.IP) bool {
	if ip.IsLoopback() || ip.IsPrivate() || ip.IsUnspecified() || ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsInterfaceLocalMulticast() {
		return false
	}
	for _, b := range shared {
		if b.Contains(ip) {
			return false
		}
	}
	return true
}

// Get fetches an address, or finds that it did not change. path is the file
// that holds the body now.
func (f *Fetcher) Get(ctx context.Context, address string) (path string, changed bool, err error) {
	u, err := parse(address)
	if err != nil {
		return "", false, err
	}
	kept, err := f.kept(address)
	if err != nil {
		return "", false, err
	}
	for range maxRedirects + 1 {
		if err := f.allowed(ctx, u); err != nil {
			return "", false, err
		}
		res, err := f.ask(ctx, u, kept)
		if err != nil {
			return "", false, err
		}
		if to := res.Header.Get("Location"); res.StatusCode >= 301 && res.StatusCode <= 308 && res.StatusCode != http.StatusNotModified && to != "" {
			res.Body.Close()
			if u, err = u.Parse(to); err == nil {
				u, err = parse(u.String())
			}
			if err != nil {
				return "", false, fmt.Errorf("redirected: %w", err)
			}
			continue
		}
		defer res.Body.Close()
		switch {
		case res.StatusCode == http.StatusNotModified && kept.there:
			kept.touch()
			return kept.body, false, nil
		case res.StatusCode != http.StatusOK:
			return "", false, fmt.Errorf("answered %s", res.Status)
		}
		return f.keep(kept, res)
	}
	return "", false, fmt.Errorf("more than %d redirects", maxRedirects)
}

func parse(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, ErrScheme
	}
	u.Fragment = ""
	return u, nil
}

// ask sends one request when the host may be asked again.
func (f *Fetcher) ask(ctx context.Context, u *url.URL, k *keptFile) (*http.Response, error) {
	if err := f.wait(ctx, u.Host); err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", f.o.UserAgent)
	req.Header.Set("Accept-Encoding", "gzip")
	if k != nil && k.there {
		setIf(req.Header, "If-None-Match", k.meta.ETag)
		setIf(req.Header, "If-Modified-Since", k.meta.LastModified)
	}
	res, err := f.client.Do(req)
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err // the address is told by the caller, without what is secret in it
	}
	return res, err
}

func setIf(h http.Header, key, value string) {
	if value != "" {
		h.Set(key, value)
	}
}

// wait waits until a host may be asked again (H1).
func (f *Fetcher) wait(ctx context.Context, name string) error {
	f.mu.Lock()
	h := f.hosts[name]
	if h == nil {
		h = &host{}
		f.hosts[name] = h
	}
	f.mu.Unlock()
	h.mu.Lock()
	defer h.mu.Unlock()
	t := time.NewTimer(time.Until(h.next))
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
		return ctx.Err()
	}
	h.next = time.Now().Add(f.o.PerHost)
	return nil
}
