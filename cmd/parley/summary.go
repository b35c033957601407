package main

import (
	"fmt"
	"math"
	"strings"

	"parley/analyze"
	"parley/analyze/batch"
	"parley/report"
)

// Limits of what the terminal shows.
const (
	shownSpeakers = 12
	shownProblems = 8
)

// shortTones head the columns of the terminal's table.
var shortTones = []string{"constr", "respect", "warm", "hopeful", "demand", "critic", "hostile", "evasive", "pessim"}

func (p *program) printSummary(cfg *config, sum *batch.Summary, d *report.Data, books []string) {
	fmt.Fprintf(p.out, "read       %s: %d new, %d changed, %d unchanged\n", plural(sum.Read, "article"), sum.New, sum.Changed, sum.Unchanged)
	if sum.Analyzed() == 0 && sum.Failed == 0 {
		fmt.Fprintln(p.out, "           nothing new: no article was analyzed")
	} else {
		fmt.Fprintf(p.out, "found      %s in %.1f s\n", plural(sum.Statements, "statement"), sum.Seconds)
	}
	if sum.Outdated > 0 {
		fmt.Fprintf(p.out, "           %s of an older method: --reanalyze does them again\n", plural(sum.Outdated, "article"))
	}
	p.printUnreadable(sum)
	for _, w := range sum.Warnings {
		fmt.Fprintf(p.out, "           %s\n", w)
	}
	if d == nil {
		fmt.Fprintf(p.out, "store      %s\n", withoutSecrets(cfg.Store))
		return
	}
	p.printDoubts(d)
	fmt.Fprintln(p.out)
	printToneTable(p, d)
	for _, f := range d.Findings {
		fmt.Fprintln(p.out, "·", f)
	}
	if len(d.Findings) > 0 {
		fmt.Fprintln(p.out)
	}
	for _, out := range books {
		fmt.Fprintf(p.out, "workbook   %s\n", out)
	}
	fmt.Fprintf(p.out, "store      %s\n", withoutSecrets(cfg.Store))
}

// printDoubts tells of articles of no summit and of copies.
func (p *program) printDoubts(d *report.Data) {
	none, copies := 0, 0
	foreign := map[string]int{}
	for i := range d.Articles {
		for _, w := range d.Articles[i].Warnings {
			if strings.HasPrefix(w, analyze.NotAnalyzed) {
				foreign[d.Articles[i].Language]++
			}
		}
		if d.Articles[i].Summit == "" {
			none++
		}
		if d.Articles[i].DuplicateOf != "" {
			copies++
		}
	}
	if len(foreign) > 0 {
		fmt.Fprintf(p.out, "           not analyzed, as no lexicon knows their language: %s\n", languages(foreign))
	}
	if none > 0 {
		fmt.Fprintf(p.out, "           %s of no summit: parley summits says why\n", plural(none, "article"))
	}
	if copies > 0 {
		fmt.Fprintf(p.out, "           %s: counted once, but for every outlet that prints one\n", plural(copies, "copied article"))
	}
}

func (p *program) printUnreadable(sum *batch.Summary) {
	if sum.Failed == 0 {
		return
	}
	fmt.Fprintf(p.out, "           %s could not be read (also on the sheet Problems):\n", plural(sum.Failed, "input"))
	for i, pr := range sum.Problems {
		if i == shownProblems {
			fmt.Fprintf(p.out, "           and %d more: parley status lists them\n", len(sum.Problems)-i)
			return
		}
		fmt.Fprintf(p.out, "           %s: %s\n", recordPath(pr), pr.Reason)
		if next := i + 1; pr.Hint != "" && (next == min(len(sum.Problems), shownProblems) || sum.Problems[next].Hint != pr.Hint) { // once for those that share it
			fmt.Fprintf(p.out, "           hint: %s\n", pr.Hint)
		}
	}
}

// printToneTable shows speaker by tone: overall, and the share of statements
// that carry each tone.
func printToneTable(p *program, d *report.Data) {
	if d.Speakers == nil || len(d.Speakers.Rows) == 0 {
		fmt.Fprintln(p.out, "no statements were found")
		fmt.Fprintln(p.out)
		return
	}
	t := textTable{head: append([]string{"speaker", "statements", "overall"}, shortTones...)}
	for i, name := range d.Speakers.Rows {
		if i == shownSpeakers {
			break
		}
		c := &d.Speakers.Cells[i][0]
		line := []string{clip(name, 32), fmt.Sprint(c.Statements), fmt.Sprintf("%+.2f", c.Stats[0].Mean)}
		for k := range report.Tones {
			line = append(line, percent(c.Share[2+k]))
		}
		t.add(line...)
	}
	t.write(p.out)
	if n := len(d.Speakers.Rows); n > shownSpeakers {
		fmt.Fprintf(p.out, "and %d more on the sheet Speakers\n", n-shownSpeakers)
	}
	fmt.Fprintln(p.out, "overall: -1 conflictual to +1 cooperative; tones: share of statements")
	fmt.Fprintln(p.out)
}

func percent(f float64) string {
	if math.IsNaN(f) || f == 0 {
		return "·"
	}
	return fmt.Sprintf("%.0f%%", 100*f)
}
