package xlsx

import (
	"github.com/xuri/excelize/v2"

	"parley/report"
)

// One font, one accent; the diverging pair is told apart by those who do not
// see red and green.
const (
	family   = "Calibri"
	ink      = "1F2937"
	muted    = "6B7280"
	accent   = "1F5A7A"
	headFill = "E6EDF2"
	line     = "D5DDE3"
	against  = "C2570C" // conflict
	neutral  = "FFFFFF"
	forColor = "2C6DA4" // cooperation
	heatTop  = "7FB2D1"

	tableStyle = "TableStyleLight1"
)

// series are the colours of a chart's series, apart from each other in hue and
// lightness.
var series = []string{"1F5A7A", "E08A3C", "7FB2D1", "6B4E8A", "8A9A3B", "B0493A", "4C4C4C", "C9A227"}

type styleKey struct {
	style report.Style
	link  bool
}

// head marks the style of a table's header over a column of that style.
const head = report.Style(100)

func headStyle(s report.Style) report.Style { return head + s }

func (e *writer) style(s report.Style, linked bool) (int, error) {
	key := styleKey{s, linked}
	if id, ok := e.styles[key]; ok {
		return id, nil
	}
	id, err := e.f.NewStyle(e.theme.look(s, linked))
	e.styles[key] = id
	return id, err
}

// look is how a style is drawn.
func (t theme) look(s report.Style, linked bool) *excelize.Style {
	if s >= head {
		return t.headLook(s - head)
	}
	st := &excelize.Style{Font: &excelize.Font{Family: t.family, Size: 10, Color: ink}, Alignment: &excelize.Alignment{Vertical: "top"}}
	format := func(f string) { st.CustomNumFmt = &f } // _) is room for a bracket: apart from a text to the right
	switch s {
	case report.Title:
		st.Font.Size, st.Font.Bold = 20, true
	case report.Subtitle:
		st.Font.Size, st.Font.Bold = 16, true
	case report.Heading:
		st.Font.Size, st.Font.Bold, st.Font.Color = 12, true, t.accent
	case report.Muted:
		st.Font.Color = muted
	case report.Finding:
		st.Font.Size = 11
	case report.Warning:
		st.Font.Color = against
	case report.Wrap:
		st.Alignment.WrapText = true
	case report.Top, report.Passage, report.WrapMuted:
		passageLook(st, s)
	case report.Signed:
		format("+0.00_)_);-0.00_)_);0.00_)_)")
	case report.Number:
		format("0.00_)_);-0.00_)_);\"–\"_)_)")
	case report.Integer:
		format("#,##0_)_)")
	case report.Date:
		format("yyyy-mm-dd")
		st.Alignment.Horizontal = "left"
	case report.Chance:
		format("0.000_)_)")
	case report.Count:
		format("#,##0_)_)")
		st.Font.Color = muted
	case report.Lead:
		st.Font.Size, st.Alignment.WrapText, st.Alignment.Vertical = 11, true, "center"
	case report.Pick:
		t.pickLook(st)
	case report.Kept, report.Partly, report.Altered, report.Absent:
		useLook(st, s)
	case report.TextHead:
		return t.headLook(report.Text)
	case report.SignedHead:
		return t.headLook(report.Signed)
	case report.Percent:
		format("0%_)_);-0%_)_);\"–\"_)_)")
	case report.Entry, report.EntryText:
		entryLook(st, s)
	}
	if s == report.Signed || s == report.Number || s == report.Integer || s == report.Percent || s == report.Chance || s == report.Count {
		st.Alignment.Horizontal = "right"
	}
	if linked || s == report.LinkText {
		t.linkLook(st, s)
	}
	return st
}

// linkLook is quiet: a number that leads somewhere is still a number first.
func (t theme) linkLook(st *excelize.Style, s report.Style) {
	switch s {
	case report.Signed, report.Number, report.Kept, report.Partly, report.Altered:
		return // the heat map is the look; the pointer tells
	}
	st.Font.Color = t.accent
	if s == report.LinkText {
		st.Font.Underline = "single"
	}
}

// pickLook is a framed cell with a drop-down.
func (t theme) pickLook(st *excelize.Style) {
	for _, side := range []string{"left", "right", "top", "bottom"} {
		st.Border = append(st.Border, excelize.Border{Type: side, Color: t.accent, Style: 1})
	}
	st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{entryFill}}
	st.Font.Bold = true
}

// useLook says by fill and word how a quotation was used.
func useLook(st *excelize.Style, s report.Style) {
	st.Alignment.Horizontal = "center"
	fill := map[report.Style]string{report.Kept: "A9CBE3", report.Partly: "D9E8F3", report.Altered: "F3D3B4"}[s]
	if fill == "" {
		st.Font.Color = muted
		return
	}
	st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	st.Border = []excelize.Border{{Type: "left", Color: neutral, Style: 2}, {Type: "top", Color: neutral, Style: 1}}
}

func (t theme) headLook(s report.Style) *excelize.Style {
	st := &excelize.Style{Font: &excelize.Font{Family: t.family, Size: 10, Bold: true, Color: ink}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{headFill}},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true, Horizontal: "left"}, Border: []excelize.Border{{Type: "bottom", Color: t.accent, Style: 2}}}
	switch s {
	case report.Signed, report.Number, report.Integer, report.Percent, report.Chance, report.Count:
		st.Alignment.Horizontal, st.Alignment.Indent = "right", 1 // apart from a text to the right
	case report.Absent:
		st.Alignment.Horizontal = "center"
	case report.Entry:
		st.Alignment.Horizontal, st.Alignment.TextRotation = "center", 90
	}
	return st
}

// heat lays a colour scale over a range.
func (e *writer) heat(sheet string, h report.Heat) error {
	o := excelize.ConditionalFormatOptions{Type: "2_color_scale", Criteria: "=", MinType: "num", MinValue: "0", MinColor: "#" + neutral,
		MaxType: "num", MaxValue: number(h.Max), MaxColor: "#" + heatTop}
	if h.Diverging {
		o = excelize.ConditionalFormatOptions{Type: "3_color_scale", Criteria: "=", MinType: "num", MinValue: number(-h.Max), MinColor: "#E39A5B",
			MidType: "num", MidValue: "0", MidColor: "#" + neutral, MaxType: "num", MaxValue: number(h.Max), MaxColor: "#6FA5CC"}
	}
	return e.f.SetConditionalFormat(sheet, h.Range, []excelize.ConditionalFormatOptions{o})
}
