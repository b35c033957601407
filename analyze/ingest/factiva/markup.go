package factiva

import (
	"iter"
	"strings"

	"golang.org/x/net/html"

	"parley/analyze/ingest/language"
	"parley/analyze/ingest/markup"
	"parley/analyze/ingest/record"
	"parley/analyze/ingest/tree"
)

func isLanguage(s string) bool { return len(s) < 25 && len(language.Tag(s)) == 2 && len(s) > 3 }

// HTML yields the articles of a page, in either form.
func HTML(text string, fields *record.Map) iter.Seq2[*record.Record, error] {
	return tree.Records(text, func(e *html.Node) bool { return e.Data == "div" && isArticle(e) },
		func(e *html.Node, n int) (*record.Record, error) { return page(e, n, fields) })
}

// isArticle knows <div class="article enArticle">.
func isArticle(e *html.Node) bool {
	for _, c := range strings.Fields(tree.Attr(e, "class")) {
		if len(c) == 9 && strings.HasSuffix(c, "Article") {
			return true
		}
	}
	return false
}

func page(e *html.Node, n int, fields *record.Map) (*record.Record, error) {
	f := fields.Filler()
	if rows := codedRows(e); len(rows) > 0 {
		return finish(f, rowsText(f, rows), n)
	}
	return finish(f, blocks(f, e), n)
}

type row struct {
	code  string
	value *html.Node
}

// codedRows gives the rows of the form with codes (D2).
func codedRows(e *html.Node) []row {
	var rows []row
	for _, tr := range tree.All(e, "tr") {
		cells := tree.Children(tr)
		if len(cells) >= 2 && tree.HasClass(cells[0], "index") {
			rows = append(rows, row{tree.Line(cells[0]), cells[1]})
		}
	}
	return rows
}

func rowsText(f *record.Filler, rows []row) string {
	clock := ""
	for _, r := range rows {
		if r.code == "ET" {
			clock = tree.Line(r.value)
		}
	}
	var text []string
	for _, r := range rows {
		switch r.code {
		case "LP", "TD":
			text = append(text, markup.Node(r.value, nil))
		case "ET", "":
		default:
			field(f, r.code, tree.Line(r.value), clock)
		}
	}
	return strings.Join(text, "\n")
}

// blocks reads the form without codes, whose elements have names (D3).
func blocks(f *record.Filler, e *html.Node) string {
	var lines, text []string
	title, hub := false, false
	for _, c := range tree.Children(e) {
		line := tree.Line(c)
		switch {
		case line == "":
		case tree.Attr(c, "id") == "hd" || headline(c):
			f.Add("title", line)
			title = true
		case tree.HasClass(c, "author"):
			f.Add("byline", line)
		case c.Data == "div" && wordsLine.MatchString(line):
			f.Add("factiva:WC", line)
			hub = true
		case c.Data == "div" && hub && len(text) == 0:
			lines = append(lines, line)
		case c.Data == "div" && !title:
			f.Add("section", line)
		case c.Data == "div" && len(text) == 0:
			f.Add("factiva:CR", line)
		case documentLine.MatchString(line):
			f.Add("id", documentLine.FindStringSubmatch(line)[1])
		default:
			text = append(text, markup.Node(c, nil))
		}
	}
	if taken := Below(f, lines); taken < len(lines) {
		f.Add("factiva:head", strings.Join(lines[taken:], "; "))
	}
	return strings.Join(text, "\n")
}

func headline(c *html.Node) bool {
	for x := range tree.Elements(c) {
		for _, class := range strings.Fields(tree.Attr(x, "class")) {
			if len(class) == 10 && strings.HasSuffix(class, "Headline") {
				return true
			}
		}
	}
	return false
}

// XML yields the articles of the XML of the interface for programs.
func XML(text string, fields *record.Map) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		root, damage := tree.XML(text)
		n := 0
		for _, e := range tree.All(root, "article") {
			if tree.First(e, "headline", "leadparagraph") == nil {
				continue
			}
			n++
			if !yield(element(e, n, fields)) {
				return
			}
		}
		if damage != nil {
			yield(nil, &record.Problem{Reason: "damaged or cut-off XML: " + damage.Error(), Hint: "the articles before are read", Err: damage})
		} else if n == 0 {
			yield(nil, record.Bad(0, "no article found in the export", ""))
		}
	}
}

var elements = map[string]string{
	"headline": "title", "byline": "byline", "sourcename": "source", "baselanguage": "language", "accessionno": "id",
	"sectionname": "section", "publicationdate": "date",
}

func element(e *html.Node, n int, fields *record.Map) (*record.Record, error) {
	f := fields.Filler()
	var text []string
	for _, c := range tree.Children(e) {
		switch name, known := elements[c.Data]; {
		case c.Data == "leadparagraph" || c.Data == "tailparagraphs" || c.Data == "tailparagraph":
			text = append(text, markup.Node(c, nil))
		case c.Data == "publicationdate" && tree.First(c, "date") != nil:
			f.Add("date", tree.Line(tree.First(c, "date")))
		case known:
			f.Add(name, tree.Line(c))
		default:
			f.Add("factiva:"+c.Data, tree.Line(c))
		}
	}
	return finish(f, strings.Join(text, "\n"), n)
}
