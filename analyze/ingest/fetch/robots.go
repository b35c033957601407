package fetch

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// maxRobots is how much of a robots.txt is read (RFC 9309, 2.5).
const maxRobots = 500 << 10

// rules are the lines of a robots.txt that are meant for us.
type rules struct{ lines []rule }

type rule struct {
	allow bool
	path  string
}

// allowed holds an address to the robots.txt of its host (H2).
func (f *Fetcher) allowed(ctx context.Context, u *url.URL) error {
	key := u.Scheme + "://" + u.Host
	f.mu.Lock()
	r := f.robots[key]
	f.mu.Unlock()
	if r == nil {
		var err error
		if r, err = f.readRobots(ctx, key); err != nil {
			return err
		}
		f.mu.Lock()
		f.robots[key] = r
		f.mu.Unlock()
	}
	if !r.allows(u.RequestURI()) {
		return ErrRobots
	}
	return nil
}

func (f *Fetcher) readRobots(ctx context.Context, key string) (*rules, error) {
	u, err := parse(key + "/robots.txt")
	if err != nil {
		return nil, err
	}
	for range maxRedirects + 1 {
		res, err := f.ask(ctx, u, nil)
		if err != nil {
			return nil, fmt.Errorf("robots.txt: %w", err)
		}
		to := res.Header.Get("Location")
		b, err := io.ReadAll(io.LimitReader(res.Body, maxRobots))
		res.Body.Close()
		switch {
		case err != nil:
			return nil, fmt.Errorf("robots.txt: %w", err)
		case res.StatusCode == http.StatusOK:
			return parseRobots(b, f.o.UserAgent), nil
		case res.StatusCode >= 500 || res.StatusCode == http.StatusTooManyRequests:
			return &rules{[]rule{{false, "/"}}}, nil
		case res.StatusCode/100 != 3 || to == "":
			return &rules{}, nil
		}
		if u, err = u.Parse(to); err == nil {
			u, err = parse(u.String())
		}
		if err != nil {
			return nil, fmt.Errorf("robots.txt: redirected: %w", err)
		}
	}
	return &rules{}, nil
}

// parseRobots takes the group of our name, else that of "*".
func parseRobots(b []byte, agent string) *rules {
	name, _, _ := strings.Cut(strings.ToLower(agent), "/")
	var ours, all rules
	named, forOurs, forAll, open := false, false, false, false
	lines := bufio.NewScanner(bytes.NewReader(b))
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "user-agent":
			if !open { // a new group begins
				forOurs, forAll, open = false, false, true
			}
			forAll = forAll || value == "*"
			forOurs = forOurs || strings.ToLower(value) == name
			named = named || forOurs
		case "allow", "disallow":
			open = false
			r := rule{strings.EqualFold(strings.TrimSpace(key), "allow"), value}
			if value == "" {
				continue
			}
			if forOurs {
				ours.lines = append(ours.lines, r)
			}
			if forAll {
				all.lines = append(all.lines, r)
			}
		}
	}
	if named {
		return &ours
	}
	return &all
}

// allows takes the rule with the longest path that fits; of two as long the one
// that allows (RFC 9309, 2.2.2).
func (r *rules) allows(path string) bool {
	best, allow := -1, true
	for _, l := range r.lines {
		if n := len(l.path); fits(l.path, path) && (n > best || n == best && l.allow) {
			best, allow = n, l.allow
		}
	}
	return allow
}

// fits matches a path with "*" for anything and "$" for the end.
func fits(pattern, path string) bool {
	if !strings.ContainsAny(pattern, "*$") {
		return strings.HasPrefix(path, pattern)
	}
	end := strings.HasSuffix(pattern, "$")
	parts := strings.Split(strings.TrimSuffix(pattern, "$"), "*")
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	expr := "^" + strings.Join(parts, ".*")
	if end {
		expr += "$"
	}
	re, err := regexp.Compile(expr)
	return err == nil && re.MatchString(path)
}
