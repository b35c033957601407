package page

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parley/analyze/ingest/language"
	"parley/analyze/ingest/markup"
	"parley/analyze/ingest/record"
)

// A pageRecord is a record with what the page says of itself.
type pageRecord struct {
	*record.Record
	paid  bool   // marked as not free to read
	whole string // the text as schema.org has it, "" when the page does not
	front bool   // says that it is a front page, or is a list of links
}

// found holds the values of a page by source, the surest first (H1).
type found struct {
	ld        article
	micro     map[string]string // itemprop
	meta      map[string]string // meta name or property
	title     string            // <title>
	heading   string            // first <h1>
	canonical string
	saved     string // address that a browser noted when it saved the page
	lang      string
}

func fields(root *html.Node) *pageRecord {
	f := &found{micro: map[string]string{}, meta: map[string]string{}}
	f.walk(root, 0)
	r := &record.Record{
		N:        1,
		Title:    record.Clean(first(f.ld.Headline, f.meta["og:title"], f.micro["headline"], f.heading, f.meta["twitter:title"], f.title)),
		Outlet:   record.Clean(first(f.ld.publisher, f.meta["og:site_name"], f.micro["publisher"], f.meta["application-name"])),
		Section:  record.Clean(first(f.ld.section, f.meta["article:section"], f.micro["articleSection"])),
		Byline:   record.Clean(first(f.ld.author, f.meta["author"], f.meta["article:author"], f.micro["author"], f.meta["dc.creator"], f.meta["byl"])),
		Language: language.Tag(first(f.ld.InLanguage, f.lang, f.meta["og:locale"])),
		URL:      address(f),
	}
	if strings.HasPrefix(r.Byline, "http") {
		r.Byline = ""
	}
	r.SetDate(first(f.ld.DatePublished, f.meta["article:published_time"], f.micro["datePublished"], f.meta["datepublished"],
		f.meta["date"], f.meta["pubdate"], f.meta["publishdate"], f.meta["dc.date"], f.meta["dcterms.created"], f.meta["parsely-pub-date"]))
	r.Keep("description", first(f.meta["og:description"], f.meta["description"]))
	r.Keep("keywords", f.meta["keywords"])
	r.Keep("modified", first(f.ld.DateModified, f.meta["article:modified_time"]))
	front := f.ld.Headline == "" && f.meta["og:type"] == "website" && rootAddress(r.URL)
	return &pageRecord{Record: r, paid: f.ld.paid || f.meta["article:content_tier"] == "locked", front: front, whole: f.ld.body}
}

func address(f *found) string {
	for _, u := range []string{f.canonical, f.meta["og:url"], f.ld.URL, f.saved} {
		if u = live(strings.TrimSpace(u)); strings.HasPrefix(u, "http") {
			return u
		}
	}
	return ""
}

var (
	archived = regexp.MustCompile(`^https?://web\.archive\.org/web/\d{4,14}[a-z_]*/`)
	savedAs  = regexp.MustCompile(`(?i)^\s*(?:saved from url=\(\d+\)|page saved with singlefile\s+url:\s*)(https?://\S+)`)
)

// live is the address that a page of the Wayback Machine had (H7).
func live(address string) string { return archived.ReplaceAllString(address, "") }

func rootAddress(raw string) bool {
	u, err := url.Parse(raw)
	return err == nil && raw != "" && strings.Trim(u.Path, "/") == ""
}

func first(values ...string) string {
	for _, v := range values {
		if strings.TrimSpace(v) != "" {
			return v
		}
	}
	return ""
}

// maxDepth bounds the walk over the tree.
const maxDepth = 500

func (f *found) walk(n *html.Node, depth int) {
	if depth > maxDepth {
		return
	}
	if n.Type == html.ElementNode {
		f.element(n)
	}
	if n.Type == html.CommentNode && f.saved == "" { // H7
		if m := savedAs.FindStringSubmatch(n.Data[:min(len(n.Data), 2048)]); m != nil {
			f.saved = m[1]
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.walk(c, depth+1)
	}
}

func (f *found) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		f.lang = attr(n, "lang")
	case atom.Title:
		if f.title == "" {
			f.title = markupTitle(n)
		}
	case atom.H1:
		if f.heading == "" {
			f.heading = markup.Node(n, nil)
		}
	case atom.Meta:
		name := strings.ToLower(first(attr(n, "property"), attr(n, "name")))
		set(f.meta, name, attr(n, "content"))
	case atom.Link:
		if attr(n, "rel") == "canonical" {
			f.canonical = attr(n, "href")
		}
	case atom.Script:
		if attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
			f.ld.read([]byte(n.FirstChild.Data))
		}
	}
	if prop := attr(n, "itemprop"); prop != "" {
		set(f.micro, prop, first(attr(n, "content"), attr(n, "datetime"), short(n)))
	}
}

// markupTitle is the text of <title> without the name of the site after a bar.
func markupTitle(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	title, _, _ := strings.Cut(n.FirstChild.Data, " | ")
	return title
}

// short is the text of an element when it can be a field.
func short(n *html.Node) string {
	if n.DataAtom == atom.Div || n.DataAtom == atom.Section || n.DataAtom == atom.Article || n.DataAtom == atom.Body {
		return ""
	}
	if t := markup.Node(n, nil); len(t) < 300 {
		return t
	}
	return ""
}

// set keeps the first value of a name.
func set(m map[string]string, name, value string) {
	if m[name] == "" && name != "" {
		m[name] = strings.TrimSpace(value)
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// article holds the schema.org fields of a news article.
type article struct {
	Headline      string
	DatePublished string
	DateModified  string
	InLanguage    string
	URL           string
	author        string
	publisher     string
	section       string
	body          string
	paid          bool
}

// read takes the first article of a JSON-LD block. Faulty blocks say nothing.
func (a *article) read(b []byte) {
	var v any
	if a.Headline != "" || json.Unmarshal(b, &v) != nil {
		return
	}
	a.find(v, 0)
}

func (a *article) find(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			a.find(e, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) && a.Headline == "" {
			a.take(v)
			return
		}
		a.find(v["@graph"], depth+1)
	}
}

func isArticle(t any) bool {
	name := names(t)
	return strings.Contains(name, "Article") || strings.Contains(name, "BlogPosting") || strings.Contains(name, "Report")
}

func (a *article) take(v map[string]any) {
	a.Headline = html.UnescapeString(names(v["headline"]))
	a.DatePublished, a.DateModified = names(v["datePublished"]), names(v["dateModified"])
	a.InLanguage, a.URL = names(v["inLanguage"]), names(v["url"])
	a.author, a.publisher = names(v["author"]), names(v["publisher"])
	a.section = names(v["articleSection"])
	a.body = names(v["articleBody"])
	free := strings.ToLower(names(v["isAccessibleForFree"]))
	a.paid = free == "false"
}

// names gives a string, the name of an object, or several joined by commas.
func names(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		if v {
			return "true"
		}
		return "false"
	case map[string]any:
		return names(v["name"])
	case []any:
		var list []string
		for _, e := range v {
			if n := names(e); n != "" && len(list) < 20 {
				list = append(list, n)
			}
		}
		return strings.Join(list, ", ")
	}
	return ""
}
