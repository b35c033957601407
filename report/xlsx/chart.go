package xlsx

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"parley/report"
)

func number(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

var chartTypes = map[report.ChartKind]excelize.ChartType{report.Bars: excelize.Bar, report.Columns: excelize.Col, report.Lines: excelize.Line,
	report.Interval: excelize.StockHighLowClose, report.Mirror: excelize.Bar}

func (e *writer) chart(sheet string, c *report.Chart) error {
	chart := e.frame(c)
	switch c.Kind {
	case report.Bars, report.Mirror:
		chart.XAxis.ReverseOrder = true // the first row stands on top
		chart.YAxis.TickLabelPosition = excelize.ChartTickLabelHigh
		chart.XAxis.MajorGridLines = false
	}
	if c.Joined {
		chart.Type = excelize.Line
		chart.XAxis.HighLowLines = true
	}
	if c.Kind == report.Mirror {
		chart.Overlap = ptr(100)
		chart.YAxis.NumFmt.CustomNumFmt = "0;0;0" // both sides are strengths
	}
	if len(c.Series) == 1 || c.Kind == report.Interval {
		chart.Legend.Position = "none"
	}
	for i, s := range c.Series {
		chart.Series = append(chart.Series, e.line1(c, i, s))
	}
	return e.f.AddChart(sheet, c.At, chart)
}

func ptr[T any](v T) *T { return &v }

// frame is everything of a chart but its series.
func (t theme) frame(c *report.Chart) *excelize.Chart {
	font := excelize.Font{Family: t.family, Size: 9, Color: muted}
	size := 12.0
	if c.Plain {
		size = 10
	}
	out := &excelize.Chart{
		Type:         chartTypes[c.Kind],
		Format:       excelize.GraphicOptions{AltText: c.Alt, OffsetX: 4, OffsetY: 4},
		Dimension:    excelize.ChartDimension{Width: uint(c.Width), Height: uint(c.Height)},
		Title:        excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.Title, Font: &excelize.Font{Family: t.family, Size: size, Bold: true, Color: ink}}}},
		Legend:       excelize.ChartLegend{Position: "bottom", Font: &font},
		XAxis:        excelize.ChartAxis{Font: font, TickLabelPosition: excelize.ChartTickLabelLow},
		YAxis:        excelize.ChartAxis{Font: font, MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "+0.0#;-0.0#;0"}},
		ShowBlanksAs: "gap",
		Border:       excelize.LineOptions{Type: excelize.LineNone},
		GapWidth:     ptr(uint(60)),
	}
	if c.Percent {
		out.YAxis.NumFmt.CustomNumFmt = "0%"
	}
	if c.Max > c.Min {
		out.YAxis.Minimum, out.YAxis.Maximum, out.YAxis.MajorUnit = ptr(c.Min), ptr(c.Max), (c.Max-c.Min)/4
		out.YAxis.NumFmt.CustomNumFmt = "+0.0#;-0.0#;0"
	}
	return out
}

// line1 is the look of one series.
func (t theme) line1(c *report.Chart, i int, s report.Series) excelize.ChartSeries {
	colors := append([]string{t.accent}, series[1:]...)
	color := colors[i%len(colors)]
	if c.Kind == report.Mirror {
		color = []string{colors[1], colors[0]}[i%2]
	}
	out := excelize.ChartSeries{Name: s.Name, Categories: s.Categories, Values: s.Values, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}}
	switch c.Kind {
	case report.Lines:
		out.Line = excelize.LineOptions{Width: 1.75, Fill: out.Fill}
		out.Marker = excelize.ChartMarker{Symbol: "circle", Size: 5, Fill: out.Fill}
	case report.Interval:
		if c.Joined {
			return t.joined(out, i)
		}
		out.Fill.Color = []string{t.accent}
		out.Line = excelize.LineOptions{Type: excelize.LineNone}
		switch i {
		case 0, 1: // the ends
			out.Marker = excelize.ChartMarker{Symbol: "dash", Size: 5, Fill: out.Fill}
		default:
			out.Marker = excelize.ChartMarker{Symbol: "circle", Size: 7, Fill: out.Fill}
		}
	}
	return out
}

// joined is a series of a line with a band: the mean strong, the ends pale.
func (t theme) joined(out excelize.ChartSeries, i int) excelize.ChartSeries {
	out.Fill.Color = []string{t.accent}
	out.Line = excelize.LineOptions{Width: 2, Fill: out.Fill}
	out.Marker = excelize.ChartMarker{Symbol: "circle", Size: 6, Fill: out.Fill}
	if i < 2 {
		out.Fill.Color = []string{heatTop}
		out.Line = excelize.LineOptions{Width: 1, Fill: out.Fill}
		out.Marker = excelize.ChartMarker{Symbol: "dash", Size: 6, Fill: out.Fill}
	}
	return out
}
