package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2"
	"github.com/urfave/cli/v2"

	"parley/lexicon"
	"parley/lexicon/exchange"
	"parley/report"
	"parley/report/xlsx"
)

func (p *program) importCommand() *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "make parley's own files of a dictionary of another program, or of a workbook edited by hand",
		ArgsUsage: "FILE",
		Description: "Reads LIWC .dic and .dicx, WordStat .cat, Lexicoder .lc3, Yoshikoder .ykd, quanteda .yml, lists of terms and scores,\n" +
			"the General Inquirer, and CSV or XLSX with the columns term, category, weight. Writes one YAML file a category.\n" +
			"What was changed or left out is said on standard error. Rows that cannot be read are told and left out,\n" +
			"entries that do not work as they are are told: exit code 3.",
		Flags: []cli.Flag{&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write into the folder `DIR`", DefaultText: "the file's name without its ending"},
			&cli.BoolFlag{Name: "force", Usage: "write over what DIR holds"}, fromFlag()},
		Action: p.lexiconImport,
	}
}

func (p *program) lexiconImport(c *cli.Context) error {
	if c.NArg() != 1 {
		return usageError("parley lexicon import words.dic -o words/", "import takes one file or folder")
	}
	r, err := readDictionary(c.Args().First(), c.String("from"))
	if err != nil {
		return err
	}
	p.warnAll(r.Warnings, "warning: ")
	p.warnAll(r.Faults, "")
	if len(r.Entries) == 0 {
		return usageError("see the lines above", "%s holds no entry that can be read", c.Args().First())
	}
	dir := orDefault(c.String("output"), r.Name)
	files := exchange.WriteParley(r.Dictionary)
	if err := p.writeFolder(dir, files, c.Bool("force")); err != nil {
		return err
	}
	faults := lexicon.LintDictionary(r.Dictionary) // told here, where lines are those of the source
	p.warnAll(faults, "")
	fmt.Fprintf(p.out, "%s: %s (%s) written to %s\n", c.Args().First(), sizeOf(r.Dictionary), formatNames(r.Formats), filepath.ToSlash(dir))
	return unreadResult(len(r.Faults) + len(faults))
}

func formatNames(list []exchange.Format) string {
	var names []string
	for _, f := range list {
		if !slices.Contains(names, string(f)) {
			names = append(names, string(f))
		}
	}
	return strings.Join(names, ", ")
}

func (p *program) warnAll(ps []lexicon.Problem, kind string) {
	for _, f := range ps {
		fmt.Fprintf(p.err, "parley: %s%s\n", kind, f)
		if f.Hint != "" {
			fmt.Fprintf(p.err, "hint: %s\n", f.Hint)
		}
	}
}

// writeFolder writes the files of a dictionary. Without force it does not touch
// a folder that holds one already: its files would mix with the new ones.
func (p *program) writeFolder(dir string, files []exchange.File, force bool) error {
	old, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failed("name another folder with -o", err)
	}
	for _, f := range old {
		isNew := slices.ContainsFunc(files, func(n exchange.File) bool { return n.Name == f.Name() })
		switch {
		case !exchange.IsDictionary(f.Name()):
		case !force:
			return usageError("name another folder with -o, or add --force to write over it", "%s holds a dictionary already", filepath.ToSlash(dir))
		case !isNew:
			fmt.Fprintf(p.err, "parley: warning: %s was there before and stays part of the dictionary\n", filepath.ToSlash(filepath.Join(dir, f.Name())))
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return failed("name another folder with -o", err)
	}
	for _, f := range files {
		if err := renameio.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
			return failed("name another folder with -o", err)
		}
	}
	return nil
}

func (p *program) exportCommand() *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "write a dictionary for a colleague or another program",
		ArgsUsage: "[PATH]",
		Description: "Without PATH it is the dictionary that comes with parley. xlsx, csv and yaml hold everything and come back with import;\n" +
			"quanteda and dicx hold words and phrases: what they lose is said on standard error.",
		Flags: []cli.Flag{&cli.StringFlag{Name: "format", Usage: "write `yaml`, quanteda, dicx, csv or xlsx (default: by the ending of OUT)"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `OUT`: a file, or a folder for yaml"},
			&cli.BoolFlag{Name: "force", Usage: "write over what a folder holds"}},
		Action: p.lexiconExport,
	}
}

func (p *program) lexiconExport(c *cli.Context) error {
	if c.NArg() > 1 {
		return usageError("parley lexicon export my-words/ -o words.xlsx", "export takes one dictionary")
	}
	d, err := p.chosenDictionary(c.Args().First())
	if err != nil {
		return err
	}
	out := c.String("output")
	format := exchange.Format(orDefault(c.String("format"), formatOf(out)))
	if (format == exchange.Parley || format == exchange.Workbook) && out == "" {
		return usageError("parley lexicon export -o words.xlsx, or --format yaml -o words/", "%s needs -o", format)
	}
	if format == exchange.Parley {
		return p.writeFolder(out, exchange.WriteParley(d), c.Bool("force"))
	}
	b, warnings, err := encodeDictionary(d, format)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		fmt.Fprintf(p.err, "parley: warning: %s\n", w)
	}
	if out == "" {
		_, err = p.out.Write(b)
		return err
	}
	if err := renameio.WriteFile(out, b, 0o644); err != nil {
		return failed("name a file that can be written", err)
	}
	return nil
}

// formatOf is what an ending stands for in export.
func formatOf(out string) string {
	switch ext := strings.ToLower(filepath.Ext(out)); ext {
	case ".dicx", ".csv", ".xlsx":
		return ext[1:]
	case ".yml", ".yaml":
		return string(exchange.Quanteda) // one file: parley's own are a folder
	case "":
		if out != "" {
			return string(exchange.Parley)
		}
	}
	return ""
}

func encodeDictionary(d lexicon.Dictionary, format exchange.Format) ([]byte, []string, error) {
	switch format {
	case exchange.Quanteda:
		return exchange.WriteQuanteda(d)
	case exchange.DICX:
		return exchange.WriteDICX(d)
	case exchange.Table:
		b, err := exchange.WriteTable(d)
		return b, nil, err
	case exchange.Workbook:
		var grids []report.Grid
		for _, g := range exchange.Grids(d) {
			grids = append(grids, report.Grid(g))
		}
		var b bytes.Buffer
		cuts, err := xlsx.Write(&b, report.Editable(d.Name, version, grids))
		var warnings []string
		for _, cut := range cuts {
			warnings = append(warnings, fmt.Sprintf("the text of %s!%s was too long for a cell and is cut", cut.Sheet, cut.Cell))
		}
		return b.Bytes(), warnings, err
	}
	return nil, nil, usageError("--format yaml, quanteda, dicx, csv or xlsx", "export cannot write %q", format)
}
