package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"parley/analyze"
)

func (p *program) scoreCommand() *cli.Command {
	return &cli.Command{
		Name:      "score",
		Usage:     "tone and stance of texts without quotes",
		ArgsUsage: "[FILE] (or - for standard input)",
		Description: "Reads JSON lines {\"id\",\"text\"}, CSV or TSV in any delimiter and encoding, or XLSX, by the file's name, and writes the rows in\n" +
			"their order with tone, overall, valence and hits: as JSON lines, or as CSV or XLSX with the scores behind the columns that were\n" +
			"there. A column of the input with the name of a score becomes input_NAME. With target, or from and to (bytes), a row gets\n" +
			"stance toward the target; with source, or source_from and source_to, it is the stance of the source. A row that cannot\n" +
			"be scored is told with its line and left out.",
		Flags: append(sharedFlags()[:4],
			&cli.StringFlag{Name: "format", Usage: "write `jsonl`, csv, tsv or xlsx (default: by the name of --output, else jsonl)"},
			&cli.StringFlag{Name: "read-as", Usage: "read `jsonl`, csv, tsv or xlsx (default: by the file's name)"},
			&cli.StringFlag{Name: "text-column", Usage: "the text stands in column or field `NAME` (default: text, statement, quote, sentence, body, content, ...)"},
			&cli.StringFlag{Name: "id-column", Usage: "the id stands in column or field `NAME` (default: id, doc_id, uid, ...)"},
			&cli.StringFlag{Name: "sheet", Usage: "read sheet `NAME` of a workbook (default: the first with a column of text)"},
			&cli.IntFlag{Name: "workers", Usage: "score on `N` cores (0: all)", EnvVars: []string{"PARLEY_WORKERS"}},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`"}),
		Action: p.score,
	}
}

// A textScorer scores one file of texts. A bad record is told on standard
// error; the others go on.
type textScorer struct {
	*program
	an      *analyze.Analyzer
	ctx     context.Context
	name    string // of the input, for messages
	fields  fieldNames
	sheet   string
	own     []string // columns of own lexicons
	n       int      // workers
	bad     int
	buffers sync.Pool // of *scoreBuffer
	desks   sync.Pool // of *scoreDesk
}

func (p *program) score(c *cli.Context) error {
	if c.NArg() > 1 {
		return usageError("parley score texts.jsonl > scored.jsonl", "score takes one file")
	}
	format, err := scoreFormat(c)
	if err != nil {
		return err
	}
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	cfg.Format = ""
	s := &textScorer{program: p, ctx: c.Context, name: c.Args().First(), fields: newFieldNames(c.String("text-column"), c.String("id-column")), sheet: c.String("sheet"), n: workers(cfg)}
	s.buffers.New = func() any { return new(scoreBuffer) }
	s.desks.New = func() any { return new(scoreDesk) }
	if s.an, err = buildAnalyzer(cfg); err != nil {
		return err
	}
	s.own = s.an.OwnColumns()
	in := p.in
	if s.name != "" && s.name != "-" {
		f, err := os.Open(s.name)
		if err != nil {
			return failed("name a file that can be read", err)
		}
		defer f.Close()
		in = f
	}
	src, err := s.source(orDefault(c.String("read-as"), formatByName(s.name)), in)
	if err != nil {
		return err
	}
	if err := s.output(c.String("output"), format, src); err != nil {
		return err
	}
	if err := c.Context.Err(); err != nil {
		return err
	}
	return unreadResult(s.bad)
}

// scoreFormat is what to write: as said, else by the name of the output.
func scoreFormat(c *cli.Context) (string, error) {
	format, out := strings.ToLower(c.String("format")), c.String("output")
	if format == "" && out != "" {
		format = formatByName(out)
	}
	switch format = orDefault(format, "jsonl"); format {
	case "jsonl", "csv", "tsv":
	case "xlsx":
		if out == "" {
			return "", usageError("name a file with --output", "a workbook does not go to the terminal")
		}
	default:
		return "", usageError("use jsonl, csv, tsv or xlsx", "unknown output format %q", format)
	}
	return format, nil
}

func formatByName(name string) string {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".csv", ".tsv", ".xlsx":
		return ext[1:]
	case ".tab":
		return "tsv"
	case ".xlsm":
		return "xlsx"
	}
	return "jsonl"
}

// output writes the scored rows to a file, the whole of it or nothing, or to
// standard output.
func (s *textScorer) output(path, format string, src *scoreSource) error {
	write := func(w io.Writer) error { return s.write(w, format, src) }
	if path == "" {
		return write(s.out)
	}
	if err := replaceFile(path, write); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func (s *textScorer) reject(line int, reason string) {
	s.bad++
	fmt.Fprintf(s.err, "parley: %s: line %d: %s\n", s.displayName(), line, reason)
}

func (s *textScorer) displayName() string {
	if s.name == "" || s.name == "-" {
		return "standard input"
	}
	return s.name
}
