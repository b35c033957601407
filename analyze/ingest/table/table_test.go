package table

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

func csvLines(s string, o record.Options) []string {
	return recordtest.Lines(CSV(bufio.NewReaderSize(strings.NewReader(s), 64<<10), o))
}

const rowWant = "Talks end|The Example Times|2021-06-13|Ada|They agreed."

func TestCSV(t *testing.T) {
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("title;text\nÜber Café;Gespräche geführt.\n")
	latin, _ := charmap.Windows1252.NewEncoder().String("title;text\nÜber Café;Gespräche geführt.\n")
	cyrillic, _ := charmap.Windows1251.NewEncoder().String("Заголовок;Текст\n" + strings.Repeat("Переговоры на море;Стороны договорились о встрече.\n", 3))
	russian := "Переговоры на море||||Стороны договорились о встрече."
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"commas", "title,source,date,author,text\nTalks end,The Example Times,2021-06-13,Ada,They agreed.\n", []string{rowWant}},
		{"T2 semicolons", "title;source;date;author;text\nTalks end;The Example Times;13.06.2021;Ada;They agreed.\n", []string{rowWant}},
		{"T2 tabs", "title\tsource\tdate\tauthor\ttext\r\nTalks end\tThe Example Times\tJune 13, 2021\tAda\tThey agreed.\r\n", []string{rowWant}},
		{"T2 bars", "title|source|date|author|text\nTalks end|The Example Times|2021-06-13|Ada|They agreed.", []string{rowWant}},
		{"capitals, spaces, mark", "\ufeffTitle,Source Name,Publication Date,Author,Full Text\nTalks end,The Example Times,2021-06-13,Ada,They agreed.\n", []string{rowWant}},
		{"French", "Titre;Source;Date;Auteur;Texte\nUn accord;Le Journal;13 juin 2021;Ada;Ils ont parlé.\n", []string{"Un accord|Le Journal|2021-06-13|Ada|Ils ont parlé."}},
		{"German", "Titel;Quelle;Datum;Autor;Volltext\nEin Treffen;Zeitung;13. Juni 2021;Ada;Sie sprachen.\n", []string{"Ein Treffen|Zeitung|2021-06-13|Ada|Sie sprachen."}},
		{"T1 lines above the header", "Export of June\n\nRows: 1\ntitle,source,date,author,text\nTalks end,The Example Times,2021-06-13,Ada,They agreed.\n", []string{rowWant}},
		{"lines in cells", "title,text\nTalks end,\"One.\nTwo \"\"three\"\".\n\nFour.\"\nMore,Five.\n", []string{`Talks end||||One. / Two "three". /  / Four.`, "More||||Five."}},
		{"marks inside", "title,text\nThe \"big\" day,He said \"yes\" there.\n", []string{`The "big" day||||He said "yes" there.`}},
		{"fewer and more cells", "title,text\nOnly\nTalks end,They agreed.,more\n", []string{"bad 1: no text in the row", "Talks end||||They agreed."}},
		{"empty rows", "title,text\n\n,,\nTalks end,They agreed.\n\n", []string{"Talks end||||They agreed."}},
		{"html", "title,content_html\nTalks end,<p>One.</p><p>Two.</p>\n", []string{"Talks end||||One. / Two."}},
		{"UTF-16", utf16, []string{"Über Café||||Gespräche geführt."}},
		{"Windows-1252", latin, []string{"Über Café||||Gespräche geführt."}},
		{"Windows-1251", cyrillic, []string{russian, russian, russian}},
		{"Windows-1252 from a late row on", "title,text\n" + strings.Repeat("A,Plain words.\n", 6000) + "Caf\xe9,Na\xefve fa\xe7ade.\n", append(slices.Repeat([]string{"A||||Plain words."}, 6000), "Café||||Naïve façade.")},
		{"no header", "a,b\nc,d\n", []string{"bad 0: no header row that names a text and one more field"}},
		{"dates are not invented", "title,date,text\nA,,One.\nB,n/a,Two.\nC,0001-01-01,Three.\n", []string{"A||||One.", "B||||Two.", "C||||Three."}},
		{"never closed", "title,text\nA,One.\nB,\"Two.\nC,Three.\n", []string{"A||||One.", "bad 2: a quotation mark is never closed"}},
		{"nothing", "", []string{"bad 0: no header row that names a text and one more field"}},
	} {
		t.Run(c.name, func(t *testing.T) { recordtest.Equal(t, csvLines(c.in, record.Defaults()), c.want...) })
	}
}

// TestCSVLong: a row beyond the limit costs only its own line.
func TestCSVLong(t *testing.T) {
	o := record.Defaults()
	o.MaxRecord = 100
	in := "title,text\nA,One.\nB," + strings.Repeat("x", 500) + "\nC,Three.\n"
	recordtest.Equal(t, csvLines(in, o), "A||||One.", "bad 2: row is longer than 100 bytes", "C||||Three.")
}

// TestMap: own names of columns go before the usual ones; unknown columns stay.
func TestMap(t *testing.T) {
	o := record.Defaults()
	var err error
	if o.Fields, err = record.NewMap(map[string]string{"text": "Artikel", "outlet": "Blatt"}); err != nil {
		t.Fatal(err)
	}
	for r, err := range CSV(bufio.NewReader(strings.NewReader("id,title,Artikel,Blatt,text,Seite\n7,T,Body.,Paper,teaser,12\n")), o) {
		if err != nil {
			t.Fatal(err)
		}
		if r.ID != "7" || r.Text != "Body." || r.Outlet != "Paper" || r.Extra["Seite"] != "12" || r.Extra["text"] != "teaser" {
			t.Errorf("%+v", r)
		}
	}
}

// A sheetPart is the inside of a sheet's sheetData.
func workbook(t testing.TB, shared, pr string, sheets ...string) *zip.Reader {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name, s string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(s))
	}
	var list, rels strings.Builder
	for i, s := range sheets {
		fmt.Fprintf(&list, `<sheet name="Sheet%d" sheetId="%d" r:id="rId%d"/>`, i+1, i+1, i+1)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		put(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), `<worksheet><sheetData>`+s+`</sheetData></worksheet>`)
	}
	put("xl/workbook.xml", `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`+pr+`<sheets>`+list.String()+`</sheets></workbook>`)
	put("xl/_rels/workbook.xml.rels", `<Relationships>`+rels.String()+`</Relationships>`)
	if shared != "" {
		put("xl/sharedStrings.xml", `<sst>`+shared+`</sst>`)
	}
	z.Close()
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// cells makes a row of inline texts; one that begins with "=" is a number.
func cells(list ...string) string {
	var b strings.Builder
	b.WriteString("<row>")
	for _, c := range list {
		if n, ok := strings.CutPrefix(c, "="); ok {
			b.WriteString("<c><v>" + n + "</v></c>")
		} else {
			b.WriteString(`<c t="inlineStr"><is><t>` + c + "</t></is></c>")
		}
	}
	b.WriteString("</row>")
	return b.String()
}

func TestXLSX(t *testing.T) {
	head := cells("title", "date", "text")
	for _, c := range []struct {
		name, shared, pr string
		sheets           []string
		want             []string
	}{
		{"inline", "", "", []string{head + cells("A", "2021-06-13", "One.")}, []string{"A||2021-06-13||One."}},
		{"shared strings", "<si><t>title</t></si><si><r><t>te</t></r><r><t>xt</t></r></si><si><t>A</t><rPh><t>x</t></rPh></si><si><t>One.</t></si>", "",
			[]string{`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row>`}, []string{"A||||One."}},
		{"T3 days", "", "", []string{head + cells("A", "=44360", "One.") + cells("B", "=44360.5", "Two.")}, []string{"A||2021-06-13||One.", "B||2021-06-13||Two."}},
		{"T3 days since 1904", "", `<workbookPr date1904="1"/>`, []string{head + cells("A", "=42898", "One.")}, []string{"A||2021-06-13||One."}},
		{"cells left out", "", "", []string{head + `<row><c r="C2" t="inlineStr"><is><t>One.</t></is></c></row>`}, []string{"||||One."}},
		{"errors and formulas", "", "", []string{head + `<row><c t="e"><v>#N/A</v></c><c><v></v></c><c t="str"><f>A1</f><v>One.</v></c></row>`}, []string{"||||One."}},
		{"T1 rows above", "", "", []string{cells("An export") + cells("", "") + head + cells("A", "", "One.")}, []string{"A||||One."}},
		{"two sheets, one of notes", "", "", []string{cells("notes"), head + cells("A", "", "One.")}, []string{"A||||One."}},
		{"no header", "", "", []string{cells("a", "b")}, []string{"bad 0: no header row that names a text and one more field"}},
		{"no text", "", "", []string{head + cells("A", "", "")}, []string{"bad 1: no text in the row"}},
		{"cut off", "", "", []string{head + cells("A", "", "One.") + "<row><c"}, []string{"A||||One.", "bad 0: damaged workbook: XML syntax error on line 1: expected attribute name in element"}},
		{"a column too far", "", "", []string{head + `<row><c r="ZZZZ1"><v>1</v></c></row>`}, []string{"bad 0: damaged workbook: cell in column 18278"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			recordtest.Equal(t, recordtest.Lines(XLSX(workbook(t, c.shared, c.pr, c.sheets...), record.Defaults())), c.want...)
		})
	}
}

// TestXLSXBomb: a part that unpacks to more than its limit says so.
func TestXLSXBomb(t *testing.T) {
	o := record.Defaults()
	o.MaxFile = 10_000
	bomb := cells("title", "text") + strings.Repeat(cells("A", "One."), 10_000)
	got := recordtest.Lines(XLSX(workbook(t, "", "", bomb), o))
	if last := got[len(got)-1]; last != "bad 0: xl/worksheets/sheet1.xml unpacks to more than 160000 bytes" {
		t.Errorf("%d records, then %s", len(got)-1, last)
	}
}

func FuzzCSV(f *testing.F) {
	f.Add("title;text;date\nA;\"One \"\"two\"\"\";1/2/2021\n")
	f.Add("a\n\ntitle\ttext\nA\tOne")
	f.Fuzz(func(t *testing.T, s string) {
		o := record.Defaults()
		o.MaxRecord = 4096
		recordtest.Sound(t, len(s), CSV(bufio.NewReader(strings.NewReader(s)), o))
	})
}

func FuzzXLSX(f *testing.F) {
	f.Add("<si><t>title</t></si><si><t>text</t></si>", `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>`+cells("A", "One."))
	f.Fuzz(func(t *testing.T, shared, sheet string) {
		n := len(shared)*(len(sheet)+1) + len(sheet) // a cell may name any string
		recordtest.Sound(t, n, XLSX(workbook(t, shared, "", sheet), record.Defaults()))
	})
}
