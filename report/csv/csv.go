// Package csv writes a book as a folder of files, one a native table, with a
// schema that says what every column holds. Numbers are written in full, not as
// they are shown; text that a spreadsheet would take for a formula gets an
// apostrophe before it, see statement.Guard.
package csv

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"parley/analyze/statement"
	"parley/report"
)

// SchemaFile is the name of the schema in the folder: a JSON object in the
// form of a Frictionless tabular data package.
const SchemaFile = "schema.json"

// Create makes the file of a name in the folder.
type Create func(name string) (io.WriteCloser, error)

// Write writes every native table of the book and the schema. It gives the
// names of the files, the schema last.
func Write(create Create, b *report.Book) ([]string, error) {
	w := &writer{create: create, schema: schema{Profile: "tabular-data-package", Name: "parley", Title: b.Title, Version: b.Version, Created: b.Made}}
	for _, s := range b.Sheets {
		for i := range s.Tables {
			if t := &s.Tables[i]; !t.Plain {
				if err := w.table(s.Name, t.Name, t.Columns, lines(t.Rows)); err != nil {
					return w.names, err
				}
			}
		}
		if s.Long != nil {
			if err := w.table(s.Name, s.Long.Name, s.Long.Columns, s.Long.Rows); err != nil {
				return w.names, err
			}
		}
	}
	return w.names, w.file(SchemaFile, func(out io.Writer) error {
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(w.schema)
	})
}

func lines(rows [][]report.Cell) func(func([]report.Cell, error) bool) {
	return func(yield func([]report.Cell, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

type writer struct {
	create Create
	names  []string
	schema schema
}

type schema struct {
	Profile   string     `json:"profile"`
	Name      string     `json:"name"`
	Title     string     `json:"title,omitempty"`
	Version   string     `json:"version,omitempty"`
	Created   string     `json:"created,omitempty"`
	Resources []resource `json:"resources"`
}

type resource struct {
	Name    string  `json:"name"`
	Path    string  `json:"path"`
	Sheet   string  `json:"sheet"`
	Profile string  `json:"profile"`
	Schema  columns `json:"schema"`
}

type columns struct {
	Fields        []field  `json:"fields"`
	MissingValues []string `json:"missingValues"`
}

type field struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description,omitempty"`
}

func (w *writer) table(sheet, name string, cols []report.Column, rows func(func([]report.Cell, error) bool)) error {
	r := resource{Name: strings.ToLower(name), Path: name + ".csv", Sheet: sheet, Profile: "tabular-data-resource", Schema: columns{MissingValues: []string{""}}}
	head := make([]string, len(cols))
	for i, c := range cols {
		head[i] = c.Name
		r.Schema.Fields = append(r.Schema.Fields, field{c.Name, kind(c.Style), c.About})
	}
	w.schema.Resources = append(w.schema.Resources, r)
	return w.file(r.Path, func(out io.Writer) error {
		enc := statement.NewCSV(out, ',')
		enc.Write(head)
		record := make([]string, len(cols))
		for cells, err := range rows {
			if err != nil {
				return err
			}
			for i := range record {
				record[i] = ""
				if i < len(cells) {
					record[i] = text(cells[i].Value)
				}
			}
			if err := enc.Write(record); err != nil {
				return err
			}
		}
		return enc.Flush()
	})
}

func (w *writer) file(name string, fill func(io.Writer) error) error {
	f, err := w.create(name)
	if err != nil {
		return err
	}
	w.names = append(w.names, name)
	if err := fill(f); err != nil {
		f.Close()
		return fmt.Errorf("%s: %w", name, err)
	}
	return f.Close()
}

// kind is the type of a column's values in the schema.
func kind(s report.Style) string {
	switch s {
	case report.Integer, report.Count:
		return "integer"
	case report.Signed, report.Number, report.Percent, report.Chance:
		return "number"
	case report.Date:
		return "date"
	}
	return "string"
}

func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return ""
		}
		return strconv.FormatFloat(v+0, 'g', -1, 64)
	case int:
		return strconv.Itoa(v)
	case time.Time:
		return v.Format(time.DateOnly)
	}
	return fmt.Sprint(v)
}
