package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// slack is how far a figure may fall below the recorded one, in points.
const slack = 1

// TestFigures holds the figures that figures.tsv records on the gold sets. A
// better figure is recorded by hand, so that it only rises.
func TestFigures(t *testing.T) {
	list, err := figures()
	if err != nil {
		t.Fatal(err)
	}
	shared := sharedFolder(t)
	results := map[string]map[string]any{}
	for _, f := range list {
		key := f.task + " " + f.gold
		if results[key] == nil {
			results[key] = evalJSON(t, f.task, filepath.Join(shared, "gold", filepath.FromSlash(f.gold)))
		}
		got := 100 * measure(t, results[key], f.measure)
		t.Logf("%-55s %-22s %6.1f (recorded %.1f)", key, f.measure, got, f.points)
		if got < f.points-slack {
			t.Errorf("%s: %s fell to %.1f; recorded is %.1f", key, f.measure, got, f.points)
		}
	}
}

func sharedFolder(t *testing.T) string {
	t.Helper()
	dir := orDefault(os.Getenv("PARLEY_SHARED"), filepath.Join("..", "..", "..", "shared"))
	if _, err := os.Stat(filepath.Join(dir, "gold")); err != nil {
		t.Skip("the gold sets are not here: set PARLEY_SHARED to the folder that holds gold/")
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("the scorers need python3")
	}
	return dir
}

func evalJSON(t *testing.T, task, gold string) map[string]any {
	t.Helper()
	scorer := findScorer(gold, []string{"score.py"})
	if strings.HasSuffix(gold, ".gz") {
		gold = unpack(t, gold)
	}
	args := []string{"parley", "eval", task, gold, "--json"}
	if task == "quotes" {
		args = append(args, "--scorer", scorer)
	}
	var out, errs bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("%v: exit %d: %s", args, code, errs.String())
	}
	var v map[string]any
	if err := json.Unmarshal(out.Bytes(), &v); err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	return v
}

func unpack(t *testing.T, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), strings.TrimSuffix(filepath.Base(path), ".gz"))
	b, err := io.ReadAll(z)
	if err == nil {
		err = os.WriteFile(out, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// measure follows a path such as "e2e/all>F" through the scorer's JSON.
func measure(t *testing.T, v map[string]any, path string) float64 {
	t.Helper()
	var at any = v
	for _, key := range strings.Split(path, ">") {
		m, _ := at.(map[string]any)
		at = m[key]
	}
	f, ok := at.(float64)
	if !ok {
		t.Fatalf("the scorer gives no %s", path)
	}
	return f
}
