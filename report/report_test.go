package report

import (
	"bytes"
	"errors"
	"flag"
	"iter"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/analyze/compare"
	"parley/analyze/doc"
	"parley/analyze/statement"
	"parley/analyze/stats"
)

var update = flag.Bool("update", false, "rewrite the golden files; read the difference")

// say is a statement for tests.
func say(id string, n int, speaker, summit, text string, overall float64) statement.Statement {
	return statement.Statement{Doc: id, N: n, Speaker: speaker, SpeakerKind: "person", Summit: summit, Outlet: "Lakeside", Title: "On " + summit, Published: "2021-06-1" + id[1:],
		Kind: "direct", Text: text, Content: []doc.Span{{Start: 0, End: len(text)}}, Overall: overall, Words: len(strings.Fields(text)), Tone: map[string]float64{"hopeful": 1.5}}
}

// data is six articles on two summits by two speakers.
func data(t *testing.T) Data {
	t.Helper()
	var rows []statement.Statement
	var arts []statement.Article
	for i, id := range []string{"a1", "a2", "a3", "a4", "a5", "a6"} {
		summit := []string{"Geneva", "Vienna"}[i/3]
		arts = append(arts, statement.Article{Doc: id, Title: "On " + summit, Outlet: "Lakeside", Summit: summit, Published: "2021-06-1" + id[1:], Words: 100, Statements: 2})
		good := say(id, 1, "Ann Lee", summit, "We hope for peace.", .5)
		good.Hits = []statement.Hit{{Entry: "hope/v", Category: "hopeful", Span: doc.Span{Start: 3, End: 7}, Weight: 1.5}}
		good.Stances = []statement.Stance{{Target: "Bo Ode", Polarity: .4}}
		bad := say(id, 2, "Bo Ode", summit, "No threats, no peace.", -.25*float64(i%3))
		bad.Hits = []statement.Hit{{Entry: "threat/n", Category: "hostile", Span: doc.Span{Start: 3, End: 10}, Weight: -1, Negated: true}}
		rows = append(rows, good, bad)
	}
	d := Data{Made: time.Date(2021, 7, 1, 2, 0, 0, 0, time.UTC), Version: "test", Lexicon: "small", Articles: arts, Count: len(rows),
		Problems: []statement.Problem{{Kind: "input", Path: "x.pdf", Reason: "file is empty", Hint: "remove it"}}, Findings: []string{"Ann Lee: steady."}}
	d.Statements = func() iter.Seq2[*statement.Statement, error] {
		return func(yield func(*statement.Statement, error) bool) {
			for i := range rows {
				if !yield(&rows[i], nil) {
					return
				}
			}
		}
	}
	build := func(row, col compare.Key, diffs bool) *compare.Table {
		tab, err := compare.Build(d.Statements(), compare.Projection{Row: row, Col: col, Values: append([]string{"overall", "valence"}, Tones...), NoDiffs: !diffs})
		if err != nil {
			t.Fatal(err)
		}
		return tab
	}
	d.Speakers, d.Summits, d.Outlets, d.Months = build(compare.Speaker, compare.None, false), build(compare.Speaker, compare.Summit, true), build(compare.Outlet, compare.None, false), build(compare.Speaker, compare.Month, false)
	var err error
	if d.Stance, err = compare.Stances(d.Statements(), 5, 5, stats.Thresholds{}); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestBook(t *testing.T) {
	var got bytes.Buffer
	if err := WriteText(&got, Build(data(t))); err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "book.txt")
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got.Bytes()) {
		t.Errorf("the book is not %s; run with -update and read the difference:\n%s", golden, got.String())
	}
}

// Every link inside the book leads to a sheet that is there, every table has a
// name and columns of its own, every chart draws from sheets that are there.
func TestBookHoldsTogether(t *testing.T) {
	b := Build(data(t))
	sheets, tables := map[string]bool{}, map[string]bool{}
	for _, s := range b.Sheets {
		sheets[s.Name] = true
	}
	inside := func(ref string) bool {
		name, _, _ := strings.Cut(strings.TrimPrefix(ref, "#"), "!")
		return sheets[strings.Trim(name, "'")]
	}
	links := 0
	for _, s := range b.Sheets {
		cells := []Cell{}
		for _, at := range s.addresses() {
			cells = append(cells, s.Cells[at])
		}
		for _, tab := range s.Tables {
			if tables[tab.Name] {
				t.Errorf("table %s is there twice", tab.Name)
			}
			tables[tab.Name] = true
			names := map[string]bool{}
			for _, c := range tab.Columns {
				if names[c.Name] {
					t.Errorf("table %s: column %s is there twice", tab.Name, c.Name)
				}
				names[c.Name] = true
			}
			for _, line := range tab.Rows {
				if len(line) != len(tab.Columns) {
					t.Errorf("table %s: a line of %d cells in %d columns", tab.Name, len(line), len(tab.Columns))
				}
				cells = append(cells, line...)
			}
		}
		for _, c := range cells {
			if strings.HasPrefix(c.Link, "#") {
				links++
				if !inside(c.Link) {
					t.Errorf("%s: link %s leads nowhere", s.Name, c.Link)
				}
			}
		}
		for _, c := range s.Charts {
			for _, one := range c.Series {
				if !inside(one.Values) || !inside(one.Categories) {
					t.Errorf("chart %s draws from %s", c.Title, one.Values)
				}
			}
		}
	}
	if links < 8 {
		t.Errorf("%d links; the summary alone has one a speaker and one a sheet", links)
	}
}

func TestEmptyBook(t *testing.T) {
	var got bytes.Buffer
	if err := WriteText(&got, Build(Data{})); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"No statements were found.", "Everything was read."} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("no %q in an empty book", want)
		}
	}
}

func TestBrokenRows(t *testing.T) {
	d := Data{Statements: func() iter.Seq2[*statement.Statement, error] {
		return func(yield func(*statement.Statement, error) bool) { yield(nil, errors.New("disk gone")) }
	}}
	if err := WriteText(&bytes.Buffer{}, Build(d)); err == nil || !strings.Contains(err.Error(), "disk gone") {
		t.Errorf("error %v", err)
	}
}

func TestPlainCell(t *testing.T) {
	for _, c := range []struct {
		cell  Cell
		style Style
		want  string
	}{
		{Cell{Value: .126}, Percent, "13%"}, {Cell{Value: .126}, Signed, "+0.13"}, {Cell{Value: math.NaN()}, Number, ""}, {Cell{}, Text, ""},
		{Cell{Value: 3, Link: "#A!B1"}, Integer, "3 <#A!B1>"}, {Cell{Value: "no war", Runs: []Run{{Text: "no "}, {Text: "war", Mark: Off}}}, Wrap, "no ~war~"},
	} {
		if got := c.cell.plain(c.style); got != c.want {
			t.Errorf("%v: %q, want %q", c.cell, got, c.want)
		}
	}
}
