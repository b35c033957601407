// Package tei reads transcripts and annotated texts in XML: TEI and what is
// like it, where <sp who="#..."> or <u who="..."> is a turn of a speaker, and
// texts of one token a line (GUM, Corpus Workbench).
//
// Rules:
//
//	E1  a document is a TEI element, else a text element, else the whole file
//	E2  a turn begins with the name of its speaker and a colon: what its speaker
//	    element says, else the person that "who" points to in the header, else
//	    the name in "who" itself, made words: #AdaWriter is Ada Writer
//	E3  of a line with tabs the first column is the token; tokens, <w> and <pc>
//	    are joined to words and signs as they are printed
//	E4  stage directions, notes, captions, sounds and pauses are no text; of a
//	    choice the corrected or regular form counts
//	E5  fields: the TEI header, else the attributes of the text element
package tei

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/tree"
)

// turns are the elements of a turn.
var turns = []string{"sp", "u", "turn", "speech", "intervention"}

// Is reports whether XML with this root element, in lower case, is read here:
// TEI, a text with attributes or paragraphs, or anything that has turns.
func Is(root string, head []byte) bool {
	switch root {
	case "tei", "tei.2", "teicorpus", "teicorpus.2":
		return true
	}
	lower := bytes.ToLower(head)
	if (root == "text" || root == "corpus") && bytes.Contains(lower, []byte("<text")) && (bytes.Contains(lower, []byte("<p>")) || bytes.Contains(lower, []byte("<s")) || bytes.Contains(lower, []byte("\t"))) {
		return true
	}
	for _, t := range turns {
		for _, a := range []string{" who=", " speaker=", " n=", "><speaker>", ">\n<speaker>"} {
			if bytes.Contains(lower, []byte("<"+t+a)) {
				return true
			}
		}
	}
	return false
}

// Read yields the documents of a file. text is decoded.
func Read(text string, fields *record.Map) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		root, damage := tree.XML(text)
		for i, e := range documents(root) {
			if !yield(document(e, root, i+1, fields)) {
				return
			}
		}
		if damage != nil {
			yield(nil, &record.Problem{Reason: "damaged or cut-off XML: " + damage.Error(), Hint: "what was there is read", Err: damage})
		}
	}
}

// documents gives the elements that are documents (E1).
func documents(root *html.Node) []*html.Node {
	for _, name := range []string{"tei", "tei.2", "text"} {
		var out []*html.Node
		for e := range tree.Elements(root) {
			if e.Data == name && !inside(e, name) {
				out = append(out, e)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return []*html.Node{root}
}

func inside(e *html.Node, name string) bool {
	for p := range e.Ancestors() {
		if p.Data == name {
			return true
		}
	}
	return false
}

func document(e, root *html.Node, n int, fields *record.Map) (*record.Record, error) {
	f := fields.Filler()
	header(f, e, root)
	w := writer{people: people(root)}
	body := e
	if b := tree.First(e, "text"); b != nil {
		body = b
	}
	w.children(body)
	w.paragraph()
	text := strings.Join(w.out, "\n")
	if text == "" {
		return nil, record.Bad(n, "no text in the document", "")
	}
	r, _ := f.Record(n)
	r.Text = text
	return r, nil
}

// header reads the fields (E5).
func header(f *record.Filler, e, root *html.Node) {
	h := tree.First(e, "teiheader")
	if h == nil {
		h = tree.First(root, "teiheader", "header", "meta")
	}
	attributes(f, e)
	stmt, pub := tree.First(h, "titlestmt"), tree.First(h, "publicationstmt")
	src := tree.First(h, "sourcedesc")
	add := func(name string, values ...string) {
		for _, v := range values {
			f.Add(name, v)
		}
	}
	add("title", title(stmt), tree.Line(tree.First(h, "title")))
	add("byline", tree.Line(tree.First(stmt, "author")), tree.Line(tree.First(src, "author")))
	add("source", tree.Line(tree.First(src, "publisher")), tree.Line(tree.First(pub, "publisher")))
	add("date", day(tree.First(src, "date")), day(tree.First(tree.First(h, "settingdesc"), "date")), day(tree.First(pub, "date")), day(tree.First(h, "date")))
	add("url", address(src), address(pub))
	add("id", tree.Attr(e, "id"))
	add("language", tree.Attr(tree.First(tree.First(h, "langusage"), "language"), "ident"), tree.Attr(e, "lang"))
}

// title is the main title, else the first that is no subtitle.
func title(stmt *html.Node) string {
	best := ""
	for _, t := range tree.All(stmt, "title") {
		switch kind := tree.Attr(t, "type"); {
		case kind == "main":
			return tree.Line(t)
		case best == "" && kind != "sub":
			best = tree.Line(t)
		}
	}
	return best
}

// day is the date of an element as its attributes give it, else as written.
func day(e *html.Node) string {
	for _, a := range []string{"when", "when-iso", "value", "from"} {
		if v := tree.Attr(e, a); v != "" {
			return v
		}
	}
	return tree.Line(e)
}

func address(e *html.Node) string {
	for c := range tree.Elements(e) {
		for _, v := range []string{tree.Attr(c, "target"), tree.Line(c)} {
			if (c.Data == "idno" || c.Data == "ref" || c.Data == "ptr") && strings.HasPrefix(v, "http") {
				return v
			}
		}
	}
	return ""
}

// attributes reads the fields that a text element has as attributes.
func attributes(f *record.Filler, e *html.Node) {
	names := map[string]string{"sourceurl": "url", "href": "url", "datecreated": "date", "speakerlist": "tei:speakers", "type": "section", "id": "", "lang": ""}
	for _, a := range e.Attr {
		name, ok := names[a.Key]
		if !ok {
			name = a.Key
		}
		if name != "" && a.Namespace != "xmlns" && a.Key != "xmlns" {
			f.Add(name, a.Val)
		}
	}
}

// people gives the names of the persons that a header lists, by their ids.
func people(root *html.Node) map[string]string {
	out := map[string]string{}
	for e := range tree.Elements(root) {
		if !slices.Contains([]string{"person", "role", "org", "castitem", "speaker", "participant"}, e.Data) || tree.Attr(e, "id") == "" {
			continue
		}
		if name := personName(e); name != "" {
			out[tree.Attr(e, "id")] = name
		}
	}
	return out
}

// personName joins forename and surname where a name is divided, else takes
// the line of the first name.
func personName(e *html.Node) string {
	p := tree.First(e, "persname", "name", "orgname", "role")
	if p == nil {
		if v := tree.Attr(e, "name"); v != "" || e.Data == "person" {
			return v
		}
		return tree.Line(e)
	}
	var first, last []string
	for c := range tree.Elements(p) {
		switch c.Data {
		case "forename":
			first = append(first, tree.Line(c))
		case "surname":
			last = append(last, tree.Line(c))
		}
	}
	if len(last) > 0 {
		return strings.Join(append(first, last...), " ")
	}
	return tree.Line(p)
}
