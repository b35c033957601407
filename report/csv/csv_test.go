package csv

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"parley/report"
)

type memory struct {
	bytes.Buffer
	closed bool
}

func (m *memory) Close() error { m.closed = true; return nil }

func book() *report.Book {
	cols := []report.Column{{Name: "Text", About: "words"}, {Name: "Value", Style: report.Signed}, {Name: "N", Style: report.Integer}}
	short := &report.Sheet{Name: "Short", Tables: []report.Table{{Name: "Short", At: "A1", Columns: cols, Rows: [][]report.Cell{
		{{Value: "=1+1"}, {Value: .25}, {Value: 3}}, {{Value: "a, \"b\"\nc"}, {Value: math.NaN()}, {}}, {{Value: "  @SUM(A1)"}, {Value: -1.5}, {Value: 0}}}},
		{Name: "Drawn", At: "A9", Plain: true, Columns: cols}}}
	long := &report.Sheet{Name: "Long", Long: &report.LongTable{Name: "Long", Row: 1, Columns: cols, Rows: func(yield func([]report.Cell, error) bool) {
		yield([]report.Cell{{Value: "-dash"}, {Value: 1.0}, {Value: 1}}, nil)
	}}}
	return &report.Book{Title: "T", Version: "test", Sheets: []*report.Sheet{short, long}}
}

func TestFolder(t *testing.T) {
	files := map[string]*memory{}
	names, err := Write(func(name string) (io.WriteCloser, error) { files[name] = &memory{}; return files[name], nil }, book())
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(names, " "); got != "Short.csv Long.csv schema.json" {
		t.Errorf("files %s", got)
	}
	for name, f := range files {
		if !f.closed {
			t.Errorf("%s is not closed", name)
		}
	}
	got, err := csv.NewReader(&files["Short.csv"].Buffer).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"Text", "Value", "N"}, {"'=1+1", "0.25", "3"}, {"a, \"b\"\nc", "", ""}, {"'  @SUM(A1)", "-1.5", "0"}}
	for i := range want {
		if strings.Join(got[i], "|") != strings.Join(want[i], "|") {
			t.Errorf("line %d: %q, want %q", i, got[i], want[i])
		}
	}
	var s schema
	if err := json.Unmarshal(files[SchemaFile].Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	if len(s.Resources) != 2 || s.Resources[0].Schema.Fields[1].Type != "number" || s.Resources[0].Schema.Fields[0].Description != "words" {
		t.Errorf("schema %+v", s)
	}
}

func TestBroken(t *testing.T) {
	b := book()
	b.Sheets[1].Long.Rows = func(yield func([]report.Cell, error) bool) { yield(nil, io.ErrUnexpectedEOF) }
	if _, err := Write(func(string) (io.WriteCloser, error) { return &memory{}, nil }, b); !errors.Is(err, io.ErrUnexpectedEOF) || !strings.Contains(err.Error(), "Long.csv") {
		t.Errorf("error %v", err)
	}
	if _, err := Write(func(string) (io.WriteCloser, error) { return nil, io.ErrShortWrite }, b); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("error %v", err)
	}
}
