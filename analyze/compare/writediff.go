package compare

import (
	"io"
	"strconv"
	"strings"

	"parley/analyze/statement"
)

// A diffRow is one comparison as JSON or CSV.
type diffRow struct {
	Row        string   `json:"row"`
	A          string   `json:"a"`
	B          string   `json:"b"`
	Value      string   `json:"value"`
	ArticlesA  int      `json:"articles_a"`
	ArticlesB  int      `json:"articles_b"`
	Diff       *float64 `json:"diff"`
	Low        *float64 `json:"low"`
	High       *float64 `json:"high"`
	Effect     *float64 `json:"hedges_g"`
	EffectLow  *float64 `json:"hedges_g_low"`
	EffectHigh *float64 `json:"hedges_g_high"`
	Cliff      *float64 `json:"cliffs_delta"`
	CliffLow   *float64 `json:"cliffs_delta_low"`
	CliffHigh  *float64 `json:"cliffs_delta_high"`
	P          *float64 `json:"p"`
	Q          *float64 `json:"q"`
	Holm       *float64 `json:"p_holm"`
	Detectable *float64 `json:"detectable"`
	Verdict    string   `json:"verdict"`
	Method     string   `json:"method,omitempty"`
	Warnings   []string `json:"warnings,omitempty"`
}

func newDiffRow(d *Diff) diffRow {
	c := &d.Comparison
	return diffRow{d.Row, d.A, d.B, d.Value, c.A.Clusters, c.B.Clusters, orNil(c.Diff), orNil(c.Low), orNil(c.High),
		orNil(c.Effect), orNil(c.EffectLow), orNil(c.EffectHigh), orNil(c.Cliff), orNil(c.CliffLow), orNil(c.CliffHigh), orNil(c.P), orNil(c.Q), orNil(d.Holm), orNil(c.Detectable),
		d.Verdict, c.Method, c.Warnings}
}

// WriteDiffsCSV writes one line a comparison of two columns.
func (t *Table) WriteDiffsCSV(w io.Writer) error {
	c := statement.NewCSV(w, ',')
	c.Write([]string{t.RowKey, "a", "b", "value", "articles_a", "articles_b", "diff", "low", "high", "hedges_g", "hedges_g_low", "hedges_g_high",
		"cliffs_delta", "cliffs_delta_low", "cliffs_delta_high", "p", "q", "p_holm", "detectable", "verdict", "method", "warnings"})
	for i := range t.Diffs {
		r := newDiffRow(&t.Diffs[i])
		line := []string{r.Row, r.A, r.B, r.Value, strconv.Itoa(r.ArticlesA), strconv.Itoa(r.ArticlesB)}
		for _, f := range []*float64{r.Diff, r.Low, r.High, r.Effect, r.EffectLow, r.EffectHigh, r.Cliff, r.CliffLow, r.CliffHigh, r.P, r.Q, r.Holm, r.Detectable} {
			line = append(line, figure(f))
		}
		c.Write(append(line, r.Verdict, r.Method, strings.Join(r.Warnings, "; ")))
	}
	return c.Flush()
}

// figure writes a number with six digits, and nothing for none.
func figure(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'g', 6, 64)
}
