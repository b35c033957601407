package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"parley/analyze/statement"
)

// Build lays the data out. An error of the rows is met again when the sheet
// Statements is written.
func Build(d Data) *Book {
	b := &Book{Title: d.Title, Subject: "Tone of statements by speaker, summit and outlet", Version: d.Version, Findings: d.Findings, Made: d.Made.UTC().Format(time.RFC3339)}
	l := newLayout(d)
	// Later sheets stand where earlier ones point: laid out first.
	trends, summits := l.trends(), l.summits()
	b.Sheets = []*Sheet{l.summary(), l.speakers(), summits, l.compare(b), l.stance(), l.outlets(), trends, l.statements(), l.pivot(), l.articles(), l.problems()}
	b.Sheets = append(b.Sheets, l.method(b))
	l.names(b)
	b.Facts = [][2]string{{"Lexicon", d.Lexicon}, {"Articles", group(len(d.Articles))}, {"Statement rows", group(l.places.rows)}, {"Period", l.period()}}
	return b
}

// a layout knows the data and where things will stand.
type layout struct {
	Data
	places                  *Places
	articleRow              map[string]int
	trendAt                 map[string]string // speaker -> its points on Trends
	sure                    int               // cells of Summits with an interval; they stand first
	summitFirst, summitLast int               // rows of the table Summits
}

func newLayout(d Data) *layout {
	l := &layout{Data: d, articleRow: map[string]int{}, trendAt: map[string]string{}}
	for i := range d.Articles {
		l.articleRow[d.Articles[i].Doc] = articlesHeader + 1 + i
	}
	rows := func(func(*statement.Statement, error) bool) {}
	switch {
	case d.Brief != nil:
		rows = d.Brief()
	case d.Statements != nil:
		rows = d.Statements()
	}
	var err error
	if l.places, err = find(rows, d.wanted()); err != nil {
		l.places, _ = find(func(func(*statement.Statement, error) bool) {}, nil)
	}
	return l
}

// period is the first and last day of the articles.
func (l *layout) period() string {
	var days []string
	for i := range l.Articles {
		if p := l.Articles[i].Published; len(p) >= len(time.DateOnly) {
			days = append(days, p[:len(time.DateOnly)])
		}
	}
	if len(days) == 0 {
		return "no dates"
	}
	if first, last := slices.Min(days), slices.Max(days); first != last {
		return longDate(first) + " to " + longDate(last)
	}
	return longDate(days[0])
}

func longDate(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("2 January 2006")
}

// distinct counts the different values that of gives for the articles.
func (l *layout) distinct(of func(i int) string) int {
	seen := map[string]bool{}
	for i := range l.Articles {
		if v := of(i); v != "" {
			seen[v] = true
		}
	}
	return len(seen)
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return group(n) + " " + noun + "s"
}

// group writes 1234567 as 1,234,567.
func group(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// link points at a sheet's cell.
func link(sheet, cell string) string { return "#" + quoteName(sheet) + "!" + cell }

func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
