package main

import (
	"io"
	"path/filepath"
	"strings"

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
	file, err := renameio.NewPendingFile(out, renameio.WithPermissions(0o644), renameio.WithExistingPermissions())
	if err != nil {
		return failed("name a file that can be written", err)
	}
	defer file.Cleanup()
	if err := write(file); err != nil {
		return err
	}
	return file.CloseAtomicallyReplace()
}
