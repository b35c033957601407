package ingest

import (
	"bytes"
	"encoding/xml"
	"strings"

	"parley/analyze/ingest/charset"
	"parley/analyze/ingest/feed"
)

// rootElement gives the name of the outermost element of an XML file, "" when
// there is none in its head.
func rootElement(head []byte) string {
	t := trimHead(head)
	if !bytes.HasPrefix(t, []byte("<")) {
		return ""
	}
	d := xml.NewDecoder(bytes.NewReader(t))
	d.Strict = false
	d.CharsetReader = charset.Reader
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
	return rd.records(f, fm.name, feed.Read(b))
}
