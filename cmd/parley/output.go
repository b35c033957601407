package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/google/renameio/v2"

	"parley/report"
	"parley/report/xlsx"
)

// formats are the ways a result can be written.
type formats struct {
	text, csv, jsonl func(io.Writer) error
	book             func() *report.Book
}

// writeAs writes in the format named, else in that of the file's ending, else
// as text; to standard output where no file is named. A file is replaced whole
// or left as it was.
func (p *program) writeAs(format, out string, f formats) error {
	if format == "" && out != "" {
		format = strings.TrimPrefix(filepath.Ext(out), ".")
	}
	write := map[string]func(io.Writer) error{"": f.text, "text": f.text, "txt": f.text, "csv": f.csv, "jsonl": f.jsonl,
		"xlsx": func(w io.Writer) error { _, err := xlsx.Write(w, f.book()); return err }}[format]
	if write == nil {
		return usageError("use text, csv, jsonl or xlsx", "unknown format %q", format)
	}
	if out == "" {
		if format == "xlsx" {
			return usageError("name a file with --output", "a workbook does not go to the terminal")
		}
		return write(p.out)
	}
	if err := replaceFile(out, write); err != nil {
		return failed("name a file that can be written", err)
	}
	return nil
}

// replaceFile writes a file whole or leaves the old one as it was, whatever
// happens: the new one is written beside it, flushed to the disk and renamed.
// Permissions stay; of a link, what it leads to is replaced; folders are made.
func replaceFile(path string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if st, err := os.Stat(path); err == nil && st.IsDir() {
		return &fs.PathError{Op: "write", Path: path, Err: syscall.EISDIR}
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	removeLeftovers(path, time.Now())
	file, err := renameio.NewPendingFile(path, renameio.WithPermissions(0o644), renameio.WithExistingPermissions())
	if err != nil {
		return err
	}
	defer file.Cleanup()
	if err := write(file); err != nil {
		return err
	}
	if err := file.CloseAtomicallyReplace(); err != nil {
		return err
	}
	return syncFolder(dir)
}

// syncFolder makes a rename outlast a power loss. Systems that cannot do it to
// a folder say so, and do it by themselves.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer d.Close()
	if err := d.Sync(); errors.Is(err, syscall.EIO) || errors.Is(err, syscall.ENOSPC) {
		return err
	}
	return nil
}

// leftoverAge is how old an unfinished file is before nobody can be writing it.
const leftoverAge = time.Hour

// removeLeftovers removes unfinished files of runs that were killed while they
// wrote path: ".name" and digits.
func removeLeftovers(path string, now time.Time) {
	list, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"*"))
	for _, f := range list {
		digits := strings.TrimPrefix(filepath.Base(f), "."+filepath.Base(path))
		st, err := os.Lstat(f)
		if err != nil || digits == "" || strings.Trim(digits, "0123456789") != "" || now.Sub(st.ModTime()) < leftoverAge {
			continue
		}
		os.Remove(f)
	}
}
