package ingest

import (
	"bytes"
	"encoding/xml"
	"io"
	"iter"
	"strings"

	"parley/analyze/ingest/anyxml"
	"parley/analyze/ingest/feed"
	"parley/analyze/ingest/newsml"
	"parley/analyze/ingest/record"
	"parley/analyze/ingest/tei"
)

// rootElement gives the name of the outermost element of an XML file, "" when
// there is none in its head.
func rootElement(head []byte) string {
	t := trimHead(head)
	if !bytes.HasPrefix(t, []byte("<")) {
		return ""
	}
	d := xml.NewDecoder(bytes.NewReader(bytes.ToValidUTF8(t, []byte("?"))))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // names are ASCII in all of them
	for {
		tok, err := d.RawToken()
		if err != nil {
			return ""
		}
		if e, ok := tok.(xml.StartElement); ok {
			return e.Name.Local
		}
	}
}

func isTEI(head []byte, _ string) bool {
	root := strings.ToLower(rootElement(head))
	return root != "" && root != "html" && tei.Is(root, head)
}

func isAnyXML(head []byte, _ string) bool {
	switch strings.ToLower(rootElement(head)) {
	case "", "html":
		return false
	}
	return anyxml.Is(string(trimBOM(head)), usual)
}

func isFeed(head []byte, _ string) bool {
	switch strings.ToLower(rootElement(head)) {
	case "rss", "feed", "rdf":
		return true
	}
	return false
}

func readFeed(rd *reading, f *file, fm *format) bool {
	b, err := f.all(rd.ro.MaxFile)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	return rd.records(f, fm.name, feed.Read(b, rd.ro.KeepAll))
}

// isNews knows the XML of the agencies by its outermost element.
func isNews(format string) func([]byte, string) bool {
	return func(head []byte, _ string) bool { return newsml.Root(strings.ToLower(rootElement(head))) == format }
}

func readNews(rd *reading, f *file, fm *format) bool {
	return rd.whole(f, fm, func(text string) iter.Seq2[*record.Record, error] { return newsml.Read(text, rd.ro.Fields) })
}
