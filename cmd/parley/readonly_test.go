//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is the number of a user without rights on most systems.
const nobody = 65534

// plainly runs the program as a user whom modes bind: root may write everywhere,
// and so becomes nobody.
func (n *night) plainly(args ...string) (string, int) {
	c := exec.Command(n.prog, args...)
	c.Dir, c.Env = n.dir, append(os.Environ(), "SOURCE_DATE_EPOCH=1700000000")
	if os.Getuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	out, err := c.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		n.t.Skipf("nobody cannot start the program here: %v", err)
	}
	return string(out), c.ProcessState.ExitCode()
}

// open lets everybody into the folders above the files of a test.
func (n *night) open(paths ...string) {
	for _, p := range append(paths, n.prog) {
		for dir := filepath.Dir(p); strings.HasPrefix(dir, os.TempDir()+string(filepath.Separator)); dir = filepath.Dir(dir) {
			if err := os.Chmod(dir, 0o755); err != nil {
				n.t.Fatal(err)
			}
		}
	}
}

// A folder that cannot be written: a run exits 1 and says what is wrong, what
// only reads works, and nothing changes. A folder that cannot be read is an
// input that could not be read.
func TestReadOnlyFolder(t *testing.T) {
	n := newNight(t)
	dir := filepath.Join(t.TempDir(), "locked")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	store, articles, out := n.fresh(dir), filepath.Join(n.dir, "articles"), filepath.Join(t.TempDir(), "out", "p.xlsx")
	n.open(store, articles, filepath.Dir(out))
	if err := os.Mkdir(filepath.Dir(out), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Dir(out), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		modes map[string]os.FileMode
		args  []string
		code  int
		want  string
	}{
		{"store in a locked folder", map[string]os.FileMode{dir: 0o555}, []string{"run", "--store", store, "-o", "none", articles}, exitFailed, "hint: the file and its folder must be writable"},
		{"locked store", map[string]os.FileMode{dir: 0o777, store: 0o444}, []string{"run", "--store", store, "-o", "none", articles}, exitFailed, "hint: "},
		{"status of it", map[string]os.FileMode{dir: 0o555}, []string{"status", "--store", store}, exitDone, "12 done"},
		{"report of it", map[string]os.FileMode{dir: 0o555}, []string{"report", "--store", store, "-o", out}, exitDone, "workbook"},
		{"backup of it", map[string]os.FileMode{dir: 0o555}, []string{"backup", "--store", store, out + ".db"}, exitDone, "backup"},
		{"workbook in a locked folder", map[string]os.FileMode{dir: 0o555}, []string{"report", "--store", store, "-o", filepath.Join(dir, "p.xlsx")}, exitFailed, "hint: "},
		{"backup in a locked folder", map[string]os.FileMode{dir: 0o555}, []string{"backup", "--store", store, filepath.Join(dir, "b.db")}, exitFailed, "hint: "},
		{"unreadable articles", map[string]os.FileMode{articles: 0o000}, []string{"run", "--store", out + ".new.db", "-o", "none", articles}, exitUnread, "no permission to read it"},
		{"unreadable store", map[string]os.FileMode{store: 0o000}, []string{"status", "--store", store}, exitFailed, "hint: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			n.t = t
			for p, m := range c.modes {
				st, err := os.Stat(p)
				if err == nil {
					err = os.Chmod(p, m)
				}
				if err != nil {
					t.Fatal(err)
				}
				defer os.Chmod(p, st.Mode())
			}
			if out, code := n.plainly(c.args...); code != c.code || !strings.Contains(out, c.want) || strings.Contains(out, "goroutine") {
				t.Errorf("exit %d, want %d and %q:\n%s", code, c.code, c.want, out)
			}
		})
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) > 2 { // the store and its lock
		t.Errorf("%v: %v lie beside the store", err, list)
	}
}
