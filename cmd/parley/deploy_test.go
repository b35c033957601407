package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The command lines of the examples of deployment run as they stand, in an empty
// folder with a parley.yaml as init writes it.
func TestDeployExamples(t *testing.T) {
	deploy := filepath.Join("..", "..", "testdata", "deploy")
	service, err := os.ReadFile(filepath.Join(deploy, "parley.service"))
	if err != nil {
		t.Fatal(err)
	}
	cron, err := os.ReadFile(filepath.Join(deploy, "crontab"))
	if err != nil {
		t.Fatal(err)
	}
	lines := commandLines(string(service) + string(cron))
	if len(lines) != 4 {
		t.Fatalf("%d command lines: %q", len(lines), lines)
	}
	t.Chdir(t.TempDir())
	if err := os.MkdirAll("articles", 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"parley.yaml": exampleConfig, "articles/a.txt": "“We welcome the bridge,” said Mayor Ida Holm.\n"} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range lines {
		args := strings.Fields(strings.NewReplacer("/etc/parley/parley.yaml", "parley.yaml", "'", "").Replace(line))
		var out bytes.Buffer
		if code := run(context.Background(), append([]string{"parley"}, args...), nil, &out, &out); code != 0 {
			t.Errorf("%q: exit %d: %s", line, code, out.String())
		}
	}
	for _, f := range []string{"reports/latest.xlsx", "parley.db"} {
		if _, err := os.Stat(f); err != nil {
			t.Error(err)
		}
	}
}

// commandLines are what stands behind the program's path, up to "&&".
func commandLines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, part := range strings.Split(line, "&&") {
			if _, args, ok := strings.Cut(part, "/usr/local/bin/parley "); ok {
				out = append(out, strings.TrimSpace(args))
			}
		}
	}
	return out
}
