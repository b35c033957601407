package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/urfave/cli/v2"
)

// exampleConfig is a parley.yaml with every key, each explained; the keys that
// are not comments have their default values.
//
//go:embed example.yaml
var exampleConfig string

func (p *program) initCommand() *cli.Command {
	return &cli.Command{
		Name:      "init",
		Usage:     "write a parley.yaml with every key explained",
		ArgsUsage: "[FILE]",
		Flags:     []cli.Flag{&cli.BoolFlag{Name: "print", Usage: "print it instead"}},
		Action:    p.init,
	}
}

func (p *program) init(c *cli.Context) error {
	if c.Bool("print") {
		fmt.Fprint(p.out, exampleConfig)
		return nil
	}
	if c.NArg() > 1 {
		return usageError("parley init parley.yaml", "init takes one file")
	}
	path := orDefault(c.Args().First(), defaultConfig)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usageError("name another file, or see the keys with parley init --print", "%s is there already", path)
	}
	if err != nil {
		return failed("name a file that can be written", err)
	}
	if _, err := f.WriteString(exampleConfig); err != nil {
		f.Close()
		return failed("", err)
	}
	if err := f.Close(); err != nil {
		return failed("", err)
	}
	if !p.quiet {
		fmt.Fprintf(p.out, "%s\nhint: name your articles under inputs, then: parley run\n", path)
	}
	return nil
}
