package ingest

import (
	"archive/zip"
	"bytes"
	"iter"
	"strings"

	"parley/analyze/ingest/factiva"
	"parley/analyze/ingest/markup"
	"parley/analyze/ingest/nexis"
	"parley/analyze/ingest/office"
	"parley/analyze/ingest/plain"
	"parley/analyze/ingest/proquest"
	"parley/analyze/ingest/record"
	"parley/analyze/ingest/table"
)

// officeFormat gives the format of a zip archive that is one document.
func officeFormat(z *zip.Reader) *format {
	for _, f := range z.File {
		switch f.Name {
		case "xl/workbook.xml":
			return formatNamed("xlsx")
		case "word/document.xml":
			return formatNamed("docx")
		case "content.xml":
			return formatNamed("odt")
		}
	}
	return nil
}

// isCSV reports a table by its header: three known fields, one of them a text,
// or two in a file named so.
func isCSV(head []byte, name string) bool {
	line, _, _ := bytes.Cut(trimHead(head), []byte("\n"))
	if len(line) > 4096 || bytes.ContainsAny(line, ".<{:") {
		return false
	}
	_, known := table.Sniff(line, usual)
	return known >= 3
}

func readXLSX(rd *reading, f *file, fm *format) bool {
	z, err := rd.zip(f)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	if ownWorkbook(z) && !f.named {
		return true
	}
	return rd.records(f, fm.name, table.XLSX(z, rd.ro))
}

// ownWorkbook reports a workbook that parley wrote: it is a result, no input.
func ownWorkbook(z *zip.Reader) bool {
	f, err := z.Open("docProps/core.xml")
	if err != nil {
		return false
	}
	defer f.Close()
	b := make([]byte, 4096)
	n, _ := f.Read(b)
	return bytes.Contains(b[:n], []byte(">parley<"))
}

func readDOCX(rd *reading, f *file, fm *format) bool { return rd.office(f, fm, office.DOCX) }

func readODT(rd *reading, f *file, fm *format) bool { return rd.office(f, fm, office.ODT) }

// office reads a word processor file: a Nexis export, else one article.
func (rd *reading) office(f *file, fm *format, read func(*zip.Reader, int) (*office.File, error)) bool {
	z, err := rd.zip(f)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	doc, err := read(z, rd.ro.MaxFile)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	return rd.paragraphs(f, fm, doc)
}

// paragraphs makes articles of what a word processor file holds.
func (rd *reading) paragraphs(f *file, fm *format, doc *office.File) bool {
	lines := make([]nexis.Line, len(doc.Paragraphs))
	for i, p := range doc.Paragraphs {
		lines[i] = nexis.Line{Text: p.Text, Heading: strings.HasPrefix(p.Style, "Heading") || p.Style == "Title"}
	}
	if nexis.IsUni(lines) {
		return rd.records(f, "nexis", nexis.Uni(lines, rd.ro.Fields))
	}
	texts := textLines(doc)
	text := strings.Join(texts, "\n")
	switch {
	case factiva.Lines(texts):
		return rd.records(f, "factiva", factiva.Read(texts, rd.ro.Fields))
	case nexis.IsClassic(text):
		return rd.records(f, "nexis", nexis.Classic(filled(texts), rd.ro.Fields))
	case proquest.Is(text):
		return rd.records(f, "proquest", proquest.Read(text, rd.ro.Fields))
	}
	list := plain.Several(text, rd.ro.Fields)
	if list == nil {
		list = byHeadings(doc, rd.ro.Fields)
	}
	if list == nil {
		return rd.records(f, fm.name, alone(withHeader(oneArticle(doc), rd.ro.Fields)))
	}
	return rd.records(f, fm.name, each(list))
}

// alone yields the one record of a file.
func alone(r *record.Record) iter.Seq2[*record.Record, error] {
	r.Alone = true
	return each([]*record.Record{r})
}

// each yields the records of a list.
func each(list []*record.Record) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		for _, r := range list {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// withHeader takes the fields from lines "Key: value" at the head of the text.
func withHeader(r *record.Record, fields *record.Map) *record.Record {
	h := plain.Headed(strings.Split(r.Text, "\n"), fields)
	if h == nil {
		return r
	}
	h.Fill(r)
	return h
}

// textLines are the lines of a word processor file.
func textLines(doc *office.File) []string {
	var out []string
	for _, p := range doc.Paragraphs {
		out = append(out, strings.Split(p.Text, "\n")...)
	}
	return out
}

// filled are the lines that are not blank.
func filled(lines []string) []string {
	var out []string
	for _, l := range lines {
		if l = record.Clean(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// oneArticle takes a word processor file for one article; its title is the
// first heading, else the first line when it looks like one.
func oneArticle(doc *office.File) *record.Record {
	r := &record.Record{N: 1}
	var b strings.Builder
	for _, p := range doc.Paragraphs {
		text := strings.TrimRight(p.Text, " \t\n")
		if strings.TrimSpace(text) == "" {
			continue
		}
		if r.Title == "" && (p.Style == "Title" || p.Style == "Heading1") {
			r.Title = record.Clean(text)
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(text)
	}
	r.Text = b.String()
	if r.Title == "" {
		r.Title = plain.FirstTitle(r.Text)
	}
	r.Keep("file title", doc.Title)
	r.Keep("file author", doc.Author)
	r.Keep("file created", doc.Created)
	return r
}

// isNexis knows the older exports, text and HTML, by their count of documents.
func isNexis(head []byte, _ string) bool {
	if bytes.Contains(head, []byte("<DOCFULL>")) || bytes.Contains(head, []byte("LXNComment")) {
		return true
	}
	t := trimHead(head)
	if bytes.HasPrefix(t, []byte("<")) {
		return false
	}
	text := string(t)
	if nexis.IsClassic(text) {
		return true
	}
	_, uni := nexis.UniText(text)
	return uni
}

func readNexis(rd *reading, f *file, fm *format) bool {
	return rd.whole(f, fm, func(text string) iter.Seq2[*record.Record, error] {
		if strings.HasPrefix(strings.TrimSpace(text), "<") {
			return nexis.Classic(strings.Split(markup.Text(text), "\n"), rd.ro.Fields)
		}
		if lines, uni := nexis.UniText(text); uni && !nexis.IsClassic(text[:min(len(text), headBytes)]) {
			return nexis.Uni(lines, rd.ro.Fields)
		}
		return nexis.Classic(nexis.Text(text), rd.ro.Fields)
	})
}
