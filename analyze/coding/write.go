package coding

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"parley/analyze/statement"
	"parley/analyze/stats"
)

// MarkList writes tones with their values: "critical 2, hostile 1.5".
func MarkList(marks []ToneMark) string {
	var out []string
	for _, m := range marks {
		out = append(out, m.Tone+" "+strconv.FormatFloat(math.Round(m.Value*100)/100, 'f', -1, 64))
	}
	return strings.Join(out, ", ")
}

// WriteText prints both tables, the statements that differ, and the warnings.
func (a *Agreement) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d statements with labels by %s\n", a.Units, strings.Join(a.Coders, ", "))
	if len(a.Coders) > 1 && a.Units > 0 {
		b.WriteString("\ncoders with each other\n")
		a.coders(&b)
	}
	if a.Units > a.Unscored {
		b.WriteString("\nparley with the mean of the coders\n")
		a.parley(&b)
	}
	for i := range a.Differing {
		if i == 0 {
			b.WriteString("\nstatements that differ most\n")
		}
		a.Differing[i].write(&b)
	}
	b.WriteString("\n")
	for _, n := range a.Notes {
		fmt.Fprintln(&b, "note:", n)
	}
	for i := range a.Lines {
		for _, m := range a.Lines[i].Warnings {
			fmt.Fprintf(&b, "warning: %s: %s\n", a.Lines[i].Scale, m)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (a *Agreement) coders(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "scale\tn\talpha, ordinal [95 %]\talpha, interval\tkappa, quadratic [95 %]\texact")
	for i := range a.Lines {
		l := &a.Lines[i]
		fmt.Fprintf(t, "%s\t%d\t%s\t%s\t%s\t%s\n", l.Scale, l.Units, interval(l.Ordinal), figure(l.Interval.Value), interval(l.Kappa), percent(l.Exact))
	}
	t.Flush()
}

func (a *Agreement) parley(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "scale\tn\tr [95 %]\trho\tpresent\tfound\tprecision\trecall\tF1")
	for i := range a.Lines {
		l := &a.Lines[i]
		r := interval(stats.Estimate{Value: l.R.Estimate, Low: l.R.Low, High: l.R.High})
		if l.Scale == Overall {
			fmt.Fprintf(t, "%s\t%d\t%s\t%s\t\t\t\t\t\n", l.Scale, l.N, r, figure(l.Rho.Estimate))
			continue
		}
		fmt.Fprintf(t, "%s\t%d\t%s\t%s\t%d\t%d\t%s\t%s\t%s\n", l.Scale, l.N, r, figure(l.Rho.Estimate), l.Present, l.Found, figure(l.Precision), figure(l.Recall), figure(l.F1))
	}
	t.Flush()
	fmt.Fprintf(w, "macro-F1 over the %d tones that coders found: %s\n", a.MacroOver, figure(a.MacroF1))
}

func (d *Difference) write(w io.Writer) {
	fmt.Fprintf(w, "%s  coders %s, parley %s\n    %s\n", d.ID, signed(d.Coders), signed(d.Parley), clip(d.Text, 160))
	if len(d.Missed) > 0 {
		fmt.Fprintf(w, "    missed %s\n", MarkList(d.Missed))
	}
	if len(d.False) > 0 {
		fmt.Fprintf(w, "    false %s\n", MarkList(d.False))
	}
	if len(d.Fired) > 0 {
		fmt.Fprintf(w, "    fired %s\n", strings.Join(d.Fired, "; "))
	}
}

func clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

func figure(f float64) string {
	if math.IsNaN(f) {
		return "–"
	}
	return strconv.FormatFloat(f, 'f', 2, 64)
}

func signed(f float64) string {
	if math.IsNaN(f) {
		return "–"
	}
	return fmt.Sprintf("%+.2f", f)
}

func percent(f float64) string {
	if math.IsNaN(f) {
		return "–"
	}
	return fmt.Sprintf("%.0f %%", 100*f)
}

func interval(e stats.Estimate) string {
	if math.IsNaN(e.Low) || math.IsNaN(e.Value) {
		return figure(e.Value)
	}
	return fmt.Sprintf("%.2f [%.2f, %.2f]", e.Value, e.Low, e.High)
}

// fields are the figures of a line with their names, for CSV and JSON.
func (l *Line) fields() (names []string, values []float64) {
	for _, f := range []struct {
		name  string
		value float64
	}{
		{"units", float64(l.Units)}, {"alpha_ordinal", l.Ordinal.Value}, {"alpha_ordinal_low", l.Ordinal.Low}, {"alpha_ordinal_high", l.Ordinal.High},
		{"alpha_interval", l.Interval.Value}, {"alpha_interval_low", l.Interval.Low}, {"alpha_interval_high", l.Interval.High},
		{"kappa_quadratic", l.Kappa.Value}, {"kappa_quadratic_low", l.Kappa.Low}, {"kappa_quadratic_high", l.Kappa.High}, {"exact", l.Exact},
		{"labels", float64(l.Labels)}, {"mean_label", l.MeanLabel},
		{"n", float64(l.N)}, {"r", l.R.Estimate}, {"r_low", l.R.Low}, {"r_high", l.R.High}, {"rho", l.Rho.Estimate}, {"rho_low", l.Rho.Low}, {"rho_high", l.Rho.High},
		{"present", float64(l.Present)}, {"found", float64(l.Found)}, {"both", float64(l.Both)}, {"precision", l.Precision}, {"recall", l.Recall}, {"f1", l.F1},
	} {
		names, values = append(names, f.name), append(values, f.value)
	}
	return names, values
}

// WriteCSV writes one row a scale; a figure that cannot be given is empty.
func (a *Agreement) WriteCSV(w io.Writer) error {
	c := statement.NewCSV(w, ',')
	for i := range a.Lines {
		names, values := a.Lines[i].fields()
		if i == 0 {
			c.Write(append(append([]string{"scale"}, names...), "warnings"))
		}
		row := []string{a.Lines[i].Scale}
		for _, v := range values {
			text := ""
			if !math.IsNaN(v) {
				text = strconv.FormatFloat(v, 'g', 6, 64)
			}
			row = append(row, text)
		}
		c.Write(append(row, strings.Join(a.Lines[i].Warnings, "; ")))
	}
	return c.Flush()
}

// WriteJSON writes one line a scale ("kind":"scale"), one for the whole
// ("kind":"summary") and one a statement that differs ("kind":"difference").
// A figure that cannot be given is null.
func (a *Agreement) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for i := range a.Lines {
		names, values := a.Lines[i].fields()
		row := map[string]any{"kind": "scale", "scale": a.Lines[i].Scale, "warnings": list(a.Lines[i].Warnings)}
		for k, n := range names {
			row[n] = number(values[k])
		}
		if err := e.Encode(row); err != nil {
			return err
		}
	}
	if err := e.Encode(map[string]any{"kind": "summary", "coders": list(a.Coders), "units": a.Units, "unscored": a.Unscored,
		"macro_f1": number(a.MacroF1), "macro_over": a.MacroOver, "notes": list(a.Notes)}); err != nil {
		return err
	}
	for i := range a.Differing {
		d := &a.Differing[i]
		if err := e.Encode(map[string]any{"kind": "difference", "id": d.ID, "text": d.Text, "size": number(d.Size), "coders": number(d.Coders), "parley": d.Parley,
			"missed": tones(d.Missed), "false": tones(d.False), "fired": list(d.Fired)}); err != nil {
			return err
		}
	}
	return nil
}

func tones(marks []ToneMark) map[string]float64 {
	out := map[string]float64{}
	for _, m := range marks {
		out[m.Tone] = m.Value
	}
	return out
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

func number(f float64) any {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	return f
}
