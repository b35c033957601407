package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"parley/analyze/coding"
)

// SampleData is a coding sample and how it was drawn.
type SampleData struct {
	Sample  *coding.Sample
	Pool    *coding.Pool
	Coders  []int    // sheets of Sample to lay out; nil is all
	Keys    []string // of the strata
	Version string
	Lines   [][2]string // name and value, for the sheet About; one is coding.MethodLine
	Speaker bool        // show who speaks
	Context bool        // there is a context to show
}

// Sample lays a coding sample out: the codebook, one sheet a coder, and how it
// was drawn. Parley's own scores are nowhere in the book, not even hidden: a
// coder cannot look at what is not there.
func Sample(d *SampleData) *Book {
	b := &Book{Title: "Tone of statements: sample to label", Subject: "Coding sample", Version: d.Version}
	b.Sheets = append(b.Sheets, codebook())
	if d.Coders == nil {
		for i := range d.Sample.Sheets {
			b.Sheets = append(b.Sheets, d.coder(i))
		}
	}
	for _, i := range d.Coders {
		b.Sheets = append(b.Sheets, d.coder(i))
	}
	b.Sheets = append(b.Sheets, d.about())
	return b
}

// sampleHeader is the row of the header on a coder's sheet.
const sampleHeader = 4

// coder is the sheet one coder fills in.
func (d *SampleData) coder(i int) *Sheet {
	a := &d.Sample.Sheets[i]
	s := &Sheet{Name: a.Coder, Heights: map[int]float64{1: 24}, FreezeRow: sampleHeader, FreezeCol: 2, Landscape: true, Locked: true}
	s.text(1, 1, Subtitle, "Statements to label: "+a.Coder)
	s.text(1, 2, Muted, plural(len(a.Items), "statement")+". Fill in every coloured cell: tones 0 to 3, overall -3 to 3. The sheet Codebook says what they mean; so do the notes on the headings.")
	t := Table{Name: "Labels", At: At(1, sampleHeader), Plain: true, Head: 84}
	add := func(width float64, c Column) {
		t.Columns, s.Widths = append(t.Columns, c), append(s.Widths, width)
	}
	add(5, Column{Name: "No", Style: Top})
	add(58, Column{Name: "Statement", Style: Passage})
	if d.Context {
		add(44, Column{Name: "Context", Style: WrapMuted, Note: "What stands around the statement in its article. " + coding.Masked + " is the statement itself. Not to be judged."})
	}
	if d.Speaker {
		add(20, Column{Name: "Speaker", Style: Passage})
	}
	first := len(t.Columns) + 1
	for k, scale := range coding.Scales {
		add(5, Column{Name: scale, Style: Entry, Note: coding.Codebook[k].Means})
	}
	add(28, Column{Name: "Remarks", Style: EntryText})
	add(13, Column{Name: "ID", Style: WrapMuted})
	for n, item := range a.Items {
		t.Rows = append(t.Rows, d.row(n+1, &d.Sample.Items[item]))
	}
	s.Tables = []Table{t}
	s.fit(&t, sampleHeader)
	s.choices(first, len(t.Rows))
	return s
}

func (d *SampleData) row(n int, it *coding.Item) []Cell {
	row := []Cell{{Value: n}, {Value: it.Text}}
	if d.Context {
		row = append(row, Cell{Value: it.Context})
	}
	if d.Speaker {
		row = append(row, Cell{Value: it.Speaker})
	}
	row = append(row, make([]Cell, len(coding.Scales)+1)...)
	return append(row, Cell{Value: it.ID})
}

// Heights of rows, in points: of a line of text, of the space around, and the
// most Excel allows.
const (
	lineHeight = 13.5
	rowSpace   = 6
	maxHeight  = 409
)

// fit makes the rows of a table high enough for their wrapped text: not every
// program does so when it opens a file.
func (s *Sheet) fit(t *Table, header int) {
	for i, row := range t.Rows {
		lines := 1
		for c := range row {
			text, _ := row[c].Value.(string)
			switch t.Columns[c].Style { // a column's width is in digits of 11 points, wider than a letter
			case Passage:
				lines = max(lines, wrapped(text, 1.1*s.Widths[c]))
			case WrapMuted:
				lines = max(lines, wrapped(text, 1.25*s.Widths[c]))
			}
		}
		s.Heights[header+1+i] = min(float64(lines)*lineHeight+rowSpace, maxHeight)
	}
}

// wrapped counts the lines of a text in a column of so many characters.
func wrapped(text string, width float64) int {
	n := 0
	for _, line := range strings.Split(text, "\n") {
		at := 0.0
		n++
		for _, word := range strings.Fields(line) {
			w := float64(utf8.RuneCountInString(word))
			if at > 0 && at+1+w > width {
				n++
				at = 0
			} else if at > 0 {
				at++
			}
			at += w
		}
	}
	return n
}

// choices lays the drop-downs over the columns of the scales.
func (s *Sheet) choices(first, rows int) {
	for k, scale := range coding.Scales {
		low, high := coding.Bounds(scale)
		c := Choice{Title: scale, Help: fmt.Sprintf("A whole number from %d to %d.", low, high)}
		for v := low; v <= high; v++ {
			c.Values = append(c.Values, fmt.Sprint(v))
		}
		col := first + k
		c.Range = At(col, sampleHeader+1) + ":" + At(col, sampleHeader+max(rows, 1))
		s.Choices = append(s.Choices, c)
	}
}

func codebook() *Sheet {
	s := &Sheet{Name: "Codebook", Widths: []float64{14, 44, 32, 32, 34, 36}, Heights: map[int]float64{1: 28}, Landscape: true, Locked: true}
	s.text(1, 1, Subtitle, "Codebook")
	s.text(1, 2, Muted, "Each statement gets a number for each of nine tones and one for the tone as a whole.")
	row := 4
	s.text(1, row, Heading, "Levels")
	for _, l := range coding.Levels {
		row++
		s.text(1, row, Text, l)
	}
	row += 2
	s.text(1, row, Heading, "Rules")
	for i, r := range coding.Rules {
		row++
		s.text(1, row, Text, fmt.Sprintf("%d  %s", i+1, r))
	}
	row += 2
	s.text(1, row, Heading, "Tones")
	t := Table{Name: "Codebook", At: At(1, row+1), Plain: true, Columns: []Column{{Name: "Tone", Style: Top}, {Name: "What belongs here", Style: Passage}, {Name: "What does not", Style: Passage},
		{Name: "Example of 1", Style: Passage}, {Name: "Example of 2", Style: Passage}, {Name: "Example of 3", Style: Passage}}}
	for _, c := range coding.Codebook {
		t.Rows = append(t.Rows, []Cell{{Value: c.Scale}, {Value: c.Means}, {Value: c.Not}, {Value: c.Weak}, {Value: c.Clear}, {Value: c.High}})
	}
	s.Tables = []Table{t}
	s.fit(&t, row+1)
	return s
}

// about says how the sample was drawn, so that it can be drawn again.
func (d *SampleData) about() *Sheet {
	s := &Sheet{Name: "About", Widths: []float64{26, 30, 14, 14, 14, 14}, Heights: map[int]float64{1: 28}, Locked: true}
	s.text(1, 1, Subtitle, "How this sample was drawn")
	row := 3
	for _, kv := range d.lines() {
		s.text(1, row, Muted, kv[0])
		s.text(2, row, Text, kv[1])
		row++
	}
	row++
	s.text(1, row, Heading, "Strata")
	t := Table{Name: "Strata", At: At(1, row+1), Plain: true}
	for _, k := range d.Keys {
		t.Columns = append(t.Columns, Column{Name: upper(k)})
	}
	if len(d.Keys) == 0 {
		t.Columns = append(t.Columns, Column{Name: "Stratum"})
	}
	t.Columns = append(t.Columns, Column{Name: "Statements", Style: Integer}, Column{Name: "Drawn", Style: Integer}, Column{Name: "By all coders", Style: Integer})
	for _, x := range d.Sample.Strata {
		var cells []Cell
		for _, v := range x.Values {
			cells = append(cells, Cell{Value: v})
		}
		if len(d.Keys) == 0 {
			cells = []Cell{{Value: "all"}}
		}
		t.Rows = append(t.Rows, append(cells, Cell{Value: x.Pool}, Cell{Value: x.Drawn}, Cell{Value: x.Shared}))
	}
	s.Tables = []Table{t}
	return s
}

func (d *SampleData) lines() [][2]string {
	var coders []string
	for _, a := range d.Sample.Sheets {
		coders = append(coders, fmt.Sprintf("%s (%d)", a.Coder, len(a.Items)))
	}
	p := d.Pool
	out := append([][2]string{}, d.Lines...)
	return append(out, [][2]string{
		{"Coders", strings.Join(coders, ", ")},
		{"Labelled by all", plural(len(d.Sample.Shared), "statement")},
		{"Drawn from", plural(len(p.Items), "statement")},
		{"Left out", fmt.Sprintf("%s too short, %s too long, %s said again in the same words, %s by the filter", group(p.Short), group(p.Long), group(p.Repeated), group(p.Filtered))},
		{"Draw", "Strata give in proportion to their sizes (largest remainder), none less than the minimum; within a stratum by a hash of seed and statement."},
		{"Blind", "Parley's scores are not in this file, not even hidden. Speakers' names are masked in Context unless shown on purpose; a statement may still give its speaker away."},
		{"Back to parley", "parley agree FILE... reads the labels when all coders have finished."},
	}...)
}
