package report

import (
	"fmt"
	"math"
	"strings"

	"parley/analyze/coding"
)

// Agreement is a book of a validation: agreement by scale, the statements that
// differ most, and the cells that were not as they should be.
func Agreement(a *coding.Agreement, faults []coding.Fault, version string) *Book {
	b := &Book{Title: "Agreement of coders and parley", Subject: "Validation", Version: version, Sheets: []*Sheet{agreementSheet(a), differences(a)}}
	if len(faults) > 0 {
		s := &Sheet{Name: "Faults", Widths: []float64{30, 20, 10, 70}, FreezeRow: 1}
		t := Table{Name: "Faults", At: At(1, 1), Columns: []Column{{Name: "File"}, {Name: "Sheet"}, {Name: "Cell"}, {Name: "Reason"}}}
		for _, f := range faults {
			t.Rows = append(t.Rows, []Cell{{Value: f.File}, {Value: f.Sheet}, {Value: f.Cell}, {Value: f.Reason}})
		}
		s.Tables = []Table{t}
		b.Sheets = append(b.Sheets, s)
	}
	return b
}

func agreementSheet(a *coding.Agreement) *Sheet {
	s := &Sheet{Name: "Agreement", Widths: []float64{15, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 44}, Heights: map[int]float64{1: 26}, FreezeRow: 4, FreezeCol: 1, Landscape: true}
	s.text(1, 1, Subtitle, "Agreement")
	s.text(1, 2, Muted, fmt.Sprintf("Coders: %s. %s with labels. Macro-F1 of parley over %s: %s", strings.Join(a.Coders, ", "), plural(a.Units, "statement"), plural(a.MacroOver, "tone"), figure(a.MacroF1)))
	t := Table{Name: "Agreement", At: At(1, 4), Columns: []Column{{Name: "Scale"}}}
	for _, name := range []string{"Units", "Alpha", "Alpha low", "Alpha high", "Alpha interval", "Kappa", "Kappa low", "Kappa high", "Exact", "n", "r", "r low", "r high", "rho",
		"Coders present", "Parley present", "Precision", "Recall", "F1"} {
		style := Signed
		switch name {
		case "Units", "n", "Coders present", "Parley present":
			style = Integer
		case "Exact", "Precision", "Recall", "F1":
			style = Percent
		}
		t.Columns = append(t.Columns, Column{Name: name, Style: style})
	}
	t.Columns = append(t.Columns, Column{Name: "Warnings", Style: Wrap})
	for i := range a.Lines {
		l := &a.Lines[i]
		t.Rows = append(t.Rows, []Cell{{Value: l.Scale}, {Value: l.Units}, {Value: l.Ordinal.Value}, {Value: l.Ordinal.Low}, {Value: l.Ordinal.High}, {Value: l.Interval.Value},
			{Value: l.Kappa.Value}, {Value: l.Kappa.Low}, {Value: l.Kappa.High}, {Value: l.Exact}, {Value: l.N}, {Value: l.R.Estimate}, {Value: l.R.Low}, {Value: l.R.High}, {Value: l.Rho.Estimate},
			presence(l, l.Present), presence(l, l.Found), {Value: l.Precision}, {Value: l.Recall}, {Value: l.F1}, {Value: strings.Join(l.Warnings, "; ")}})
	}
	s.Tables = []Table{t}
	row := 4 + len(t.Rows) + 2
	for _, n := range append(a.Notes, agreementNotes...) {
		s.text(1, row, Muted, n)
		row++
	}
	return s
}

// presence is a count of statements with a tone; overall is always there.
func presence(l *coding.Line, n int) Cell {
	if l.Scale == coding.Overall {
		return Cell{}
	}
	return Cell{Value: n}
}

var agreementNotes = []string{
	"Units: statements that two or more coders labelled. Alpha: Krippendorff's, labels as ranks; Alpha interval: labels as numbers. Kappa: quadratic weights, mean of the pairs of coders.",
	"Intervals of alpha and kappa: 95 %, bootstrap over statements; of r: Fisher's z. Exact: share of pairs of labels that are equal.",
	"n: statements with labels and a score of parley. r, rho: parley's score with the mean of the coders. Present: mean label of .5 or more; for parley a score over 0.",
}

func differences(a *coding.Agreement) *Sheet {
	s := &Sheet{Name: "Differences", Widths: []float64{13, 60, 9, 9, 9, 30, 30, 44}, FreezeRow: 1, Landscape: true}
	t := Table{Name: "Differences", At: At(1, 1), Columns: []Column{{Name: "ID", Style: Top}, {Name: "Statement", Style: Wrap}, {Name: "Size", Style: Number}, {Name: "Coders", Style: Signed},
		{Name: "Parley", Style: Signed}, {Name: "Missed", Style: Wrap}, {Name: "False", Style: Wrap}, {Name: "Words that fired", Style: Wrap}}}
	for i := range a.Differing {
		d := &a.Differing[i]
		t.Rows = append(t.Rows, []Cell{{Value: d.ID}, {Value: d.Text}, {Value: d.Size}, {Value: d.Coders}, {Value: d.Parley},
			{Value: coding.MarkList(d.Missed)}, {Value: coding.MarkList(d.False)}, {Value: strings.Join(d.Fired, "; ")}})
	}
	s.Tables = []Table{t}
	return s
}

func figure(f float64) string {
	if math.IsNaN(f) {
		return "none"
	}
	return fmt.Sprintf("%.2f", f)
}
