package ingest

import (
	"bytes"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"

	"parley/analyze/ingest/anyxml"
	"parley/analyze/ingest/charset"
	"parley/analyze/ingest/europresse"
	"parley/analyze/ingest/integrum"
	"parley/analyze/ingest/jsonl"
	"parley/analyze/ingest/plain"
	"parley/analyze/ingest/proquest"
	"parley/analyze/ingest/record"
	"parley/analyze/ingest/table"
	"parley/analyze/ingest/tei"
	"parley/analyze/ingest/warc"
	"parley/analyze/ingest/wire"
)

// A format is one kind of file and how it is read.
type format struct {
	name string
	exts []string // file names that mean it, where the content does not decide
	is   func(head []byte, name string) bool
	read func(rd *reading, f *file, fm *format) bool
}

// usual are the usual names of fields, which tell tables and XML.
var usual = record.Defaults().Fields

// formats are asked in this order; the first that knows the content wins.
func formats() []format {
	return []format{
		{name: "packed", is: isPacked, read: readPacked},
		{name: "pdf", exts: []string{".pdf"}, is: isPDF, read: readPDF},
		{name: "rtf", exts: []string{".rtf"}, is: isRTF, read: readRTF},
		{name: "zip", is: isZip, read: readZip},
		{name: "tar", is: isTar, read: readTar},
		{name: "wire", is: isWire, read: decodedAs(wire.Read)},
		{name: "mbox", exts: []string{".mbox"}, is: isMailbox, read: readMailbox},
		{name: "mail", exts: []string{".eml"}, is: isMail, read: readMail},
		{name: "jsonl", exts: []string{".jsonl", ".ndjson", ".json"}, is: isJSON, read: readJSON},
		{name: "warc", exts: []string{".warc"}, is: startsWith("WARC/"), read: readWARC},
		{name: "arc", exts: []string{".arc"}, is: startsWith("filedesc:"), read: readARC},
		{name: "feed", exts: []string{".rss", ".atom", ".rdf"}, is: isFeed, read: readFeed},
		{name: "newsml-g2", is: isNews("newsml-g2"), read: readNews},
		{name: "newsml", is: isNews("newsml"), read: readNews},
		{name: "nitf", is: isNews("nitf"), read: readNews},
		{name: "tei", is: isTEI, read: decodedAs(tei.Read)},
		{name: "factiva", is: isFactiva, read: readFactiva},
		{name: "europresse", is: isEuropresse, read: decodedAs(europresse.Read)},
		{name: "integrum", is: isIntegrum, read: decodedAs(integrum.Read)},
		{name: "proquest", is: isProQuest, read: decodedAs(proquest.Read)},
		{name: "nexis", is: isNexis, read: readNexis},
		{name: "xml", is: isAnyXML, read: decodedAs(anyxml.Read)},
		{name: "html", exts: []string{".html", ".htm", ".xhtml"}, is: isHTML, read: readPage},
		{name: "gdelt", is: isGDELT, read: readGDELT},
		{name: "csv", exts: []string{".csv", ".tsv", ".tab"}, is: isCSV, read: readCSV},
		{name: "xlsx", read: readXLSX},
		{name: "docx", read: readDOCX},
		{name: "odt", read: readODT},
		{name: "markdown", exts: []string{".md", ".markdown", ".mdx"}, is: isMarkdown, read: readMarkdown},
		{name: "text", exts: []string{".txt", ".text", ""}, read: readText},
	}
}

func formatNamed(name string) *format {
	for _, f := range formats() {
		if f.name == name || name == "json" && f.name == "jsonl" {
			return &f
		}
	}
	return nil
}

// Formats lists the names that Options.Format takes.
func Formats() []string {
	var out []string
	for _, f := range formats() {
		out = append(out, f.name)
	}
	return out
}

func formatNames() string { return strings.Join(Formats(), ", ") }

// decide finds the format of a file by its content, then by its name. Nil
// without an error means that the file is passed over.
func (rd *reading) decide(f *file, head []byte) (*format, error) {
	if rd.o.Format != "" {
		return formatNamed(rd.o.Format), nil
	}
	all := formats()
	for i := range all {
		if all[i].is != nil && all[i].is(head, f.name) {
			return &all[i], nil
		}
	}
	if bad := otherKind(head); bad != nil {
		return nil, bad
	}
	if charset.Binary(head) {
		return nil, record.Bad(0, "binary file, not an article format", "formats: "+formatNames())
	}
	ext := strings.ToLower(path.Ext(f.name))
	if root := rootElement(head); root != "" && (ext == ".xml" || bytes.HasPrefix(trimHead(head), []byte("<?xml"))) {
		return nil, record.Bad(0, fmt.Sprintf("XML of a kind that is not known: <%s>", root), "read it as text or html with a forced format")
	}
	for i := range all {
		if slices.Contains(all[i].exts, ext) {
			return &all[i], nil
		}
	}
	if f.named {
		return formatNamed("text"), nil
	}
	return nil, record.Bad(0, fmt.Sprintf("not an article format (%s)", ext), "name the file itself to read it as text")
}

// others are kinds of files that are not read, by their first bytes, with what
// to do about them.
var others = []struct{ magic, kind, hint string }{
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word, Excel or Outlook file of before 2007", "save it as .docx, .xlsx or .eml"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"},
	{"Rar!\x1a\x07", "a RAR archive", "unpack it"},
	{"\x89PNG", "a picture", "text in pictures has to go through OCR"},
	{"\xff\xd8\xff", "a picture", "text in pictures has to go through OCR"},
	{"GIF8", "a picture", "text in pictures has to go through OCR"},
	{"II*\x00", "a picture", "text in pictures has to go through OCR"},
	{"MM\x00*", "a picture", "text in pictures has to go through OCR"},
	{"SQLite format 3\x00", "a SQLite database", "export its table as CSV or JSON lines"},
	{"PAR1", "a Parquet file", "export it as CSV or JSON lines"},
	{"\x80\x04\x95", "a Python pickle", "export it as CSV or JSON lines"},
	{"\x80\x03", "a Python pickle", "export it as CSV or JSON lines"},
	{"RDX3", "a file of R", "export it as CSV"},
}

func otherKind(head []byte) error {
	for _, o := range others {
		if bytes.HasPrefix(head, []byte(o.magic)) {
			return record.Bad(0, o.kind+", which is not read", o.hint)
		}
	}
	return nil
}

func isJSON(head []byte, name string) bool {
	t := trimHead(head)
	switch {
	case bytes.HasPrefix(t, []byte("{")):
		rest := bytes.TrimLeft(t[1:], " \t\r\n")
		return len(rest) > 0 && (rest[0] == '"' || rest[0] == '}')
	case bytes.HasPrefix(t, []byte("[")):
		rest := bytes.TrimLeft(t[1:], " \t\r\n")
		return len(rest) > 0 && (rest[0] == '{' || rest[0] == ']' && len(rest) < 8)
	}
	return false
}

func isHTML(head []byte, name string) bool {
	t := trimHead(head)
	if !bytes.HasPrefix(t, []byte("<")) {
		return false
	}
	t = bytes.ToLower(t[:min(len(t), 4096)])
	return bytes.HasPrefix(t, []byte("<!doctype html")) || bytes.Contains(t, []byte("<html")) || bytes.Contains(t, []byte("<body"))
}

func isMarkdown(head []byte, name string) bool { return plain.HasFrontMatter(string(trimBOM(head))) }

func trimBOM(b []byte) []byte { return bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")) }

func trimHead(b []byte) []byte { return bytes.TrimLeft(trimBOM(b), " \t\r\n") }

func readJSON(rd *reading, f *file, fm *format) bool {
	return rd.records(f, fm.name, jsonl.Read(f.r, rd.ro))
}

func readPage(rd *reading, f *file, fm *format) bool {
	return rd.single(f, fm, func(b []byte) (*record.Record, error) { return &record.Record{N: 1, Page: b}, nil })
}

// readText reads a text of one article, or of several that have headers.
func readText(rd *reading, f *file, fm *format) bool {
	return rd.whole(f, fm, func(text string) iter.Seq2[*record.Record, error] {
		if several := plain.Several(text, rd.ro.Fields); several != nil {
			return each(several)
		}
		if len(text) > rd.ro.MaxRecord {
			bad := record.Bad(0, fmt.Sprintf("larger than %d bytes", rd.ro.MaxRecord), "raise the limit of a record, or split it")
			return func(yield func(*record.Record, error) bool) { yield(nil, bad) }
		}
		return alone(plain.Text(text, rd.ro.Fields))
	})
}

func readMarkdown(rd *reading, f *file, fm *format) bool {
	return rd.single(f, fm, func(b []byte) (*record.Record, error) {
		return rd.decoded(b, func(text string) (*record.Record, error) { return plain.Markdown(text, rd.ro.Fields) })
	})
}

// single reads a file that holds one article.
func (rd *reading) single(f *file, fm *format, read func([]byte) (*record.Record, error)) bool {
	var seq iter.Seq2[*record.Record, error] = func(yield func(*record.Record, error) bool) {
		b, err := f.all(rd.ro.MaxRecord)
		if err != nil {
			yield(nil, err)
			return
		}
		r, err := read(b)
		if r != nil {
			r.Alone = true
		}
		yield(r, err)
	}
	return rd.records(f, fm.name, seq)
}

// decoded reads a text in whatever encoding it has.
func (rd *reading) decoded(b []byte, read func(string) (*record.Record, error)) (*record.Record, error) {
	if charset.Binary(b) {
		return nil, record.Bad(0, "binary file, not text", "")
	}
	text, _, warning := charset.Decode(b, "")
	r, err := read(text)
	if err == nil {
		r.Warn(warning)
	}
	return r, err
}

func readCSV(rd *reading, f *file, fm *format) bool {
	return rd.records(f, fm.name, table.CSV(f.r, rd.ro))
}

// whole reads a file of several articles that is decoded as a whole.
func (rd *reading) whole(f *file, fm *format, read func(text string) iter.Seq2[*record.Record, error]) bool {
	b, err := f.all(rd.ro.MaxFile)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	text, _, warning := charset.Decode(b, charset.Declared(b))
	return rd.records(f, fm.name, func(yield func(*record.Record, error) bool) {
		for r, err := range read(text) {
			if r != nil {
				r.Warn(warning)
			}
			if !yield(r, err) {
				return
			}
		}
	})
}

func startsWith(prefix string) func([]byte, string) bool {
	return func(head []byte, _ string) bool { return bytes.HasPrefix(head, []byte(prefix)) }
}

func readWARC(rd *reading, f *file, fm *format) bool {
	return rd.records(f, fm.name, warc.Read(f.r, rd.ro))
}

func readARC(rd *reading, f *file, fm *format) bool {
	return rd.records(f, fm.name, warc.ReadARC(f.r, rd.ro))
}
