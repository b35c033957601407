package xlsx

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"parley/report"
)

func number(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

func (e *writer) chart(sheet string, c *report.Chart) error {
	kinds := map[report.ChartKind]excelize.ChartType{report.Bars: excelize.Bar, report.Columns: excelize.Col, report.Lines: excelize.Line, report.Interval: excelize.StockHighLowClose}
	font := excelize.Font{Family: family, Size: 9, Color: muted}
	chart := &excelize.Chart{
		Type:         kinds[c.Kind],
		Format:       excelize.GraphicOptions{AltText: c.Alt, OffsetX: 4, OffsetY: 4},
		Dimension:    excelize.ChartDimension{Width: uint(c.Width), Height: uint(c.Height)},
		Title:        excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: &excelize.Font{Family: family, Size: 12, Bold: true, Color: ink}}}},
		Legend:       excelize.ChartLegend{Position: "bottom", Font: &font},
		XAxis:        excelize.ChartAxis{Font: font, TickLabelPosition: excelize.ChartTickLabelLow},
		YAxis:        excelize.ChartAxis{Font: font, MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "+0.0;-0.0;0"}},
		ShowBlanksAs: "gap",
		Border:       excelize.LineOptions{Type: excelize.LineNone},
	}
	if c.Kind == report.Bars {
		chart.XAxis.ReverseOrder = true // the first row stands on top
		chart.YAxis.TickLabelPosition = excelize.ChartTickLabelHigh
	}
	if len(c.Series) == 1 {
		chart.Legend.Position = "none"
	}
	gap := uint(60)
	chart.GapWidth = &gap
	for i, s := range c.Series {
		color := series[i%len(series)]
		one := excelize.ChartSeries{Name: s.Name, Categories: s.Categories, Values: s.Values, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}}
		if c.Kind == report.Lines {
			one.Line = excelize.LineOptions{Width: 1.75, Fill: one.Fill}
			one.Marker = excelize.ChartMarker{Symbol: "circle", Size: 5, Fill: one.Fill}
		}
		chart.Series = append(chart.Series, one)
	}
	return e.f.AddChart(sheet, c.At, chart)
}
