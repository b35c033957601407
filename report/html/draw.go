package html

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"parley/report"
)

// A drawing is a chart as shapes of an SVG; places and sizes are pixels.
type drawing struct {
	Alt           string
	Width, Height int
	Lines         []stroke
	Rects         []rect
	Dots          []dot
	Labels        []label
}

type stroke struct {
	X1, Y1, X2, Y2, Width float64
	Color                 string
}

type rect struct {
	X, Y, W, H float64
	Color      string
}

type dot struct {
	X, Y, R float64
	Color   string
}

type label struct {
	X, Y, Size    float64
	Color, Anchor string
	Text          string
	Bold          bool
}

const (
	ink    = "#1f2937"
	muted  = "#6b7280"
	grid1  = "#e3e8ec"
	accent = "#1f5a7a"
	pale   = "#7fb2d1"
)

// colors are those of the workbook's series.
var colors = []string{"#1f5a7a", "#e08a3c", "#7fb2d1", "#6b4e8a", "#8a9a3b", "#b0493a", "#4c4c4c", "#c9a227"}

// data are the series of a chart as numbers.
type data struct {
	cats   []string
	names  []string
	values [][]float64 // [series][category]; NaN is nothing
}

func (g *grid) data(c *report.Chart) data {
	var d data
	for i, s := range c.Series {
		if i == 0 {
			for _, x := range g.values(s.Categories) {
				d.cats = append(d.cats, shown(x.Value, report.Text))
			}
		}
		d.names = append(d.names, shown(g.values(s.Name)[0].Value, report.Text))
		line := make([]float64, len(d.cats))
		for k, x := range g.values(s.Values) {
			if k < len(line) {
				line[k] = real1(x.Value)
			}
		}
		d.values = append(d.values, line)
	}
	return d
}

func real1(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case int:
		return float64(v)
	}
	return math.NaN()
}

// span is the range of the axis of values, with 0 in it, and its step.
func (d *data) span(c *report.Chart) (low, high, step float64) {
	if c.Max > c.Min {
		return c.Min, c.Max, (c.Max - c.Min) / 4
	}
	for _, l := range d.values {
		for _, v := range l {
			if !math.IsNaN(v) {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	if high-low < 1e-9 {
		high = low + 1
	}
	step = math.Pow(10, math.Floor(math.Log10((high-low)/2)))
	for (high-low)/step > 8 {
		step *= 2
	}
	return math.Floor(low/step) * step, math.Ceil(high/step) * step, step
}

func (g *grid) draw(c *report.Chart) drawing {
	d := g.data(c)
	p := &plot{drawing: drawing{Alt: c.Alt, Width: c.Width, Height: c.Height}, data: d, chart: c}
	p.low, p.high, p.step = d.span(c)
	p.text(float64(c.Width)/2, 18, 13, ink, "middle", c.Title, true)
	switch c.Kind {
	case report.Bars, report.Mirror:
		p.lying()
	default:
		p.standing()
	}
	return p.drawing
}

type plot struct {
	drawing
	data
	chart                    *report.Chart
	low, high, step          float64
	left, top, right, bottom float64
}

func (p *plot) text(x, y, size float64, color, anchor, text string, bold bool) {
	p.Labels = append(p.Labels, label{round(x), round(y), size, color, anchor, text, bold})
}

func round(f float64) float64 { return math.Round(f*10) / 10 }

func (p *plot) line(x1, y1, x2, y2, w float64, color string) {
	p.Lines = append(p.Lines, stroke{round(x1), round(y1), round(x2), round(y2), w, color})
}

func (p *plot) tick(v float64) string {
	switch {
	case math.Abs(v) < 1e-9:
		return "0"
	case p.chart.Percent:
		return fmt.Sprintf("%.0f%%", 100*v)
	case p.chart.Kind == report.Mirror:
		return fmt.Sprintf("%.0f", math.Abs(v))
	case p.step < .1:
		return fmt.Sprintf("%+.2f", v)
	}
	return fmt.Sprintf("%+.1f", v)
}

// legend names the series below the chart, where there are several.
func (p *plot) legend() {
	if len(p.names) < 2 || p.chart.Kind == report.Interval {
		return
	}
	size := func(n string) float64 { return 26 + 6.2*float64(utf8.RuneCountInString(n)) }
	x, y := p.left, float64(p.Height)-20
	for i, n := range p.names {
		if x > p.left && x+size(n) > float64(p.Width) { // a second line
			x, y = p.left, y+14
		}
		p.Rects = append(p.Rects, rect{round(x), y - 8, 9, 9, p.color(i)})
		p.text(x+13, y, 11, muted, "start", n, false)
		x += size(n)
	}
}

func (p *plot) color(i int) string {
	if p.chart.Kind == report.Mirror {
		return colors[(i+1)%2]
	}
	return colors[i%len(colors)]
}

// lying draws bars from left to right, the first category on top.
func (p *plot) lying() {
	longest := 0
	for _, c := range p.cats {
		longest = max(longest, utf8.RuneCountInString(c))
	}
	p.left, p.right, p.top, p.bottom = 16+6.2*float64(min(longest, 30)), float64(p.Width)-20, 32, float64(p.Height)-44
	at := func(v float64) float64 { return p.left + (v-p.low)/(p.high-p.low)*(p.right-p.left) }
	for v := p.low; v <= p.high+p.step/2; v += p.step {
		p.line(at(v), p.top, at(v), p.bottom, 1, grid1)
		p.text(at(v), p.bottom+15, 11, muted, "middle", p.tick(v), false)
	}
	n := 1
	if p.chart.Kind == report.Bars {
		n = len(p.values)
	}
	slot := (p.bottom - p.top) / float64(max(len(p.cats), 1))
	bar := slot * .68 / float64(max(n, 1))
	for k, name := range p.cats {
		y := p.top + slot*float64(k)
		p.text(p.left-6, y+slot/2+4, 11, muted, "end", cut(name, 30), false)
		for i, l := range p.values {
			if math.IsNaN(l[k]) {
				continue
			}
			x1, x2, row := at(0), at(l[k]), i%n
			p.Rects = append(p.Rects, rect{round(min(x1, x2)), round(y + slot*.16 + bar*float64(row)), round(math.Abs(x2 - x1)), round(bar), p.color(i)})
		}
	}
	p.line(at(0), p.top, at(0), p.bottom, 1, muted)
	p.legend()
}

// standing draws columns, or intervals with their means.
func (p *plot) standing() {
	p.left, p.right, p.top, p.bottom = 44, float64(p.Width)-14, 32, float64(p.Height)-58
	at := func(v float64) float64 { return p.bottom - (v-p.low)/(p.high-p.low)*(p.bottom-p.top) }
	for v := p.low; v <= p.high+p.step/2; v += p.step {
		p.line(p.left, at(v), p.right, at(v), 1, grid1)
		p.text(p.left-6, at(v)+4, 11, muted, "end", p.tick(v), false)
	}
	p.line(p.left, at(0), p.right, at(0), 1, muted)
	slot := (p.right - p.left) / float64(max(len(p.cats), 1))
	for k, name := range p.cats {
		x := p.left + slot*(float64(k)+.5)
		for i, word := range fold(name, max(int(slot/6.4), 5)) {
			p.text(x, p.bottom+15+12*float64(i), 10.5, muted, "middle", word, false)
		}
		if p.chart.Kind == report.Interval {
			p.interval(k, x, slot, at)
			continue
		}
		bar := slot * .72 / float64(len(p.values))
		for i, l := range p.values {
			if !math.IsNaN(l[k]) {
				y1, y2 := at(0), at(l[k])
				p.Rects = append(p.Rects, rect{round(x - slot*.36 + bar*float64(i)), round(min(y1, y2)), round(bar), round(math.Abs(y2 - y1)), p.color(i)})
			}
		}
	}
	p.legend()
}

// interval draws one interval and its mean, joined to the one before.
func (p *plot) interval(k int, x, slot float64, at func(float64) float64) {
	if len(p.values) < 3 {
		return
	}
	high, low, mean := p.values[0][k], p.values[1][k], p.values[2][k]
	if !math.IsNaN(high) && !math.IsNaN(low) {
		color := accent
		if p.chart.Joined {
			color = pale
		}
		p.line(x, at(low), x, at(high), 2, color)
		p.line(x-4, at(low), x+4, at(low), 2, color)
		p.line(x-4, at(high), x+4, at(high), 2, color)
	}
	if math.IsNaN(mean) {
		return
	}
	if p.chart.Joined && k > 0 && !math.IsNaN(p.values[2][k-1]) {
		p.line(x-slot, at(p.values[2][k-1]), x, at(mean), 2, accent)
	}
	p.Dots = append(p.Dots, dot{round(x), round(at(mean)), 4, accent})
}

func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// fold breaks a label into at most three lines of n letters.
func fold(s string, n int) []string {
	var out []string
	line := ""
	for i, word := range strings.Fields(s) {
		if i > 0 && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > n {
			out = append(out, cut(line, n+1))
			line = word
			continue
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	out = append(out, cut(line, n+1))
	return out[:min(len(out), 3)]
}
