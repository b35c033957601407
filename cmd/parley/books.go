package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"parley/report"
)

// datePattern stands in names of outputs for the day, as 2026-03-04.
const datePattern = "{date}"

// outputPath puts the day into a date pattern.
func outputPath(pattern string, now time.Time) string {
	return strings.ReplaceAll(pattern, datePattern, now.Format(time.DateOnly))
}

// writeBooks compares the store and writes its workbooks; nil data where none
// are wanted.
func (n *nightly) writeBooks(ctx context.Context) (*report.Data, error) {
	if len(n.cfg.books()) == 0 {
		return nil, nil
	}
	data, done, err := workbookData(ctx, n.cfg, n.store)
	if err != nil {
		return nil, err
	}
	defer done()
	n.books, err = writeBooks(n.cfg, data)
	return data, err
}

// writeBooks writes one workbook under each name: the first is made, the others
// are copies. Dated ones beyond the number to keep are removed.
func writeBooks(cfg *config, d *report.Data) ([]string, error) {
	var out []string
	for i, pattern := range cfg.books() {
		path := outputPath(pattern, now())
		write := func() error { return writeWorkbook(path, d) }
		if i > 0 {
			write = func() error { return copyFile(out[0], path) }
		}
		if err := write(); err != nil {
			return out, failed("name a file that can be written with --output", err)
		}
		out = append(out, path)
		pruneDated(pattern, cfg.Retention.Reports)
	}
	return out, nil
}

func copyFile(from, to string) error {
	return replaceFile(to, func(w io.Writer) error {
		f, err := os.Open(from)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = io.Copy(w, f)
		return err
	})
}

// pruneDated keeps the latest keep files of a dated pattern; 0 keeps all.
func pruneDated(pattern string, keep int) {
	if keep == 0 || !strings.Contains(pattern, datePattern) {
		return
	}
	list, _ := filepath.Glob(strings.ReplaceAll(pattern, datePattern, "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"))
	slices.Sort(list)
	for _, f := range list[:max(0, len(list)-keep)] {
		os.Remove(f)
	}
}
