package main

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// figuresFile records what parley eval measured on the development sets. A test
// holds it to the scorers; CI fails when a figure falls by more than a point.
//
//go:embed figures.tsv
var figuresFile string

// A figure is one recorded measure, in points.
type figure struct {
	task, gold, measure string
	points              float64
	what, data          string
}

func figures() ([]figure, error) {
	var out []figure
	for n, line := range strings.Split(strings.TrimSpace(figuresFile), "\n") {
		f := strings.Split(line, "\t")
		if line[0] == '#' {
			continue
		}
		if len(f) != 6 {
			return nil, fmt.Errorf("figures.tsv:%d: %d fields, want 6", n+1, len(f))
		}
		points, err := strconv.ParseFloat(f[3], 64)
		if err != nil {
			return nil, fmt.Errorf("figures.tsv:%d: %w", n+1, err)
		}
		out = append(out, figure{f[0], f[1], f[2], points, f[4], f[5]})
	}
	return out, nil
}

// accuracy is the table of figures for the sheet Method.
func accuracy() ([][]string, error) {
	list, err := figures()
	if err != nil {
		return nil, err
	}
	table := [][]string{{"Points of 100", "Data (development sets)", "Measure"}}
	for _, f := range list {
		table = append(table, []string{strconv.FormatFloat(f.points, 'f', 1, 64), f.data, f.what})
	}
	return table, nil
}
