package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// parseConfig is strict: an unknown key is an error with its line and the keys
// that may stand there.
func parseConfig(b []byte, path string, cfg *config) error {
	d := yaml.NewDecoder(bytes.NewReader(b))
	d.KnownFields(true)
	if err := d.Decode(cfg); err != nil && !errors.Is(err, io.EOF) {
		return legalKeys(err)
	}
	var root yaml.Node
	if err := yaml.Unmarshal(b, &root); err == nil && len(root.Content) > 0 {
		noteOrigins(root.Content[0], path, "", cfg.origins)
	}
	return checkConfig(cfg)
}

// noteOrigins remembers the line of every key of a mapping.
func noteOrigins(n *yaml.Node, path, prefix string, origins map[string]string) {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		key := prefix + n.Content[i].Value
		origins[key] = fmt.Sprintf("%s line %d", path, n.Content[i].Line)
		noteOrigins(n.Content[i+1], path, key+".", origins)
	}
}

var unknownField = regexp.MustCompile(`field (\S+) not found in type main\.(\S+)`)

// legalKeys puts the keys that may stand there to each unknown one.
func legalKeys(err error) error {
	sections := []any{config{}, outletConfig{}, topicConfig{}, limitsConfig{}, retentionConfig{}, alertsConfig{}, fetchConfig{}}
	text := strings.ReplaceAll(err.Error(), "yaml: unmarshal errors:", "")
	return errors.New(unknownField.ReplaceAllStringFunc(text, func(s string) string {
		m := unknownField.FindStringSubmatch(s)
		for _, v := range sections {
			if t := reflect.TypeOf(v); t.Name() == m[2] {
				return fmt.Sprintf("unknown key %s (keys: %s)", m[1], strings.Join(keysOf(t), ", "))
			}
		}
		return s
	}))
}

func keysOf(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		if k := t.Field(i).Tag.Get("yaml"); k != "" {
			out = append(out, k)
		}
	}
	return out
}

// checkConfig refuses values that cannot be meant.
func checkConfig(cfg *config) error {
	at := func(key, format string, args ...any) error {
		where := cfg.origins[key]
		if _, line, ok := strings.Cut(where, " line "); ok {
			where = "line " + line + ": "
		}
		return fmt.Errorf("%s%s: %s", where, key, fmt.Sprintf(format, args...))
	}
	for i, o := range cfg.Outlets {
		if o.Name == "" {
			return at("outlets", "entry %d has no name", i+1)
		}
	}
	for i, t := range cfg.Topics {
		if t.Name == "" {
			return at("topics", "entry %d has no name", i+1)
		}
	}
	if u, err := url.Parse(cfg.Store); err == nil && u.User != nil {
		if _, secret := u.User.Password(); secret {
			return at("store", "a password does not belong here: put the DSN into a file (store_file) or into PARLEY_STORE")
		}
	}
	if cfg.origins["output"] != "" && cfg.origins["outputs"] != "" {
		return at("outputs", "there is output, too: name one of them")
	}
	if slices.Contains(cfg.Outputs, "") {
		return at("outputs", "an empty name")
	}
	if f := cfg.Alerts.FailureShare; f < 0 || f > 1 {
		return at("alerts.failure_share", "want a share between 0 and 1, not %g", f)
	}
	for _, c := range []struct {
		key string
		n   int
	}{{"limits.attempts", cfg.Limits.Attempts}, {"limits.batch", cfg.Limits.Batch}, {"retention.versions", cfg.Retention.Versions},
		{"retention.runs", cfg.Retention.Runs}, {"fetch.max_mb", cfg.Fetch.MaxMB}} {
		if c.n < 1 {
			return at(c.key, "want 1 or more, not %d", c.n)
		}
	}
	if cfg.Limits.Time < 0 || cfg.Limits.Article < 0 || cfg.Fetch.PerHost < 0 || cfg.Fetch.Timeout < 0 || cfg.Workers < 0 || cfg.Retention.Reports < 0 || cfg.Retention.Backups < 0 || cfg.Retention.Fetched < 0 {
		return errors.New("workers, times and numbers of limits, fetch and retention must not be negative")
	}
	return nil
}
