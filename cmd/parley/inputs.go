package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

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
	t := textTable{head: []string{"file", "format", "articles", "dated", "first", "last", "languages", "problems", "first problem"}, left: 2}
	unread := 0
	for _, in := range ingest.Inputs(c.Context, c.Args().Slice(), ingest.Options{Format: c.String("format")}) {
		problem := ""
		if len(in.Problems) > 0 {
			unread++
			problem = clip(reason(in.Problems[0]), 80)
		}
		t.add(in.Path, in.Format, fmt.Sprint(in.Articles), fmt.Sprint(in.Dated), in.First, in.Last, languages(in.Languages), fmt.Sprint(in.Unread), problem)
	}
	t.write(p.out)
	return unreadResult(unread)
}

// reason is a problem without the path, which stands in the same row.
func reason(e *ingest.InputError) string {
	if e.Record > 0 {
		return oneLine(fmt.Errorf("record %d: %s", e.Record, e.Reason))
	}
	return oneLine(fmt.Errorf("%s", e.Reason))
}

// languages writes counts of articles by language, the most frequent first;
// "?" is a language that was neither named nor told.
func languages(counts map[string]int) string {
	tags := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
	var out []string
	for _, tag := range tags[:min(len(tags), 4)] {
		out = append(out, fmt.Sprintf("%s %d", cmp.Or(tag, "?"), counts[tag]))
	}
	if len(tags) > 4 {
		out = append(out, fmt.Sprintf("%d more", len(tags)-4))
	}
	return strings.Join(out, ", ")
}
