// Package feed reads RSS, Atom and RDF feeds, the feeds of the Europe Media
// Monitor and WordPress exports, which are feeds with more in them.
//
// Rules:
//
//	F1  a feed that cannot be parsed as a whole, or of which fewer items are
//	    read than it has, is parsed item by item
//	F2  pages, attachments and menus of a WordPress export are no articles
//	F3  in a WordPress export a line break is a paragraph's end
package feed

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/mmcdole/gofeed"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"

	"parley/analyze/ingest/charset"
	"parley/analyze/ingest/markup"
	"parley/analyze/ingest/record"
)

// teaserWords: a body with fewer words is taken for a summary.
const teaserWords = 60

// Read yields the items of a feed; keep also gives those without text.
func Read(b []byte, keep bool) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		text, _, warning := charset.Decode(b, charset.Declared(b))
		b := []byte(strings.TrimLeft(charset.Redeclare(text), " \t\r\n\ufeff"))
		if warning != "" {
			yield = warned(warning, yield)
		}
		f, err := parse(b)
		switch {
		case err != nil:
			salvage(b, err, keep, yield)
		case marked(b) > len(f.Items) && pieces(b) > len(f.Items):
			salvage(b, fmt.Errorf("%d of %d items could be read as a whole", len(f.Items), marked(b)), keep, yield)
		default:
			items(f, 0, keep, yield)
		}
	}
}

func warned(warning string, yield func(*record.Record, error) bool) func(*record.Record, error) bool {
	return func(r *record.Record, err error) bool {
		if r != nil {
			r.Warn(warning)
		}
		return yield(r, err)
	}
}

// IsList reports a feed whose items have addresses and no texts at all.
func IsList(b []byte) bool {
	start := bytes.Index(b, []byte("<item"))
	if start < 0 {
		start = bytes.Index(b, []byte("<entry"))
	}
	if start < 0 {
		return false
	}
	for _, text := range []string{"description>", "content:encoded>", "<content", "summary>"} {
		if bytes.Contains(b[start:], []byte(text)) {
			return false
		}
	}
	return bytes.Contains(b[start:], []byte("<link"))
}

// marked counts the items that a feed has by its tags.
func marked(b []byte) int {
	n := 0
	for _, tag := range []string{"<item>", "<item ", "<entry>", "<entry "} {
		n += bytes.Count(b, []byte(tag))
	}
	return n
}

// pieces counts the items that can be read one by one.
func pieces(b []byte) int {
	n := 0
	salvage(b, nil, true, func(r *record.Record, _ error) bool {
		if r != nil {
			n++
		}
		return true
	})
	return n
}

func parse(b []byte) (*gofeed.Feed, error) {
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	return p.Parse(bytes.NewReader(b))
}

// items yields the items of a feed, numbered after n.
func items(f *gofeed.Feed, n int, keep bool, yield func(*record.Record, error) bool) bool {
	original, _ := f.OriginalFeed().(*rss.Feed)
	for i, it := range f.Items {
		if value(it.Extensions, "wp", "post_type") != "" && !article(it) { // F2
			continue
		}
		r := item(f, it)
		r.N = n + i + 1
		if original != nil && i < len(original.Items) && original.Items[i].Source != nil {
			r.Outlet = first(record.Clean(original.Items[i].Source.Title), r.Outlet)
		}
		if r.Text == "" && !keep {
			if !yield(nil, record.Bad(r.N, "no text in the item, only title and address", "feeds without bodies need their pages")) {
				return false
			}
			continue
		}
		if !yield(r, nil) {
			return false
		}
	}
	return true
}

func article(it *gofeed.Item) bool {
	kind, status := value(it.Extensions, "wp", "post_type"), value(it.Extensions, "wp", "status")
	return kind == "post" && status != "trash" && status != "auto-draft"
}

func item(f *gofeed.Feed, it *gofeed.Item) *record.Record {
	r := &record.Record{
		ID: strings.TrimSpace(it.GUID), Title: markup.Text(it.Title), URL: strings.TrimSpace(it.Link),
		Outlet: record.Clean(markup.Text(f.Title)), Language: first(value(it.Extensions, "iso", "language"), f.Language),
		Section: record.Clean(strings.Join(slices.Compact(it.Categories), ", ")), Byline: byline(it),
	}
	body := it.Content
	if strings.TrimSpace(body) == "" {
		body = it.Description
	} else {
		r.Keep("description", markup.Text(it.Description))
	}
	if value(it.Extensions, "wp", "post_type") != "" { // F3
		body = strings.ReplaceAll(body, "\n", "<br>")
	}
	r.Text = markup.Text(body)
	if it.Content == "" && len(strings.Fields(r.Text)) < teaserWords && r.Text != "" {
		r.Warn("the text is the summary of the feed")
	}
	r.SetDate(first(it.Published, it.Updated, value(it.Extensions, "wp", "post_date_gmt")))
	keepExtensions(r, it.Extensions)
	return r
}

func byline(it *gofeed.Item) string {
	var names []string
	for _, a := range it.Authors {
		if a != nil {
			names = append(names, first(a.Name, a.Email))
		}
	}
	return record.Clean(strings.Join(names, ", "))
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

func value(e ext.Extensions, space, name string) string {
	if list := e[space][name]; len(list) > 0 {
		return strings.TrimSpace(list[0].Value)
	}
	return ""
}

// keepExtensions keeps the elements of other name spaces, such as emm:entity.
func keepExtensions(r *record.Record, e ext.Extensions) {
	for _, space := range keys(e) {
		if space == "content" || space == "dc" || space == "excerpt" {
			continue
		}
		for _, name := range keys(e[space]) {
			var values []string
			for _, x := range e[space][name] {
				if v := record.Clean(x.Value); v != "" && !slices.Contains(values, v) && len(values) < 100 {
					values = append(values, v)
				}
			}
			r.Keep(space+":"+name, strings.Join(values, "; "))
		}
	}
}

func keys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// salvage reads the items of a damaged feed one by one, each in the frame of
// the feed's beginning (F1).
func salvage(b []byte, cause error, keep bool, yield func(*record.Record, error) bool) {
	tag := []byte("item")
	if !bytes.Contains(b, []byte("<item")) {
		tag = []byte("entry")
	}
	open, end := append([]byte("<"), tag...), append(append([]byte("</"), tag...), '>')
	start := bytes.Index(b, open)
	if start < 0 {
		yield(nil, &record.Problem{Reason: "feed not readable: " + cause.Error(), Err: cause})
		return
	}
	head, rest := b[:start], b[start:]
	foot := "</channel></rss>"
	if string(tag) == "entry" {
		foot = "</feed>"
	}
	n, read := 0, 0
	for len(rest) > 0 {
		stop := bytes.Index(rest, end)
		if stop < 0 {
			break
		}
		n++
		one := slices.Concat(head, rest[:stop+len(end)], []byte(foot))
		rest = rest[stop+len(end):]
		if next := bytes.Index(rest, open); next >= 0 {
			rest = rest[next:]
		} else {
			rest = nil
		}
		f, err := parse(one)
		if err != nil {
			if !yield(nil, &record.Problem{N: n, Reason: "item not readable: " + err.Error(), Err: err}) {
				return
			}
			continue
		}
		read++
		if !items(f, n-1, keep, yield) {
			return
		}
	}
	yield(nil, &record.Problem{Reason: fmt.Sprintf("feed damaged or cut off (%v); %d items read", cause, read), Err: cause})
}
