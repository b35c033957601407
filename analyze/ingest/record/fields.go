package record

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"time"

	"parley/analyze/ingest/date"
)

// A Field is a place in a Record that a named value of the input can fill.
type Field uint8

// The fields.
const (
	None Field = iota
	ID
	Title
	Outlet
	Summit
	Section
	Byline
	Language
	URL
	Date
	Text
	HTML // text with mark-up
	Page // a whole web page
	File // the name of a file
	nFields
)

// names are the names of each field in exports, the surest first: where a
// record has several, the first one wins and the others are kept as extra.
var names = [nFields][]string{
	ID: {"id", "doc_id", "docid", "document_id", "article_id", "articleid", "story_id", "stories_id", "_id", "uid", "uuid", "guid", "key"},
	Title: {"title", "headline", "article_title", "story_title", "hl", "titre", "titel", "título", "titolo", "заголовок",
		"название", "überschrift", "schlagzeile", "titulo", "titular", "manchete", "kop", "headline1", "article_headline", "articletitle", "doc_title", "webtitle", "name"},
	Outlet: {"outlet", "source", "source_name", "media_name", "publication", "publisher", "newspaper", "site", "site_name",
		"sitename", "source_title", "publication_title", "media", "outlet_name", "journal", "quelle", "источник", "pubtitle", "publication_name", "publicationtitle", "newspaper_name", "media_source", "zeitung", "medium", "fuente", "medio", "fonte", "testata", "giornale", "jornal", "bron", "krant", "издание", "газета", "source_domain", "domain", "news_outlet", "provider", "copyrightholder"},
	Summit:   {"summit", "event", "meeting"},
	Section:  {"section", "category", "rubric", "ressort", "rubrique", "news_desk", "sección", "seccion", "sezione", "rubriek", "рубрика"},
	Byline:   {"author", "authors", "byline", "by", "creator", "dc:creator", "auteur", "autor", "автор", "writer", "author_name", "journalist", "verfasser", "autore", "reporter", "bylines"},
	Language: {"language", "lang", "language_code", "sprache", "langue", "язык", "idioma", "lingua", "taal", "language_name", "content_language"},
	URL: {"url", "link", "source_url", "article_url", "story_url", "permalink", "canonical_url", "web_url", "news_link",
		"page_url", "news_url", "weburl", "articleurl", "document_url", "documenturl", "href", "original_url", "external_url", "uri"},
	Date: {"published", "date", "published_time", "published_at", "publishedat", "date_published", "datepublished", "publish_date",
		"date_publish", "pub_date", "pubdate", "publication_date", "publicationdate", "published_date", "timestamp",
		"datetime", "seendate", "versioncreated", "firstcreated", "datum", "дата", "fecha", "publishdate", "publisheddate", "date_time", "publication_time", "article_date", "news_date", "story_date", "release_date", "erscheinungsdatum", "webpublicationdate", "day"},
	Text: {"text", "body", "content_original", "maintext", "article_text", "full_text", "fulltext", "full text", "bodytext",
		"body_text", "content", "article", "story_text", "story", "content_text", "transcript", "plain_text", "cleaned_text", "news_text",
		"article_body", "articlebody", "documenttext", "document_text", "doc_text", "fulltext_plain", "text_content", "textcontent", "raw_text", "articlecontent", "article_content", "haupttext", "artikel", "artikeltext", "cuerpo", "contenido", "testo", "corpo", "tekst", "contenu", "corps", "volltext", "texte", "texto", "текст", "оригинал", "анонс"},
	HTML: {"content_html", "body_html", "content:encoded", "body_xhtml", "html_content"},
	Page: {"html", "raw_html", "page_html"},
	File: {"file", "filename", "file_name", "filepath", "file_path", "path", "text_file", "textfile"},
}

type place struct {
	field Field
	rank  int
}

// A Map says which field a name of the input fills.
type Map struct {
	places map[string]place
}

// NewMap is the map of the usual names, with own ones (our field -> name in
// the input) before them. An unknown field is an error naming the legal ones.
func NewMap(own map[string]string) (*Map, error) {
	m := &Map{map[string]place{}}
	for f := ID; f < nFields; f++ {
		for i, n := range names[f] {
			m.places[n] = place{f, i + 1}
		}
	}
	for _, field := range sortedKeys(own) {
		f, ok := fieldNamed(field)
		if !ok {
			return nil, fmt.Errorf("field map: no field %q (fields: %s)", field, strings.Join(fieldNames(), ", "))
		}
		m.places[fold(own[field])] = place{f, 0}
	}
	return m, nil
}

// Own names of the fields in a field map, in the order of the constants.
func fieldNames() []string {
	return []string{"id", "title", "outlet", "summit", "section", "byline", "language", "url", "date", "text", "html", "page", "file"}
}

func fieldNamed(s string) (Field, bool) {
	i := slices.Index(fieldNames(), strings.ToLower(s))
	if s == "author" {
		return Byline, true
	}
	return Field(i + 1), i >= 0
}

func sortedKeys(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// joined writes the signs between words of a name in one way.
var joined = strings.NewReplacer(" ", "_", "-", "_")

func fold(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	return joined.Replace(name)
}

// Field gives the field that a name fills, None when it fills none.
func (m *Map) Field(name string) Field { return m.at(name).field }

func (m *Map) at(name string) place {
	if p, ok := m.places[name]; ok {
		return p
	}
	return m.places[fold(name)]
}

// A Filler fills a record from names and values, the surest name first.
type Filler struct {
	fields *Map
	values [nFields]struct {
		name, value string
		rank        int
	}
	rest []pair
}

type pair struct{ name, value string }

// Filler begins a record.
func (m *Map) Filler() *Filler { return &Filler{fields: m} }

// Add gives one value of the input.
func (f *Filler) Add(name, value string) {
	if strings.TrimSpace(value) == "" {
		return
	}
	p := f.fields.at(name)
	if p.field != None && nothing(value) {
		return
	}
	have := &f.values[p.field]
	switch {
	case p.field != None && have.name != "" && value == have.value: // said twice
	case p.field == None:
		f.rest = append(f.rest, pair{name, value})
	case have.name == "":
		have.name, have.value, have.rank = name, value, p.rank
	case p.rank < have.rank:
		f.rest = append(f.rest, pair{have.name, have.value})
		have.name, have.value, have.rank = name, value, p.rank
	default:
		f.rest = append(f.rest, pair{name, value})
	}
}

// nothing reports what programs write for a value that is not there.
func nothing(value string) bool {
	switch strings.TrimSpace(value) {
	case "NaN", "nan", "None", "none", "null", "NULL", "N/A", "n/a", "NaT", "nil", `\N`, "-", "undefined", "[]", "{}":
		return true
	}
	return false
}

// plain undoes the entities of HTML that exports leave in a field of one line.
func plain(s string) string {
	if strings.Contains(s, "&") && strings.Contains(s, ";") {
		s = html.UnescapeString(s)
	}
	return Clean(s)
}

// Record gives the record with number n. Text under a name of mark-up comes
// back as HTML; the caller makes text of it.
func (f *Filler) Record(n int) (r *Record, asHTML string) {
	get := func(i Field) string { return f.values[i].value }
	r = &Record{
		N: n, ID: strings.TrimSpace(get(ID)), Title: plain(get(Title)), Outlet: plain(get(Outlet)), Summit: Clean(get(Summit)),
		Section: plain(get(Section)), Byline: plain(get(Byline)), Language: get(Language), URL: strings.TrimSpace(get(URL)),
		Text: get(Text), File: strings.TrimSpace(get(File)),
	}
	r.Keep(f.values[File].name, r.File)
	r.SetDate(get(Date))
	f.betterDate(r)
	if r.Text == "" {
		asHTML = get(HTML)
	}
	if r.Text == "" && asHTML == "" && get(Page) != "" {
		r.Page, r.Charset = []byte(get(Page)), "utf-8"
	}
	for _, p := range f.rest {
		r.Keep(p.name, p.value)
	}
	return r, asHTML
}

// betterDate looks at the other dates of the record: one of the same day with a
// time of day says more, and any says more than a placeholder or no date.
func (f *Filler) betterDate(r *Record) {
	if r.HasTime {
		return
	}
	best, found := len(names[Date])+1, date.Date{}
	for _, p := range f.rest {
		at := f.fields.at(p.name)
		if at.field != Date || at.rank >= best {
			continue
		}
		d, err := date.Parse(Clean(p.value))
		same := d.HasTime && d.Time.Format(time.DateOnly) == r.Published.Format(time.DateOnly)
		if err == nil && (r.Published.IsZero() || same) {
			best, found = at.rank, d
		}
	}
	if !found.Time.IsZero() {
		r.Published, r.HasTime = found.Time, found.HasTime
	}
}
