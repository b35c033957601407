package report

import (
	"fmt"
	"strings"

	"parley/analyze/compare/coverage"
)

// Coverage is a book of one event side by side, a sheet for each part that has
// rows.
func Coverage(e *coverage.Event) *Book {
	b := &Book{Title: e.Name + " side by side", Subject: "Coverage of one event by outlet"}
	for _, p := range e.Parts() {
		if len(p.Rows) > 0 || p.Name == "articles" {
			b.Sheets = append(b.Sheets, coverageSheet(e, p))
		}
	}
	return b
}

// wideColumns are those of long texts.
var wideColumns = map[string]float64{"quotation": 70, "text": 70, "words": 70, "in_context": 90, "title": 50, "doc": 30, "doc_a": 30, "doc_b": 30,
	"speaker": 24, "outlet": 22, "outlet_a": 22, "outlet_b": 22, "group": 22, "warnings": 50, "summit_rule": 40}

func coverageSheet(e *coverage.Event, p coverage.Part) *Sheet {
	s := &Sheet{Name: upper(p.Name), FreezeRow: 3, Landscape: true}
	s.text(1, 1, Subtitle, e.Name+": "+p.Title)
	t := Table{Name: upper(p.Name), At: At(1, 3)}
	met := map[string]bool{}
	for i, c := range p.Columns {
		name := c
		for n := 2; met[strings.ToLower(name)]; n++ { // a table's columns differ in more than the case of letters
			name = fmt.Sprintf("%s (%d)", c, n)
		}
		met[strings.ToLower(name)] = true
		t.Columns = append(t.Columns, Column{Name: name, Style: styleOf(p, i)})
		s.Widths = append(s.Widths, max(wideColumns[c], 12))
	}
	for _, r := range p.Rows {
		line := make([]Cell, len(r))
		for i, v := range r {
			line[i] = Cell{Value: v}
		}
		t.Rows = append(t.Rows, line)
	}
	s.Tables = append(s.Tables, t)
	if p.Name == "articles" {
		for i, w := range e.Warnings {
			s.text(1, 3+max(len(t.Rows), 1)+2+i, Warning, upper(w))
		}
	}
	return s
}

// styleOf gives a column the style of its first value.
func styleOf(p coverage.Part, i int) Style {
	for _, r := range p.Rows {
		switch r[i].(type) {
		case int:
			return Integer
		case float64:
			return Number
		case string:
			return Text
		}
	}
	return Text
}
