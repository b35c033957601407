package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTemporaryFolder(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ set, dir, want string }{
		{"", dir, dir}, {"/mine", dir, "/mine"}, {"", filepath.Join(dir, "none"), ""}, {"/mine", filepath.Join(dir, "none"), "/mine"},
	} {
		if got := temporaryFolder(c.set, c.dir); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.set, c.dir, got, c.want)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v is left behind, %v", left, err)
	}
}
