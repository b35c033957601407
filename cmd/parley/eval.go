package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/analyze"
)

func (p *program) evalCommand() *cli.Command {
	one := func(name, usage string, task func(*analyze.Analyzer, string) (*evaluation, error)) *cli.Command {
		return &cli.Command{
			Name: name, Usage: usage, ArgsUsage: "GOLD",
			Flags: append(sharedFlags()[:4],
				&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: "keep the scorer's input in `FILE`"},
				&cli.StringFlag{Name: "scorer", Usage: "run the scorer `FILE` (default: the one that stands with GOLD)"},
				&cli.BoolFlag{Name: "json", Usage: "have the scorer print JSON"}),
			Action: func(c *cli.Context) error { return p.eval(c, task) },
		}
	}
	return &cli.Command{
		Name:  "eval",
		Usage: "measure parley on a gold set",
		Description: "Analyzes the texts of GOLD, writes what the gold set's own scorer reads (offsets in code points), and runs that scorer\n" +
			"with python3 where it stands with GOLD. Without a scorer and without --out the scorer's input goes to standard output.",
		Subcommands: []*cli.Command{
			one("quotes", "who said what", evalQuotes),
			one("tone", "tone of statements", evalTone),
			one("stance", "stance toward targets", evalStance),
		},
		Action: func(c *cli.Context) error {
			return usageError("parley eval quotes|tone|stance GOLD", "eval needs quotes, tone or stance")
		},
	}
}

// An evaluation is a scorer's input and how to call the scorer.
type evaluation struct {
	lines   [][]byte // JSON lines
	scorers []string // names to look for beside GOLD, or one folder up
	args    []string // of the scorer; {gold} and {out} are put in
}

func (e *evaluation) add(v any) error {
	b, err := json.Marshal(v)
	e.lines = append(e.lines, b)
	return err
}

func (p *program) eval(c *cli.Context, task func(*analyze.Analyzer, string) (*evaluation, error)) error {
	if c.NArg() != 1 {
		return usageError("parley eval quotes gold.jsonl", "eval takes one gold file")
	}
	gold := c.Args().First()
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	an, err := buildAnalyzer(cfg)
	if err != nil {
		return err
	}
	e, err := task(an, gold)
	if err != nil {
		return failed("GOLD is a JSON-lines file of a gold set", err)
	}
	return p.writeEval(c, gold, e)
}

func (p *program) writeEval(c *cli.Context, gold string, e *evaluation) error {
	body := append(bytes.Join(e.lines, []byte{'\n'}), '\n')
	out, scorer := c.String("out"), orDefault(c.String("scorer"), findScorer(gold, e.scorers))
	if out == "" && scorer == "" {
		_, err := p.out.Write(body)
		return err
	}
	if out == "" {
		f, err := os.CreateTemp("", "parley-eval-*.jsonl")
		if err != nil {
			return err
		}
		out = f.Name()
		defer os.Remove(out)
		f.Close()
	}
	if err := os.WriteFile(out, body, 0o644); err != nil {
		return err
	}
	if scorer == "" {
		return nil
	}
	return p.runScorer(c, scorer, gold, out, e.args)
}

func findScorer(gold string, names []string) string {
	for _, dir := range []string{filepath.Dir(gold), filepath.Join(filepath.Dir(gold), "..")} {
		for _, n := range names {
			if f := filepath.Join(dir, n); isFile(f) {
				return f
			}
		}
	}
	return ""
}

func isFile(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.Mode().IsRegular()
}

func (p *program) runScorer(c *cli.Context, scorer, gold, out string, args []string) error {
	python, err := exec.LookPath("python3")
	if err != nil {
		return failed("install python3, or use --out and run the scorer yourself", fmt.Errorf("the scorer needs python3: %w", err))
	}
	argv := []string{scorer}
	for _, a := range args {
		argv = append(argv, strings.NewReplacer("{gold}", gold, "{out}", out).Replace(a))
	}
	if c.Bool("json") {
		argv = append(argv, "--json")
	} else {
		fmt.Fprintf(p.out, "# %s\n", filepath.Base(gold))
	}
	cmd := exec.CommandContext(c.Context, python, argv...)
	cmd.Stdout, cmd.Stderr = p.out, p.err
	if err := cmd.Run(); err != nil {
		return failed("the scorer's own message stands above", fmt.Errorf("%s: %w", scorer, err))
	}
	return nil
}
