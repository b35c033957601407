package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// maxFolders is how deep folders may lie within each other.
const maxFolders = 64

// paths reads the inputs a user named.
func (rd *reading) paths(paths []string) {
	w := walker{rd: rd, seen: map[string]bool{}}
	for _, p := range paths {
		if !w.named(p) {
			return
		}
	}
}

// A walker goes over files and folders and meets each of them once, whatever
// links lead to it.
type walker struct {
	rd    *reading
	seen  map[string]bool
	found int // files met that may hold articles, and folders that ail
}

func (w *walker) named(p string) bool {
	info, err := os.Stat(p)
	if err != nil {
		return w.rd.fails(slash(p), err)
	}
	if !info.IsDir() {
		return w.again(p) || w.rd.open(slash(p), true)
	}
	before := w.found
	if !w.folder(p, 0) {
		return false
	}
	if w.found == before {
		return w.rd.bad(slash(p), "folder without articles", "parley inputs FOLDER lists what the files of a folder would be read as", nil)
	}
	return true
}

func slash(p string) string { return filepath.ToSlash(filepath.Clean(p)) }

// again reports whether the file or folder was met before.
func (w *walker) again(p string) bool {
	real, err := filepath.EvalSymlinks(p)
	if err != nil {
		return false
	}
	if abs, err := filepath.Abs(real); err == nil {
		real = abs
	}
	if w.seen[real] {
		return true
	}
	w.seen[real] = true
	return false
}

// folder goes through a folder in the order of its names.
func (w *walker) folder(dir string, depth int) bool {
	if w.again(dir) {
		return true
	}
	if depth > maxFolders {
		w.found++ // it is told what ails it
		return w.rd.bad(slash(dir), "folders nested too deep", "name the inner folders", nil)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.found++
		return w.rd.fails(slash(dir), err)
	}
	for _, e := range entries {
		if !passedOver(e.Name()) && !w.entry(filepath.Join(dir, e.Name()), depth) {
			return false
		}
	}
	return true
}

func (w *walker) entry(p string, depth int) bool {
	info, err := os.Stat(p)
	switch {
	case err != nil:
		w.found++
		return w.rd.fails(slash(p), err)
	case info.IsDir():
		return w.folder(p, depth+1)
	case !info.Mode().IsRegular():
		return true
	}
	w.found++
	return w.again(p) || w.rd.open(slash(p), false)
}

// notices are files that lie beside articles and are none.
var notices = []string{"readme", "license", "licence", "copying", "sources", "changelog", "contributing", "notice", "authors", "makefile", "index"}

// databases and settings beside articles.
var tools = []string{".db", ".sqlite", ".sqlite3", ".db-wal", ".db-shm", ".lock", ".yaml", ".yml", ".toml", ".ini", ".tmp", ".part", ".prom", ".log"}

// passedOver reports names that are no articles in a folder: dotfiles, notices,
// settings and databases. A file the user names is read all the same.
func passedOver(name string) bool {
	lower := strings.ToLower(name)
	if strings.HasPrefix(lower, ".") || strings.HasPrefix(lower, "~$") || strings.HasSuffix(lower, "~") {
		return true
	}
	ext := filepath.Ext(lower)
	if slices.Contains(tools, ext) {
		return true
	}
	stem := strings.TrimSuffix(lower, ext)
	return slices.Contains(notices, stem) && slices.Contains([]string{"", ".md", ".txt", ".rst"}, ext)
}
