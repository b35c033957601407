package html

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"parley/report"
)

// FuzzWrite: whatever titles, names, cells, notes and links hold, the page has
// no script, no handler and no link but to itself and the web.
func FuzzWrite(f *testing.F) {
	for _, s := range []string{"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "' onclick='x", "</style><b>", "]]><!--", "#x\"y", "https://a.example/?q=<b>", "\x00\xff"} {
		f.Add(s, s, s)
	}
	f.Fuzz(func(t *testing.T, name, text, link string) {
		cells := []report.Cell{{Value: text, Link: link, Note: text}, {Value: text, Runs: []report.Run{{Text: text, Mark: report.For}}}}
		b := &report.Book{Title: text, Version: text, Made: text, Sheets: []*report.Sheet{{Name: name,
			Cells:  map[string]report.Cell{"A1": {Value: text, Style: report.Title}, "A2": {Value: text, Link: link, Style: report.LinkText}},
			Tables: []report.Table{{Name: "T", At: "A4", Columns: []report.Column{{Name: text, Note: text}, {Name: "b"}}, Rows: [][]report.Cell{cells}}},
			Charts: []report.Chart{{At: "A9", Title: text}}}}}
		var out bytes.Buffer
		if err := Write(&out, b, Options{}); err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(&out)
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch n.Data {
			case "script", "img", "iframe", "object", "embed", "base", "form", "b", "link":
				t.Fatalf("element %s from %q %q %q", n.Data, name, text, link)
			}
			for _, a := range n.Attr {
				low := strings.ToLower(strings.TrimSpace(a.Val))
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(low, "#") && !strings.HasPrefix(low, "http://") && !strings.HasPrefix(low, "https://") {
					t.Fatalf("attribute %s=%q from %q", a.Key, a.Val, link)
				}
			}
		}
	})
}
