package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// limited runs the night under a limit of the size of files, in blocks of 1 KiB:
// the disk is full for it.
func (n *night) limited(store, book string, blocks int) (string, int) {
	c := n.command(store, book)
	line := fmt.Sprintf("ulimit -f %d; exec \"$@\"", blocks)
	sh := exec.Command("bash", append([]string{"-c", line, "bash", c.Path}, c.Args[1:]...)...)
	sh.Env = c.Env
	out, err := sh.CombinedOutput()
	if err != nil && sh.ProcessState.ExitCode() < 0 {
		n.t.Fatalf("%v\n%s", err, out)
	}
	return string(out), sh.ProcessState.ExitCode()
}

// A disk that is full at any file says so, keeps the old workbook and a whole
// store, and once there is room the run ends as an undisturbed one does.
func TestDiskFull(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash to limit the size of files")
	}
	n := newNight(t)
	whole := t.TempDir()
	wantStore := n.fresh(whole)
	if out, code := n.run(wantStore, filepath.Join(whole, "p.xlsx")); code != exitUnread {
		t.Fatalf("exit %d\n%s", code, out)
	}
	st, err := os.Stat(wantStore)
	if err != nil {
		t.Fatal(err)
	}
	size := int(st.Size() >> 10)
	for _, blocks := range []int{size / 2, size * 3 / 4, size * 9 / 10} {
		dir := t.TempDir()
		store, book := n.fresh(dir), filepath.Join(dir, "p.xlsx")
		if err := os.WriteFile(book, []byte("the old one"), 0o600); err != nil {
			t.Fatal(err)
		}
		out, code := n.limited(store, book, blocks)
		if code != exitFailed || !strings.Contains(out, "hint: ") || strings.Contains(out, "goroutine") {
			t.Errorf("%d KiB: exit %d: %s", blocks, code, out)
		}
		if b, err := os.ReadFile(book); err != nil || string(b) != "the old one" {
			t.Errorf("%d KiB: the old workbook is gone (%v)", blocks, err)
		}
		if out, code := n.run(store, book); code != exitUnread {
			t.Errorf("%d KiB: with room again: exit %d\n%s", blocks, code, out)
		}
		if a, b := content(t, wantStore), content(t, store); a != b {
			t.Errorf("%d KiB: the store differs:\n%s", blocks, firstDifference(a, b))
		}
		if st, err := os.Stat(book); err != nil || st.Mode().Perm() != 0o600 {
			t.Errorf("%d KiB: permissions of the workbook changed: %v %v", blocks, st, err)
		}
	}
}
