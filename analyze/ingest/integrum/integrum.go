// Package integrum reads the HTML reports of the Russian press archive Integrum.
//
// Rules:
//
//	G1  an article is a table of coded fields (^ИС: source, ^ДТ: date, ^ЗГ: title,
//	    ^АВ: author, ^РБ: section, ^НР: number) and the preformatted text below it
//	G2  in the text an indented line or an empty one begins a paragraph
package integrum

import (
	"bytes"
	"iter"
	"strings"

	"golang.org/x/net/html"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/tree"
)

// codes are the fields that fill ours.
var codes = map[string]string{"ИС": "source", "ДТ": "date", "ЗГ": "title", "АВ": "byline", "РБ": "section", "НР": "integrum:number"}

// Is knows a report by the code of its source, in UTF-8 or windows-1251, or by
// its list of titles.
func Is(head []byte) bool {
	return bytes.Contains(head, []byte("^ИС:")) || bytes.Contains(head, []byte("^\xc8\xd1:")) ||
		bytes.Contains(head, []byte("<title>Report ")) && bytes.Contains(head, []byte(`<a href="#1">`))
}

// Read yields the articles of a report.
func Read(text string, fields *record.Map) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		root, err := tree.HTML(text)
		if err != nil {
			yield(nil, &record.Problem{Reason: "page not readable: " + err.Error(), Err: err})
			return
		}
		n := 0
		var head *html.Node
		for e := range tree.Elements(root) {
			switch {
			case e.Data == "td" && strings.HasPrefix(tree.Line(e), "^"):
				if head != nil {
					n++
					if !yield(nil, record.Bad(n, "no text in the article", "")) {
						return
					}
				}
				head = e
			case e.Data == "pre" && head != nil:
				n++
				r, err := article(head, e, n, fields)
				head = nil
				if !yield(r, err) {
					return
				}
			}
		}
		if head != nil {
			yield(nil, record.Bad(n+1, "no text in the article", "the report is cut off"))
		} else if n == 0 {
			yield(nil, record.Bad(0, "no article found in the report", ""))
		}
	}
}

func article(head, pre *html.Node, n int, fields *record.Map) (*record.Record, error) {
	f := fields.Filler()
	for _, part := range strings.Split(tree.Line(head), "^")[1:] {
		code, value, ok := strings.Cut(part, ":")
		if !ok {
			continue
		}
		name := codes[strings.TrimSpace(code)]
		if name == "" {
			name = "integrum:" + code
		}
		f.Add(name, strings.Trim(value, " ,"))
	}
	text := paragraphs(pre)
	if text == "" {
		return nil, record.Bad(n, "no text in the article", "")
	}
	r, _ := f.Record(n)
	r.Text = text
	return r, nil
}

// paragraphs joins the wrapped lines of a text (G2).
func paragraphs(pre *html.Node) string {
	var raw, out strings.Builder
	for c := range pre.Descendants() {
		if c.Type == html.TextNode {
			raw.WriteString(c.Data)
		}
	}
	begin := true
	for _, l := range strings.Split(raw.String(), "\n") {
		line := record.Clean(l)
		if line == "" {
			begin = true
			continue
		}
		switch {
		case out.Len() == 0:
		case begin || strings.HasPrefix(l, "   ") || strings.HasPrefix(l, "\t"):
			out.WriteByte('\n')
		default:
			out.WriteByte(' ')
		}
		begin = false
		out.WriteString(line)
	}
	return out.String()
}
