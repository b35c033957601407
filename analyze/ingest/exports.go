package ingest

import (
	"bytes"
	"iter"
	"strings"
	"time"

	"parley/analyze/ingest/factiva"
	"parley/analyze/ingest/gdelt"
	"parley/analyze/ingest/integrum"
	"parley/analyze/ingest/mail"
	"parley/analyze/ingest/office"
	"parley/analyze/ingest/pdf"
	"parley/analyze/ingest/proquest"
	"parley/analyze/ingest/record"
	"parley/analyze/ingest/rtf"
	"parley/analyze/ingest/wire"
)

// isFactiva knows the three forms of the export by names that only it uses.
func isFactiva(head []byte, _ string) bool {
	t := trimHead(head)
	if !bytes.HasPrefix(t, []byte("<")) {
		return !rtf.Is(t) && factiva.Lines(strings.Split(string(t), "\n"))
	}
	if isHTML(head, "") {
		return bytes.Contains(t, []byte("<title>Factiva</title>")) || bytes.Contains(t, []byte("articleParagraph ")) && bytes.Contains(t, []byte("Headline"))
	}
	return bytes.Contains(t, []byte("<leadParagraph")) || bytes.Contains(t, []byte("ArchiveDoc::Article"))
}

func readFactiva(rd *reading, f *file, fm *format) bool {
	return rd.whole(f, fm, func(text string) iter.Seq2[*record.Record, error] {
		t := strings.TrimSpace(text)
		switch {
		case !strings.HasPrefix(t, "<"):
			return factiva.Read(strings.Split(text, "\n"), rd.ro.Fields)
		case isHTML([]byte(t[:min(len(t), headBytes)]), ""):
			return factiva.HTML(text, rd.ro.Fields)
		}
		return factiva.XML(text, rd.ro.Fields)
	})
}

func isRTF(head []byte, _ string) bool { return rtf.Is(trimHead(head)) }

// readRTF reads rich text as a word processor file; a cut-off one is read with
// a notice.
func readRTF(rd *reading, f *file, fm *format) bool {
	b, err := f.all(rd.ro.MaxFile)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	doc, cut, err := rtf.Read(trimHead(b))
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	if !rd.paragraphs(f, fm, doc) {
		return false
	}
	return !cut || rd.bad(f.path, "rich text is cut off", "what was there is read", nil)
}

func isEuropresse(head []byte, _ string) bool {
	return isHTML(head, "") && bytes.Contains(head, []byte("DocPublicationName")) && bytes.Contains(bytes.ToLower(head), []byte("titrearticlevisu"))
}

func isIntegrum(head []byte, _ string) bool { return isHTML(head, "") && integrum.Is(head) }

func isProQuest(head []byte, _ string) bool {
	t := trimHead(head)
	return !bytes.HasPrefix(t, []byte("<")) && proquest.Is(string(t))
}

// decodedAs reads a file of several articles by a reader of its decoded text.
func decodedAs(read func(string, *record.Map) iter.Seq2[*record.Record, error]) func(*reading, *file, *format) bool {
	return func(rd *reading, f *file, fm *format) bool {
		return rd.whole(f, fm, func(text string) iter.Seq2[*record.Record, error] { return read(text, rd.ro.Fields) })
	}
}

func isWire(head []byte, _ string) bool { return wire.Is(head) }

func isMailbox(head []byte, _ string) bool { return mail.IsBox(head) }

func isMail(head []byte, _ string) bool { return mail.IsMessage(head) }

func readMailbox(rd *reading, f *file, fm *format) bool {
	return rd.records(f, fm.name, mail.Box(f.r, rd.ro))
}

func readMail(rd *reading, f *file, fm *format) bool {
	b, err := f.all(rd.ro.MaxFile)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	return rd.records(f, fm.name, mail.Message(b, rd.ro.Fields))
}

func isPDF(head []byte, _ string) bool { return pdf.Is(head) }

// slowest is how long one PDF may take.
const slowest = 30 * time.Second

// readPDF reads a PDF as a word processor file: an export of many articles, or
// one article.
func readPDF(rd *reading, f *file, fm *format) bool {
	b, err := f.all(rd.ro.MaxFile)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	lines, err := pdf.Read(b, slowest)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	doc := &office.File{}
	for _, l := range lines {
		doc.Paragraphs = append(doc.Paragraphs, office.Paragraph{Text: l})
	}
	return rd.paragraphs(f, fm, doc)
}

func isGDELT(head []byte, _ string) bool { return gdelt.Is(head) }

func readGDELT(rd *reading, f *file, fm *format) bool {
	return rd.records(f, fm.name, gdelt.Read(f.r, rd.ro))
}
