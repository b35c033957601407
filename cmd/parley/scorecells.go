package main

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"parley/analyze/tone"
)

// inputNames are the input's columns, renamed where a score has their name.
func inputNames(head, scores []string) []string {
	out := slices.Clone(head)
	for i, h := range out {
		for slices.Contains(scores, h) || i > 0 && slices.Contains(out[:i], h) || h != head[i] && slices.Contains(head, h) {
			h = "input_" + h
		}
		out[i] = h
	}
	return out
}

// A cellReader gives the input's cells of a row, with room for the scores.
type cellReader func(*scoreJob, *textRow) []string

// cellSource gives the columns of the input and how a row fills them.
func (s *textScorer) cellSource(src *scoreSource) ([]string, cellReader, error) {
	if width := len(src.head); src.head != nil {
		return src.head, func(_ *scoreJob, row *textRow) []string {
			out := make([]string, width, width+32)
			copy(out, row.cells)
			return out
		}, nil
	}
	head, rows, err := firstFields(src.rows)
	src.rows = rows
	return head, func(job *scoreJob, row *textRow) []string {
		out := make([]string, len(head), len(head)+32)
		for name, raw := range objectFields(row.json) {
			if i := slices.Index(head, name); i >= 0 {
				out[i] = plain(raw)
			} else if !slices.Contains(job.lost, name) {
				job.lost = append(job.lost, name)
			}
		}
		return out
	}, err
}

// headObjects is how many objects are looked at for the columns of a table.
// Fields that only later ones have get none; they are told.
const headObjects = 200

// firstFields gives the fields of the first objects in the order of their
// coming, without taking the objects away.
func firstFields(rows iter.Seq2[textRow, error]) (head []string, again iter.Seq2[textRow, error], fault error) {
	next, stop := iter.Pull2(rows)
	var seen []textRow
	for len(seen) < headObjects {
		row, err, ok := next()
		if !ok || err != nil {
			fault = err
			break
		}
		seen = append(seen, row)
		for name := range objectFields(row.json) {
			if !slices.Contains(head, name) {
				head = append(head, name)
			}
		}
	}
	return head, func(yield func(textRow, error) bool) {
		defer stop()
		for _, row := range seen {
			if !yield(row, nil) {
				return
			}
		}
		for {
			row, err, ok := next()
			if !ok || !yield(row, err) {
				return
			}
		}
	}, fault
}

// columns are the scores in a table.
func (s *textScorer) columns() []string {
	return slices.Concat([]string{"overall", "valence"}, tone.Tones[:], s.own, []string{"hits", "stance", "stance_score"})
}

func (s *textScorer) scoreCells(res *scored) []string {
	cells := []string{decimal(res.Overall), decimal(res.Valence)}
	for _, t := range tone.Tones {
		cells = append(cells, decimal(res.Tone[t]))
	}
	for _, c := range s.own {
		cells = append(cells, decimal(res.Tone[c]))
	}
	cells = append(cells, strings.Join(fired(res), "; "))
	if res.Stance == nil {
		return append(cells, "", "")
	}
	return append(cells, res.Stance.Label, decimal(res.Stance.Score))
}

// fired are the entries that fired, with their weights.
func fired(res *scored) []string {
	var out []string
	for _, h := range res.Hits {
		out = append(out, h.Entry+" "+decimal(h.Weight))
	}
	return out
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'g', 5, 64) }
