package newsml

import (
	"strings"

	"golang.org/x/net/html"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/tree"
)

// g2 reads an item of NewsML-G2.
func g2(f *record.Filler, e *html.Node) (string, error) {
	item, content, rights := tree.First(e, "itemmeta"), tree.First(e, "contentmeta"), tree.First(e, "rightsinfo")
	if class := code(tree.Attr(tree.First(item, "itemclass"), "qcode")); isMediaClass(class) { // M2
		return "", errMedia
	}
	f.Add("id", tree.Attr(e, "guid"))
	f.Add("version", tree.Attr(e, "version"))
	f.Add("language", first(tree.Attr(tree.First(content, "language"), "tag"), tree.Attr(e, "lang")))
	f.Add("title", headline(content, item))
	f.Add("byline", first(tree.Line(tree.First(content, "by")), name(tree.First(content, "creator"))))
	f.Add("source", outlet(item, content, rights))
	f.Add("date", first(tree.Line(tree.First(item, "versioncreated")), tree.Line(tree.First(content, "contentmodified")), // M3
		tree.Line(tree.First(content, "contentcreated")), tree.Line(tree.First(item, "firstcreated"))))
	keep(f, item, "versioncreated", "provider")
	keep(f, content, "headline", "by", "language")
	keep(f, rights)
	return content2(e), nil
}

func isMediaClass(class string) bool {
	switch class {
	case "picture", "graphic", "audio", "video", "animation", "composite":
		return true
	}
	return false
}

// headline is the first headline that is not one of second rank.
func headline(content, item *html.Node) string {
	for _, h := range tree.All(content, "headline") {
		if role := strings.ToLower(tree.Attr(h, "role")); !strings.Contains(role, "sub") && tree.Line(h) != "" {
			return tree.Line(h)
		}
	}
	return first(tree.Line(tree.First(item, "title")), tree.Line(tree.First(content, "slugline")))
}

// outlet chooses among those that an item names (M4).
func outlet(item, content, rights *html.Node) string {
	provider := tree.First(item, "provider")
	return first(name(provider), name(tree.First(content, "infosource")), name(tree.First(rights, "copyrightholder")),
		code(tree.Attr(provider, "qcode")))
}

// name gives the name of a party without falling back to a code.
func name(e *html.Node) string {
	if n := tree.First(e, "name"); n != nil {
		return tree.Line(n)
	}
	return first(tree.Attr(e, "literal"), tree.Line(e))
}

// content2 is the text of the content set: its XML, else its data.
func content2(e *html.Node) string {
	set := tree.First(e, "contentset")
	for _, c := range tree.All(set, "inlinexml") {
		if b := tree.First(c, "body.content", "body"); b != nil {
			c = b
		}
		if text := body(c); text != "" {
			return text
		}
	}
	for _, c := range tree.All(set, "inlinedata") {
		if t := tree.Attr(c, "contenttype"); t != "" && !strings.HasPrefix(t, "text/") {
			continue
		}
		if text := body(c); text != "" {
			return text
		}
	}
	return ""
}
