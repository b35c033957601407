package newsml

import (
	"golang.org/x/net/html"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/tree"
)

// nitf reads a document of the News Industry Text Format.
func nitf(f *record.Filler, e *html.Node) string {
	head, top := tree.First(e, "head"), tree.First(e, "body.head")
	pub, doc := tree.First(e, "pubdata"), tree.First(e, "docdata")
	f.Add("id", tree.Attr(tree.First(e, "doc-id"), "id-string"))
	f.Add("title", first(tree.Line(tree.First(top, "hl1", "hedline")), tree.Line(tree.First(head, "title"))))
	f.Add("byline", tree.Line(tree.First(top, "byline")))
	f.Add("language", first(tree.Attr(e, "baselang"), tree.Attr(e, "lang")))
	f.Add("source", first(tree.Attr(pub, "name"), tree.Line(tree.First(top, "distributor")), // M4
		tree.Attr(tree.First(doc, "doc.copyright"), "holder"), tree.Attr(tree.First(doc, "doc-id"), "regsrc")))
	f.Add("date", first(norm(doc, "date.issue"), norm(doc, "date.release"), tree.Attr(pub, "date.publication"))) // M3
	f.Add("section", tree.Attr(pub, "position.section"))
	for _, m := range tree.All(head, "meta") {
		f.Add("nitf:"+first(tree.Attr(m, "name"), tree.Attr(m, "http-equiv")), tree.Attr(m, "content"))
	}
	f.Add("nitf:dateline", tree.Line(tree.First(top, "dateline")))
	f.Add("nitf:abstract", tree.Line(tree.First(top, "abstract")))
	attributes(f, head, "tobject", "tobject.subject", "urgency", "date.release", "date.expire", "doc.copyright", "ed-msg", "du-key", "evloc", "pubdata", "keyword")
	if b := tree.First(e, "body.content"); b != nil {
		return body(b)
	}
	if b := tree.First(e, "body"); b != nil {
		return body(b)
	}
	return ""
}

func norm(doc *html.Node, name string) string { return tree.Attr(tree.First(doc, name), "norm") }

// attributes keeps all attributes of elements, as name.attribute.
func attributes(f *record.Filler, head *html.Node, names ...string) {
	for _, e := range tree.All(head, names...) {
		for _, a := range e.Attr {
			f.Add("nitf:"+e.Data+"."+a.Key, a.Val)
		}
	}
}
