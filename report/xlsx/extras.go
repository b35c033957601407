package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"parley/report"
)

// extras are what a sheet has beside cells, tables and charts.
func (e *writer) extras(s *report.Sheet) error {
	for _, r := range s.Merged {
		from, to, _ := strings.Cut(r, ":")
		if err := e.f.MergeCell(s.Name, from, to); err != nil {
			return err
		}
	}
	return e.sparks(s)
}

// sparks draws the small lines; all of a sheet share one look.
func (e *writer) sparks(s *report.Sheet) error {
	if len(s.Sparks) == 0 {
		return nil
	}
	o := &excelize.SparklineOptions{Type: "line", Markers: true, Axis: true, SeriesColor: "#" + e.accent, MarkersColor: "#" + e.accent}
	for _, x := range s.Sparks {
		o.Location, o.Range = append(o.Location, x.At), append(o.Range, x.Range)
	}
	return e.f.AddSparkline(s.Name, o)
}

// names defines the book's names.
func (e *writer) names() error {
	for _, n := range e.book.Names {
		if err := e.f.SetDefinedName(&excelize.DefinedName{Name: n.Name, RefersTo: n.Ref, Comment: n.About}); err != nil {
			return err
		}
	}
	return nil
}

// pivots lays the pivot tables. excelize reads the header of the source's
// sheet, which a streamed sheet no longer gives: so pivots come first, over a
// header that the stream then writes again, and their source becomes the table.
func (e *writer) pivots() error {
	for _, s := range e.book.Sheets {
		for i := range s.Pivots {
			p := &s.Pivots[i]
			source := e.long(p.Table)
			if source == nil {
				continue
			}
			if err := e.pivot(s.Name, p, source); err != nil {
				return err
			}
		}
	}
	return nil
}

// long is the sheet whose streamed table has the name.
func (e *writer) long(table string) *report.Sheet {
	for _, s := range e.book.Sheets {
		if s.Long != nil && s.Long.Name == table {
			return s
		}
	}
	return nil
}

func (e *writer) pivot(sheet string, p *report.Pivot, source *report.Sheet) error {
	header := source.Long.Row
	for i, c := range source.Long.Columns {
		if err := e.f.SetCellStr(source.Name, report.At(i+1, header), c.Name); err != nil {
			return err
		}
	}
	fields := func(names []string) []excelize.PivotTableField {
		var out []excelize.PivotTableField
		for _, n := range names {
			out = append(out, excelize.PivotTableField{Data: n, DefaultSubtotal: true})
		}
		return out
	}
	col, row, err := excelize.CellNameToCoordinates(p.At)
	if err != nil {
		return err
	}
	o := &excelize.PivotTableOptions{Name: p.Name, Rows: fields(p.Rows), Columns: fields(p.Columns), Filter: fields(p.Filter),
		DataRange:       source.Name + "!" + report.At(1, header) + ":" + report.At(len(source.Long.Columns), header+1),
		PivotTableRange: sheet + "!" + p.At + ":" + report.At(col+6, row+20), // an application makes it as large as it needs
		RowGrandTotals:  true, ColGrandTotals: true, ShowDrill: true, ShowRowHeaders: true, ShowColHeaders: true, PivotTableStyleName: "PivotStyleLight16"}
	for _, m := range p.Mean {
		o.Data = append(o.Data, excelize.PivotTableField{Data: m, Name: "Mean of " + m, Subtotal: "Average", NumFmt: 2})
	}
	if err := e.f.AddPivotTable(o); err != nil {
		return err
	}
	e.sourceTable("t" + p.Table)
	return e.f.RemoveRow(source.Name, header)
}

// sourceTable makes the newest pivot cache take a table by its name, so that it
// holds whatever the table holds.
func (e *writer) sourceTable(table string) {
	e.f.Pkg.Range(func(key, value any) bool {
		name, _ := key.(string)
		text, ok := value.([]byte)
		if !ok || !strings.HasPrefix(name, "xl/pivotCache/pivotCacheDefinition") || !strings.HasSuffix(name, ".xml") {
			return true
		}
		xml := string(text)
		at := strings.Index(xml, "<worksheetSource ")
		if end := strings.Index(xml[max(at, 0):], ">"); at >= 0 && end > 0 {
			e.f.Pkg.Store(name, []byte(xml[:at]+`<worksheetSource name="`+table+`">`+xml[at+end+1:]))
		}
		return true
	})
}
