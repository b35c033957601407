package newsml

import (
	"strings"

	"golang.org/x/net/html"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/tree"
)

// one reads an item of NewsML 1.
func one(f *record.Filler, e *html.Node) (string, error) {
	line := func(names ...string) string { return tree.Line(tree.First(e, names...)) }
	f.Add("id", line("publicidentifier", "newsitemid"))
	f.Add("title", line("headline", "slugline", "namelabel"))
	f.Add("byline", line("byline"))
	f.Add("language", first(tree.Attr(tree.First(e, "language"), "formalname"), tree.Attr(e, "lang")))
	f.Add("date", line("thisrevisioncreated", "firstcreated", "dateid"))                 // M3
	f.Add("source", first(party(e, "provider"), party(e, "source"), line("providerid"))) // M4
	keep(f, tree.First(e, "newsidentifier"), "publicidentifier")
	keep(f, tree.First(e, "newsmanagement"), "thisrevisioncreated")
	keep(f, tree.First(e, "newslines"), "headline", "byline")
	keep(f, tree.First(e, "rightsmetadata"))
	describe(f, tree.First(e, "descriptivemetadata"))
	return content1(e)
}

// party gives the name of one who provides or is the source.
func party(e *html.Node, role string) string {
	return tree.Attr(tree.First(tree.First(e, role), "party"), "formalname")
}

// describe keeps properties under their own names and codes under theirs.
func describe(f *record.Filler, e *html.Node) {
	seen := map[string]bool{}
	for c := range tree.Elements(e) {
		v := first(tree.Attr(c, "value"), tree.Attr(c, "formalname"))
		key := c.Data
		if c.Data == "property" {
			key = strings.ToLower(tree.Attr(c, "formalname"))
		}
		if v == "" || c.Data == "language" || seen[key+"="+v] {
			continue
		}
		seen[key+"="+v] = true
		f.Add("newsml:"+key, v)
	}
}

// content1 joins the texts of the content items.
func content1(e *html.Node) (string, error) {
	var parts []string
	media := false
	for _, c := range tree.All(e, "contentitem") {
		kind := strings.ToLower(tree.Attr(tree.First(c, "mediatype"), "formalname"))
		if kind != "" && kind != "text" && kind != "complexdata" {
			media = true
			continue
		}
		data := tree.First(c, "datacontent")
		if b := tree.First(data, "body.content", "body"); b != nil {
			data = b
		}
		if data != nil {
			parts = append(parts, body(data))
		}
	}
	text := strings.TrimSpace(strings.Join(parts, "\n"))
	if text == "" && media { // M2
		return "", errMedia
	}
	return text, nil
}
