package html

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"parley/report"
)

func book() *report.Book {
	cols := []report.Column{{Name: "Speaker"}, {Name: "Overall", Style: report.Signed}, {Name: "Low", Style: report.Signed}, {Name: "High", Style: report.Signed}}
	s := &report.Sheet{Name: "Summary", Cells: map[string]report.Cell{"A1": {Value: "T <b>", Style: report.Title}, "A3": {Value: "Left", Style: report.Heading}, "H3": {Value: "Right", Style: report.Heading}, "H4": {Value: "beside", Style: report.Muted},
		"A4": {Value: "under", Style: report.Muted}, "A5": {Value: "go", Link: "#Long!A3:B4"}, "A6": {Value: "bad", Link: "javascript:alert(1)"}, "A7": {Value: "out", Link: "https://example.org/a"}, "A8": {Value: "turn", Link: "#Turn!A1"}},
		Tables: []report.Table{{Name: "T", At: "A20", Columns: cols, Rows: [][]report.Cell{{{Value: "Ann <script>"}, {Value: .25, Note: "two \"articles\""}, {Value: 0.1}, {Value: .4}}, {{Value: "Bo"}, {Value: -.5}, {Value: math.NaN()}, {Value: math.NaN()}}}}},
		Heats:  []report.Heat{{Range: "B21:B22", Diverging: true, Max: .5}}, Sparks: []report.Spark{{At: "A21", Range: "Summary!$B$21:$B$22"}}}
	at := func(col string) string { return "Summary!$" + col + "$21:$" + col + "$22" }
	for _, k := range []report.ChartKind{report.Bars, report.Columns, report.Mirror} {
		s.Charts = append(s.Charts, report.Chart{Kind: k, Title: "C & D", Alt: "bars", At: "A30", Width: 300, Height: 200, Series: []report.Series{{Name: "Summary!$B$20", Categories: at("A"), Values: at("B")}, {Name: "Summary!$C$20", Categories: at("A"), Values: at("C")}}})
	}
	s.Charts = append(s.Charts, report.Chart{Kind: report.Interval, Joined: true, Title: "I", Alt: "intervals", At: "A40", Width: 300, Height: 200, Min: -1, Max: 1,
		Series: []report.Series{{Name: "Summary!$D$20", Categories: at("A"), Values: at("D")}, {Name: "Summary!$C$20", Categories: at("A"), Values: at("C")}, {Name: "Summary!$B$20", Categories: at("A"), Values: at("B")}}})
	long := &report.Sheet{Name: "Long", Long: &report.LongTable{Name: "Long", Row: 2, Columns: cols[:1], Rows: func(yield func([]report.Cell, error) bool) {
		for range 5 {
			if !yield([]report.Cell{{Value: "no war", Runs: []report.Run{{Text: "no "}, {Text: "war", Mark: report.Off}}}}, nil) {
				return
			}
		}
	}}}
	turn := &report.Sheet{Name: "Turn", Pivots: []report.Pivot{{Name: "P"}}}
	return &report.Book{Title: "T", Version: "test", Sheets: []*report.Sheet{s, long, turn}}
}

func page1(t *testing.T) string {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, book(), Options{Rows: 3}); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestPage(t *testing.T) {
	got := page1(t)
	for _, want := range []string{"T &lt;b&gt;", "Ann &lt;script&gt;", `href="#Long-3"`, `href="https://example.org/a"`, `<span class="off">war</span>`, "The first 3 of 5 rows", "background:#b7d2e6", "background:#e39a5b",
		`title="two &#34;articles&#34;"`, `<polyline points="2.0,7.2 78.0,12.5"`, `id="Long-3"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s", want)
		}
	}
	for _, never := range []string{"<script", "javascript:", "NaN", `href="#Turn`, "ZgotmplZ", "src="} {
		if strings.Contains(got, never) {
			t.Errorf("there is %s", never)
		}
	}
	if left, under, right, beside := strings.Index(got, ">Left"), strings.Index(got, ">under"), strings.Index(got, ">Right"), strings.Index(got, ">beside"); !(left < under && under < right && right < beside) {
		t.Errorf("what stands side by side is mixed: %d %d %d %d", left, under, right, beside)
	}
}

// Every link inside the page leads somewhere, every SVG is XML, and shapes are
// inside their pictures.
func TestHoldsTogether(t *testing.T) {
	got := page1(t)
	for _, part := range strings.Split(got, `href="#`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if !strings.Contains(got, `id="`+id+`"`) {
			t.Errorf("link to %s leads nowhere", id)
		}
	}
	pictures := strings.Split(got, "<svg")[1:]
	if len(pictures) != 5 {
		t.Errorf("%d pictures, want four charts and a line", len(pictures))
	}
	for _, p := range pictures {
		body, _, _ := strings.Cut(p, "</svg>")
		d := xml.NewDecoder(strings.NewReader("<svg" + body + "</svg>"))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%v in %s", err, body)
			}
		}
	}
	b := book()
	g := newGrid(b)
	for i := range b.Sheets[0].Charts {
		d := g.draw(&b.Sheets[0].Charts[i])
		for _, r := range d.Rects {
			if r.X < 0 || r.Y < 0 || r.W < 0 || r.H < 0 || r.X+r.W > float64(d.Width) || r.Y+r.H > float64(d.Height) {
				t.Errorf("chart %d: bar %+v is outside", i, r)
			}
		}
		if len(d.Rects)+len(d.Dots) == 0 {
			t.Errorf("chart %d is empty", i)
		}
	}
}

func TestBroken(t *testing.T) {
	b := book()
	b.Sheets[1].Long.Rows = func(yield func([]report.Cell, error) bool) { yield(nil, io.ErrUnexpectedEOF) }
	if err := Write(io.Discard, b, Options{}); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("error %v", err)
	}
}
