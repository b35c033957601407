package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"parley/analyze/ingest"
)

func (p *program) inputsCommand() *cli.Command {
	return &cli.Command{
		Name:      "inputs",
		Usage:     "list what each file would be read as, without analyzing",
		ArgsUsage: "PATH...",
		Flags:     []cli.Flag{&cli.StringFlag{Name: "format", Usage: "read every input as `FORMAT`"}},
		Action:    p.inputs,
	}
}

func (p *program) inputs(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("parley inputs articles/", "inputs needs at least one path")
	}
	t := textTable{head: []string{"file", "format", "articles", "first", "last", "problem"}, left: 2}
	unread := 0
	for _, in := range ingest.Inputs(c.Context, c.Args().Slice(), ingest.Options{Format: c.String("format")}) {
		problem := ""
		if len(in.Problems) > 0 {
			unread++
			problem = clip(oneLine(in.Problems[0]), 60)
		}
		t.add(in.Path, in.Format, fmt.Sprint(in.Articles), in.First, in.Last, problem)
	}
	t.write(p.out)
	return unreadResult(unread)
}
