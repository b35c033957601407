package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"parley/analyze/coding"
	"parley/report"
)

func sampleBook(t *testing.T) *report.Book {
	var items []coding.Item
	for _, text := range []string{"We hope for more, and soon.", "They broke their word.", "=1+1 is no formula"} {
		items = append(items, coding.Item{ID: coding.ID("a", len(items), text), Text: text, Speaker: "Ann Lee", Stratum: []string{"Ann Lee"}})
	}
	s, err := coding.Draw(items, coding.DrawOptions{N: 3, Coders: []string{"Ann", "Ben"}, Overlap: -1})
	if err != nil {
		t.Fatal(err)
	}
	return report.Sample(&report.SampleData{Sample: s, Pool: &coding.Pool{Items: items}, Keys: []string{"speaker"}, Version: "test", Lines: [][2]string{{coding.MethodLine, "lexicon 1"}}})
}

func written(t *testing.T, b *report.Book) []byte {
	var buf bytes.Buffer
	if _, err := Write(&buf, b); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// part gives the text of a part of a workbook.
func part(t *testing.T, book []byte, name string) string {
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestSampleBook(t *testing.T) {
	book := written(t, sampleBook(t))
	sheet := part(t, book, "xl/worksheets/sheet2.xml") // Ann's
	for _, want := range []string{
		`errorStyle="stop" errorTitle="constructive" showErrorMessage="true" sqref="C5:C7" type="list"><formula1>"0,1,2,3"</formula1>`,
		`sqref="L5:L7" type="list"><formula1>"-3,-2,-1,0,1,2,3"</formula1>`,
		`<sheetProtection`, `state="frozen"`, `orientation="landscape"`,
	} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet lacks %s\n%.3000s", want, sheet)
		}
	}
	if strings.Contains(sheet, "<f>") {
		t.Error("a text became a formula")
	}
	if !bytes.Equal(book, written(t, sampleBook(t))) {
		t.Error("the same sample gives other bytes")
	}
}

// TestSampleReadBack: what is written comes back as empty labels of both coders.
func TestSampleReadBack(t *testing.T) {
	sheets, err := ReadSheets(bytes.NewReader(written(t, sampleBook(t))))
	if err != nil {
		t.Fatal(err)
	}
	var grids []coding.Grid
	var names []string
	for _, s := range sheets {
		names = append(names, s.Name)
		grids = append(grids, coding.Grid{Sheet: s.Name, Coder: s.Name, Rows: s.Rows})
		for _, row := range s.Rows {
			if s.Name != "About" && slices.ContainsFunc(row, func(c string) bool { return strings.Contains(c, "Ann Lee") }) {
				t.Errorf("sheet %s names the speaker: %q", s.Name, row)
			}
		}
	}
	if want := []string{"Codebook", "Ann", "Ben", "About"}; !slices.Equal(names, want) {
		t.Errorf("sheets %q", names)
	}
	l, faults := coding.Read(grids)
	if len(faults) > 0 || !slices.Equal(l.Coders, []string{"Ann", "Ben"}) || len(l.Units) != 3 || l.Empty != 6 || l.Method != "lexicon 1" {
		t.Errorf("%+v %v", l, faults)
	}
	for _, u := range l.Units {
		if u.ID != coding.ID("a", slices.Index([]string{"We hope for more, and soon.", "They broke their word.", "=1+1 is no formula"}, u.Text), u.Text) {
			t.Errorf("%q has the id %s", u.Text, u.ID)
		}
	}
}
