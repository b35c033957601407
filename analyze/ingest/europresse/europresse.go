// Package europresse reads the HTML exports of Europresse (Eureka.cc), in the
// form of tables and in the later form of article elements.
//
// Rules:
//
//	E1  an article is what lies around one name of a publication
//	E2  the header is section, date and page, divided by commas; the part that
//	    is a date divides them
//	E3  a short line without a full stop below the title is the byline
//	E4  the text ends at the line of the copyright or of the document's number
package europresse

import (
	"iter"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"parley/analyze/ingest/date"
	"parley/analyze/ingest/markup"
	"parley/analyze/ingest/record"
	"parley/analyze/ingest/tree"
)

// number is the line of the document's number, whose second part is its day.
var number = regexp.MustCompile(`(?i)^(?:Numéro de document|Document number|News document|Número de documento)\s*:\s*(\S+)`)

// Read yields the articles of a page.
func Read(text string, fields *record.Map) iter.Seq2[*record.Record, error] {
	return tree.Records(text, func(e *html.Node) bool { return tree.HasClass(e, "DocPublicationName") },
		func(e *html.Node, n int) (*record.Record, error) { return article(e, n, fields) })
}

func article(pub *html.Node, n int, fields *record.Map) (*record.Record, error) {
	f := fields.Filler()
	outlet, issue, _ := strings.Cut(tree.Line(pub), ", no. ")
	f.Add("source", outlet)
	f.Add("europresse:issue", issue)
	around := container(pub)
	var text string
	if around.Data == "article" {
		text = elements(f, around)
	} else {
		text = table(f, around)
	}
	if strings.TrimSpace(text) == "" {
		return nil, record.Bad(n, "no text in the article", "was it exported without its full text?")
	}
	r, _ := f.Record(n)
	r.Text = text
	return r, nil
}

// container is the article element or the cell around a publication's name (E1).
func container(e *html.Node) *html.Node {
	for p := range e.Ancestors() {
		if p.Data == "article" || p.Data == "td" || p.Data == "body" {
			return p
		}
	}
	return e
}

// header adds section, date and page (E2).
func header(f *record.Filler, e *html.Node) {
	var all []string
	for h := range tree.Elements(e) {
		if tree.HasClass(h, "DocHeader") {
			all = append(all, tree.Line(h))
		}
	}
	var before, after []string
	day := false
	for _, part := range strings.Split(strings.Join(all, " "), ",") {
		part = record.Clean(part)
		_, err := date.Parse(part)
		switch {
		case part == "":
		case !day && err == nil:
			f.Add("date", part)
			day = true
		case day:
			after = append(after, part)
		default:
			before = append(before, part)
		}
	}
	f.Add("section", strings.Join(before, ", "))
	f.Add("europresse:page", strings.Join(after, ", "))
}

// title gives the element of the title, nil when there is none.
func title(e *html.Node) *html.Node {
	for c := range tree.Elements(e) {
		if tree.HasClass(c, "TitreArticleVisu") {
			return c
		}
	}
	return nil
}

// elements reads the later form.
func elements(f *record.Filler, e *html.Node) string {
	header(f, e)
	t := title(e)
	f.Add("title", tree.Line(t))
	top := tree.First(e, "header")
	passed := false
	for _, c := range tree.Children(top) {
		line := tree.Line(c)
		switch {
		case t != nil && (c == t || contains(c, t)):
			passed = true
		case passed:
			f.Add("byline", line)
		case !hasName(c):
			f.Add("europresse:kicker", line)
		}
	}
	f.Add("europresse:notes", strings.TrimSuffix(tree.Line(tree.First(e, "aside")), "Note(s) :"))
	for _, p := range tree.All(tree.First(e, "footer"), "p", "small") {
		foot(f, tree.Line(p))
	}
	return markup.Node(tree.First(e, "section"), nil)
}

func contains(e, x *html.Node) bool {
	for p := range x.Ancestors() {
		if p == e {
			return true
		}
	}
	return false
}

func hasName(e *html.Node) bool {
	for c := range tree.Elements(e) {
		if tree.HasClass(c, "DocPublicationName") || tree.HasClass(c, "DocHeader") {
			return true
		}
	}
	return tree.Line(e) == ""
}

// foot takes a line below the text and reports whether it is one.
func foot(f *record.Filler, line string) bool {
	if m := number.FindStringSubmatch(line); m != nil {
		f.Add("id", m[1])
		return true
	}
	if strings.HasPrefix(line, "©") {
		f.Add("copyright", line)
		return true
	}
	return false
}

// table reads the form of tables, line by line.
func table(f *record.Filler, e *html.Node) string {
	header(f, e)
	t := title(e)
	f.Add("title", tree.Line(t))
	lines := strings.Split(markup.Node(e, nil), "\n")
	start := 0
	for i, l := range lines {
		if t != nil && record.Clean(l) == tree.Line(t) {
			start = i + 1
			break
		}
	}
	end := start
	for end < len(lines) && !foot(f, lines[end]) { // E4
		end++
	}
	for _, l := range lines[min(end, len(lines)):] {
		foot(f, l)
	}
	if start+1 < end && isName(lines[start]) { // E3
		f.Add("byline", lines[start])
		start++
	}
	return strings.Join(lines[start:end], "\n")
}

func isName(l string) bool {
	return len(strings.Fields(l)) <= 6 && !strings.ContainsAny(l, ".!?:«»\"")
}
