package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func readme(t *testing.T) string {
	t.Helper()
	return string(read(t, filepath.Join("..", "..", "README.md")))
}

// block gives the fenced blocks of the README that begin with a line.
func block(text, fence string) []string {
	var out []string
	for _, part := range strings.Split(text, "\n```"+fence+"\n")[1:] {
		body, _, _ := strings.Cut(part, "\n```")
		out = append(out, body+"\n")
	}
	return out
}

// What the README shows of explain is what explain prints. PARLEY_UPDATE=1 mends it.
func TestReadmeExplain(t *testing.T) {
	text := readme(t)
	m := regexp.MustCompile("(?s)`parley explain (seeds/[^`]*)` prints:\n\n```\n(.*?)\n```").FindStringSubmatch(text)
	if m == nil {
		t.Fatal("README.md shows no parley explain")
	}
	t.Chdir(filepath.Join("..", ".."))
	var out, told bytes.Buffer
	if code := run(context.Background(), []string{"parley", "explain", m[1]}, nil, &out, &told); code != exitDone {
		t.Fatalf("exit %d: %s", code, told.String())
	}
	want := strings.TrimSpace(out.String())
	if want == m[2] {
		return
	}
	if os.Getenv("PARLEY_UPDATE") == "" {
		t.Fatalf("README.md shows another text than\n%s\nPARLEY_UPDATE=1 go test ./cmd/parley -run TestReadmeExplain", want)
	}
	if err := os.WriteFile("README.md", []byte(strings.Replace(text, m[2], want, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The tutorial runs as it stands, but for the build, which is this program.
func TestReadmeTutorial(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash to walk the tutorial")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Symlink(self, filepath.Join(dir, "parley")); err != nil {
		t.Fatal(err)
	}
	script := strings.Join(block(readme(t), "sh tutorial"), "")
	const build = "go build -o parley ./cmd/parley\n"
	if !strings.HasPrefix(script, build) {
		t.Fatalf("the tutorial does not begin with %s", build)
	}
	c := exec.Command("bash", "-ec", strings.TrimPrefix(script, build))
	c.Dir = dir
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"articles/harbour.md  markdown", "cue       “called” (call)", "2 new, 0 changed", "Capital Ledger", "of 2 outlets", "no fault", "0 new, 2 changed", "2 done, 0 failed"} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("%q is not among what it prints:\n%s", want, out)
		}
	}
}

// The table of accuracy says what figures.tsv records. PARLEY_UPDATE=1 mends it.
func TestReadmeFigures(t *testing.T) {
	text := readme(t)
	list, err := figures()
	if err != nil {
		t.Fatal(err)
	}
	now, rows := text, 0
	for _, f := range list {
		head := "| " + f.what + " | " + f.data + " | "
		row := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(head) + `[\d.]+ \|`)
		rows += len(row.FindAllString(now, -1))
		now = row.ReplaceAllString(now, head+fmt.Sprintf("%.1f |", f.points))
	}
	if rows < 10 {
		t.Errorf("%d rows of figures.tsv in README.md", rows)
	}
	if now == text {
		return
	}
	if os.Getenv("PARLEY_UPDATE") == "" {
		t.Fatal("README.md has other figures than figures.tsv: PARLEY_UPDATE=1 go test ./cmd/parley -run TestReadmeFigures")
	}
	if err := os.WriteFile(filepath.Join("..", "..", "README.md"), []byte(now), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Every command of the README's table is one of the program's, and none is
// missing; so are the files it points to.
func TestReadmeCommands(t *testing.T) {
	text := readme(t)
	p := &program{}
	for _, c := range p.app().Commands {
		if !strings.Contains(text, "`"+c.Name) && !strings.Contains(text, "parley "+c.Name) {
			t.Errorf("README.md does not name parley %s", c.Name)
		}
	}
	for _, m := range regexp.MustCompile(`\]\(([^)#]+)\)`).FindAllStringSubmatch(text, -1) {
		if _, err := os.Stat(filepath.Join("..", "..", filepath.FromSlash(m[1]))); err != nil {
			t.Error(err)
		}
	}
	if n := strings.Count(text, "\n"); n > 300 {
		t.Errorf("README.md has %d lines", n)
	}
}
