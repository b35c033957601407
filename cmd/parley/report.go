package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/analyze/batch"
	"parley/analyze/statement"
	"parley/report"
	"parley/report/csv"
	"parley/report/html"
	"parley/report/parquet"
	"parley/report/xlsx"
)

func (p *program) reportCommand() *cli.Command {
	return &cli.Command{
		Name:  "report",
		Usage: "write the workbook again from the store, or its tables in other forms",
		Description: "xlsx is the workbook; html one page with the same tables and charts; csv a folder of files, one a table, with schema.json;\n" +
			"jsonl and parquet the statement rows. Without --format the ending of --output decides.",
		Flags: []cli.Flag{sharedFlags()[0], storeFlag(), outputFlag(),
			&cli.StringFlag{Name: "title", Usage: "title of the workbook"},
			&cli.StringFlag{Name: "format", Usage: "write `FORMAT`: " + strings.Join(reportFormats, ", ")},
			&cli.StringFlag{Name: "template", Usage: "fill the workbook in `FILE.xlsx`: its sheets come first, {{title}} and the like in them are filled in"},
			&cli.BoolFlag{Name: "layout", Usage: "print the layout of the workbook as text instead"},
		},
		Action: p.report,
	}
}

var reportFormats = []string{"xlsx", "html", "csv", "jsonl", "parquet"}

func (p *program) report(c *cli.Context) error {
	if c.Args().Present() {
		return usageError("parley report -o out.xlsx", "report takes no path; it writes what the store holds")
	}
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	out, format, err := reportOutput(c, cfg)
	if err != nil {
		return err
	}
	store, err := openStore(c.Context, cfg.Store)
	if err != nil {
		return err
	}
	defer store.Close()
	if format == "jsonl" || format == "parquet" {
		return p.rowsReport(c.Context, store, format, out)
	}
	d, done, err := workbookData(c.Context, cfg, store)
	if err != nil {
		return err
	}
	defer done()
	if c.Bool("layout") {
		return report.WriteText(p.out, report.Build(*d))
	}
	if format == "xlsx" && c.String("template") == "" && !c.IsSet("output") {
		return p.reportBooks(cfg, d)
	}
	switch format {
	case "xlsx":
		err = writeTemplate(out, c.String("template"), d)
	case "html":
		err = replaceFile(out, func(w io.Writer) error { return html.Write(w, report.Build(*d), html.Options{}) })
	case "csv":
		err = writeFolder(out, d)
	}
	if err != nil {
		return reportError(err)
	}
	if !p.quiet {
		fmt.Fprintf(p.out, "%-10s %s (%s, %s)\n", map[string]string{"xlsx": "workbook", "html": "page", "csv": "folder"}[format], out, plural(len(d.Articles), "article"), plural(d.Count, "row"))
	}
	return nil
}

// reportBooks writes the workbooks that the configuration names.
func (p *program) reportBooks(cfg *config, d *report.Data) error {
	books, err := writeBooks(cfg, d)
	for _, out := range books {
		if !p.quiet {
			fmt.Fprintf(p.out, "workbook   %s (%s, %s)\n", out, plural(len(d.Articles), "article"), plural(d.Count, "row"))
		}
	}
	return err
}

// reportError tells a template at fault from a file that cannot be written.
func reportError(err error) error {
	var bad *xlsx.TemplateError
	var told *failure
	switch {
	case errors.As(err, &bad):
		return usageError("mend the template, or leave out --template", "%s", bad)
	case errors.As(err, &told):
		return err
	}
	return failed("name a file that can be written with --output", err)
}

// reportOutput says where a report goes and in which form.
func reportOutput(c *cli.Context, cfg *config) (out, format string, err error) {
	out, format = outputPath(cfg.Output, now()), c.String("format")
	if ext := strings.TrimPrefix(filepath.Ext(out), "."); format == "" {
		if format = "xlsx"; c.IsSet("output") && slices.Contains(reportFormats, ext) {
			format = ext
		}
	}
	if !slices.Contains(reportFormats, format) {
		return "", "", usageError("use "+strings.Join(reportFormats, ", "), "unknown format %q", format)
	}
	if c.String("template") != "" && format != "xlsx" {
		return "", "", usageError("leave out --template", "a template is a workbook; --format %s has none", format)
	}
	if !c.IsSet("output") && format != "xlsx" {
		out = strings.TrimSuffix(out, filepath.Ext(out))
		if format != "csv" {
			out += "." + format
		}
	}
	return out, format, nil
}

// rowsReport writes the rows alone; nothing is compared.
func (p *program) rowsReport(ctx context.Context, store *batch.Store, format, out string) error {
	n := 0
	err := replaceFile(out, func(w io.Writer) (err error) {
		if format == "parquet" {
			n, err = parquet.Write(w, store.StatementsBySpeaker(ctx), version)
			return err
		}
		enc := statement.NewEncoder(w)
		for s, err := range store.StatementsBySpeaker(ctx) {
			if err != nil {
				return err
			}
			if err := enc.Encode(s); err != nil {
				return err
			}
			n++
		}
		return enc.Flush()
	})
	if err != nil {
		return failed("name a file that can be written with --output", err)
	}
	if !p.quiet {
		fmt.Fprintf(p.out, "%-10s %s (%s)\n", "rows", out, plural(n, "row"))
	}
	return nil
}

// writeFolder writes a folder of CSV files.
func writeFolder(dir string, d *report.Data) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	_, err := csv.Write(func(name string) (io.WriteCloser, error) {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		return &buffered{bufio.NewWriter(f), f}, nil
	}, report.Build(*d))
	return err
}

type buffered struct {
	*bufio.Writer
	f *os.File
}

func (b *buffered) Close() error {
	err := b.Flush()
	if e := b.f.Close(); err == nil {
		err = e
	}
	return err
}

// writeWorkbook writes the workbook.
func writeWorkbook(path string, d *report.Data) error { return writeTemplate(path, "", d) }

// writeTemplate writes the workbook into a copy of the user's own.
func writeTemplate(path, template string, d *report.Data) error {
	var o xlsx.Options
	if template != "" {
		b, err := os.ReadFile(template)
		if err != nil {
			return usageError("name a workbook that can be read with --template", "template: %s", err)
		}
		o.Template = b
	}
	// Millions of rows leave little on the heap: seldom collecting saves a third of
	// the time for some tens of megabytes. Who says how often knows better.
	defer collect(300)()
	return replaceFile(path, func(w io.Writer) error {
		_, err := xlsx.WriteWith(w, report.Build(*d), o)
		return err
	})
}
