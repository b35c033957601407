package main

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/analyze/statement"
	"parley/lexicon"
	"parley/lexicon/exchange"
	"parley/lexicon/usage"
)

// A coverageRow is one line of coverage as csv and jsonl.
type coverageRow struct {
	Lexicon  string      `json:"lexicon"`
	Kind     string      `json:"kind"` // category, entry or word
	Category string      `json:"category,omitempty"`
	Term     string      `json:"term,omitempty"`
	Asks     string      `json:"asks,omitempty"`
	Weight   float64     `json:"weight,omitempty"`
	Why      string      `json:"why,omitempty"` // of a word: why it may judge
	Entries  int         `json:"entries,omitempty"`
	Found    int         `json:"found,omitempty"` // of a category: entries that were found
	Hits     int         `json:"hits"`            // 0 for a dead entry
	Articles int         `json:"articles"`
	Covered  int         `json:"covered,omitempty"`  // of a word: occurrences inside entries
	Contexts [][3]string `json:"contexts,omitempty"` // before, word, after
}

func coverageRows(name string, r *usage.Report) []coverageRow {
	var out []coverageRow
	for _, c := range r.Categories {
		out = append(out, coverageRow{Lexicon: name, Kind: "category", Category: c.Name, Entries: c.Entries, Found: c.Found, Hits: c.Hits, Articles: c.Articles})
	}
	for _, list := range [][]usage.Entry{r.Entries, r.Dead} {
		for _, e := range list {
			out = append(out, coverageRow{Lexicon: name, Kind: "entry", Category: e.Category, Term: e.Term, Asks: exchange.Asks(e.Entry), Weight: e.Weight,
				Hits: e.Hits, Articles: e.Articles, Contexts: contextCells(e.Contexts)})
		}
	}
	for _, w := range r.Missing {
		out = append(out, coverageRow{Lexicon: name, Kind: "word", Term: w.Word, Why: w.Why, Hits: w.Hits, Articles: w.Articles, Covered: w.Covered, Contexts: contextCells(w.Contexts)})
	}
	return out
}

func contextCells(list []usage.Context) [][3]string {
	var out [][3]string
	for _, k := range list {
		out = append(out, [3]string{k.Before, k.Text, k.After})
	}
	return out
}

func (p *program) coverageJSON(_ *cli.Context, lexicons []*lexicon.Lexicon, counters []*usage.Counter) error {
	enc := json.NewEncoder(p.out)
	enc.SetEscapeHTML(false)
	for i, x := range counters {
		for _, r := range coverageRows(lexicons[i].Name(), x.Report()) {
			if err := enc.Encode(&r); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *program) coverageCSV(_ *cli.Context, lexicons []*lexicon.Lexicon, counters []*usage.Counter) error {
	w := statement.NewCSV(p.out, ',')
	w.Write([]string{"lexicon", "kind", "category", "term", "asks", "weight", "why", "entries", "found", "hits", "articles", "covered", "contexts"})
	for i, x := range counters {
		for _, r := range coverageRows(lexicons[i].Name(), x.Report()) {
			w.Write(r.cells())
		}
	}
	return w.Flush()
}

func (r *coverageRow) cells() []string {
	weight := ""
	if r.Kind == "entry" {
		weight = decimal(r.Weight)
	}
	number := func(n int, kind string) string {
		if r.Kind != kind {
			return ""
		}
		return strconv.Itoa(n)
	}
	var contexts []string
	for _, k := range r.Contexts {
		contexts = append(contexts, k[0]+" ["+k[1]+"] "+k[2])
	}
	return []string{r.Lexicon, r.Kind, r.Category, r.Term, r.Asks, weight, r.Why, number(r.Entries, "category"), number(r.Found, "category"),
		strconv.Itoa(r.Hits), strconv.Itoa(r.Articles), number(r.Covered, "word"), strings.Join(contexts, " | ")}
}
