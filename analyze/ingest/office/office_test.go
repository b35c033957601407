package office

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// pack makes a file of named parts.
func pack(t testing.TB, parts ...string) *zip.Reader {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(parts[i+1]))
	}
	z.Close()
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// show writes paragraphs as "style: text|...", or the problem.
func show(f *File, err error) string {
	if err != nil {
		return "bad: " + err.Error()
	}
	var out []string
	for _, p := range f.Paragraphs {
		s := strings.ReplaceAll(p.Text, "\n", "/")
		if p.Style != "" {
			s = p.Style + ": " + s
		}
		out = append(out, s)
	}
	return strings.Join(out, "|")
}

const (
	docxHead = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m"><w:body>`
	docxFoot = `</w:body></w:document>`
	odtHead  = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>`
	odtFoot  = `</office:text></office:body></office:document-content>`
)

func wp(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }

var docxCases = []struct{ name, in, want string }{
	{"paragraphs", wp("One.") + wp("Two."), "One.|Two."},
	{"runs", `<w:p><w:r><w:t>One </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">and </w:t></w:r><w:hyperlink><w:r><w:t>two</w:t></w:r></w:hyperlink></w:p>`, "One and two"},
	{"style", `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Talks</w:t></w:r></w:p>` + wp("One."), "Heading1: Talks|One."},
	{"breaks and tabs", `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>`, "a/b\tc-d"},
	{"taken back", `<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>`, "new"},
	{"field codes", `<w:p><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:r><w:t>link</w:t></w:r></w:p>`, "link"},
	{"text box", `<w:p><w:r><w:t>before</w:t><mc:AlternateContent><mc:Choice><w:txbxContent>` + wp("box") + `</w:txbxContent></mc:Choice><mc:Fallback>` + wp("box") + `</mc:Fallback></mc:AlternateContent><w:t> after</w:t></w:r></w:p>`, "box|before after"},
	{"cells of a table", `<w:tbl><w:tr><w:tc>` + wp("a") + `</w:tc><w:tc>` + wp("b") + `</w:tc></w:tr></w:tbl>`, "a|b"},
	{"signs", wp("“Yes” &amp; caf\u00e9 &#8212; no"), "“Yes” & café — no"},
	{"empty", "", ""},
}

func TestDOCX(t *testing.T) {
	for _, c := range docxCases {
		t.Run(c.name, func(t *testing.T) {
			if got := show(DOCX(pack(t, "word/document.xml", docxHead+c.in+docxFoot), 1<<20)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

var odtCases = []struct{ name, in, want string }{
	{"paragraphs", `<text:p text:style-name="P1">One.</text:p><text:p>Two.</text:p>`, "P1: One.|Two."},
	{"headings", `<text:h text:outline-level="1">Talks</text:h><text:p>One.</text:p>`, "Heading1: Talks|One."},
	{"spans, spaces, breaks", `<text:p>a<text:s text:c="2"/>b<text:span>c</text:span><text:line-break/>d<text:tab/>e<text:s/>f</text:p>`, "a  bc/d\te f"},
	{"lists", `<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>`, "a"},
	{"remarks and changes are left out", `<text:tracked-changes><text:p>old</text:p></text:tracked-changes><text:p>a<office:annotation><text:p>remark</text:p></office:annotation>b</text:p>`, "ab"},
	{"footnote", `<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note>b</text:p>`, "note|ab"},
	{"spaces without end", `<text:p>a<text:s text:c="999999999"/>b</text:p>`, "a" + strings.Repeat(" ", maxSpaces) + "b"},
}

func TestODT(t *testing.T) {
	for _, c := range odtCases {
		t.Run(c.name, func(t *testing.T) {
			if got := show(ODT(pack(t, "content.xml", odtHead+c.in+odtFoot), 1<<20)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestProperties(t *testing.T) {
	core := `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>A title</dc:title><dc:creator>Ada</dc:creator><dcterms:created>2021-06-13T10:20:00Z</dcterms:created></cp:coreProperties>`
	meta := `<office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="d"><office:meta><dc:title>A title</dc:title><meta:initial-creator>Ada</meta:initial-creator><meta:creation-date>2021-06-13T10:20:00Z</meta:creation-date></office:meta></office:document-meta>`
	docx, err := DOCX(pack(t, "word/document.xml", docxHead+wp("One.")+docxFoot, "docProps/core.xml", core), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	odt, err := ODT(pack(t, "content.xml", odtHead+odtFoot, "meta.xml", meta), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []*File{docx, odt} {
		if f.Title != "A title" || f.Author != "Ada" || f.Created != "2021-06-13T10:20:00Z" {
			t.Errorf("%+v", f)
		}
	}
}

// TestDamaged: what is wrong with a file is a problem, not a panic and not an
// empty article.
func TestDamaged(t *testing.T) {
	for _, c := range []struct{ name, part, in, want string }{
		{"no part", "other.xml", "", "bad: damaged document: part missing"},
		{"cut off", "word/document.xml", docxHead + "<w:p><w:r><w:t>One", "bad: damaged document: XML syntax error on line 1: unexpected EOF"},
		{"nested", "word/document.xml", docxHead + strings.Repeat("<w:p>", 2*maxNested), "bad: damaged document: elements nested too deep"},
		{"too large", "word/document.xml", docxHead + strings.Repeat(wp("bomb"), 100_000), "bad: word/document.xml unpacks to more than 1048576 bytes"},
		{"entity bomb", "word/document.xml", `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]>` + docxHead + wp("&a;&a;") + docxFoot, "bad: damaged document: XML syntax error on line 1: invalid character entity &a;"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(DOCX(pack(t, c.part, c.in), 1<<20)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if got := show(ODT(pack(t, "content.xml", odtHead+strings.Repeat("<text:p>", 2*maxNested)), 1<<20)); got != "bad: damaged document: elements nested too deep" {
		t.Error(got)
	}
}

// TestMainPart: the part of the text may have another name.
func TestMainPart(t *testing.T) {
	rels := `<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>`
	if got := show(DOCX(pack(t, "_rels/.rels", rels, "word/document2.xml", docxHead+wp("One.")+docxFoot), 1<<20)); got != "One." {
		t.Error(got)
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range docxCases {
		f.Add(docxHead + c.in + docxFoot)
	}
	for _, c := range odtCases {
		f.Add(odtHead + c.in + odtFoot)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, read := range []func() (*File, error){
			func() (*File, error) { return DOCX(pack(t, "word/document.xml", s, "docProps/core.xml", s), 1<<20) },
			func() (*File, error) { return ODT(pack(t, "content.xml", s, "meta.xml", s), 1<<20) },
		} {
			file, err := read()
			if err != nil {
				continue
			}
			n := 0
			for _, p := range file.Paragraphs {
				n += len(p.Text)
			}
			if n > maxSpaces*(len(s)+1) || len(file.Paragraphs) > len(s) {
				t.Errorf("%d paragraphs of %d bytes from %d bytes", len(file.Paragraphs), n, len(s))
			}
		}
	})
}
