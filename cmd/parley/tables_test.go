package main

import (
	"fmt"
	"testing"

	"parley/analyze/statement"
	"parley/report"
)

// Trends goes by day where the rows are of few months, also when the articles
// are of many.
func TestMonthsOrDays(t *testing.T) {
	for _, c := range []struct {
		name     string
		articles int // of months of their own
		rows     int // months with rows
		key      string
		cols     int
	}{{"many months", 5, 5, "month", 5}, {"few months", 2, 2, "day", 4}, {"rows of few of many months", 8, 2, "day", 4}} {
		t.Run(c.name, func(t *testing.T) {
			d := &report.Data{}
			var list []statement.Statement
			for m := range c.articles {
				day := fmt.Sprintf("2021-%02d-", m+1)
				d.Articles = append(d.Articles, statement.Article{Doc: day, Published: day + "01"})
				for _, k := range []string{"01", "02"} {
					if m < c.rows {
						list = append(list, statement.Statement{Doc: day, Published: day + k, Speaker: "Ann Lee", Words: 3})
					}
				}
			}
			d.Count = len(list)
			seen := 0
			all := func(yield func(*statement.Statement, error) bool) {
				for i := range list {
					if !yield(&list[i], nil) {
						return
					}
				}
			}
			err := (&tables{Data: d}).compare(all, func(all rows) error {
				for range all {
					seen++
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if d.Months.ColKey != c.key || len(d.Months.Cols) != c.cols || seen != len(list) {
				t.Errorf("by %s %v, %d rows seen; want by %s, %d columns", d.Months.ColKey, d.Months.Cols, seen, c.key, c.cols)
			}
		})
	}
}
